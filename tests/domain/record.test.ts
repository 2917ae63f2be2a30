import { applyChanges, type Change } from '../../bot/domain/record';
import { testCommunity } from './community';

const review = (onDate: string): Change => ({ put: 'reviews', row: { id: 'light', kind: 'light', onDate } });

describe('applying changes', () => {
  test('adds a row, replaces the one with its key, and leaves the given record as it is', () => {
    const { record } = testCommunity();
    const added = applyChanges(record, [review('2026-01-01')]);
    const replaced = applyChanges(added, [review('2026-02-02'), { put: 'reviews', row: { id: 'full', kind: 'full', onDate: '2026-03-03' } }]);
    expect([record, added, replaced].map((one) => one.reviews.map((each) => each.onDate))).toEqual([[], ['2026-01-01'], ['2026-02-02', '2026-03-03']]);
  });

  test('takes the last of several for one key, and keeps what it does not touch', () => {
    const { record } = testCommunity();
    const next = applyChanges(record, [review('2026-01-01'), review('2026-02-02'), { put: 'community', row: { ...record.community, name: 'Renamed' } }]);
    expect(next.reviews).toMatchObject([{ onDate: '2026-02-02' }]);
    expect(next.community.name).toBe('Renamed');
    expect(next.members).toBe(record.members);
  });

  test('a key is all of its fields', () => {
    const { record } = testCommunity();
    const round = record.rounds[0];
    if (!round) throw new Error('no round');
    const next = applyChanges(record, [{ put: 'rounds', row: { ...round, version: 2 } }, { put: 'rounds', row: { ...round, skipReason: 'x' } }]);
    expect(next.rounds.map((one) => [one.version, one.skipReason])).toEqual([[1, 'x'], [2, null]]);
  });
});
