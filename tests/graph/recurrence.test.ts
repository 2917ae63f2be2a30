import fc from 'fast-check';
import ICAL from 'ical.js';
import { datesOf, monthlyOf, occurrences, type Recurs } from '../../bot/domain/recurrence';
import { createMeeting } from '../../bot/graph/calendar';
import { meetingIcs } from '../../bot/graph/ics';
import { graphRecurrence, recursOf } from '../../bot/graph/recurrence';
import { seriesDates, type Recurrence } from '../../bot/local/graph/occurrences';
import { amara, serving } from './serving';
import { eventFindings } from '../contract/event-rules';

const zones = ['Europe/London', 'Europe/Malta', 'Asia/Shanghai', 'America/New_York'];
const dates = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }).map((one) => one.toISOString().slice(0, 10));
/** Not the small hours: what a program does with a time that the clocks leave out is its own. */
const hours = fc.tuple(fc.integer({ min: 6, max: 22 }), fc.constantFrom('00', '15', '30')).map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const series = fc.record({
  firstOn: dates, at: hours, zone: fc.constantFrom(...zones), repeat: fc.constantFrom('weekly' as const, 'monthly-day' as const, 'monthly-weekday' as const), every: fc.integer({ min: 1, max: 6 }),
  end: fc.oneof(fc.record({ times: fc.integer({ min: 1, max: 30 }) }), fc.record({ days: fc.integer({ min: 0, max: 700 }) })),
}).map(({ firstOn, at, zone, repeat, every, end }) => {
  const monthly = monthlyOf(repeat, firstOn, every);
  const untilOn = 'days' in end ? new Date(Date.parse(firstOn) + end.days * 86_400_000).toISOString().slice(0, 10) : '2099-12-31';
  const recurs: Recurs = { everyWeeks: every, monthly, untilOn, times: 'times' in end ? end.times : null };
  return { firstStart: `${firstOn}T${at}`, zone, ...recurs, untilOn: 'times' in end ? datesOf(firstOn, recurs).at(-1) ?? firstOn : untilOn };
});

/** The moments that a calendar program reads from the file. */
function read(text: string): string[] {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const [first, ...rest] = calendar.getAllSubcomponents('vevent');
  const event = new ICAL.Event(first, { exceptions: rest });
  const steps = event.iterator();
  const found: string[] = [];
  for (let at = steps.next(); at; at = steps.next()) found.push(event.getOccurrenceDetails(at).startDate.toJSDate().toISOString());
  return found.sort();
}
const fileOf = (one: Parameters<typeof occurrences>[0] & Recurs, exceptions: Parameters<typeof meetingIcs>[0]['exceptions'] = []) => meetingIcs({
  uid: 'x@cop-guide', title: 'Check-in', description: '', firstStart: one.firstStart, minutes: 30, zone: one.zone, recurs: one, place: '', cancelled: false, sequence: 0, organiser: null, attendees: [], stampedAt: '2026-11-23T18:00:00Z', exceptions,
});

test('the calendar file, read by another program, has the very moments of the series, in four zones and over every change of the clocks', () => {
  fc.assert(fc.property(series, (one) => expect(read(fileOf(one))).toEqual(occurrences(one))), { numRuns: 150 });
}, 120_000);

test('Graph is told the same series: its own rules expand to the same dates, its form keeps the contract, and it is read back as it was', () => {
  fc.assert(fc.property(series, (one) => {
    const recurrence = graphRecurrence(one, one.firstStart, one.zone);
    const start = { dateTime: `${one.firstStart}:00`, timeZone: recurrence.range.recurrenceTimeZone };
    expect(eventFindings({ start, end: start, recurrence })).toEqual([]);
    expect([...seriesDates(recurrence as Recurrence)].map(String)).toEqual(datesOf(one.firstStart.slice(0, 10), one));
    const back = recursOf(recurrence);
    expect(back && datesOf(one.firstStart.slice(0, 10), back)).toEqual(datesOf(one.firstStart.slice(0, 10), one).filter((date) => date <= (back?.untilOn ?? '')));
    expect(back?.monthly).toEqual(one.monthly);
  }), { numRuns: 150 });
}, 120_000);

test.each([
  ['2027-01-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
  ['2028-01-30', ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
  ['2027-01-29', ['2027-01-29', '2027-02-28', '2027-03-29', '2027-04-29']],
])('monthly on the day of %s takes the last day of a month that is too short, as Outlook does, in the file too', (firstOn, expected) => {
  const one = { firstStart: `${firstOn}T10:00`, zone: 'UTC', everyWeeks: 1, monthly: monthlyOf('monthly-day', firstOn, 1), untilOn: `${firstOn.slice(0, 4)}-04-30`, times: null };
  expect(datesOf(firstOn, one)).toEqual(expected);
  expect(read(fileOf(one)).map((start) => start.slice(0, 10))).toEqual(expected);
});

test.each([
  ['the first Monday', 'monthly-weekday', '2027-03-01', ['2027-03-01', '2027-04-05', '2027-05-03']],
  ['the last Friday', 'monthly-last', '2027-02-26', ['2027-02-26', '2027-03-26', '2027-04-30']],
  ['a fifth Thursday, which is the last', 'monthly-weekday', '2027-04-29', ['2027-04-29', '2027-05-27', '2027-06-24']],
] as const)('%s of each month', (_what, repeat, firstOn, expected) => {
  expect(datesOf(firstOn, { everyWeeks: 1, monthly: monthlyOf(repeat, firstOn, 1), untilOn: '2099-01-01', times: 3 })).toEqual(expected);
});

test('a moved meeting and one that was called off are so in the file', () => {
  const one = { firstStart: '2027-03-18T10:00', zone: 'Europe/London', everyWeeks: 1, monthly: null, untilOn: '2027-04-08', times: null };
  const exceptions = [{ plannedAt: '2027-03-25T10:00:00.000Z', startsAt: '2027-03-29T13:30:00.000Z', minutes: 45, place: 'Library' }, { plannedAt: '2027-04-01T09:00:00.000Z', startsAt: null, minutes: 30, place: '' }];
  const text = fileOf(one, exceptions);
  expect(read(text)).toEqual(['2027-03-18T10:00:00.000Z', '2027-03-29T13:30:00.000Z', '2027-04-08T09:00:00.000Z']);
  expect(text).toContain('LOCATION:Library');
});

test('a series of six first Mondays stands in the calendar as six', async () => {
  const local = await serving();
  try {
    await createMeeting(local.as(amara), {
      transactionId: 't', subject: 'Review', bodyText: '', firstStart: '2027-02-01T10:00', minutes: 60, zone: 'America/New_York', recurs: { everyWeeks: 1, monthly: { every: 1, by: 'weekday', nth: 1 }, untilOn: '2027-07-05', times: 6 }, place: '', attendees: [], onlineMeeting: false,
    });
    const { value } = await local.as(amara).api('/me/calendarView').query({ startDateTime: '2027-01-01T00:00:00Z', endDateTime: '2028-01-01T00:00:00Z' }).get() as { value: { start: { dateTime: string } }[] };
    expect(value.map((row) => row.start.dateTime.slice(0, 16))).toEqual(['2027-02-01T15:00', '2027-03-01T15:00', '2027-04-05T14:00', '2027-05-03T14:00', '2027-06-07T14:00', '2027-07-05T14:00']);
  } finally {
    await local.end();
  }
});
