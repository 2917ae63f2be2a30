import fc from 'fast-check';
import { digestOf, type DigestFacts } from '../../../bot/domain/prompting/digest';

const now = '2026-05-11T08:00:00.000Z';
const none: DigestFacts = { actions: [], events: [], questions: [], support: [], drafts: [], surveys: [], news: [] };
const inCop = { communityId: 'cop', community: 'Inclusive Assessment' };
const action = (id: string, dueOn: string | null) => ({ ...inCop, id, title: `Action ${id}`, dueOn });
const of = (facts: Partial<DigestFacts>, unanswered = 0, muted: string[] = []) => digestOf({ ...none, ...facts }, { muted }, unanswered, '2026-05-11', now);

test('with nothing to say there is none', () => {
  expect(of({})).toBeNull();
  expect(of({ actions: [action('a', null)] })).toBeNull();
});

test('what was due comes first, then what is due within the week; what has no date waits in the tab', () => {
  expect(of({ actions: [action('late', '2026-05-08'), action('today', '2026-05-11'), action('week', '2026-05-19'), action('later', '2026-05-20'), action('some', null)] }))
    .toMatchObject({ overdue: [{ id: 'late' }], due: [{ id: 'today' }, { id: 'week' }], more: 0, asks: false });
});

test('it shows four of each and counts the rest', () => {
  const digest = of({ actions: Array.from({ length: 9 }, (_one, n) => action(String(n), '2026-05-01')) });
  expect([digest?.overdue.length, digest?.more]).toEqual([4, 5]);
});

test('events are those of the coming week', () => {
  const event = (id: string, startsAt: string) => ({ ...inCop, zone: 'Europe/London', id, title: id, startsAt, signedUp: false });
  expect(of({ events: [event('past', '2026-05-11T07:00:00.000Z'), event('near', '2026-05-18T09:00:00.000Z'), event('far', '2026-05-20T09:00:00.000Z')] })?.events.map((one) => one.id)).toEqual(['near']);
});

test('a community that is silenced is in no section', () => {
  const facts = { actions: [action('a', '2026-05-01')], news: [{ ...inCop, kind: 'charter' as const, title: 'Charter' }] };
  expect(of(facts, 0, ['cop'])).toBeNull();
  expect(of({ ...facts, surveys: [{ communityId: 'other', community: 'Other', id: 's', instrument: 'pulse', title: '', closesAt: '2026-05-20T09:00:00.000Z' }] }, 0, ['cop'])).toMatchObject({ overdue: [], surveys: [{ id: 's' }] });
});

test('after two without a sign it asks whether it is of use, and then it stays away', () => {
  expect([0, 1, 2, 3, 9].map((unanswered) => of({ actions: [action('a', '2026-05-01')] }, unanswered)?.asks)).toEqual([false, false, true, undefined, undefined]);
});

test('nothing is in it that was not in the facts, and nothing twice', () => {
  fc.assert(fc.property(fc.array(fc.record({ id: fc.uuid(), dueOn: fc.constantFrom(null, '2026-05-01', '2026-05-11', '2026-05-15', '2026-08-01') }), { maxLength: 20 }), (list) => {
    const digest = of({ actions: list.map(({ id, dueOn }) => action(id, dueOn)) });
    const shown = [...(digest?.overdue ?? []), ...(digest?.due ?? [])].map((one) => one.id);
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown.every((id) => list.some((one) => one.id === id))).toBe(true);
    const counted = list.filter((one) => one.dueOn !== null && one.dueOn <= '2026-05-19').length;
    expect(shown.length + (digest?.more ?? 0)).toBe(counted);
  }));
});

test('what waits for whoever looks after others is a reason for a digest, unless they have silenced the community', () => {
  const support = [{ ...inCop, kind: 'newcomers' as const, count: 2, names: ['Mo', 'Sam'] }, { ...inCop, kind: 'help-overdue' as const, count: 1, names: [] }];
  expect(of({ support })?.support).toEqual(support);
  expect(of({ support }, 0, ['cop'])).toBeNull();
});
