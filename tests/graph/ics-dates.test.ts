import ICAL from 'ical.js';
import { datesIcs } from '../../bot/graph/ics-dates';

test('a calendar program reads all days, of which nobody is busy, on the day itself in every zone', () => {
  const text = datesIcs([{ uid: 'c.light@cop-guide', title: 'Light review\r\nX-EVIL:1', onDate: '2027-02-28', sequence: 3 }], '2026-11-23T18:00:00Z');
  const calendar = new ICAL.Component(ICAL.parse(text) as ConstructorParameters<typeof ICAL.Component>[0]);
  const [event] = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  expect([event?.startDate.isDate, event?.startDate.toString(), event?.endDate.toString(), event?.summary, event?.sequence]).toEqual([true, '2027-02-28', '2027-03-01', 'Light review X-EVIL:1', 3]);
  expect(event?.component.getFirstPropertyValue('transp')).toBe('TRANSPARENT');
  expect(text).toContain('DTSTART;VALUE=DATE:20270228\r\n');
});
