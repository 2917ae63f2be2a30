import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { dayBefore, firstHour, goodMoment, hoursOf, isOpenDay, lastHour, nextDigest, nextFreePost, onOrAfter, ourManners, restraint, weekdays, type Hours, type Manners } from '../../../bot/domain/prompting/manners';

const hours = (more: Partial<Hours> = {}): Hours => ({ zone: 'Europe/London', days: weekdays, closed: [], rests: [], pausedUntil: null, ...more });
const zones = ['Europe/London', 'Europe/Malta', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC'];
const someZone = fc.constantFrom(...zones);
const someMoment = fc.integer({ min: Date.UTC(2026, 0, 1), max: Date.UTC(2028, 11, 31) }).map((ms) => new Date(ms).toISOString());
const someDays = fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 });
const someClosed = fc.array(fc.record({ from: fc.constantFrom('2026-12-19', '2027-03-26', '2027-08-02'), length: fc.integer({ min: 0, max: 20 }) }), { maxLength: 2 })
  .map((list) => list.map(({ from, length }) => ({ from, until: Temporal.PlainDate.from(from).add({ days: length }).toString(), name: 'Closed' })));
const someHours = fc.record({ zone: someZone, days: someDays, closed: someClosed, rests: someClosed, pausedUntil: fc.constantFrom(null, '2026-06-15', '2027-04-01') });
const local = (moment: string, zone: string) => Temporal.Instant.from(moment).toZonedDateTimeISO(zone);

describe('a moment at which somebody can be written to', () => {
  test.each([
    ['in the middle of a working day, it is that moment', '2026-05-06T11:30:00.000Z', {}, '2026-05-06T11:30:00.000Z'],
    ['before eight, it is eight o’clock', '2026-05-06T05:00:00.000Z', {}, '2026-05-06T07:00:00.000Z'],
    ['from six in the evening, it is the next morning', '2026-05-06T17:00:00.000Z', {}, '2026-05-07T07:00:00.000Z'],
    ['at the weekend, it is Monday', '2026-05-09T11:00:00.000Z', {}, '2026-05-11T07:00:00.000Z'],
    ['for somebody who works Mondays to Wednesdays, it is the Monday after', '2026-05-07T11:00:00.000Z', { days: [1, 2, 3] }, '2026-05-11T07:00:00.000Z'],
    ['in a closure, it is the first working day after it', '2026-12-24T11:00:00.000Z', { closed: [{ from: '2026-12-21', until: '2027-01-01', name: 'Winter' }] }, '2027-01-04T08:00:00.000Z'],
    ['in a pause, it is the day on which the pause ends', '2026-05-06T11:00:00.000Z', { pausedUntil: '2026-06-01' }, '2026-06-01T07:00:00.000Z'],
    ['in Beijing, it is by the clock there', '2026-05-06T03:00:00.000Z', { zone: 'Asia/Shanghai' }, '2026-05-06T03:00:00.000Z'],
    ['at nine in the evening in Beijing, it is eight there the next day', '2026-05-06T13:00:00.000Z', { zone: 'Asia/Shanghai' }, '2026-05-07T00:00:00.000Z'],
    ['on the Sunday of the clock change, it is eight on Monday by the new time', '2026-03-29T11:00:00.000Z', {}, '2026-03-30T07:00:00.000Z'],
  ])('%s', (_name, moment, more, expected) => {
    expect(goodMoment(moment, hours(more))).toBe(expected);
  });

  it('is never before, always open, and itself a good one', () => {
    fc.assert(fc.property(someMoment, someHours, (moment, own) => {
      const good = goodMoment(moment, own);
      if (good === null) return;
      const at = local(good, own.zone);
      expect(good >= moment).toBe(true);
      expect(at.hour).toBeGreaterThanOrEqual(firstHour);
      expect(at.hour).toBeLessThan(lastHour);
      expect(isOpenDay(at.toPlainDate().toString(), own)).toBe(true);
      expect(goodMoment(good, own)).toBe(good);
    }));
  });

  it('is none for who is away for longer than two years', () => {
    expect(goodMoment('2026-05-06T11:00:00.000Z', hours({ pausedUntil: '2031-01-01' }))).toBeNull();
  });
});

test('the day before is the last one on which somebody works', () => {
  expect(dayBefore('2026-05-11T09:00:00.000Z', hours())).toBe('2026-05-08T08:00:00.000Z');
  expect(dayBefore('2026-05-14T09:00:00.000Z', hours({ days: [1, 2] }))).toBe('2026-05-12T08:00:00.000Z');
  expect(dayBefore('2027-01-04T09:00:00.000Z', hours({ closed: [{ from: '2026-12-21', until: '2027-01-01', name: 'Winter' }] }))).toBe('2026-12-18T09:00:00.000Z');
  // The meeting is at one in the morning in London, which is nine in Beijing on the same day.
  expect(dayBefore('2026-05-14T00:30:00.000Z', hours({ zone: 'Asia/Shanghai' }))).toBe('2026-05-13T01:00:00.000Z');
});

test('a date that is a day off moves to the next working day', () => {
  expect(onOrAfter('2026-05-09', hours())).toBe('2026-05-11T08:00:00.000Z');
  expect(onOrAfter('2026-05-07', hours())).toBe('2026-05-07T08:00:00.000Z');
});

describe('the digest', () => {
  const own = (more: Partial<Manners> = {}): Manners => ({ ...ourManners, ...more });

  test('comes on the first working day of each week, at nine by the reader’s clock', () => {
    expect(nextDigest('2026-05-06T11:00:00.000Z', own(), hours())).toBe('2026-05-11T08:00:00.000Z');
    expect(nextDigest('2026-05-11T08:00:00.000Z', own(), hours())).toBe('2026-05-18T08:00:00.000Z');
    expect(nextDigest('2026-05-06T11:00:00.000Z', own(), hours({ days: [3, 4] }))).toBe('2026-05-13T08:00:00.000Z');
    expect(nextDigest('2027-03-25T11:00:00.000Z', own(), hours({ closed: [{ from: '2027-03-26', until: '2027-03-30', name: 'Easter' }] }))).toBe('2027-03-31T08:00:00.000Z');
  });

  test('comes each working day to who wants that, and never to who does not', () => {
    expect(nextDigest('2026-05-06T11:00:00.000Z', own({ digest: 'daily' }), hours())).toBe('2026-05-07T08:00:00.000Z');
    expect(nextDigest('2026-05-06T11:00:00.000Z', own({ digest: 'never' }), hours())).toBeNull();
  });

  it('comes at most once in any calendar week, over zones, part-time patterns, closures and clock changes', () => {
    fc.assert(fc.property(someMoment, someHours, (moment, some) => {
      const weeks = new Set<string>();
      let at: string | null = moment;
      for (let n = 0; n < 20; n += 1) {
        at = nextDigest(at, own(), some);
        if (at === null) return;
        const date = local(at, some.zone).toPlainDate();
        const week = `${date.yearOfWeek} ${date.weekOfYear}`;
        expect(weeks.has(week)).toBe(false);
        weeks.add(week);
        expect(goodMoment(at, some)).toBe(at);
      }
    }));
  });
});

test('two prompts may pass unanswered, then one question, then nothing; whatever people do counts as an answer', () => {
  const at = ['2026-05-04T08:00:00.000Z', '2026-05-11T08:00:00.000Z', '2026-05-18T08:00:00.000Z'];
  expect([0, 1, 2, 3].map((n) => restraint(at.slice(0, n), null))).toEqual(['go', 'go', 'ask', 'silence']);
  expect(restraint(at, '2026-05-18T09:00:00.000Z')).toBe('go');
  expect(restraint(at, '2026-05-11T09:00:00.000Z')).toBe('go');
  expect(restraint(at, '2026-05-04T09:00:00.000Z')).toBe('ask');
});

test('a third post within seven days waits until the first of them is a week old', () => {
  const now = '2026-05-08T10:00:00.000Z';
  expect(nextFreePost([], now)).toBe(now);
  expect(nextFreePost(['2026-05-06T08:00:00.000Z'], now)).toBe(now);
  expect(nextFreePost(['2026-05-04T08:00:00.000Z', '2026-05-06T08:00:00.000Z'], now)).toBe('2026-05-11T08:00:00.000Z');
  expect(nextFreePost(['2026-04-20T08:00:00.000Z', '2026-05-06T08:00:00.000Z'], now)).toBe(now);
});

test('a kind that somebody has put off waits for the later of its date and theirs for everything; the others do not', () => {
  const own: Manners = { ...ourManners, pausedUntil: '2026-06-01', later: [{ what: 'coffee-pair', untilOn: '2026-07-01' }, { what: 'event-after', untilOn: '2026-05-01' }] };
  expect(['digest', 'coffee-pair', 'event-after'].map((what) => hoursOf(own, 'UTC', what).pausedUntil)).toEqual(['2026-06-01', '2026-07-01', '2026-06-01']);
  expect(hoursOf({ ...own, pausedUntil: null }, 'UTC', 'event-after').pausedUntil).toBe('2026-05-01');
});

test('who has chosen nothing goes by the community’s zone and weekdays', () => {
  expect(hoursOf(ourManners, 'Europe/Malta', 'digest')).toEqual({ zone: 'Europe/Malta', days: weekdays, closed: [], rests: [], pausedUntil: null });
  expect(hoursOf({ ...ourManners, zone: 'UTC', days: [] }, 'Europe/Malta', 'digest').days).toEqual(weekdays);
});
