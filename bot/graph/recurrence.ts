import { Temporal } from 'temporal-polyfill';
import type { Recurs } from '../domain/recurrence';
import { ianaZone, windowsZone } from './zones';

/** Graph's `patternedRecurrence`, as far as the app speaks it. Dates are `YYYY-MM-DD`. */
export interface GraphRecurrence {
  pattern: { type: string; interval: number; daysOfWeek?: string[] | null; firstDayOfWeek?: string; dayOfMonth?: number; index?: string | null };
  range: { type: string; startDate: string; endDate?: string; numberOfOccurrences?: number; recurrenceTimeZone?: string | null };
}

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const positions = ['first', 'second', 'third', 'fourth'] as const;

/** The recurrence as Graph wants it: the range begins on the first day, in the zone of the start. `firstStart` is local in the IANA zone. */
export function graphRecurrence(recurs: Recurs, firstStart: string, zone: string): GraphRecurrence {
  const start = Temporal.PlainDateTime.from(firstStart);
  const startDate = start.toPlainDate().toString();
  const ends = recurs.times ? { type: 'numbered', numberOfOccurrences: recurs.times } : { type: 'endDate', endDate: recurs.untilOn };
  return { pattern: patternOf(recurs, days[start.dayOfWeek - 1] as string), range: { ...ends, startDate, recurrenceTimeZone: windowsZone(zone) } };
}

function patternOf({ everyWeeks, monthly }: Recurs, weekday: string): GraphRecurrence['pattern'] {
  if (!monthly) return { type: 'weekly', interval: everyWeeks, daysOfWeek: [weekday], firstDayOfWeek: 'monday' };
  if (monthly.by === 'day') return { type: 'absoluteMonthly', interval: monthly.every, dayOfMonth: monthly.day };
  return { type: 'relativeMonthly', interval: monthly.every, daysOfWeek: [weekday], index: monthly.nth === -1 ? 'last' : positions[monthly.nth - 1] };
}

/** A series without an end is followed for as long as one may be scheduled here. Months. */
const followed = 24;

/** What people made of a series in Outlook, in our terms; null for a rhythm that we do not know (daily, several days of a week). */
export function recursOf({ pattern, range }: GraphRecurrence): (Recurs & { zone: string | null }) | null {
  const every = pattern.interval;
  const [day, ...others] = pattern.daysOfWeek ?? [];
  const untilOn = range.type === 'endDate' && range.endDate ? range.endDate : Temporal.PlainDate.from(range.startDate).add({ months: followed }).toString();
  const base = { everyWeeks: 1, monthly: null, times: range.type === 'numbered' ? range.numberOfOccurrences ?? null : null, untilOn, zone: range.recurrenceTimeZone ? ianaZone(range.recurrenceTimeZone) : null };
  if (pattern.type === 'weekly' && day !== undefined && others.length === 0) return { ...base, everyWeeks: every };
  if (pattern.type === 'absoluteMonthly' && pattern.dayOfMonth) return { ...base, monthly: { every, by: 'day', day: pattern.dayOfMonth } };
  if (pattern.type !== 'relativeMonthly' || day === undefined || others.length > 0) return null;
  const nth = pattern.index === 'last' ? -1 : positions.indexOf((pattern.index ?? 'first') as 'first') + 1;
  return nth === 0 ? null : { ...base, monthly: { every, by: 'weekday', nth: nth as 1 | 2 | 3 | 4 | -1 } };
}
