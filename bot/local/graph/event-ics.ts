import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { addLocalTime, addPerson, calendarIn, icsText, icsUtc, oneLine, untilUtc } from '../../graph/ics-parts';
import { monthDayPart } from '../../graph/ics';
import { ianaZone } from '../../graph/zones';
import { localPeople } from '../people';
import type { StoredEvent } from './event-store';
import { placed, type Recurrence } from './occurrences';

/** A file name that says what it is and never meets another event's. */
export const icsName = (event: StoredEvent): string =>
  `${event.subject.replace(/[^\p{L}\p{N} -]+/gu, ' ').replace(/\s+/g, ' ').trim().slice(0, 60).trim() || 'Event'} ${event.uid.slice(-8)}.ics`;

/** The event as an iCalendar file, as a calendar would hand it out. */
export function eventIcs(event: StoredEvent): string {
  const zone = ianaZone(event.start.timeZone) ?? 'UTC';
  const { calendar, tzid } = calendarIn(zone, 'Local calendar');
  const start = Temporal.PlainDateTime.from(event.start.dateTime);
  const one = new ICAL.Component('vevent');
  one.updatePropertyWithValue('uid', event.uid);
  one.updatePropertyWithValue('dtstamp', icsUtc(Temporal.Instant.from(event.modifiedAt)));
  one.updatePropertyWithValue('sequence', event.revision - 1);
  one.updatePropertyWithValue('status', event.cancelled ? 'CANCELLED' : 'CONFIRMED');
  one.updatePropertyWithValue('summary', oneLine(event.subject));
  one.updatePropertyWithValue('description', event.body.content);
  if (event.location) one.updatePropertyWithValue('location', oneLine(event.location));
  if (event.joinUrl) one.updatePropertyWithValue('url', event.joinUrl);
  addLocalTime(one, 'dtstart', start, tzid);
  addLocalTime(one, 'dtend', Temporal.PlainDateTime.from(event.end.dateTime), tzid);
  if (event.recurrence) one.updatePropertyWithValue('rrule', rule(event.recurrence, zone));
  for (const date of event.cancelledDates) addLocalTime(one, 'exdate', Temporal.PlainDate.from(date).toPlainDateTime(start.toPlainTime()), tzid);
  const organiser = localPeople.find((person) => person.id === event.organiserId);
  if (organiser) addPerson(one, 'organizer', organiser);
  for (const attendee of event.attendees) addPerson(one, 'attendee', attendee);
  calendar.addSubcomponent(one);
  for (const exception of event.exceptions ?? []) {
    const moved = new ICAL.Component(structuredClone(one.toJSON()) as ConstructorParameters<typeof ICAL.Component>[0]);
    for (const name of ['rrule', 'exdate', 'dtstart', 'dtend', 'location']) moved.removeAllProperties(name);
    addLocalTime(moved, 'recurrence-id', Temporal.PlainDate.from(exception.date).toPlainDateTime(start.toPlainTime()), tzid);
    addLocalTime(moved, 'dtstart', placed(exception.start).withTimeZone(zone).toPlainDateTime(), tzid);
    addLocalTime(moved, 'dtend', placed(exception.end).withTimeZone(zone).toPlainDateTime(), tzid);
    if (exception.location) moved.updatePropertyWithValue('location', oneLine(exception.location));
    calendar.addSubcomponent(moved);
  }
  return icsText(calendar);
}

const short = (day: string): string => day.slice(0, 2).toUpperCase();

/** Graph's pattern and range as a recurrence rule. */
function rule({ pattern, range }: Recurrence, zone: string): ICAL.Recur {
  const days = (pattern.daysOfWeek ?? []).map(short).join(',');
  const position = ['first', 'second', 'third', 'fourth'].indexOf(pattern.index ?? 'first') + 1 || -1;
  const relative = `BYDAY=${days};BYSETPOS=${position}`;
  const parts: Record<Recurrence['pattern']['type'], string> = {
    daily: 'FREQ=DAILY',
    weekly: `FREQ=WEEKLY;BYDAY=${days};WKST=${short(pattern.firstDayOfWeek ?? 'sunday')}`,
    absoluteMonthly: `FREQ=MONTHLY;${monthDayPart(pattern.dayOfMonth ?? 1)}`,
    relativeMonthly: `FREQ=MONTHLY;${relative}`,
    absoluteYearly: `FREQ=YEARLY;BYMONTH=${pattern.month};BYMONTHDAY=${pattern.dayOfMonth}`,
    relativeYearly: `FREQ=YEARLY;BYMONTH=${pattern.month};${relative}`,
  };
  const recur = ICAL.Recur.fromString(`${parts[pattern.type]};INTERVAL=${pattern.interval}${range.type === 'numbered' ? `;COUNT=${range.numberOfOccurrences}` : ''}`);
  if (range.type === 'endDate' && range.endDate) recur.until = untilUtc(range.endDate, zone);
  return recur;
}
