/** @jest-environment jsdom */
import { act } from 'react';
import type { CommunityView, MineAnswer } from '../../bot/api/contract';
import { hashOf } from '../../tab/app/routes';
import { MeasuresPage } from '../../tab/pages/measures/MeasuresPage';
import { MinePage } from '../../tab/pages/mine/MinePage';
import { CountingPart } from '../../tab/pages/settings/CountingPart';
import { button, buttons, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const sample = (more: Partial<CommunityView> = {}): CommunityView => {
  const view = sampleCommunity().view(1);
  return { ...view, team: view.team && { ...view.team, hasTeam: true }, ...more };
};
const counting = { since: '2026-05-04T09:00:00.000Z', by: 'Tom Whitfield' };
const mine = (more: Partial<MineAnswer> = {}): MineAnswer => ({ area: '', counted: true, photo: false, knows: [], areas: [], own: { answers: [], events: [], meetings: [], invited: [], shelf: [], actions: [], roles: [], surveys: [], coffee: [], help: [], ideas: [], welcomes: [], thanks: [], messages: 4, prompts: 0, digest: null }, ...more });
const drawMine = async (view: CommunityView, answer = mine()): Promise<string> => {
  const { place } = await draw(<MinePage />, view, undefined, undefined, { mine: () => Promise.resolve(answer) });
  await settled(() => place.textContent.includes('Messages counted'));
  return place.textContent;
};

it('says all of what is counted before it begins, and begins only then', async () => {
  const { sent, command } = taking();
  const { place } = await draw(<CountingPart />, sample(), command);
  expect(place.textContent).toContain('Nothing is counted.');
  await act(async () => button(place, 'Count messages…').click());
  const asked = place.querySelector('dialog')?.textContent ?? '';
  for (const part of ['who wrote, when, and what they answer', 'whether a question mark stands in it', 'keeps none of the text', 'Everybody in the community reads the figures', '13 months']) expect(asked).toContain(part);
  expect(sent).toEqual([]);
  await act(async () => button(place, 'Count from now on').click());
  await settled(() => sent.length === 1);
  expect(sent).toEqual([{ type: 'countMessages', on: true }]);
});

it('says who has switched it on, and what goes with its end', async () => {
  const { sent, command } = taking();
  const { place } = await draw(<CountingPart />, sample({ counting }), command);
  expect(place.textContent).toContain('Tom Whitfield has switched it on');
  await act(async () => button(place, 'Stop counting…').click());
  expect(place.querySelector('dialog')?.textContent).toContain('What was counted is deleted within minutes');
  await act(async () => button(place, 'Stop and delete').click());
  await settled(() => sent.length === 1);
  expect(sent).toEqual([{ type: 'countMessages', on: false }]);
});

it('offers nothing where there is no team, and is not there for who may not choose', async () => {
  const view = sample();
  const without = await draw(<CountingPart />, { ...view, team: view.team && { ...view.team, hasTeam: false } });
  expect([buttons(without.place), without.place.textContent.includes('no channel to count in')]).toEqual([[], true]);
  const others = await draw(<CountingPart />, { ...view, me: { ...view.me, may: [] } });
  expect(others.place.querySelector('#counting-heading')).toBeNull();
});

it('tells everybody who may be counted, on My data and beside the measures', async () => {
  expect(await drawMine(sample({ counting }))).toContain('4. Only that you wrote is kept, never what.');
  expect(await drawMine(sample({ counting }))).toContain('it is counted that you write in the team’s channels. Tom Whitfield has switched it on. Kept are when you wrote');
  expect(await drawMine(sample({ counting }), mine({ counted: false }))).toContain('so your messages are not counted');
  expect(await drawMine(sample())).toContain('This community does not count messages.');
  const answer = { on: '2026-05-11', lights: [], measures: [] };
  const { place } = await draw(<MeasuresPage />, sample({ counting }), undefined, undefined, { measures: () => Promise.resolve(answer) });
  await settled(() => place.textContent.includes('it is counted that people write in the team’s channels'));
  expect(place.querySelector(`a[href="${hashOf({ page: 'mine' })}"]`)?.textContent).toBe('My data says what is counted of you');
});
