import fc from 'fast-check';
import type { ActionTask, CheckPoint } from '../../bot/domain/actionRecord';
import { hasUntold, keptTicks, mergePoints, type PointThere } from '../../bot/domain/planChecks';
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

test('the list itself is Planner’s: new points come, their words change, and what was taken off there is gone here with its tick', () => {
  const merged = mergePoints([here('a', true, false), here('b', true, false)], [{ id: 'b', title: 'Another word', done: false }, there('c', true)]);
  expect(merged.here).toEqual([{ id: 'b', title: 'Another word', done: true, agreed: true }, here('c', true, true)]);
  expect(merged.there).toEqual([{ id: 'b', title: 'Another word', done: true }, there('c', true)]);
});

const ids = ['a', 'b', 'c', 'd'];
const lists = fc.record({
  ours: fc.uniqueArray(fc.record({ id: fc.constantFrom(...ids), title: fc.string(), done: fc.boolean(), agreed: fc.boolean() }), { selector: (one) => one.id }),
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
  const found = keptTicks([here('a', false, false), here('b', true, true)], [here('a', false, false), here('b', true, true)], [here('a', true, false), here('b', true, true)]);
  expect(found).toEqual([here('a', true, false), here('b', true, true)]);
  expect(hasUntold(found)).toBe(true);
});

describe('ticking', () => {
  const task: ActionTask = {
    planId: 'plan', taskId: 't', etag: '1', agreed: { title: 'Book a room', dueOn: null, progress: 'to-do', tier: null, ownerId: null, assigneeIds: [] }, gone: false, refused: null,
    points: [here('a', false, false)],
  };
  function planned() {
    const community = testCommunity();
    community.done(ada, { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null });
    community.done(ada, { type: 'connectPlan' });
    const { planner } = community.record.community;
    const [row] = community.record.actions;
    if (!planner || !row) throw new Error('not planned');
    community.put({ put: 'community', row: { ...community.record.community, planner: { ...planner, state: 'on', planId: 'plan' } } });
    community.put({ put: 'actions', row: { ...row, task } });
    return { community, actionId: row.id, points: () => community.view(ada).actions[0]?.points };
  }

  test('is shown at once, goes to Planner, and twice is as once', () => {
    const { community, actionId, points } = planned();
    expect(community.done(ben, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).effects).toEqual([{ kind: 'sync-plan' }]);
    expect(points()).toEqual([{ id: 'a', title: 'Point a', done: true }]);
    expect(community.done(cleo, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).changes).toEqual([]);
  });

  test('is for whoever may change the action, and of what is on the list', () => {
    const { community, actionId } = planned();
    expect(community.refused(member, { type: 'tickPoint', actionId, pointId: 'a', ticked: true }).because.key).toBe('refuse.action-of-other');
    expect(community.refused(ada, { type: 'tickPoint', actionId, pointId: 'z', ticked: true }).because.key).toBe('refuse.no-point');
    expect(community.refused(ada, { type: 'tickPoint', actionId: 'none', pointId: 'a', ticked: true }).because.key).toBe('refuse.no-action');
  });

  test('is not offered once the plan is let go of', () => {
    const { community, points } = planned();
    community.done(ada, { type: 'disconnectPlan' });
    expect(points()).toEqual([]);
  });
});
