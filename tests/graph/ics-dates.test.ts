import ICAL from 'ical.js';
import { datesIcs } from '../../bot/graph/ics-dates';

test('a calendar program reads all days, of which nobody is busy, on the day itself in every zone', () => {
  const text = datesIcs([{ uid: 'c.light@cop-guide', title: 'Light review\r\nX-EVIL:1', onDate: '2027-02-28', sequence: 3, hour: null }], '2026-11-23T18:00:00Z');
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const [event] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString(), event?.summary, event?.sequence]).toEqual([true, '2027-02-28', '2027-03-01', 'Light review X-EVIL:1', 3]);
  expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  expect(text).toContain('DTSTART;VALUE=DATE:20270228\r\n');
});

test('a day with an hour is a meeting of that length, at a place, or called off', () => {
  const hour = { startsAt: '2027-07-01T09:00:00.000Z', minutes: 90, place: 'Room 4\nX-EVIL:1', cancelled: false, url: 'https://teams.example/1' };
  const read = (more: object) => {
    const text = datesIcs([{ uid: 'c.light@cop-guide', title: 'Light review', onDate: '2027-07-01', sequence: 4, hour: { ...hour, ...more } }], '2026-11-23T18:00:00Z');
    const [event] = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]).getAllSubcomponents('vevent');
    return ['dtstart', 'dtend', 'location', 'status', 'url', 'transp'].map((name) => event?.getFirstPropertyValue(name)?.toString() ?? null);
  };
  expect(read({})).toEqual(['2027-07-01T09:00:00Z', '2027-07-01T10:30:00Z', 'Room 4 X-EVIL:1', 'CONFIRMED', 'https://teams.example/1', null]);
  expect(read({ place: '', cancelled: true, url: null })).toEqual(['2027-07-01T09:00:00Z', '2027-07-01T10:30:00Z', null, 'CANCELLED', null, null]);
});
