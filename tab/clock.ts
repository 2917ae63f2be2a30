import { dateIn } from './time';

/**
 * The server's clock, by which the tab says what is today, late or over: a phone's own may be wrong. Each answer of the
 * API says when it was given (`X-Now`), and the moment lies between asking and hearing: each answer narrows down by how
 * much the two clocks differ, and one that contradicts what is known begins anew, because somebody set a clock.
 */
let known: { least: number; most: number } | null = null;

/** Learns from an answer; `asked` and `heard` are milliseconds by this device's clock, `stamp` is ISO 8601. */
export function learnClock(asked: number, heard: number, stamp: string | null): void {
  const there = stamp === null ? Number.NaN : Date.parse(stamp);
  if (Number.isNaN(there) || heard < asked) return;
  const fresh = { least: there - heard, most: there - asked };
  const both = known && { least: Math.max(known.least, fresh.least), most: Math.min(known.most, fresh.most) };
  known = both && both.least <= both.most ? both : fresh;
}

/** How far the server's clock is ahead of this device's, in milliseconds; 0 until something is known. */
export const clockAhead = (): number => (known === null ? 0 : Math.round((known.least + known.most) / 2));

/** The present moment by the server's clock. */
export const serverNow = (): Date => new Date(Date.now() + clockAhead());

/** Today (`YYYY-MM-DD`) by the server's clock and the calendar of a zone. */
export const todayIn = (zone: string): string => dateIn(zone, serverNow());
