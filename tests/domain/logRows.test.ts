import fc from 'fast-check';
import { ourCutOffs } from '../../bot/domain/communitySettings';
import { measureRows } from '../../bot/domain/logMeasures';
import { attendanceRows, eventRows, memberRows, resourceRows, webRows, type LogFacts, type LoggedEvent } from '../../bot/domain/logRows';
import { logTables, type LogRow } from '../../bot/domain/logTables';
import type { Facts } from '../../bot/domain/measuring/facts';
import type { Series } from '../../bot/domain/record';
import { say } from './community';

const at = { zone: 'Europe/London', now: '2026-11-23T09:00:00.000Z', say };
const hidden = 'too few to say';
const event = (more: Partial<LoggedEvent> = {}): LoggedEvent => ({ key: 'event-1', title: 'Marking', kind: 'learning', state: 'held', startsAt: '2026-10-06T23:30:00Z', minutes: 60, outcome: '', signedUp: 8, came: [1, 2, 3, 4, 5, 6], ...more });
const testSeries = (): Series[] => [{
  id: 'check-ins', stepId: 'check-ins', title: 'x', firstStart: '2026-09-30T10:00', minutes: 30, zone: 'Europe/London', everyWeeks: 2, monthly: null, untilOn: '2026-12-01', times: null, place: '', organiserId: 'ada', state: 'booked', problem: null, graphEventId: null, webLink: null, joinUrl: null, invited: null, telling: null, takesOver: null, ending: null, scheduledAt: '2026-09-01T09:00:00.000Z',
  held: null,
  exceptions: [{ plannedAt: '2026-09-30T09:00:00.000Z', startsAt: '2026-10-01T09:00:00.000Z', minutes: 30, place: '', state: 'stands', reason: null, by: null, at: '2026-09-20T09:00:00.000Z', outlook: null }],
}];
const nobody: Facts = { people: [], deeds: [], acts: [], events: [], attendances: [], threads: [], shelf: [], actions: [], contacts: [], webCounts: [] };
const list = (events: LoggedEvent[]): LogFacts => ({ events, meetings: [], resources: [] });
const numbers = (n: number): number[] => Array.from({ length: n }, (_one, i) => i + 1);

test('an event is a row with its local date, and counts only from five on', () => {
  expect(eventRows(list([event(), event({ key: 'event-2', signedUp: 4, came: [], state: 'cancelled', outcome: 'Rain' })]), at).map((one) => one.cells)).toEqual([
    { date: '2026-10-07', title: 'Marking', kind: 'Learning', state: 'Held', minutes: 60, signedUp: 8, came: 6, outcome: null },
    { date: '2026-10-07', title: 'Marking', kind: 'Learning', state: 'Called off', minutes: 60, signedUp: hidden, came: 'none', outcome: 'Rain' },
  ]);
});

test('the sums of a quarter do not give away what is hidden of an event', () => {
  const of = (...came: number[]) => attendanceRows(list(came.map((n, i) => event({ key: `event-${i}`, signedUp: 9, came: numbers(n).map((one) => one + i * 100) }))), at, [])[0]?.cells;
  expect(of(6, 7)).toEqual({ quarter: '2026-Q4', kind: 'Events', signedUp: 18, came: 13, people: 13 });
  expect(of(6, 2)?.came).toBe(hidden);
  expect(of(6, 3, 4)?.came).toBe(13);
  expect(of(6, 0)?.came).toBe(6);
  // Two who came to both.
  expect(attendanceRows(list([event(), event({ key: 'event-2', came: [5, 6, 7, 8, 9] })]), at, [])[0]?.cells).toMatchObject({ came: 11, people: hidden });
});

test('meetings of the core group are rows of their own in the quarter in which they were; of fewer than five people no sum is shown', () => {
  const series = testSeries();
  const rows = (...came: number[][]) => attendanceRows({ ...list([event()]), meetings: came.map((who, n) => ({ id: `check-ins@${['2026-09-30T09:00:00.000Z', '2026-10-14T09:00:00.000Z', '2026-10-28T10:00:00.000Z'][n] ?? ''}`, came: who })) }, at, series);
  // The first was moved from the end of September to the first day of October.
  expect(rows(numbers(6), numbers(6), []).map((one) => [one.key, ...Object.values(one.cells)])).toEqual([
    ['2026-Q4', '2026-Q4', 'Events', 8, 6, 6], ['2026-Q4-meetings', '2026-Q4', 'Meetings of the core group', null, 12, 6],
  ]);
  expect(rows(numbers(4), numbers(4), numbers(4))[1]?.cells).toMatchObject({ came: hidden, people: hidden });
  expect(rows([])[1]?.cells).toMatchObject({ came: 'none', people: 'none' });
});

test('months run from the first member to now; joined and left are hidden together', () => {
  const joined = (moment: string, n: number, leftAt: string | null = null) => numbers(n).map((one) => ({ personId: `${moment}${one}`, joinedAt: Date.parse(moment), leftAt: leftAt === null ? null : Date.parse(leftAt), area: null, firstDeedAt: null }));
  const people = [...joined('2026-09-15T09:00:00Z', 8), ...joined('2026-10-31T23:59:00Z', 6, '2026-11-02T09:00:00Z'), ...joined('2026-11-05T09:00:00Z', 3)];
  expect(memberRows({ people }, at).map((one) => [one.key, ...Object.values(one.cells)])).toEqual([
    ['month-2026-09', '2026-09', 8, 8, 'none'], ['month-2026-10', '2026-10', 14, 6, 'none'], ['month-2026-11', '2026-11', 11, hidden, hidden],
  ]);
  expect(memberRows(nobody, at)).toEqual([]);
});

test('web figures and the shelf are as they were written, without a name', () => {
  expect(webRows([{ quarter: '2026-Q3', visits: 40, visitors: 3, writtenBy: 'ada', writtenAt: at.now, revision: 1 }], at)).toEqual([{ key: '2026-Q3', cells: { quarter: '2026-Q3', visits: 40, visitors: hidden } }]);
  expect(resourceRows({ events: [], meetings: [], resources: [{ key: 'thing-1', title: 'Rubrics', kind: 'story', tags: ['a', 'b'], url: null, addedAt: '2026-05-31T23:30:00Z', reviewOn: '2027-01-01', removedAt: '2026-06-02T09:00:00Z' }] }, at)[0]?.cells)
    .toEqual({ title: 'Rubrics', kind: 'Story', tags: 'a, b', added: '2026-06-01', address: null, review: '2027-01-01', removed: '2026-06-02' });
});

test('measures are those that every member reads, and go back week by week', () => {
  const rows = measureRows(nobody, ourCutOffs, at, 2);
  expect(new Set(rows.map((one) => one.cells.date))).toEqual(new Set(['2026-11-16', '2026-11-23']));
  expect(rows.map((one) => one.key).filter((key) => /sponsor|absence|follow/.test(key))).toEqual([]);
  expect(rows.filter((one) => one.key.endsWith('web')).map((one) => one.cells.date)).toEqual(['2026-11-23']);
  expect(rows.find((one) => one.key === '2026-11-23 participation')?.cells).toEqual({ date: '2026-11-23', measure: say('measure.participation'), value: hidden, n: hidden, words: hidden });
});

const moment = fc.integer({ min: Date.parse('2026-01-05T00:00:00Z'), max: Date.parse(at.now) });
const iso = moment.map((time) => new Date(time).toISOString());
const person = fc.integer({ min: 1, max: 14 });
const facts = fc.record({
  events: fc.uniqueArray(fc.record({ n: fc.integer({ min: 0, max: 99 }), startsAt: iso, signedUp: fc.integer({ min: 0, max: 30 }), came: fc.uniqueArray(person), state: fc.constantFrom('planned' as const, 'held' as const, 'cancelled' as const) }), { selector: (one) => one.n, maxLength: 12 }),
  meetings: fc.array(fc.record({ on: iso, came: fc.uniqueArray(person) }), { maxLength: 6 }),
  people: fc.array(fc.record({ joinedAt: moment, stays: fc.boolean(), firstDeedAt: fc.option(moment) }), { maxLength: 14 }),
  deeds: fc.array(fc.record({ personId: person.map((n) => `p${n}`), at: moment }), { maxLength: 30 }),
  visits: fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }),
});

function all(found: typeof facts extends fc.Arbitrary<infer T> ? T : never): Record<string, LogRow[]> {
  const logged = list(found.events.map(({ n, ...one }) => event({ key: `event-${n}`, ...one })));
  const whole: LogFacts = { ...logged, meetings: found.meetings.map((one) => ({ id: `check-ins@${one.on}`, came: one.came })) };
  const measured: Facts = {
    ...nobody, deeds: found.deeds, people: found.people.map(({ stays, ...one }, n) => ({ ...one, personId: `p${n}`, leftAt: stays ? null : one.joinedAt + 9e9, area: null })),
    events: found.events.map((one) => ({ id: `${one.n}`, title: 'x', kind: 'learning', startsAt: Date.parse(one.startsAt), state: one.state })),
    attendances: found.events.flatMap((one) => one.came.map((who) => ({ eventId: `${one.n}`, personId: `p${who}`, signedUp: true, came: true }))),
    webCounts: found.visits.map((visits, n) => ({ quarter: `2026-Q${n + 1}`, visits, visitors: visits, writtenBy: 'a', writtenAt: at.now, revision: 1 })),
  };
  return { events: eventRows(logged, at), attendance: attendanceRows(whole, at, []), members: memberRows(measured, at), web: webRows(measured.webCounts, at), measures: measureRows(measured, ourCutOffs, at, 3), resources: [] };
}

test('whatever happened: keys once and with a letter, the same rows each time, only columns of the table, and no number under five', () => {
  fc.assert(fc.property(facts, (found) => {
    const tables = all(found);
    expect(all(found)).toEqual(tables);
    for (const { id, columns } of logTables) {
      const rows = tables[id] ?? [];
      const keys = rows.map((one) => one.key);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.filter((key) => !/[a-z]/i.test(key))).toEqual([]);
      expect(rows.flatMap((one) => Object.keys(one.cells)).filter((column) => !columns.some((known) => known === column))).toEqual([]);
      expect(rows.flatMap((one) => Object.values(one.cells)).filter((cell) => typeof cell === 'number' && cell < 5)).toEqual([]);
      // Nor in words: "3 of 40".
      for (const [, part, of] of rows.flatMap((one) => [...String(one.cells.words ?? '').matchAll(/(\d+) of (\d+)/g)])) expect([Number(part) === 0 || Number(part) >= 5, Number(of) >= 5]).toEqual([true, true]);
    }
  }), { numRuns: 60 });
});
