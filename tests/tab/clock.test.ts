import { clockAhead, learnClock, serverNow, todayIn } from '../../tab/clock';

const minute = 60_000;
const stamp = (at: number): string => new Date(at).toISOString();
/** An answer that was on the way for `took` ms, from a server whose clock is `ahead`, stamped at `share` of the way. */
const answer = (at: number, ahead: number, took: number, share = 0.5): void => learnClock(at, at + took, stamp(at + ahead + took * share));

beforeEach(() => jest.useFakeTimers({ now: Date.parse('2026-05-14T22:30:00Z') }));
afterEach(() => jest.useRealTimers());

test('the day is the server’s and the zone’s, whatever this device believes', () => {
  // This device is two hours slow; at the server it is half past midnight, in UTC.
  answer(Date.now(), 120 * minute, 80);
  expect(serverNow().toISOString().slice(0, 16)).toBe('2026-05-15T00:30');
  expect(['UTC', 'Europe/London', 'Pacific/Auckland', 'America/New_York'].map(todayIn)).toEqual(['2026-05-15', '2026-05-15', '2026-05-15', '2026-05-14']);
  // The other way about: a device that is three hours fast, on the other side of midnight.
  answer(Date.now(), -180 * minute, 80);
  expect(['UTC', 'Europe/London', 'Pacific/Auckland', 'America/New_York'].map(todayIn)).toEqual(['2026-05-14', '2026-05-14', '2026-05-15', '2026-05-14']);
});

test('quick answers say it more exactly, and slow ones take nothing away', () => {
  const at = Date.now();
  answer(at, 5 * minute, 2_000, 1);
  answer(at, 5 * minute, 40);
  expect(Math.abs(clockAhead() - 5 * minute)).toBeLessThanOrEqual(20);
  // A question that waits for news is answered after 25 s, and stamped as it came in.
  answer(at, 5 * minute, 25_000, 0);
  expect(Math.abs(clockAhead() - 5 * minute)).toBeLessThanOrEqual(20);
});

test('a clock that somebody set is followed with the next answer', () => {
  const at = Date.now();
  answer(at, 0, 40);
  answer(at, 40 * 24 * 60 * minute, 40);
  expect(todayIn('Europe/London')).toBe('2026-06-23');
});

test('an answer without a moment, or with none that can be read, changes nothing', () => {
  answer(Date.now(), 7 * minute, 40);
  const before = clockAhead();
  learnClock(Date.now(), Date.now() + 10, null);
  learnClock(Date.now(), Date.now() + 10, 'soon');
  expect(clockAhead()).toBe(before);
});
