import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { localOf } from '../domain/events';
import { datesOf, type Recurs } from '../domain/recurrence';
import { addLocalTime, addPerson, calendarIn, icsText, icsUtc, oneLine, untilUtc } from './ics-parts';

/** A meeting, or a series of them. */
export interface IcsMeeting {
  uid: string;
  title: string;
  description: string;
  /** Local date and time in `zone`: `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  /** IANA name. */
  zone: string;
  /** Null for a single one. */
  recurs: Recurs | null;
  /** The meetings that are not as the series has them. Moments are ISO 8601 UTC; `startsAt` null for one that was called off. */
  exceptions?: { plannedAt: string; startsAt: string | null; minutes: number; place: string }[];
  /** A room or a link; empty for none. */
  place: string;
  /** A meeting that was called off says so to the calendar that takes the file in. */
  cancelled: boolean;
  /** Grows with every change, so that a calendar takes the newer one. */
  sequence: number;
  /** Null where nobody with an address organises it (any more). */
  organiser: { name: string; email: string } | null;
  attendees: { name: string; email: string }[];
  /** When the file was made, ISO 8601 in UTC. */
  stampedAt: string;
  /** A link to join or to open, if there is one. */
  url?: string | null;
}

/**
 * The meeting as one iCalendar file (RFC 5545): wall-clock times with their VTIMEZONE, so that every
 * calendar keeps the local hour across a change of the clocks; lines folded and ended by CRLF.
 * Throws RangeError for a zone that is not in the time-zone library.
 */
export function meetingIcs(meeting: IcsMeeting): string {
  const { calendar, tzid } = calendarIn(meeting.zone, 'Check-ins');
  const start = Temporal.PlainDateTime.from(meeting.firstStart);
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', oneLine(meeting.uid));
  event.updatePropertyWithValue('dtstamp', icsUtc(Temporal.Instant.from(meeting.stampedAt)));
  addLocalTime(event, 'dtstart', start, tzid);
  addLocalTime(event, 'dtend', start.add({ minutes: meeting.minutes }), tzid);
  if (meeting.recurs) event.updatePropertyWithValue('rrule', ruleOf(meeting.recurs, start, meeting.zone));
  for (const date of meeting.recurs ? shortMonths(meeting.firstStart, meeting.recurs) : []) addLocalTime(event, 'rdate', Temporal.PlainDate.from(date).toPlainDateTime(start.toPlainTime()), tzid);
  for (const { plannedAt } of (meeting.exceptions ?? []).filter((one) => one.startsAt === null)) addLocalTime(event, 'exdate', Temporal.PlainDateTime.from(localOf(plannedAt, meeting.zone)), tzid);
  event.updatePropertyWithValue('summary', oneLine(meeting.title));
  event.updatePropertyWithValue('description', meeting.description);
  if (meeting.place !== '') event.updatePropertyWithValue('location', oneLine(meeting.place));
  event.updatePropertyWithValue('status', meeting.cancelled ? 'CANCELLED' : 'CONFIRMED');
  event.updatePropertyWithValue('sequence', meeting.sequence);
  if (meeting.url) event.updatePropertyWithValue('url', oneLine(meeting.url));
  if (meeting.organiser) addPerson(event, 'organizer', meeting.organiser);
  for (const one of meeting.attendees) addPerson(event, 'attendee', one, { role: 'REQ-PARTICIPANT', partstat: 'NEEDS-ACTION' });
  calendar.addSubcomponent(event);
  for (const { plannedAt, startsAt, minutes, place } of meeting.exceptions ?? []) {
    if (startsAt === null) continue;
    const moved = new ICAL.Component(structuredClone(event.toJSON()) as ConstructorParameters<typeof ICAL.Component>[0]);
    for (const name of ['rrule', 'rdate', 'exdate', 'dtstart', 'dtend', 'location']) moved.removeAllProperties(name);
    const at = Temporal.PlainDateTime.from(localOf(startsAt, meeting.zone));
    addLocalTime(moved, 'recurrence-id', Temporal.PlainDateTime.from(localOf(plannedAt, meeting.zone)), tzid);
    addLocalTime(moved, 'dtstart', at, tzid);
    addLocalTime(moved, 'dtend', at.add({ minutes }), tzid);
    if (place !== '') moved.updatePropertyWithValue('location', oneLine(place));
    calendar.addSubcomponent(moved);
  }
  return icsText(calendar);
}

const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

/** The rhythm as a recurrence rule; with `shortMonths` beside it, its end is a date. */
function ruleOf(recurs: Recurs, start: Temporal.PlainDateTime, zone: string): ICAL.Recur {
  const { everyWeeks, monthly } = recurs;
  const times = monthly?.by === 'day' && monthly.day > 28 ? null : recurs.times;
  const rule = ICAL.Recur.fromString(monthly ? `FREQ=MONTHLY;INTERVAL=${monthly.every};${monthPart(monthly, weekdays[start.dayOfWeek - 1] as string)}` : `FREQ=WEEKLY;INTERVAL=${everyWeeks}`);
  if (times) rule.count = times;
  else rule.until = untilUtc(recurs.untilOn, zone);
  return rule;
}

const monthPart = (monthly: NonNullable<Recurs['monthly']>, weekday: string): string => (monthly.by === 'day' ? monthDayPart(monthly.day) : `BYDAY=${monthly.nth}${weekday}`);

/** The 31st is the last day of every month. */
export const monthDayPart = (day: number): string => `BYMONTHDAY=${day === 31 ? -1 : day}`;

/**
 * The dates that a rule for the 29th or the 30th leaves out (RFC 5545, 3.3.10: a date that there is not is ignored),
 * and that Outlook puts on the last of February. They stand beside the rule: few programs know `BYSETPOS` with days.
 */
const shortMonths = (firstStart: string, recurs: Recurs): string[] =>
  (recurs.monthly?.by === 'day' && recurs.monthly.day < 31 ? datesOf(firstStart.slice(0, 10), recurs).filter((date) => Number(date.slice(8)) < (recurs.monthly as { day: number }).day) : []);
