/** @jest-environment jsdom */
import { learnClock } from '../../tab/clock';
import { HomePage } from '../../tab/pages/home/HomePage';
import { CheckResource } from '../../tab/pages/resources/CheckResource';
import type { ResourceRow } from '../../bot/api/contract';
import { draw, settled } from './drawing';
import { sampleCommunity } from './sampleCommunity';

/** The server's clock stands at a moment, whatever this machine's does. */
const serverAt = (moment: string): void => {
  const here = Date.now();
  learnClock(here, here, moment);
};
const inZone = (zone: string) => ({ ...sampleCommunity().view(1), zone });

it.each([
  ['2026-05-31T12:30:00Z', 'Pacific/Auckland', '2027-06-01'],
  ['2026-05-31T12:30:00Z', 'Europe/London', '2027-05-31'],
  ['2026-06-01T03:30:00Z', 'America/New_York', '2027-05-31'],
])('at %s a year from today begins in %s on %s', async (moment, zone, day) => {
  serverAt(moment);
  const { place } = await draw(<CheckResource resource={{ id: 'r', title: 'A rubric' } as ResourceRow} close={() => undefined} />, inZone(zone));
  const field = place.querySelector<HTMLInputElement>('input[type=date]');
  expect(field?.value).toBe(day);
});

it.each([
  ['2026-05-14T15:00:00Z', 'Pacific/Auckland', '2026-05-14T12:00:00.000Z'],
  ['2026-05-14T15:00:00Z', 'America/New_York', '2026-05-14T04:00:00.000Z'],
])('at %s the home page in %s asks for events from the midnight there on: %s', async (moment, zone, from) => {
  serverAt(moment);
  const asked: string[] = [];
  const { place } = await draw(<HomePage />, inZone(zone), undefined, undefined, {
    events: (_id, since) => {
      asked.push(since);
      return Promise.resolve({ events: [], plan: [] });
    },
    surveys: () => new Promise(() => undefined),
  });
  await settled(() => asked.length > 0 && place.querySelector('h1') !== null);
  expect(asked).toEqual([from]);
});
