import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { icsText, icsUtc, oneLine } from './ics-parts';

/** Something that has a day and no time of it. */
export interface IcsDate {
  uid: string;
  title: string;
  /** `YYYY-MM-DD`. */
  onDate: string;
  /** Grows with every change, so that a calendar takes the newer one. */
  sequence: number;
}

/** Days as one iCalendar file (RFC 5545): each all day, and nobody is busy by it. `stampedAt` is ISO 8601 UTC. */
export function datesIcs(dates: readonly IcsDate[], stampedAt: string): string {
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', '-//CoP Guide//Dates//EN');
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  for (const { uid, title, onDate, sequence } of dates) {
    const event = new ICAL.Component('vevent');
    event.updatePropertyWithValue('uid', oneLine(uid));
    event.updatePropertyWithValue('dtstamp', icsUtc(Temporal.Instant.from(stampedAt)));
    event.updatePropertyWithValue('dtstart', ICAL.Time.fromDateString(onDate));
    event.updatePropertyWithValue('dtend', ICAL.Time.fromDateString(Temporal.PlainDate.from(onDate).add({ days: 1 }).toString()));
    event.updatePropertyWithValue('summary', oneLine(title));
    event.updatePropertyWithValue('transp', 'TRANSPARENT');
    event.updatePropertyWithValue('sequence', sequence);
    calendar.addSubcomponent(event);
  }
  return icsText(calendar);
}
