import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { addLocalTime, addPerson, calendarIn, icsText, icsUtc, oneLine, untilUtc } from './ics-parts';

export interface IcsSeries {
  uid: string;
  title: string;
  description: string;
  /** Local date and time in `zone`: `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  /** IANA name. */
  zone: string;
  everyWeeks: number;
  /** Last local date on which it may happen: `YYYY-MM-DD`. */
  untilOn: string;
  /** Null where nobody with an address organises it (any more). */
  organiser: { name: string; email: string } | null;
  attendees: { name: string; email: string }[];
  /** When the file was made, ISO 8601 in UTC. */
  stampedAt: string;
  /** A link to join or to open, if there is one. */
  url?: string | null;
}

/**
 * The series as one iCalendar file (RFC 5545): wall-clock times with their VTIMEZONE, so that every
 * calendar keeps the local hour across a change of the clocks; lines folded and ended by CRLF.
 * Throws RangeError for a zone that is not in the time-zone library.
 */
export function seriesIcs(series: IcsSeries): string {
  const { calendar, tzid } = calendarIn(series.zone, 'Check-ins');
  const start = Temporal.PlainDateTime.from(series.firstStart);
  const event = new ICAL.Component('vevent');
  event.updatePropertyWithValue('uid', oneLine(series.uid));
  event.updatePropertyWithValue('dtstamp', icsUtc(Temporal.Instant.from(series.stampedAt)));
  addLocalTime(event, 'dtstart', start, tzid);
  addLocalTime(event, 'dtend', start.add({ minutes: series.minutes }), tzid);
  event.updatePropertyWithValue('rrule', new ICAL.Recur({ freq: 'WEEKLY', interval: series.everyWeeks, until: untilUtc(series.untilOn, series.zone) }));
  event.updatePropertyWithValue('summary', oneLine(series.title));
  event.updatePropertyWithValue('description', series.description);
  event.updatePropertyWithValue('status', 'CONFIRMED');
  event.updatePropertyWithValue('sequence', 0);
  if (series.url) event.updatePropertyWithValue('url', oneLine(series.url));
  if (series.organiser) addPerson(event, 'organizer', series.organiser);
  for (const one of series.attendees) addPerson(event, 'attendee', one, { role: 'REQ-PARTICIPANT', partstat: 'NEEDS-ACTION' });
  calendar.addSubcomponent(event);
  return icsText(calendar);
}
