import { Temporal } from 'temporal-polyfill';
import { ianaZone } from '../../graph/zones';
import type { EventTime, StoredEvent } from './event-store';

/** Graph's `patternedRecurrence`. Dates are `YYYY-MM-DD`. */
export interface Recurrence {
  pattern: {
    type: 'daily' | 'weekly' | 'absoluteMonthly' | 'relativeMonthly' | 'absoluteYearly' | 'relativeYearly';
    interval: number;
    daysOfWeek?: string[];
    firstDayOfWeek?: string;
    dayOfMonth?: number;
    month?: number;
    index?: 'first' | 'second' | 'third' | 'fourth' | 'last';
  };
  range: {
    type: 'endDate' | 'noEnd' | 'numbered';
    startDate: string;
    endDate?: string;
    numberOfOccurrences?: number;
    recurrenceTimeZone?: string;
  };
}

export interface Occurrence {
  /** Local date of the start in the event's zone. */
  date: string;
  start: Temporal.ZonedDateTime;
  end: Temporal.ZonedDateTime;
  location: string;
  /** When its series has it, for one that was changed by itself; null for the others. */
  original: Temporal.ZonedDateTime | null;
}

export const weekDays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const weekOf = (name: string): number => weekDays.indexOf(name.toLowerCase()) + 1;

/** No series is walked further than this, whatever its range says. */
const most = 5_000;

/**
 * The occurrences that touch the time from `from` to `to`, in order. The wall-clock time stays the same in
 * the event's zone, so that the moment in UTC moves with a change of the clocks.
 */
export function occurrencesBetween(event: StoredEvent, from: Temporal.Instant, to: Temporal.Instant): Occurrence[] {
  const zone = ianaZone(event.start.timeZone) ?? 'UTC';
  const endZone = ianaZone(event.end.timeZone) ?? zone;
  const first = Temporal.PlainDateTime.from(event.start.dateTime);
  const length = first.until(Temporal.PlainDateTime.from(event.end.dateTime), { largestUnit: 'minutes' });
  const found: Occurrence[] = [];
  const dates = event.recurrence ? seriesDates(event.recurrence) : [first.toPlainDate()];
  for (const date of dates) {
    const wall = date.toPlainDateTime(first.toPlainTime());
    const original = wall.toZonedDateTime(zone);
    // None can be moved past its neighbours: one series step beyond the end is far enough.
    if (Temporal.Instant.compare(original.toInstant(), to.add({ hours: 24 * 400 })) >= 0) break;
    const exception = event.exceptions?.find((one) => one.date === date.toString());
    const start = exception ? placed(exception.start) : original;
    const end = exception ? placed(exception.end) : wall.add(length).toZonedDateTime(endZone);
    if (Temporal.Instant.compare(start.toInstant(), to) >= 0 || Temporal.Instant.compare(end.toInstant(), from) <= 0 || event.cancelledDates.includes(date.toString())) continue;
    found.push({ date: date.toString(), start, end, location: exception?.location ?? event.location, original: exception ? original : null });
  }
  return found;
}

/** A wall-clock time in its own zone. */
export const placed = (at: EventTime): Temporal.ZonedDateTime => Temporal.PlainDateTime.from(at.dateTime).toZonedDateTime(ianaZone(at.timeZone) ?? 'UTC');

/** Every date of a series, in order, cancelled ones included. */
export function* seriesDates({ pattern, range }: Recurrence): Generator<Temporal.PlainDate> {
  const first = Temporal.PlainDate.from(range.startDate);
  const last = range.type === 'endDate' && range.endDate ? Temporal.PlainDate.from(range.endDate) : null;
  const limit = range.type === 'numbered' ? Math.min(range.numberOfOccurrences ?? 0, most) : most;
  let count = 0;
  for (const date of candidates(pattern, first)) {
    if (Temporal.PlainDate.compare(date, first) < 0) continue;
    if (last && Temporal.PlainDate.compare(date, last) > 0) return;
    if (count >= limit) return;
    count += 1;
    yield date;
  }
}

function* candidates(pattern: Recurrence['pattern'], first: Temporal.PlainDate): Generator<Temporal.PlainDate> {
  const step = pattern.interval;
  for (let at = 0; at < most; at += 1) {
    if (pattern.type === 'daily') yield first.add({ days: at * step });
    else if (pattern.type === 'weekly') yield* weekDates(pattern, first, at * step);
    else yield* monthDate(pattern, first, at * step);
  }
}

/** With an interval over one, which weeks count depends on the day that a week begins with. */
function* weekDates(pattern: Recurrence['pattern'], first: Temporal.PlainDate, weeks: number): Generator<Temporal.PlainDate> {
  const begins = weekOf(pattern.firstDayOfWeek ?? 'sunday');
  const fromBegin = (day: number): number => (day - begins + 7) % 7;
  const week = first.subtract({ days: fromBegin(first.dayOfWeek) }).add({ weeks });
  const offsets = (pattern.daysOfWeek ?? []).map((name) => fromBegin(weekOf(name))).sort((a, b) => a - b);
  for (const days of offsets) yield week.add({ days });
}

function* monthDate(pattern: Recurrence['pattern'], first: Temporal.PlainDate, steps: number): Generator<Temporal.PlainDate> {
  const yearly = pattern.type.endsWith('Yearly');
  const month = yearly
    ? Temporal.PlainYearMonth.from({ year: first.year + steps, month: pattern.month ?? first.month })
    : first.toPlainYearMonth().add({ months: steps });
  if (pattern.type.startsWith('absolute')) {
    // Outlook takes the last day of a month that is too short.
    yield month.toPlainDate({ day: Math.min(pattern.dayOfMonth ?? first.day, month.daysInMonth) });
    return;
  }
  const wanted = new Set((pattern.daysOfWeek ?? []).map(weekOf));
  const days = Array.from({ length: month.daysInMonth }, (_none, at) => month.toPlainDate({ day: at + 1 })).filter((day) => wanted.has(day.dayOfWeek));
  const index = ['first', 'second', 'third', 'fourth'].indexOf(pattern.index ?? 'first');
  const day = pattern.index === 'last' ? days.at(-1) : days[index];
  if (day) yield day;
}
