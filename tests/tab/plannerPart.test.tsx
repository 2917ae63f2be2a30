/** @jest-environment jsdom */
import { act } from 'react';
import { TextDecoder as NodeTextDecoder, TextEncoder } from 'node:util';
import type { ActionView, CommunityView, PlannerView } from '../../bot/domain/view';
import { ActionsPage } from '../../tab/pages/actions/ActionsPage';
import { button, buttons, draw, labelled, settled, taking } from './drawing';
import { sampleCommunity } from './sampleCommunity';

Object.defineProperty(globalThis, 'TextDecoder', { configurable: true, value: NodeTextDecoder });

const off: PlannerView = { state: 'off', by: null, since: null, lastAt: null, problem: null, webUrl: null, takeOver: false, kept: null };
const on: PlannerView = { ...off, state: 'on', by: { id: 'person-2', name: 'Tom Whitfield' }, since: '2026-05-14T09:00:00.000Z', lastAt: '2026-05-14T10:00:00.000Z', webUrl: 'https://planner.example/p' };
const community = sampleCommunity();
community.act(1, { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null });
const view = (planner: PlannerView, more: Partial<ActionView> = {}, who = 1): CommunityView => {
  const seen = community.view(who);
  return { ...seen, planner, actions: seen.actions.map((one) => ({ ...one, ...more })) };
};
const open = async (seen: CommunityView) => {
  const { sent, command } = taking();
  const { place } = await draw(<ActionsPage />, seen, command);
  // The part about files comes in a script of its own.
  if (seen.me.part === 'core') await settled(() => place.textContent.includes('As a file'));
  return { place, sent };
};
const part = (place: HTMLElement): HTMLElement | null => place.querySelector<HTMLElement>('[aria-labelledby="planner-heading"]');

describe('the plan in Planner', () => {
  it('is connected when somebody asks', async () => {
    const { place, sent } = await open(view(off));
    await act(async () => button(place, 'Keep it in Planner too').click());
    expect(sent).toEqual([{ type: 'connectPlan' }]);
  });

  it('has no button where there is no team, and says why and what else there is', async () => {
    const { place } = await open(community.view(1));
    expect(part(place)?.textContent).toContain('The community has no team, so there is no plan in Planner. Export the plan as a file');
    expect(part(place)?.querySelector('button')).toBeNull();
  });

  it('says since when, in whose name and the way there; let go of only after a question', async () => {
    const { place, sent } = await open(view(on));
    expect(part(place)?.textContent).toContain('in the name of Tom Whitfield.');
    expect(part(place)?.querySelector('a[href="https://planner.example/p"]')?.textContent).toContain('Open in Planner');
    await act(async () => button(place, 'Let go of Planner').click());
    expect(sent).toEqual([]);
    expect(place.querySelector('dialog')?.textContent).toContain('The plan stays here, and its tasks stay in Planner as they are.');
    await act(async () => place.querySelector<HTMLButtonElement>('dialog button[type=submit]')?.click());
    expect(sent).toEqual([{ type: 'disconnectPlan' }]);
  });

  it('says why it waits, and lets somebody else keep it in their name', async () => {
    const { place, sent } = await open(view({ ...on, state: 'waiting', problem: 'Ask your IT team.', takeOver: true }));
    expect(part(place)?.textContent).toContain('It waits to be brought to Planner, in the name of Tom Whitfield. Ask your IT team.');
    await act(async () => button(place, 'Keep it in my name').click());
    expect(sent).toEqual([{ type: 'connectPlan' }]);
    const { place: own } = await open(view({ ...on, state: 'waiting', problem: 'Ask your IT team.' }));
    expect(buttons(own)).not.toContain('Keep it in my name');
  });

  it('that failed can be connected again, and leads nowhere', async () => {
    const { place, sent } = await open(view({ ...on, state: 'failed', problem: 'The plan is gone.' }));
    expect(part(place)?.querySelector('a')).toBeNull();
    await act(async () => button(place, 'Connect it again').click());
    expect(sent).toEqual([{ type: 'connectPlan' }]);
  });

  it('shows the check list of a task, ticked by whoever may change the action', async () => {
    const { place, sent } = await open(view(on, { points: [{ id: 'p1', title: '<i>Draft</i>', done: true }, { id: 'p2', title: 'Send', done: false }] }));
    const details = [...place.querySelectorAll('details')].find((one) => one.querySelector('summary')?.textContent === 'Check list: 1 of 2 done');
    if (!details) throw new Error('there is no check list');
    act(() => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    const look = () => details.querySelector<HTMLElement>('ul[aria-label="Check list of Book a room"]');
    await settled(() => look() !== null);
    const list = look();
    const boxes = [...(list?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
    expect([boxes.map((one) => one.checked), list?.querySelector('i')]).toEqual([[true, false], null]);
    await act(async () => boxes[1]?.click());
    expect(sent).toEqual([{ type: 'tickPoint', actionId: community.view(1).actions[0]?.id, pointId: 'p2', ticked: true }]);

    await act(async () => button(details, 'Take off: Send').click());
    await settled(() => sent.length === 2);
    const field = labelled(details, 'New point');
    await act(async () => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, '  Ask the dean ');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await act(async () => button(details, 'Add a point to Book a room').click());
    await settled(() => sent.length === 3 && field.value === '');
    const actionId = community.view(1).actions[0]?.id;
    expect(sent.slice(1)).toEqual([{ type: 'removePoint', actionId, pointId: 'p2' }, { type: 'addPoint', actionId, title: 'Ask the dean' }]);
  });

  it('an action without points can have some, for whoever may change it; one that is over cannot', async () => {
    const summaries = (place: HTMLElement): (string | null)[] => [...place.querySelectorAll('summary')].map((one) => one.textContent);
    expect(summaries((await open(view(on, { points: [] }))).place)).toContain('Check list');
    expect(summaries((await open(view(on, { points: [], state: 'done' }))).place)).not.toContain('Check list');
  });

  it('asks about what was deleted there, with a button for each answer', async () => {
    const { place, sent } = await open(view(on, { deletedThere: true }));
    const { id } = community.view(1).actions[0] ?? { id: '' };
    expect(part(place)?.textContent).toContain('Somebody deleted a task in Planner.');
    await act(async () => button(place, 'Put it back into Planner: Book a room').click());
    await act(async () => button(place, 'Drop it here: Book a room').click());
    expect(sent).toEqual([{ type: 'putBackTask', actionId: id }, { type: 'changeAction', actionId: id, state: 'dropped' }]);
  });

  it('says what was not taken over, and to whom an action is offered', async () => {
    const { place } = await open(view({ ...on, kept: { at: '2026-05-14T10:00:00.000Z', texts: 'Book a room: Book the hall' } }, { offeredTo: { id: 'person-2', name: 'Tom Whitfield' } }));
    expect(part(place)?.textContent).toContain('It is kept as it is here. Planner said: Book a room: Book the hall');
    expect(place.querySelector('.action')?.textContent).toContain('Free to claim, offered to Tom Whitfield');
    const { place: mine } = await open(view(on, { offeredTo: { id: 'person-1', name: 'Amara Okafor' } }));
    expect(mine.querySelector('.action')?.textContent).toContain('Offered to you: claim it if you take it');
  });

  it('shows members the way there and nothing to decide', async () => {
    const { place } = await open(view(on, { deletedThere: true }, 4));
    expect(part(place)?.querySelectorAll('button')).toHaveLength(0);
    expect(part(place)?.querySelector('a')).not.toBeNull();
    const { place: without } = await open(view(off, {}, 4));
    expect(part(without)).toBeNull();
  });
});

describe('the plan from a file', () => {
  const choose = async (place: HTMLElement, bytes: Uint8Array): Promise<void> => {
    const field = place.querySelector<HTMLInputElement>('input[type=file]');
    if (!field) throw new Error('no field for a file');
    expect(field.labels?.[0]?.textContent).toBe('Bring actions from a file (.csv)');
    Object.defineProperty(field, 'files', { configurable: true, value: [{ arrayBuffer: () => Promise.resolve(bytes) }] });
    await act(async () => field.dispatchEvent(new Event('change', { bubbles: true })));
    await settled(() => place.querySelector('.preview, .notice-problem') !== null);
  };

  it('shows what will be added and which lines cannot be read, and adds it in one go', async () => {
    const { place, sent } = await open(view(off));
    await choose(place, new TextEncoder().encode('Action,Due\nBook a room,\nMake tea,18/03/2027\nWash up,soon\n'));
    const preview = place.querySelector('.preview');
    expect(preview?.textContent).toContain('One action will be added. One is in the plan already and is left out.');
    expect(preview?.textContent).toContain('Line 4: “soon” is not a date.');
    await act(async () => button(place, 'Add this action').click());
    expect(sent).toEqual([{ type: 'importActions', rows: [{ title: 'Make tea', owner: '', dueOn: '2027-03-18', state: 'to-do', tier: null }] }]);
    await settled(() => place.querySelector('.preview') === null);
  });

  it('reads what Excel writes in the letters of Western Europe', async () => {
    const { place } = await open(view(off));
    await choose(place, Uint8Array.from([...'Action\nCaf'].map((one) => one.charCodeAt(0)).concat(0xe9)));
    expect(place.querySelector('.preview')?.textContent).toContain('Café');
  });

  it('says what to do with a file that names no action', async () => {
    const { place } = await open(view(off));
    await choose(place, new TextEncoder().encode('Colour\nred'));
    expect(place.querySelector('[role=alert]')?.textContent).toContain('Call one of them Action, Title or Task');
    expect(place.querySelector('.preview')).toBeNull();
  });
});
