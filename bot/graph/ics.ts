import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { addLocalTime, addPerson, calendarIn, icsText, icsUtc, oneLine, untilUtc } from './ics-parts';

/** A meeting, or a weekly series of them. */
export interface IcsMeeting {
  uid: string;
  title: string;
  description: string;
  /** Local date and time in `zone`: `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  /** IANA name. */
  zone: string;
  /** Null for a single one. `untilOn` is the last local date on which it may happen: `YYYY-MM-DD`. */
  recurs: { everyWeeks: number; untilOn: string } | null;
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
  if (meeting.recurs) event.updatePropertyWithValue('rrule', new ICAL.Recur({ freq: 'WEEKLY', interval: meeting.recurs.everyWeeks, until: untilUtc(meeting.recurs.untilOn, meeting.zone) }));
  event.updatePropertyWithValue('summary', oneLine(meeting.title));
  event.updatePropertyWithValue('description', meeting.description);
  if (meeting.place !== '') event.updatePropertyWithValue('location', oneLine(meeting.place));
  event.updatePropertyWithValue('status', meeting.cancelled ? 'CANCELLED' : 'CONFIRMED');
  event.updatePropertyWithValue('sequence', meeting.sequence);
  if (meeting.url) event.updatePropertyWithValue('url', oneLine(meeting.url));
  if (meeting.organiser) addPerson(event, 'organizer', meeting.organiser);
  for (const one of meeting.attendees) addPerson(event, 'attendee', one, { role: 'REQ-PARTICIPANT', partstat: 'NEEDS-ACTION' });
  calendar.addSubcomponent(event);
  return icsText(calendar);
}
