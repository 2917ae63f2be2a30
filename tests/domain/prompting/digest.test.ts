import fc from 'fast-check';
import { digestOf, type DigestFacts } from '../../../bot/domain/prompting/digest';

const now = '2026-05-11T08:00:00.000Z';
const none: DigestFacts = { actions: [], events: [], questions: [], support: [], drafts: [], surveys: [], news: [], paused: [] };
const inCop = { communityId: 'cop', community: 'Inclusive Assessment' };
const action = (id: string, dueOn: string | null) => ({ ...inCop, id, title: `Action ${id}`, dueOn });
const of = (facts: Partial<DigestFacts>, unanswered = 0, muted: string[] = []) => digestOf({ ...none, ...facts }, { muted }, unanswered, '2026-05-11', now);
const survey = (communityId: string, openedAt: string, more: Partial<DigestFacts['surveys'][number]> = {}): DigestFacts['surveys'][number] =>
  ({ communityId, community: communityId, id: `${communityId} ${openedAt}`, instrument: 'pulse', title: '', eventId: null, openedAt, closesAt: '2026-06-30T09:00:00.000Z', waits: true, ...more });

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
  expect(of({ ...facts, surveys: [survey('other', '2026-05-10T09:00:00.000Z', { id: 's' })] }, 0, ['cop'])).toMatchObject({ overdue: [], surveys: [{ id: 's' }] });
});

test('of a community that its core group has paused nothing is said but that a draft is about to go, lest it goes without a word', () => {
  const facts = { actions: [action('a', '2026-05-01')], news: [{ ...inCop, kind: 'charter' as const, title: 'Charter' }], paused: ['cop'] };
  expect(of(facts)).toBeNull();
  const drafts = [{ ...inCop, count: 1, until: '2026-06-01' }];
  expect(of({ ...facts, drafts })).toMatchObject({ overdue: [], news: [], drafts });
  expect(of({ ...facts, drafts }, 0, ['cop'])).toBeNull();
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

test('a survey is asked for once in four weeks, over all communities; what follows an event counts apart', () => {
  const shown = (...surveys: DigestFacts['surveys']): string[] => of({ surveys })?.surveys.map((one) => one.id) ?? [];
  const first = survey('a', '2026-04-20T09:00:00.000Z');
  const soon = survey('b', '2026-05-04T09:00:00.000Z');
  const after = survey('c', '2026-05-05T09:00:00.000Z', { eventId: 'e' });
  expect(shown(soon, first, after)).toEqual([first.id, after.id]);
  // Answered or over, it was asked for all the same.
  expect(shown({ ...first, waits: false }, soon)).toEqual([]);
  expect(shown({ ...first, waits: false, openedAt: '2026-04-06T09:00:00.000Z' }, soon)).toEqual([soon.id]);
  // What somebody hears nothing of does not keep another one from them.
  expect(of({ surveys: [first, soon] }, 0, ['a'])?.surveys.map((one) => one.id)).toEqual([soon.id]);
});

test('whatever communities ask, two requests to one person lie four weeks apart, and one community alone is never held back', () => {
  const moments = fc.array(fc.record({ days: fc.integer({ min: 1, max: 300 }), communityId: fc.constantFrom('a', 'b', 'c', 'd') }), { minLength: 1, maxLength: 12 });
  fc.assert(fc.property(moments, (list) => {
    const surveys = list.map(({ days, communityId }, n) => survey(communityId, new Date(Date.parse(now) - days * 86_400_000).toISOString(), { id: String(n) }));
    const digest = of({ surveys });
    const asked = (digest?.surveys ?? []).map((one) => Date.parse(one.openedAt)).sort((a, b) => a - b);
    expect(asked.length).toBeGreaterThan(0);
    for (const [n, moment] of asked.entries()) expect(n === 0 || moment - (asked[n - 1] ?? 0) >= 28 * 86_400_000).toBe(true);
  }));
  const monthly = [0, 1, 2, 3].map((n) => survey('a', new Date(Date.parse(now) - (1 + n * 28) * 86_400_000).toISOString()));
  expect(of({ surveys: monthly })?.surveys).toHaveLength(4);
});
