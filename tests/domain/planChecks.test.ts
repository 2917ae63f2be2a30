import fc from 'fast-check';
import type { ActionTask, CheckPoint } from '../../bot/domain/actionRecord';
import { hasUntold, keptPoints, mergePoints, mostPoints, untoldPoints, type PointThere } from '../../bot/domain/planChecks';
import { ada, ben, cleo, member, testCommunity } from './community';

const here = (id: string, done: boolean, agreed: boolean): CheckPoint => ({ id, title: `Point ${id}`, done, agreed });
const there = (id: string, done: boolean): PointThere => ({ id, title: `Point ${id}`, done });

/** The rule for one tick: ours, what both agreed on, theirs, and what becomes of it. */
test.each([
  [false, false, false, false], [true, true, true, true], [true, false, false, true], [false, true, true, false], [false, false, true, true], [true, true, false, false],
  // Both changed it, to the same or against each other: done wins.
  [true, false, true, true], [false, true, false, false],
])('here %s, agreed %s, there %s: %s', (ours, agreed, theirs, end) => {
  const merged = mergePoints([here('a', ours, agreed)], [there('a', theirs)]);
  expect(merged.here).toEqual([here('a', end, end)]);
  expect(merged.there).toEqual(end === theirs ? null : [there('a', end)]);
});

test('what Planner has added comes, its words change as they do there, and what was taken off there is gone here with its tick', () => {
  const merged = mergePoints([here('a', true, false), here('b', true, false)], [{ id: 'b', title: 'Another word', done: false }, there('c', true)]);
  expect(merged.here).toEqual([{ id: 'b', title: 'Another word', done: true, agreed: true }, here('c', true, true)]);
  expect(merged.there).toEqual([{ id: 'b', title: 'Another word', done: true }, there('c', true)]);
});

test('what was added here is put there, ticked or not, and is not doubled where the answer was lost', () => {
  const added: CheckPoint = { ...here('n', true, false), agreed: null };
  const merged = mergePoints([here('a', false, false), added], [there('a', false)]);
  expect(merged.there).toEqual([there('a', false), there('n', true)]);
  expect(merged.here).toEqual([here('a', false, false), here('n', true, true)]);
  expect(mergePoints([here('a', false, false), added], merged.there ?? [])).toEqual({ here: merged.here, there: null });
});

test('what was taken off here is taken off there, though somebody ticked it there meanwhile', () => {
  const merged = mergePoints([{ ...here('a', false, false), removed: true }, here('b', false, false)], [there('a', true), there('b', false)]);
  expect(merged).toEqual({ here: [here('b', false, false)], there: [there('b', false)] });
});

test('taken off here and there it is no news; added here and taken off again before Planner knew, neither', () => {
  expect(mergePoints([{ ...here('a', false, false), removed: true }], [])).toEqual({ here: [], there: null });
  expect(mergePoints([{ ...here('a', false, false), agreed: null, removed: true }], [])).toEqual({ here: [], there: null });
});

test('Planner takes twenty: what does not fit stays here, and goes there once there is room', () => {
  const full = Array.from({ length: 19 }, (_one, n) => there(`p${String(n).padStart(2, '0')}`, false));
  const added = ['x', 'y'].map((id): CheckPoint => ({ ...here(id, false, false), agreed: null }));
  const first = mergePoints([...full.map((one) => ({ ...one, agreed: false })), ...added], full);
  expect(first.there).toHaveLength(mostPoints);
  expect(first.here.filter((one) => one.agreed === null).map((one) => one.id)).toEqual(['y']);
  expect(mergePoints(first.here, first.there ?? []).there).toBeNull();
  expect(mergePoints(first.here, (first.there ?? []).slice(1)).there?.map((one) => one.id)).toContain('y');
});

const ids = ['a', 'b', 'c', 'd'];
const lists = fc.record({
  ours: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), title: fc.string(), done: fc.boolean(), agreed: fc.constantFrom(true, false, null), removed: fc.constantFrom(true, undefined) }).map(({ removed, ...one }): CheckPoint => (removed ? { ...one, removed } : one)), { selector: (one) => one.id }),
  theirs: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), title: fc.string(), done: fc.boolean() }), { selector: (one) => one.id }),
});

test('whatever stood on either side, both are the same afterwards and a second comparison changes nothing', () => {
  fc.assert(fc.property(lists, ({ ours, theirs }) => {
    const { here: now, there: told } = mergePoints(ours, theirs);
    const standing = told ?? theirs;
    expect(hasUntold(now)).toBe(false);
    expect(new Map(now.map((one) => [one.id, `${one.title} ${String(one.done)}`]))).toEqual(new Map(standing.map((one) => [one.id, `${one.title} ${String(one.done)}`])));
    expect(mergePoints(now, standing)).toEqual({ here: now, there: null });
  }));
});

test('a tick that was made while Planner was being asked stays, and is told by the next look', () => {
  const found = keptPoints([here('a', false, false), here('b', true, true)], [here('a', false, false), here('b', true, true)], [here('a', true, false), here('b', true, true)]);
  expect(found).toEqual([here('a', true, false), here('b', true, true)]);
  expect(hasUntold(found)).toBe(true);
});

test('what people did while Planner was asked stays: a point added, one taken off, and one that was told and taken off at once', () => {
  const seen = [here('a', false, false), { ...here('n', false, false), agreed: null }];
  const found = [here('a', false, false), here('n', false, false), here('t', false, false)];
  const standing = [{ ...here('a', false, false), removed: true as const }, { ...here('m', false, false), agreed: null }];
  expect(keptPoints(found, seen, standing)).toEqual([{ ...here('a', false, false), removed: true }, { ...here('n', false, false), removed: true }, here('t', false, false), { ...here('m', false, false), agreed: null }]);
});

describe('the check list', () => {
  const task: ActionTask = {
    planId: 'plan', taskId: 't', etag: '1', agreed: { title: 'Book a room', dueOn: null, progress: 'to-do', tier: null, ownerId: null, assigneeIds: [] }, gone: false, refused: null,
  };
  function planned() {
    const community = testCommunity();
    community.done(ada, { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null });
    community.done(ada, { type: 'connectPlan' });
    const { planner } = community.record.community;
    const [row] = community.record.actions;
    if (!planner || !row) throw new Error('not planned');
    community.put({ put: 'community', row: { ...community.record.community, planner: { ...planner, state: 'on', planId: 'plan' } } });
    community.put({ put: 'actions', row: { ...row, task, points: [here('a', false, false)] } });
    return { community, actionId: row.id, points: () => community.view(ada).actions[0]?.points };
  }

  test('ticked is shown at once, goes to Planner, and twice is as once', () => {
    const { community, actionId, points } = planned();
    expect(community.done(ben, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).effects).toEqual([{ kind: 'sync-plan' }]);
    expect(points()).toEqual([{ id: 'a', title: 'Point a', done: true }]);
    expect(community.done(cleo, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).changes).toEqual([]);
  });

  test('is changed by whoever may change the action', () => {
    const { community: other, actionId: theirs } = planned();
    for (const command of [{ type: 'addPoint', actionId: theirs, title: 'x' }, { type: 'removePoint', actionId: theirs, pointId: 'a' }] as const) {
      expect(other.refused(member, command).because.key).toBe('refuse.action-of-other');
      expect(other.refused(ada, { ...command, actionId: 'none' }).because.key).toBe('refuse.no-action');
    }
    const { community, actionId } = planned();
    expect(community.refused(member, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).because.key).toBe('refuse.action-of-other');
    expect(community.refused(ada, { type: 'tickPoint', actionId, pointId: 'z', ticked: true }).because.key).toBe('refuse.no-point');
    expect(community.refused(ada, { type: 'tickPoint', actionId: 'none', pointId: 'a', ticked: true }).because.key).toBe('refuse.no-action');
  });

  test('takes points and lets them go: one of the same words once, and what Planner has is kept until it is off there', () => {
    const { community, actionId, points } = planned();
    expect(community.done(ben, { type: 'addPoint', actionId, title: 'Ask the dean' }).effects).toEqual([{ kind: 'sync-plan' }]);
    expect(community.done(cleo, { type: 'addPoint', actionId, title: 'Ask the dean' }).changes).toEqual([]);
    expect(points()?.map((one) => one.title)).toEqual(['Ask the dean', 'Point a']);
    const added = points()?.[0]?.id ?? '';
    expect(added).not.toBe('');
    for (const pointId of ['a', added]) community.done(ben, { type: 'removePoint', actionId, pointId });
    expect(points()).toEqual([]);
    expect(community.record.actions[0]?.points).toEqual([{ ...here('a', false, false), removed: true }]);
    expect(community.done(ben, { type: 'removePoint', actionId, pointId: 'a' }).changes).toEqual([]);
    expect(community.refused(ben, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).because.key).toBe('refuse.no-point');
  });

  test('holds twenty points, as Planner does', () => {
    const { community, actionId, points } = planned();
    for (let n = 1; n < mostPoints; n += 1) community.done(ada, { type: 'addPoint', actionId, title: `Point ${n}` });
    expect(points()).toHaveLength(mostPoints);
    expect(community.refused(ada, { type: 'addPoint', actionId, title: 'One more' }).because.key).toBe('refuse.points-full');
  });

  test('lives here all the same without Planner, and stays when the plan is let go of', () => {
    const { community, actionId, points } = planned();
    community.done(ada, { type: 'disconnectPlan' });
    expect(points()?.map((one) => one.id)).toEqual(['a']);
    community.done(ada, { type: 'addAction', title: 'Write a brief', ownerId: null, dueOn: null, tier: null });
    const other = community.record.actions.find((one) => one.id !== actionId)?.id ?? '';
    expect(community.done(ada, { type: 'addPoint', actionId: other, title: 'Draft' }).effects).toEqual([]);
    const [point] = community.record.actions.find((one) => one.id === other)?.points ?? [];
    community.done(ada, { type: 'tickPoint', actionId: other, pointId: point?.id ?? '', ticked: true });
    community.done(ada, { type: 'removePoint', actionId: other, pointId: point?.id ?? '' });
    expect(community.record.actions.find((one) => one.id === other)?.points).toBeNull();
  });

  test('is put anew on a task that is made anew', () => {
    const { community } = planned();
    const [row] = community.record.actions;
    expect(row && untoldPoints({ points: [...row.points ?? [], { ...here('b', true, true), removed: true }] })).toEqual([{ ...here('a', false, false), agreed: null }]);
  });
});
