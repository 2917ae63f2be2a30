import { settleSync, type ActionResult, type SyncOutcome } from '../../bot/domain/planSettle';
import type { ActionTask } from '../../bot/domain/actionRecord';
import type { Action, PlannerLink } from '../../bot/domain/record';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from './community';

const connect = { type: 'connectPlan' } as const;
const disconnect = { type: 'disconnectPlan' } as const;
const add = (title: string) => ({ type: 'addAction', title, ownerId: null, dueOn: null, tier: null }) as const;
const rows = (...titles: string[]) => titles.map((title) => ({ title, owner: '', dueOn: null, state: 'to-do' as const, tier: null }));
const link = (community: TestCommunity): PlannerLink => {
  const { planner } = community.record.community;
  if (!planner) throw new Error('not connected');
  return planner;
};
const set = (community: TestCommunity, more: Partial<PlannerLink>) => community.put({ put: 'community', row: { ...community.record.community, planner: { ...link(community), ...more } } });
const only = (community: TestCommunity): Action => {
  const [first] = community.record.actions;
  if (!first) throw new Error('no action');
  return first;
};
const task = (more: Partial<ActionTask> = {}): ActionTask => ({
  planId: 'plan', taskId: 't', etag: '1', agreed: { title: 'Book a room', dueOn: null, progress: 'to-do', tier: null, ownerId: null, assigneeIds: [] }, gone: false, refused: null, ...more,
});

/** Connected, with one action that is in Planner. */
function connected(more: Partial<ActionTask> = {}): TestCommunity {
  const community = testCommunity();
  community.done(ada, add('Book a room'));
  community.done(ada, connect);
  set(community, { state: 'on', planId: 'plan', webUrl: 'https://planner.example/p' });
  community.put({ put: 'actions', row: { ...only(community), task: task(more) } });
  return community;
}

describe('the connection', () => {
  test('is made once, in the name of whoever asked first, and undone', () => {
    const community = testCommunity();
    expect(community.done(ada, connect).effects).toEqual([{ kind: 'sync-plan' }]);
    expect(community.done(ben, connect)).toMatchObject({ changes: [], effects: [] });
    expect(link(community)).toMatchObject({ connectedBy: ada, state: 'asked', planId: null });
    expect(community.done(ben, disconnect).effects).toEqual([{ kind: 'sync-plan' }]);
    expect(community.record.community.planner).toBeNull();
    expect(community.done(ben, disconnect)).toMatchObject({ changes: [], effects: [] });
  });

  test('is not offered and not made where there is no team', () => {
    const community = testCommunity();
    community.put({ put: 'community', row: { ...community.record.community, groupId: null } });
    expect(community.refused(ada, connect).because.key).toBe('refuse.no-group');
    expect(community.view(ada).planner).toMatchObject({ state: 'no-group', webUrl: null });
  });

  test('that waits is taken over by somebody else, with its plan; one that failed is begun anew', () => {
    const community = connected();
    set(community, { state: 'waiting', problem: 'Ask.' });
    expect([community.view(ada).planner.takeOver, community.view(ben).planner.takeOver]).toEqual([false, true]);
    expect(community.done(ada, connect).changes).toEqual([]);
    community.done(ben, connect);
    expect(link(community)).toMatchObject({ connectedBy: ben, state: 'asked', planId: 'plan', problem: null });
    set(community, { state: 'failed', problem: 'Gone.' });
    community.done(cleo, connect);
    expect(link(community)).toMatchObject({ connectedBy: cleo, state: 'asked', planId: null });
  });

  test('tells members the way into Planner, and its problems and lost texts to the core group alone', () => {
    const community = connected();
    set(community, { problem: 'Planner did not take it.', kept: { at: community.now, texts: 'x' } });
    expect(community.view(ada).planner).toMatchObject({ problem: 'Planner did not take it.', kept: { texts: 'x' } });
    expect(community.view(member).planner).toMatchObject({ state: 'on', webUrl: 'https://planner.example/p', problem: null, kept: null });
    community.advance({ days: 8 });
    expect(community.view(ada).planner.kept).toBeNull();
  });
});

describe('Planner is told', () => {
  test('of every change to an action while it is connected, and of nothing else', () => {
    const community = connected();
    const { id } = only(community);
    const effects = [
      community.done(ada, add('Another')), community.done(ada, { type: 'changeAction', actionId: id, state: 'doing' }), community.done(member, { type: 'claimAction', actionId: id }),
      community.done(member, { type: 'releaseAction', actionId: id }), community.done(ada, { type: 'importActions', rows: rows('From a file') }),
    ].map((one) => one.effects);
    expect(effects).toEqual(effects.map(() => [{ kind: 'sync-plan' }]));
    expect(community.done(ada, { type: 'changeAction', actionId: id, state: 'doing' }).effects).toEqual([]);
    expect(community.done(ada, { type: 'openStep', stepId: 'purpose' }).effects).not.toContainEqual({ kind: 'sync-plan' });
    community.done(ada, disconnect);
    expect(community.done(ada, add('Later')).effects).toEqual([]);
  });

  test('not once it has failed: the connection says so, and waits for a person', () => {
    const community = connected();
    set(community, { state: 'failed' });
    expect(community.done(ada, add('Later')).effects).toEqual([]);
  });
});

describe('a task that was deleted in Planner', () => {
  test('is asked about while its action is open, and put back or dropped by a person', () => {
    const community = connected({ gone: true });
    const { id } = only(community);
    expect(community.view(member).actions[0]?.deletedThere).toBe(true);
    expect(community.done(ben, { type: 'putBackTask', actionId: id }).effects).toEqual([{ kind: 'sync-plan' }]);
    expect(only(community)).toMatchObject({ task: null, state: 'to-do' });
    expect(community.done(ben, { type: 'putBackTask', actionId: id }).changes).toEqual([]);
    community.put({ put: 'actions', row: { ...only(community), task: task({ gone: true }) } });
    community.done(ben, { type: 'changeAction', actionId: id, state: 'dropped' });
    expect(community.view(ben).actions[0]).toMatchObject({ deletedThere: false, state: 'dropped' });
    expect(community.refused(ben, { type: 'putBackTask', actionId: 'none' }).because.key).toBe('refuse.no-action');
  });

  test('of another plan than the connected one is not asked about', () => {
    expect(connected({ gone: true, planId: 'old' }).view(ada).actions[0]?.deletedThere).toBe(false);
  });
});

describe('what a sync brought back', () => {
  const outcome = (community: TestCommunity, actions: Partial<ActionResult>[], more: Partial<SyncOutcome> = {}): SyncOutcome =>
    ({ connectedAt: link(community).connectedAt, planner: { state: 'on', lastAt: community.now }, adopted: [], actions: actions.map((one) => ({ seen: only(community), here: {}, task: task({ etag: '2' }), kept: {}, ...one })), ...more });
  const settle = (community: TestCommunity, result: SyncOutcome) => {
    const doing = settleSync(community.record, result, community.now);
    if (doing) community.put(...doing.changes);
    return doing;
  };

  test('is written, with the moment at which it was finished', () => {
    const community = connected();
    settle(community, outcome(community, [{ here: { title: 'Book the hall', state: 'done', finishedAt: '2026-05-04T08:00:00Z' } }]));
    expect(only(community)).toMatchObject({ title: 'Book the hall', state: 'done', finishedAt: '2026-05-04T08:00:00.000Z', task: { etag: '2' }, revision: 2 });
    for (const odd of [null, 'soon', '2999-01-01T00:00:00Z']) {
      const other = connected();
      settle(other, outcome(other, [{ here: { state: 'done', finishedAt: odd } }]));
      expect(only(other).finishedAt).toBe(other.now);
    }
  });

  test('leaves what somebody changed here meanwhile as it is', () => {
    const community = connected();
    const result = outcome(community, [{ here: { title: 'There', dueOn: '2026-06-01', offeredTo: ben } }]);
    community.done(ada, { type: 'changeAction', actionId: only(community).id, title: 'Here' });
    community.done(cleo, { type: 'claimAction', actionId: only(community).id });
    settle(community, result);
    expect(only(community)).toMatchObject({ title: 'Here', dueOn: '2026-06-01', ownerId: cleo, offeredTo: null, task: { etag: '2' } });
  });

  test('is nothing any more when the task was put back, or the plan let go of or connected anew meanwhile', () => {
    const back = connected({ gone: true });
    const old = outcome(back, [{ task: task({ gone: true, etag: '3' }) }]);
    back.done(ada, { type: 'putBackTask', actionId: only(back).id });
    settle(back, old);
    expect(only(back).task).toBeNull();
    const gone = connected();
    const late = outcome(gone, [{ here: { title: 'Late' } }]);
    gone.done(ada, disconnect);
    expect(settle(gone, late)).toBeNull();
    gone.advance({ minutes: 1 });
    gone.done(ada, connect);
    expect(settle(gone, late)).toBeNull();
  });

  test('adds what was made in Planner once', () => {
    const community = connected();
    const made = { ...only(community), id: 'planner.x', title: 'Made there' };
    const result = outcome(community, [], { adopted: [made] });
    settle(community, result);
    settle(community, { ...result, adopted: [{ ...made, title: 'Once more' }] });
    expect(community.record.actions.map((one) => one.title)).toEqual(['Book a room', 'Made there']);
  });

  test('says in the log, and for some days on the page, what was not taken over', () => {
    const community = connected();
    const doing = settle(community, outcome(community, [{ kept: { title: 'There', dueOn: '2026-06-01', assigneeIds: [ben] } }]));
    expect(doing?.said).toEqual({ key: 'said.planner-kept', values: { texts: 'Book a room: There, 1 June 2026, Ben' } });
    expect(doing?.quiet).toBeUndefined();
    expect(link(community).kept?.texts).toBe('Book a room: There, 1 June 2026, Ben');
  });

  test('that is nothing new is no news for anybody', () => {
    const community = connected();
    expect(settle(community, outcome(community, []))?.quiet).toBe(true);
    expect(settle(community, outcome(community, [{}]))?.quiet).toBe(true);
    expect(settle(community, outcome(community, [{ task: task({ gone: true }) }]))?.quiet).toBeUndefined();
    expect(settle(community, outcome(community, [], { planner: { state: 'waiting' } }))?.quiet).toBeUndefined();
  });
});

describe('actions from a file', () => {
  test('are added once, in whatever letters and spaces', () => {
    const community = connected();
    expect(community.done(ada, { type: 'importActions', rows: rows('book  A room', 'Ask the library', 'ask the library ') }).said).toEqual({ key: 'said.imported', values: { added: 1, left: 2 } });
    expect(community.record.actions.map((one) => one.title)).toEqual(['Book a room', 'Ask the library']);
    expect(community.done(ben, { type: 'importActions', rows: rows('Ask the library') })).toMatchObject({ changes: [], said: { key: 'said.imported-none' } });
  });

  test('belong to whoever brings them where they are named, are offered to others who are, and to nobody else', () => {
    const community = testCommunity();
    const named = (title: string, owner: string) => ({ title, owner, dueOn: '2026-06-01', state: 'done' as const, tier: 'baseline' as const });
    community.done(ada, { type: 'importActions', rows: [named('One', 'ADA'), named('Two', 'Ben'), named('Three', 'A stranger'), named('Four', 'Sunil')] });
    expect(community.record.actions.map((one) => [one.title, one.ownerId, one.offeredTo])).toEqual([['One', ada, null], ['Two', null, ben], ['Three', null, null], ['Four', null, null]]);
    expect(only(community)).toMatchObject({ state: 'done', finishedAt: community.now, tier: 'baseline', dueOn: '2026-06-01' });
  });

  test('an offer is taken by claiming it, also by somebody else', () => {
    const community = testCommunity();
    community.done(ada, { type: 'importActions', rows: [{ title: 'Two', owner: 'Ben', dueOn: null, state: 'to-do', tier: null }] });
    expect(community.view(cleo).actions[0]).toMatchObject({ ownerId: null, offeredTo: { id: ben, name: 'Ben' } });
    community.done(cleo, { type: 'claimAction', actionId: only(community).id });
    expect(community.view(ben).actions[0]).toMatchObject({ ownerId: cleo, offeredTo: null });
  });
});
