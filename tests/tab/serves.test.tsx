/** @jest-environment jsdom */
import { act } from 'react';
import type { ActionView } from '../../bot/api/contract';
import { ActionsPage } from '../../tab/pages/actions/ActionsPage';
import { EditAction } from '../../tab/pages/actions/EditAction';
import { ReviewPage } from '../../tab/pages/review/ReviewPage';
import { button, draw, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

const action = (more: Partial<ActionView> = {}): ActionView => ({
  id: 'a1', title: 'Book a room', ownerId: null, dueOn: null, state: 'to-do', tier: null, source: null, serves: 'Share <b>examples</b>', createdAt: '2026-05-01T10:00:00Z', createdBy: 'p', finishedAt: null, revision: 1,
  ownerName: null, overdue: false, mine: false, sourceHeading: null, deletedThere: false, offeredTo: null, points: [], ...more,
});
const plan = { ...sampleCommunity().view(1), priorities: ['Share <b>examples</b>', 'Make briefs plain'], actions: [action()] };
const choose = (select: HTMLSelectElement, value: string) => act(async () => {
  select.value = value;
  select.dispatchEvent(new Event('change', { bubbles: true }));
});
const selectOf = (place: HTMLElement): HTMLSelectElement => {
  const found = [...place.querySelectorAll('select')].find((one) => [...one.options].some((option) => option.value === 'Make briefs plain'));
  if (!found) throw new Error('no choice of priorities');
  return found;
};

describe('the priority that an action serves', () => {
  it('stands on the board, in the list and on the timeline as text, and leads to the charter', async () => {
    const { place } = await draw(<ActionsPage />, plan);
    for (const view of ['Board', 'List', 'Timeline']) {
      const radio = [...place.querySelectorAll<HTMLLabelElement>('label')].find((one) => one.textContent === view);
      await act(async () => radio?.click());
      expect(place.querySelector('.action-serves')?.textContent).toBe('Serves: Share <b>examples</b>');
      expect(place.querySelector('.action-serves a')?.getAttribute('href')).toBe('#/charter');
    }
  });

  it('is chosen among the agreed ones; only what was changed is sent', async () => {
    const { sent, command } = taking();
    const { place } = await draw(<EditAction action={action()} close={() => undefined} />, plan, command);
    await choose(selectOf(place), 'Make briefs plain');
    await act(async () => button(place, 'Save').click());
    expect(sent.at(-1)).toEqual({ type: 'changeAction', actionId: 'a1', serves: 'Make briefs plain' });
    await choose(selectOf(place), '');
    await act(async () => button(place, 'Save').click());
    expect(sent.at(-1)).toEqual({ type: 'changeAction', actionId: 'a1', serves: null });
  });

  it('keeps words to choose that are not agreed any more while the action has them', async () => {
    const { place } = await draw(<EditAction action={action({ serves: 'An older one' })} close={() => undefined} />, plan);
    expect([...selectOf(place).options].map((one) => one.value)).toEqual(['', 'Share <b>examples</b>', 'Make briefs plain', 'An older one']);
  });

  it('is counted beside the aim in the review room', async () => {
    const aims = { id: 'aims', heading: 'Aims', lines: [{ text: 'Share <b>examples</b>', source: 'purpose/1' }], gap: null, agreed: null };
    const view = { ...plan, actions: [action({ state: 'done' }), action({ id: 'a2' }), action({ id: 'a3', state: 'dropped' })], charter: { ...plan.charter, latest: { ...plan.charter.draft, sections: [aims] } } };
    const { place } = await draw(<ReviewPage />, view);
    await settled(() => place.textContent.includes('Share <b>examples</b> · 1 of 2 actions done'));
  });
});
