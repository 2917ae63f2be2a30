import { Temporal } from 'temporal-polyfill';
import type { Action, Contact, WebCount } from '../record';
import { dateIn } from '../kinds/event';

/** What the measures are made from: dates and counts, and no word that anybody wrote but the titles of events. Times are in milliseconds since 1970. */
export interface Facts {
  /** Everybody who was ever in the community, core group included; not the sponsor, and not who wants to be in no count. */
  people: { personId: string; joinedAt: number; leftAt: number | null; area: string | null; /** Of all time. */ firstDeedAt: number | null }[];
  /** Contributions of the last year: a message, something for the shelf, an action finished, an event led. */
  deeds: { personId: string; at: number }[];
  /** What it takes to run the community, of the last year: leading an event, a text for members, care for the shelf, a talk with the sponsor. */
  acts: { personId: string; at: number }[];
  events: { id: string; title: string; kind: string; startsAt: number; state: 'planned' | 'held' | 'cancelled' }[];
  attendances: { eventId: string; personId: string; /** Signed up, and had not taken it back when it began. */ signedUp: boolean; came: boolean }[];
  threads: { personId: string; at: number; question: boolean; /** By another human. */ firstReplyAt: number | null }[];
  shelf: { kind: 'resource' | 'story'; addedBy: string; addedAt: number; checkedAt: number | null }[];
  actions: readonly Action[];
  contacts: readonly Contact[];
  webCounts: readonly WebCount[];
}

export const day = 86_400_000;
/** Six fortnights: a fortnight alone hides weekly noise and part-time patterns. */
export const windowDays = 84;

/** From and to are in milliseconds since 1970; what is at `to` is outside. */
export interface Window {
  from: number;
  to: number;
}

/** The Monday, 00:00 in the community's zone, on which the last full week ended: measures are of fixed dates and do not move while somebody watches. */
export function reportingDay(now: string, zone: string): { date: string; at: number } {
  const today = Temporal.PlainDate.from(dateIn(zone, now));
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  return { date: monday.toString(), at: monday.toZonedDateTime(zone).epochMilliseconds };
}

/** The window that ends there, or one of those before it. */
export const windowAt = (to: number, before = 0): Window => ({ from: to - (before + 1) * windowDays * day, to: to - before * windowDays * day });

export const within = (at: number, { from, to }: Window): boolean => at >= from && at < to;

/** A date `YYYY-MM-DD` as the moment at which it begins in UTC, which is near enough for weeks. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Those who are members at the end of a window and were for at least a fortnight. */
export function membersIn(facts: Facts, { to }: Window): Facts['people'] {
  return facts.people.filter((one) => one.joinedAt <= to - 14 * day && (one.leftAt === null || one.leftAt >= to));
}

/** Events that all members can come to, whose time has come in the window. */
export const heldIn = (facts: Facts, window: Window): Facts['events'] => facts.events.filter((one) => one.state !== 'cancelled' && within(one.startsAt, window));

const workdayStart = 9;
const workdayHours = 8;

/** Working hours from one moment to another: Monday to Friday, 09:00 to 17:00 in the zone. */
export function workingHours(from: number, to: number, zone: string): number {
  const local = (moment: number): Temporal.ZonedDateTime => Temporal.Instant.fromEpochMilliseconds(moment).toZonedDateTimeISO(zone);
  const [start, end] = [local(from), local(to)];
  const days = start.toPlainDate().until(end.toPlainDate(), { largestUnit: 'days' }).days;
  // Hours into the working day, nothing before it and no more than all of it.
  const into = (time: Temporal.ZonedDateTime): number => Math.min(workdayHours, Math.max(0, time.hour + time.minute / 60 - workdayStart));
  const works = (weekday: number): boolean => weekday <= 5;
  const weeks = Math.floor(days / 7);
  let hours = weeks * 5 * workdayHours;
  for (let n = weeks * 7; n < days; n += 1) if (works(((start.dayOfWeek - 1 + n) % 7) + 1)) hours += workdayHours;
  return hours - (works(start.dayOfWeek) ? into(start) : 0) + (works(end.dayOfWeek) ? into(end) : 0);
}
