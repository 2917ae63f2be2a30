import ICAL from 'ical.js';
import { meetingIcs, type IcsMeeting } from '../../bot/graph/ics';

const series = (more: Partial<IcsMeeting> = {}): IcsMeeting => ({
  uid: 'check-in-1@cop-guide', title: 'Check-in; all, welcome', description: 'First line\nSecond: a\\b, c; d', firstStart: '2027-03-18T10:00', minutes: 45,
  zone: 'Europe/London', recurs: { everyWeeks: 1, untilOn: '2027-04-15' }, place: '', cancelled: false, sequence: 0, organiser: { name: 'Amara "A" Okafor', email: 'amara@university.example' },
  attendees: [{ name: 'Luca Ferri, Malta', email: 'luca@university.example' }], stampedAt: '2026-11-23T18:00:00Z', ...more,
});

const parsed = (text: string): ICAL.Event => {
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  return new ICAL.Event(calendar.getFirstSubcomponent('vevent') as ICAL.Component);
};

function utcStarts(text: string): string[] {
  const steps = parsed(text).iterator();
  const found: string[] = [];
  for (let at = steps.next(); at; at = steps.next()) found.push(at.toJSDate().toISOString().slice(0, 16));
  return found;
}

test.each([
  ['Europe/London', '2027-03-18T10:00', '2027-04-08', ['2027-03-18T10:00', '2027-03-25T10:00', '2027-04-01T09:00', '2027-04-08T09:00']],
  ['Europe/Malta', '2026-10-15T10:00', '2026-10-29', ['2026-10-15T08:00', '2026-10-22T08:00', '2026-10-29T09:00']],
  ['Asia/Shanghai', '2027-03-18T00:30', '2027-04-01', ['2027-03-17T16:30', '2027-03-24T16:30', '2027-03-31T16:30']],
  ['America/New_York', '2026-10-27T20:30', '2026-11-10', ['2026-10-28T00:30', '2026-11-04T01:30', '2026-11-11T01:30']],
])('a calendar program reads the right moments for %s, the last day included', (zone, firstStart, untilOn, utc) => {
  expect(utcStarts(meetingIcs(series({ zone, firstStart, recurs: { everyWeeks: 1, untilOn } })))).toEqual(utc);
});

test('the first and the last moment do not depend on the zone of the process that reads', () => {
  const text = meetingIcs(series({ recurs: { everyWeeks: 2, untilOn: '2027-04-15' } }));
  expect(text).toContain('DTSTART;TZID=Europe/London:20270318T100000\r\n');
  expect(text).toContain('RRULE:FREQ=WEEKLY;INTERVAL=2;UNTIL=20270415T225959Z\r\n');
  expect(utcStarts(text)).toEqual(['2027-03-18T10:00', '2027-04-01T09:00', '2027-04-15T09:00']);
});

test('lines end by CRLF and are folded at 75 octets', () => {
  const text = meetingIcs(series({ description: 'ü'.repeat(400) }));
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replace(/\r\n/g, '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(parsed(text).description).toBe('ü'.repeat(400));
});

test('text from people stays text', () => {
  const text = meetingIcs(series({ title: 'A\r\nATTENDEE:mailto:x@example.org', attendees: [{ name: 'B\r\nX-EVIL:1', email: 'b@university.example\r\nX-EVIL:2' }] }));
  const event = parsed(text);
  expect(event.summary).toBe('A ATTENDEE:mailto:x@example.org');
  expect(event.attendees).toHaveLength(1);
  expect(event.component.getFirstProperty('x-evil')).toBeNull();
});

test('names, marks and line breaks come back as they were', () => {
  const event = parsed(meetingIcs(series()));
  expect(event.summary).toBe('Check-in; all, welcome');
  expect(event.description).toBe('First line\nSecond: a\\b, c; d');
  expect(event.duration.toSeconds()).toBe(45 * 60);
  expect(event.attendees.map((one) => [one.getParameter('cn'), one.getFirstValue()])).toEqual([['Luca Ferri, Malta', 'mailto:luca@university.example']]);
  expect(event.component.getFirstProperty('organizer')?.getParameter('cn')).toBe('Amara ’A’ Okafor');
});

test('a zone that nobody has is refused', () => {
  expect(() => meetingIcs(series({ zone: 'Mars/Olympus' }))).toThrow(RangeError);
});

test('a single event has no recurrence, names its place, and says that it was called off to a calendar that takes it in again', () => {
  const text = meetingIcs(series({ recurs: null, place: 'Room 3.02', cancelled: true, sequence: 4 }));
  expect(text.split('BEGIN:VEVENT')[1]).not.toContain('RRULE');
  const event = parsed(text);
  expect([event.component.getFirstPropertyValue('location'), event.component.getFirstPropertyValue('status'), event.component.getFirstPropertyValue('sequence')]).toEqual(['Room 3.02', 'CANCELLED', 4]);
});
