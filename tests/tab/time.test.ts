import { addDays, cityOf, dateIn, instantAt, planDates, sayBothTimes, sayDate, sayOwnTime, sayTime, sayWhen } from '../../tab/time';

const now = new Date('2026-05-10T08:00:00Z');

describe('times for people', () => {
  it('are said with weekday, day, month, time and place', () => {
    expect(sayTime('2026-05-14T09:00:00Z', 'Europe/London', now)).toBe('Thu 14 May, 10:00 (London)');
    expect(sayTime('2026-05-14T23:30:00Z', 'America/New_York', now)).toBe('Thu 14 May, 19:30 (New York)');
  });

  it('name the year only when it is another one', () => {
    expect(sayDate('2026-05-14', now)).toBe('Thu 14 May');
    expect(sayDate('2027-01-04', now)).toBe('Mon 4 Jan 2027');
  });

  it('add the reader\'s own time only where the clocks differ', () => {
    expect(sayOwnTime('2026-05-14T09:00:00Z', 'Europe/London', 'Europe/Lisbon', now)).toBeNull();
    expect(sayOwnTime('2026-05-14T09:00:00Z', 'Europe/London', 'Asia/Shanghai', now)).toBe('Thu 14 May, 17:00 (Shanghai)');
    expect(sayOwnTime('2026-05-14T20:00:00Z', 'Europe/London', 'Asia/Shanghai', now)).toBe('Fri 15 May, 04:00 (Shanghai)');
  });

  it('stand beside each other in a list, with the reader’s day only where it is another one', () => {
    const said = (instant: string, own: string) => sayBothTimes(instant, 'Europe/London', own, now);
    expect(said('2026-05-14T09:00:00Z', 'Europe/Lisbon')).toBe('Thu 14 May, 10:00 (London)');
    expect(said('2026-05-14T09:00:00Z', 'Asia/Shanghai')).toBe('Thu 14 May, 10:00 (London), 17:00 (Shanghai)');
    expect(said('2026-05-14T20:00:00Z', 'Asia/Shanghai')).toBe('Thu 14 May, 21:00 (London), Fri 15 May, 04:00 (Shanghai)');
  });

  it('leave out the day when it is today', () => {
    expect(sayWhen('2026-05-10T06:05:00Z', 'Europe/London', now)).toBe('07:05');
    expect(sayWhen('2026-05-09T06:05:00Z', 'Europe/London', now)).toBe('Sat 9 May, 07:05');
  });

  it('call a zone by its city', () => {
    expect(cityOf('America/Argentina/Buenos_Aires')).toBe('Buenos Aires');
    expect(cityOf('UTC')).toBe('UTC');
  });
});

describe('a plan of check-ins', () => {
  it('keeps its local time across a change of the clocks', () => {
    expect(planDates({ firstOn: '2026-10-19', at: '10:00', everyWeeks: 1, untilOn: '2026-11-30' }, 'Europe/London', 2)).toEqual(['2026-10-19T09:00:00.000Z', '2026-10-26T10:00:00.000Z']);
  });

  it('ends with its last date', () => {
    expect(planDates({ firstOn: '2026-05-14', at: '10:00', everyWeeks: 2, untilOn: '2026-06-11' }, 'Europe/London', 9)).toHaveLength(3);
    expect(planDates({ firstOn: '2026-05-14', at: '10:00', everyWeeks: 1, untilOn: '2026-05-13' }, 'Europe/London', 9)).toEqual([]);
  });

  it('moves a time that the clocks skip by an hour, and takes the first of two', () => {
    expect(instantAt('2026-03-29', '01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
    expect(instantAt('2026-10-25', '01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
  });

  it('counts days over months and leap years', () => {
    expect(addDays('2028-02-28', 2)).toBe('2028-03-01');
  });
});

describe('a date by the calendar of a zone', () => {
  it.each([
    ['2026-05-14T23:30:00Z', 'Europe/London', '2026-05-15'],
    ['2026-05-14T22:59:59Z', 'Europe/London', '2026-05-14'],
    ['2026-05-14T11:59:00Z', 'Pacific/Auckland', '2026-05-14'],
    ['2026-05-14T12:00:00Z', 'Pacific/Auckland', '2026-05-15'],
    ['2026-05-15T03:59:00Z', 'America/New_York', '2026-05-14'],
    ['2026-05-15T04:00:00Z', 'America/New_York', '2026-05-15'],
    ['2026-12-31T10:00:00Z', 'Pacific/Kiritimati', '2027-01-01'],
  ])('%s is in %s the %s', (at, zone, date) => expect(dateIn(zone, new Date(at))).toBe(date));
});
