import type { CommunityView } from '../bot/api/contract';

/** Times for people: en-GB, as `Thu 14 May, 10:00 (London)`. Pure; zones are IANA names, instants ISO 8601. */

const parts = (instant: string | Date, zone: string, options: Intl.DateTimeFormatOptions): Record<string, string> => {
  const date = typeof instant === 'string' ? new Date(instant) : instant;
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: zone });
  return Object.fromEntries(format.formatToParts(date).map((part) => [part.type, part.value]));
};

/** The place a zone is named after: `Europe/London` is London. */
export const cityOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replace(/_/g, ' ');

/** The zone of the reader's device. */
export const readerZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every zone that the browser knows, and the one that is set whatever the browser knows. */
export const zonesWith = (zone: string): string[] => [...new Set([zone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].sort((a, b) => cityOf(a).localeCompare(cityOf(b), 'en'));

/** `Thu 14 May`, with the year when it is not the present one. */
export function sayDayOf(instant: string, zone: string, now: Date): string {
  const one = parts(instant, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  const thisYear = parts(now, zone, { year: 'numeric' })['year'];
  const year = one['year'] === thisYear ? '' : ` ${one['year']}`;
  return `${one['weekday']} ${one['day']} ${one['month']}${year}`;
}

/** `Thu 14 May 2026`, whatever the present year: for what is kept, printed and read in another one. */
export function sayDayAndYear(instant: string, zone: string): string {
  const one = parts(instant, zone, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' });
  return `${one['weekday']} ${one['day']} ${one['month']} ${one['year']}`;
}

/** `10:00`. */
export const sayClock = (instant: string | Date, zone: string): string => {
  const one = parts(instant, zone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return `${one['hour']}:${one['minute']}`;
};

/** `Thu 14 May, 10:00 (London)`. */
export const sayTime = (instant: string, zone: string, now: Date): string => `${sayDayOf(instant, zone, now)}, ${sayClock(instant, zone)} (${cityOf(zone)})`;

/** The days off of a community and of its university. */
export const daysOffOf = ({ closed, closedAbove }: Pick<CommunityView['settings'], 'closed' | 'closedAbove'>): Closures => [...closed, ...closedAbove];

/** What the closure is called in which an instant lies by the clocks of a zone, or null. */
export const closureAt = (closed: Closures, instant: string, zone: string): string | null => closureOn(closed, localOf(instant, zone).date);

/** The same for a date, `YYYY-MM-DD`. */
export const closureOn = (closed: Closures, date: string): string | null => closed.find((one) => one.from <= date && date <= one.until)?.name ?? null;

type Closures = readonly { from: string; until: string; name: string }[];

/** The reader's own time of an instant, or null when their clock shows the same as the community's. */
export function sayOwnTime(instant: string, zone: string, own: string, now: Date): string | null {
  const theirs = `${sayDayOf(instant, zone, now)} ${sayClock(instant, zone)}`;
  const mine = `${sayDayOf(instant, own, now)} ${sayClock(instant, own)}`;
  return theirs === mine ? null : sayTime(instant, own, now);
}

/** `Tue 1 Dec, 12:00 (London), 20:00 (Shanghai)`: an instant by a community's clocks and the reader's own, one of them where both show the same. */
export function sayBothTimes(instant: string, zone: string, own: string, now: Date): string {
  const theirs = sayTime(instant, zone, now);
  const mine = sayOwnTime(instant, zone, own, now);
  if (mine === null) return theirs;
  const day = `${sayDayOf(instant, zone, now)}, `;
  return `${theirs}, ${mine.startsWith(day) ? mine.slice(day.length) : mine}`;
}

/** A date without a time (`YYYY-MM-DD`) as `Thu 14 May`, the same in every zone. */
export const sayDate = (date: string, now: Date): string => sayDayOf(`${date}T12:00:00Z`, 'UTC', now);

/** The same with its year. */
export const sayDateAndYear = (date: string): string => sayDayAndYear(`${date}T12:00:00Z`, 'UTC');

/** A date as `Saved 10:02` says it today, and with its day when it is older. */
export function sayWhen(instant: string, zone: string, now: Date): string {
  const today = sayDayOf(now.toISOString(), zone, now);
  const day = sayDayOf(instant, zone, now);
  return day === today ? sayClock(instant, zone) : `${day}, ${sayClock(instant, zone)}`;
}

/**
 * The instant at which a zone's clocks show a local date (`YYYY-MM-DD`) and time (`HH:MM`). A time
 * that a change of the clocks skips becomes the one an hour later; of two, the earlier is taken.
 */
export function instantAt(date: string, time: string, zone: string): string {
  const wanted = Date.parse(`${date}T${time}:00Z`);
  const offset = (at: number): number => {
    const one = parts(new Date(at), zone, { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    return Date.parse(`${one['year']}-${one['month']}-${one['day']}T${one['hour']}:${one['minute']}:${one['second']}Z`) - at;
  };
  const before = wanted - offset(wanted - 86_400_000);
  const after = wanted - offset(wanted + 86_400_000);
  const fits = [before, after].filter((at) => at + offset(at) === wanted);
  return new Date(fits.length > 0 ? Math.min(...fits) : before).toISOString();
}

/** An instant as the date (`YYYY-MM-DD`) and time (`HH:MM`) that the clocks of a zone show. */
export function localOf(instant: string, zone: string): { date: string; time: string } {
  const one = parts(instant, zone, { year: 'numeric', month: '2-digit', day: '2-digit' });
  return { date: `${one['year']}-${one['month']}-${one['day']}`, time: sayClock(instant, zone) };
}

/** The date (`YYYY-MM-DD`) that the calendars of a zone show at a moment. */
export const dateIn = (zone: string, at: Date): string => localOf(at.toISOString(), zone).date;

/** Whether an instant (ISO 8601) is not to come any more. */
export const isPast = (instant: string, now: Date): boolean => Date.parse(instant) <= now.getTime();

/** A date some days later; dates are `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first instants of a series that is being planned, at most `most`, none after `untilOn`. */
export function planDates(plan: { firstOn: string; at: string; everyWeeks: number; untilOn: string }, zone: string, most: number): string[] {
  const dates: string[] = [];
  for (let i = 0; dates.length < most; i += 1) {
    const date = addDays(plan.firstOn, i * 7 * plan.everyWeeks);
    if (date > plan.untilOn) break;
    dates.push(instantAt(date, plan.at, zone));
  }
  return dates;
}
