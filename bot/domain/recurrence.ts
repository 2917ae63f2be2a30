import { Temporal } from 'temporal-polyfill';
import type { Say } from '../toolkit/phrases';
import { momentOf } from './events';
import type { MeetingException, Monthly, Series } from './meetingRecord';

/** When meetings come again, and where a single one of them was moved to. All in local time of the series' zone, so that the hour stays when the clocks change. */

/** How meetings come again. `untilOn` (`YYYY-MM-DD`) is the last local date on which one may be; with `times` it is that of the last one. */
export interface Recurs {
  everyWeeks: number;
  untilOn: string;
  /** In place of weeks. */
  monthly?: Monthly | null;
  /** How many meetings; null or left out where it ends by date. */
  times?: number | null;
}

/** No series is walked further than this. */
export const mostMeetings = 500;

/** The dates of a series, in order. `firstOn` is its first one, `YYYY-MM-DD`. */
export function datesOf(firstOn: string, recurs: Recurs): string[] {
  const first = Temporal.PlainDate.from(firstOn);
  const dates: string[] = [];
  const most = Math.min(mostMeetings, recurs.times ?? mostMeetings);
  for (let n = 0; dates.length < most && n < mostMeetings; n += 1) {
    const date = recurs.monthly ? monthDate(first, recurs.monthly, n) : first.add({ weeks: n * recurs.everyWeeks });
    if (date.toString() > recurs.untilOn) break;
    dates.push(date.toString());
  }
  return dates;
}

/** Outlook takes the last day of a month that is too short, and so do we (Graph, recurrencePattern: `dayOfMonth`). */
function monthDate(first: Temporal.PlainDate, monthly: Monthly, n: number): Temporal.PlainDate {
  const month = first.toPlainYearMonth().add({ months: n * monthly.every });
  if (monthly.by === 'day') return month.toPlainDate({ day: Math.min(monthly.day, month.daysInMonth) });
  const opening = month.toPlainDate({ day: 1 });
  const earliest = opening.add({ days: (first.dayOfWeek - opening.dayOfWeek + 7) % 7 });
  if (monthly.nth !== -1) return earliest.add({ weeks: monthly.nth - 1 });
  const fifth = earliest.add({ weeks: 4 });
  return fifth.month === earliest.month ? fifth : earliest.add({ weeks: 3 });
}

export type Repeat = 'weekly' | 'monthly-day' | 'monthly-weekday' | 'monthly-last';

/** The rhythm that a first date and a choice mean; null for weeks. The fifth of a weekday is always the last one. */
export function monthlyOf(repeat: Repeat, firstOn: string, every: number): Monthly | null {
  if (repeat === 'weekly') return null;
  const date = Temporal.PlainDate.from(firstOn);
  if (repeat === 'monthly-day') return { every, by: 'day', day: date.day };
  const nth = Math.ceil(date.day / 7);
  return { every, by: 'weekday', nth: repeat === 'monthly-last' || nth > 4 ? -1 : (nth as 1 | 2 | 3 | 4) };
}

/** Whether a date is the last of its weekday in its month. */
export const isLastOfMonth = (date: string): boolean => {
  const day = Temporal.PlainDate.from(date);
  return day.add({ weeks: 1 }).month !== day.month;
};

type Timed = Pick<Series, 'firstStart' | 'zone' | 'everyWeeks' | 'untilOn'> & Partial<Pick<Series, 'monthly' | 'times' | 'exceptions' | 'minutes' | 'place'>>;

/** One meeting of a series. Moments are ISO 8601 UTC with milliseconds, as every moment of the record, so that they compare as text. */
export interface Meeting {
  /** Which of the series it is, from 0, whatever was moved or called off. */
  n: number;
  /** When the series has it: what it is known by in Outlook. */
  plannedAt: string;
  startsAt: string;
  minutes: number;
  place: string;
  /** Null while it is as the series has it. */
  exception: MeetingException | null;
}

/** What one meeting is known by, wherever it is moved. `plannedAt` is when its series has it, as in `Meeting`. */
export const meetingId = (seriesId: string, plannedAt: string): string => `${seriesId}@${plannedAt}`;

/** The two parts of the id of a meeting; null for the id of anything else. */
export function readMeetingId(id: string): { seriesId: string; plannedAt: string } | null {
  const [, seriesId, plannedAt] = /^(.+)@(\d{4}-\d\d-\d\dT[\d:.]+Z)$/.exec(id) ?? [];
  return seriesId && plannedAt ? { seriesId, plannedAt } : null;
}

const reckoned = new WeakMap<Timed, readonly Meeting[]>();

/** Every meeting of a series, those that were called off included, in order of time. Reckoned once from each row: no row changes. */
export function meetingsOf(series: Timed): readonly Meeting[] {
  const meetings = reckoned.get(series) ?? reckon(series);
  reckoned.set(series, meetings);
  return meetings;
}

function reckon(series: Timed): Meeting[] {
  const [firstOn = '', at = ''] = series.firstStart.split('T');
  return datesOf(firstOn, series).map((date, n): Meeting => {
    const plannedAt = momentOf(`${date}T${at}`, series.zone);
    const exception = series.exceptions?.find((one) => one.plannedAt === plannedAt) ?? null;
    return { n, plannedAt, startsAt: exception?.startsAt ?? plannedAt, minutes: exception?.minutes ?? series.minutes ?? 0, place: exception?.place ?? series.place ?? '', exception };
  }).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** The meetings that take place, or that nobody has yet said do not. */
export const standing = (series: Timed): Meeting[] => meetingsOf(series).filter((one) => one.exception?.state !== 'off');

/** Starts of the meetings that take place, ISO 8601 UTC, in order. */
export const occurrences = (series: Timed): string[] => standing(series).map((one) => one.startsAt);

/** The meeting that starts at a moment, or that was to start then before it was moved. */
export function meetingAt(series: Timed, moment: string): Meeting | null {
  const at = Date.parse(moment);
  const all = standing(series);
  return all.find((one) => Date.parse(one.startsAt) === at) ?? all.find((one) => Date.parse(one.plannedAt) === at) ?? null;
}

/** How often they come, as words after "Every": in a sentence of its own, `Every 2 weeks`. */
export function rhythmWords(say: Say, series: Pick<Series, 'firstStart' | 'everyWeeks' | 'monthly'>): string {
  const { monthly } = series;
  if (!monthly) return say('rhythm.weeks', { count: series.everyWeeks, weeks: series.everyWeeks });
  const months = { count: monthly.every, months: monthly.every };
  if (monthly.by === 'day') return say(monthly.day > 28 ? 'rhythm.day-or-last' : 'rhythm.day', { ...months, day: monthly.day });
  const nth = ({ 1: 'rhythm.first', 2: 'rhythm.second', 3: 'rhythm.third', 4: 'rhythm.fourth', [-1]: 'rhythm.last' } as const)[monthly.nth];
  const weekday = Temporal.PlainDate.from(series.firstStart.slice(0, 10)).toLocaleString('en-GB', { weekday: 'long' });
  return say('rhythm.weekday', { ...months, nth: say(nth), weekday });
}
