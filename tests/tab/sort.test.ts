import type { ActionView } from '../../bot/domain/view';
import { byMonth, filterActions, ofOwner, ownersOf, sortActions } from '../../tab/pages/actions/sort';

const action = (id: string, over: Partial<ActionView> = {}): ActionView => ({
  id, title: id, ownerId: null, dueOn: null, state: 'to-do', tier: null, source: null, serves: null, createdAt: '2026-05-01T10:00:00Z', createdBy: 'p', finishedAt: null, revision: 1,
  ownerName: null, overdue: false, mine: false, sourceHeading: null, deletedThere: false, offeredTo: null, points: [], ...over,
});
const ids = (actions: ActionView[]): string[] => actions.map((one) => one.id);

describe('the order of the action plan', () => {
  it('puts the nearest date first and those without one last', () => {
    expect(ids(sortActions([action('never'), action('june', { dueOn: '2026-06-01' }), action('may', { dueOn: '2026-05-14' })]))).toEqual(['may', 'june', 'never']);
  });

  it('shows what was done last first', () => {
    const done = (id: string, finishedAt: string) => action(id, { state: 'done', finishedAt });
    expect(ids(sortActions([done('old', '2026-05-01T00:00:00Z'), done('new', '2026-05-09T00:00:00Z')]))).toEqual(['new', 'old']);
  });
});

describe('a choice of actions', () => {
  const all = [action('mine', { mine: true, ownerId: 'me' }), action('free'), action('theirs', { ownerId: 'tom' }), action('free-but-done', { state: 'done' })];

  it('is mine, free to claim, or all', () => {
    expect(ids(filterActions(all, 'mine'))).toEqual(['mine']);
    expect(ids(filterActions(all, 'free'))).toEqual(['free']);
    expect(filterActions(all, 'all')).toHaveLength(4);
  });

  it('is one person’s, of those who own any', () => {
    const named = [action('a', { ownerId: 'tom', ownerName: 'Tom' }), action('b', { ownerId: 'ada', ownerName: 'Ada' }), action('c', { ownerId: 'tom', ownerName: 'Tom' }), action('d')];
    expect(ownersOf(named)).toEqual([{ id: 'ada', name: 'Ada' }, { id: 'tom', name: 'Tom' }]);
    expect([ids(ofOwner(named, 'tom')), ids(ofOwner(named, null))]).toEqual([['a', 'c'], ['a', 'b', 'c', 'd']]);
  });
});

describe('the timeline', () => {
  it('has what is due in each month, those without a date last, and nothing that was dropped', () => {
    const months = byMonth([action('never'), action('june', { dueOn: '2026-06-01' }), action('gone', { dueOn: '2026-05-01', state: 'dropped' }), action('late may', { dueOn: '2026-05-31' }), action('may', { dueOn: '2026-05-14' })]);
    expect(months.map(({ month, actions }) => [month, ids(actions)])).toEqual([['2026-05', ['may', 'late may']], ['2026-06', ['june']], [null, ['never']]]);
  });

  it('shows alone what is past its date', () => expect(ids(filterActions([action('late', { overdue: true }), action('fine')], 'overdue'))).toEqual(['late']));
});
