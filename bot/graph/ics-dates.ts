import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { icsText, icsUtc, oneLine } from './ics-parts';

/** Something that has a day, and perhaps an hour of it. */
export interface IcsDate {
  uid: string;
  title: string;
  /** `YYYY-MM-DD`. */
  onDate: string;
  /** Grows with every change, so that a calendar takes the newer one. */
  sequence: number;
  /** Null for all day. `startsAt` is ISO 8601 UTC. */
  hour: { startsAt: string; minutes: number; place: string; cancelled: boolean; url: string | null } | null;
}

/** Days as one iCalendar file (RFC 5545): those without an hour all day, and nobody is busy by them. `stampedAt` is ISO 8601 UTC. */
export function datesIcs(dates: readonly IcsDate[], stampedAt: string): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//CoP Guide//Dates//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  for (const { uid, title, onDate, sequence, hour } of dates) {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', oneLine(uid));
    event.updatePropertyWithValue('dtstamp', icsUtc(Temporal.Instant.from(stampedAt)));
    event.updatePropertyWithValue('summary', oneLine(title));
    if (hour) addHour(event, hour);
    else {
      event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(onDate));
      event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(Temporal.PlainDate.from(onDate).add({ days: 1 }).toString()));
      event.updatePropertyWithValue('transp', 'TRANSPARENT');
    }
    event.updatePropertyWithValue('sequence', sequence);
    calendar.addSubcomponent(event);
  }
  return icsText(calendar);
}

function addHour(event: ICAL.Component, { startsAt, minutes, place, cancelled, url }: NonNullable<IcsDate['hour']>): void {
  const start = Temporal.Instant.from(startsAt);
  event.updatePropertyWithValue('dtstart', icsUtc(start));
  event.updatePropertyWithValue('dtend', icsUtc(start.add({ minutes })));
  event.updatePropertyWithValue('status', cancelled ? 'CANCELLED' : 'CONFIRMED');
  if (place !== '') event.updatePropertyWithValue('location', oneLine(place));
  if (url !== null) event.updatePropertyWithValue('url', oneLine(url));
}
