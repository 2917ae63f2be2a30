import { Temporal } from 'temporal-polyfill';
import type { Span } from '../../toolkit/schema';
import { momentOf } from '../events';

/** How somebody wants to be written to, over all their communities. */
export interface Manners {
  /** The one message that nobody asked for in so many words: at most one a week, unless its reader wants it each working day. */
  digest: 'daily' | 'weekly' | 'never';
  /** IANA; null for the zone of their community. */
  zone: string | null;
  /** Days on which they work: 1 is Monday, 7 is Sunday. Never empty. */
  days: readonly number[];
  /** Nothing is sent before this local date, `YYYY-MM-DD`; null for no pause. */
  pausedUntil: string | null;
  /** What they have switched off. */
  off: readonly PersonalPrompt[];
  /** Kinds of which nothing is sent before a local date, `YYYY-MM-DD`; the others go on. Once each. */
  later: readonly { what: PersonalKind; untilOn: string }[];
  /** Ids of the communities of which they want to hear nothing. */
  muted: readonly string[];
}

export interface ChosenManners extends Manners {
  /** 0 for who has chosen nothing. */
  revision: number;
}

/** What is sent to one person, besides the digest: things that they asked for by signing up. */
export type PersonalPrompt = (typeof personalPrompts)[number];
export const personalPrompts = ['event-reminder', 'event-after', 'coffee-pair', 'coffee-met'] as const;
/** Everything that is sent to one person, of which each can wait until a date. */
export type PersonalKind = (typeof personalKinds)[number];
export const personalKinds = ['digest', ...personalPrompts] as const;

export const weekdays: readonly number[] = [1, 2, 3, 4, 5];

/** What holds for who has chosen nothing. */
export const ourManners: Manners = { digest: 'weekly', zone: null, days: weekdays, pausedUntil: null, off: [], later: [], muted: [] };

/** When somebody can be written to. Hours are local: nothing between 18:00 and 08:00. */
export interface Hours {
  /** IANA. */
  zone: string;
  days: readonly number[];
  /** Days off of the community and its university, both ends included. */
  closed: readonly Span[];
  /** Between terms, both ends included; empty for what somebody has asked for. */
  rests: readonly Span[];
  pausedUntil: string | null;
}

export const firstHour = 8;
export const lastHour = 18;
/** When something is sent on a day where nothing says otherwise. */
export const usualTime = '09:00';
/** Nobody is away for longer: a date beyond is one that was typed wrongly. */
const mostDays = 800;

/** When somebody can be written to about a kind of thing: not before either date where they have paused everything and that kind. */
export const hoursOf = (manners: Manners, zone: string, what: string, closed: readonly Span[] = [], rests: readonly Span[] = []): Hours =>
  ({ zone: manners.zone ?? zone, days: manners.days.length === 0 ? weekdays : manners.days, closed, rests, pausedUntil: laterOf(manners.pausedUntil, manners.later.find((one) => one.what === what)?.untilOn ?? null) });

/** The later of two ends of a pause, `YYYY-MM-DD`; null for none. */
export const laterOf = (a: string | null, b: string | null): string | null => (a === null || (b !== null && b > a) ? b : a);

/** The same hours for what somebody has asked for: neither a pause nor the time between terms holds it back. */
export const whenAsked = (hours: Hours): Hours => ({ ...hours, rests: [], pausedUntil: null });

/** A day on which somebody works and that is no day off, `YYYY-MM-DD`. */
export function isOpenDay(date: string, { days, closed, rests, pausedUntil }: Hours): boolean {
  if (pausedUntil !== null && date < pausedUntil) return false;
  if (!days.includes(new Date(date).getUTCDay() || 7)) return false;
  return ![...closed, ...rests].some((one) => one.from <= date && date <= one.until);
}

/**
 * The moment itself if somebody can be written to then, else the first one after it: on a day that they work, between 08:00
 * and 18:00 by their clock. Null if there is none within two years. ISO 8601 UTC.
 */
export function goodMoment(moment: string, hours: Hours): string | null {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(hours.zone);
  const today = local.toPlainDate();
  if (local.hour < lastHour && isOpenDay(today.toString(), hours)) return local.hour >= firstHour ? moment : atHour(today.toString(), hours);
  const day = openDay(today.add({ days: 1 }), 1, hours);
  return day && atHour(day, hours);
}

const atHour = (date: string, { zone }: Hours): string => momentOf(`${date}T${String(firstHour).padStart(2, '0')}:00`, zone);

/** The first open day from a date on, forwards or backwards. */
function openDay(from: Temporal.PlainDate, step: 1 | -1, hours: Hours): string | null {
  for (let n = 0, day = from; n < mostDays; n += 1, day = day.add({ days: step })) {
    if (isOpenDay(day.toString(), hours)) return day.toString();
  }
  return null;
}

/** The usual time on the last open day before the local day of a moment; null if there is none within two years. */
export function dayBefore(moment: string, hours: Hours): string | null {
  const local = Temporal.Instant.from(moment).toZonedDateTimeISO(hours.zone).toPlainDate();
  // A pause ends at a date: looking back from before it would find nothing. Before a rest it would be weeks too early.
  const day = openDay(local.subtract({ days: 1 }), -1, whenAsked(hours));
  return day && momentOf(`${day}T${usualTime}`, hours.zone);
}

/** The usual time on the first open day from a local date on. */
export function onOrAfter(date: string, hours: Hours): string | null {
  const day = openDay(Temporal.PlainDate.from(date), 1, hours);
  return day && momentOf(`${day}T${usualTime}`, hours.zone);
}

/** The usual time on the last open day up to a local date. */
export function onOrBefore(date: string, hours: Hours): string | null {
  const day = openDay(Temporal.PlainDate.from(date), -1, { ...hours, pausedUntil: null });
  return day && momentOf(`${day}T${usualTime}`, hours.zone);
}

/** When the next digest after a moment is due: on each working day, or on the first one of each week; null for who wants none. */
export function nextDigest(after: string, { digest }: Manners, hours: Hours): string | null {
  if (digest === 'never') return null;
  const from = Temporal.Instant.from(after).toZonedDateTimeISO(hours.zone).toPlainDate();
  for (let day = from, n = 0; n < mostDays; n += 1, day = day.add({ days: 1 })) {
    const date = day.toString();
    if (!isOpenDay(date, hours) || (digest === 'weekly' && !isFirstOfWeek(day, hours))) continue;
    const moment = momentOf(`${date}T${usualTime}`, hours.zone);
    if (moment > after) return moment;
  }
  return null;
}

/** Of the digests that were due from `dueAt` on, the latest by `now`: the one that is made up for after a stop. The older ones said what it says. */
export function latestDigest(dueAt: string, now: string, manners: Manners, hours: Hours): string {
  let latest = dueAt;
  for (let next = nextDigest(latest, manners, hours); next !== null && next <= now; next = nextDigest(latest, manners, hours)) latest = next;
  return latest;
}

/** Whether two dates are in one stretch that has at most one digest: a day, or a week from Monday on. `YYYY-MM-DD`. */
export function sameDigest(a: string, b: string, { digest }: Manners): boolean {
  if (digest === 'daily') return a === b;
  const [one, other] = [Temporal.PlainDate.from(a), Temporal.PlainDate.from(b)];
  return one.yearOfWeek === other.yearOfWeek && one.weekOfYear === other.weekOfYear;
}

/** No earlier day of the same week, from Monday on, was open. */
function isFirstOfWeek(day: Temporal.PlainDate, hours: Hours): boolean {
  for (let earlier = day.dayOfWeek - 1; earlier >= 1; earlier -= 1) {
    if (isOpenDay(day.subtract({ days: earlier }).toString(), hours)) return false;
  }
  return true;
}

/** Prompts that may pass unanswered before there is one question, and then nothing until somebody does something. */
export const mostUnanswered = 2;

/**
 * What may be said next to people who were prompted at these moments: what is planned, one question whether to go on, or
 * nothing. Whatever they do counts as an answer. Moments are ISO 8601 UTC.
 */
export function restraint(prompted: readonly string[], lastActAt: string | null): 'go' | 'ask' | 'silence' {
  const unanswered = prompted.filter((at) => lastActAt === null || at > lastActAt).length;
  if (unanswered < mostUnanswered) return 'go';
  return unanswered === mostUnanswered ? 'ask' : 'silence';
}

/** Posts of the app's own accord in one place within seven days. */
export const postsAWeek = 2;
export const week = 7 * 86_400_000;

/** The moment from which one more post is within the week's; `posted` are ISO 8601 UTC. */
export function nextFreePost(posted: readonly string[], now: string): string {
  const within = posted.filter((at) => Date.parse(now) - Date.parse(at) < week).sort();
  const binding = within[within.length - postsAWeek];
  return binding === undefined ? now : new Date(Date.parse(binding) + week).toISOString();
}
