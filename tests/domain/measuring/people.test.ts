import type { Facts } from '../../../bot/domain/measuring/facts';
import { members } from '../../../bot/domain/measuring/people';

const monday = Date.parse('2026-05-11T00:00:00Z');
const day = 86_400_000;
const facts = (...joined: number[]): Facts => ({
  people: joined.map((joinedAt, n) => ({ personId: `p${n}`, joinedAt, leftAt: null, area: null, firstDeedAt: null })),
  deeds: [], acts: [], events: [], attendances: [], threads: [], shelf: [], actions: [], contacts: [], webCounts: [],
});

describe('how many are in a community', () => {
  test('is not said before the first Monday on which somebody was: seven who began on Tuesday are no zero', () => {
    expect(members(facts(monday + day, monday + 2 * day), monday)).toEqual({ value: { kind: 'nothing' }, change: null, chart: null });
    expect(members(facts(), monday).value).toEqual({ kind: 'nothing' });
  });

  test('counts who was there on that Monday', () => {
    expect(members(facts(monday - day, monday - 40 * day, monday + day), monday).value).toEqual({ kind: 'count', value: 2, unit: 'people' });
  });
});
