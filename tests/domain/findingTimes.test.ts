import { daysLookedAt, freeSlots, windowOf } from '../../bot/domain/findingTimes';
import { ada, testCommunity, toolkit } from './community';

const { record } = testCommunity();
const finding = { fromOn: '2026-05-11', minutes: 60 };
const now = '2026-05-04T09:00:00.000Z';
const halfHours = daysLookedAt * 48;
/** Busy (2) in the half hours that are named: day from 0, local hour in London. */
const view = (...busy: [day: number, from: number, to: number][]): string =>
  Array.from({ length: halfHours }, (_none, n) => (busy.some(([day, from, to]) => n >= day * 48 + from * 2 && n < day * 48 + to * 2) ? '2' : '0')).join('');

test('three times on three working days, the first at which everybody is free, in working hours of the community', () => {
  const slots = freeSlots([view([0, 9, 17]), view([1, 9, 10.5]), view()], finding, { record, toolkit }, now);
  // Monday nobody can for the whole day of one; London is an hour ahead of UTC in May.
  expect(slots).toEqual([
    { startsAt: '2026-05-12T09:30:00.000Z', free: 3, of: 3 }, { startsAt: '2026-05-13T08:00:00.000Z', free: 3, of: 3 }, { startsAt: '2026-05-14T08:00:00.000Z', free: 3, of: 3 },
  ]);
});

test('where nobody is free together the times with most are proposed, and a calendar that is not seen counts for nobody', () => {
  const never: [number, number, number][] = Array.from({ length: daysLookedAt }, (_none, day) => [day, 0, 24]);
  expect(freeSlots([view(...never), view(), null], finding, { record, toolkit }, now)[0]).toEqual({ startsAt: '2026-05-11T08:00:00.000Z', free: 1, of: 2 });
  expect(freeSlots([view(...never), null], finding, { record, toolkit }, now)).toEqual([]);
  expect(freeSlots([null], finding, { record, toolkit }, now)).toEqual([]);
});

test('a time that is over, a weekend and a day off are not proposed', () => {
  const off = { ...record, community: { ...record.community, settings: { closed: [{ from: '2026-05-12', until: '2026-05-13', name: 'Reading days' }], terms: [], cutOffs: null, pausedUntil: null, coffee: null, helpDays: 3, counting: null, listed: false, hushed: [], wentOn: null, placed: [], revision: 1 } } };
  const slots = freeSlots([view()], { fromOn: '2026-05-09', minutes: 60 }, { record: off, toolkit }, '2026-05-11T10:10:00.000Z');
  expect(slots.map((one) => one.startsAt)).toEqual(['2026-05-11T10:30:00.000Z', '2026-05-14T08:00:00.000Z', '2026-05-15T08:00:00.000Z']);
});

test('two weeks are looked at, also over a change of the clocks', () => {
  expect(windowOf({ fromOn: '2026-03-20' }, 'Europe/London')).toEqual({ from: '2026-03-20T00:00:00.000Z', to: '2026-04-02T23:00:00.000Z' });
});

test('asked twice it is one question', () => {
  const community = testCommunity();
  const ask = { type: 'findTimes', stepId: 'check-ins', fromOn: '2026-05-11', minutes: 60 } as const;
  expect(community.done(ada, ask).effects).toEqual([{ kind: 'find-times' }]);
  expect(community.done(ada, ask).changes).toEqual([]);
  expect(community.refused(ada, { ...ask, fromOn: '2026-05-01' }).because.key).toBe('refuse.date-past');
});
