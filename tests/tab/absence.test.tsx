/** @jest-environment jsdom */
import { act } from 'react';
import type { AwayAnswer } from '../../bot/api/contract';
import { MyAbsence } from '../../tab/pages/mine/MyAbsence';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const unused = (): Promise<never> => Promise.reject(new Error('not asked for here'));
async function open(answer: AwayAnswer) {
  const chosen: boolean[] = [];
  const { place } = await draw(<MyAbsence />, sampleCommunity().view(1), taking().command, unused, {
    away: () => Promise.resolve(answer),
    chooseAway: ({ away }) => { chosen.push(away); return Promise.resolve({ able: true, away, until: null }); },
  });
  return { place, chosen };
}

it('says how long a sign-in is kept, deletes it on a press, and takes that back on another', async () => {
  const { place, chosen } = await open({ able: true, away: true, until: '2026-06-14T09:00:00.000Z' });
  await settled(() => place.querySelector('h2') !== null);
  expect(place.textContent).toMatch(/goes on in your name while this tab is closed.*kept for this until .*14 Jun/);
  await act(async () => button(place, 'Delete it and wait for me').click());
  await settled(() => place.textContent?.includes('Nothing is done in your name') ?? false);
  await act(async () => button(place, 'Go on while I am away').click());
  await settled(() => place.textContent?.includes('Nothing is kept yet.') ?? false);
  expect(chosen).toEqual([false, true]);
});

it('is not there where nothing is ever kept', async () => {
  const { place } = await open({ able: false, away: true, until: null });
  await settled(() => true);
  expect([place.querySelector('h2'), buttons(place)]).toEqual([null, []]);
});
