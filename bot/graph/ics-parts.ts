import ICAL from 'ical.js';
import { Temporal } from 'temporal-polyfill';
import { tzlib_get_ical_block } from 'timezones-ical-library';

/** A calendar with the VTIMEZONE of `zone` (IANA) in it, and the name by which times refer to it. */
export function calendarIn(zone: string, product: string): { calendar: ICAL.Component; tzid: string } {
  // The library says an unknown zone on the console; Intl throws RangeError. It also takes other spellings, which the library does not.
  const canonical = new Intl.DateTimeFormat('en-GB', { timeZone: zone }).resolvedOptions().timeZone;
  const answer = tzlib_get_ical_block(canonical.toLowerCase() === zone.toLowerCase() ? canonical : zone);
  const [block, line] = Array.isArray(answer) ? answer : [];
  if (!block || !line) throw new RangeError(`no calendar data for the time zone ${zone}`);
  const calendar = new ICAL.Component('vcalendar');
  calendar.updatePropertyWithValue('version', '2.0');
  calendar.updatePropertyWithValue('prodid', `-//CoP Guide//${product}//EN`);
  calendar.updatePropertyWithValue('calscale', 'GREGORIAN');
  calendar.addSubcomponent(new ICAL.Component(ICAL.parse(block) as ConstructorParameters<typeof ICAL.Component>[0]));
  return { calendar, tzid: line.replace(/^TZID=/, '') };
}

/** The file: lines folded at 75 octets and ended by CRLF (RFC 5545, 3.1). */
export const icsText = (calendar: ICAL.Component): string => `${calendar.toString()}\r\n`;

export const icsUtc = (at: Temporal.Instant): ICAL.Time => ICAL.Time.fromDateTimeString(at.toString({ smallestUnit: 'second' }));

/** The last moment of a local date, in UTC: what UNTIL must be beside a local DTSTART (RFC 5545, 3.3.10). */
export const untilUtc = (date: string, zone: string): ICAL.Time =>
  icsUtc(Temporal.PlainDate.from(date).toZonedDateTime({ timeZone: zone, plainTime: '23:59:59' }).toInstant());

export function addLocalTime(component: ICAL.Component, name: string, at: Temporal.PlainDateTime, tzid: string): void {
  const property = new ICAL.Property(name);
  property.setParameter('tzid', tzid);
  property.setValue(ICAL.Time.fromDateTimeString(at.toString({ smallestUnit: 'second' })));
  component.addProperty(property);
}

export function addPerson(component: ICAL.Component, name: string, who: { name: string; email: string }, more: Record<string, string> = {}): void {
  const property = new ICAL.Property(name);
  // A parameter has no escape for a double quote (RFC 5545, 3.2).
  property.setParameter('cn', oneLine(who.name).replaceAll('"', '’'));
  for (const [key, value] of Object.entries(more)) property.setParameter(key, value);
  property.setValue(`mailto:${oneLine(who.email).replace(/\s/g, '')}`);
  component.addProperty(property);
}

export const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
