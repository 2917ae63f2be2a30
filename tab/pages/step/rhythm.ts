import { addDays, instantAt, planDates } from '../../time';

/** How meetings come again, as the form asks for it. Dates are `YYYY-MM-DD`. */
export interface Plan {
  firstOn: string;
  at: string;
  minutes: number;
  everyWeeks: number;
  repeat: 'weekly' | 'monthly-day' | 'monthly-weekday' | 'monthly-last';
  everyMonths: number;
  /** The last date; null where `times` says how many. */
  untilOn: string | null;
  times: number | null;
}

/** The first starts of what is being planned (ISO 8601 UTC), at most `most`: the server's rule, for a look before anything is sent. */
export function plannedStarts(plan: Plan, zone: string, most: number): string[] {
  const shown = Math.min(most, plan.times ?? most);
  const untilOn = plan.untilOn ?? '9999-12-31';
  if (plan.repeat === 'weekly') return planDates({ ...plan, untilOn }, zone, shown);
  const dates: string[] = [];
  for (let n = 0; dates.length < shown; n += 1) {
    const date = monthDate(plan, n * plan.everyMonths);
    if (date > untilOn) break;
    dates.push(instantAt(date, plan.at, zone));
  }
  return dates;
}

function monthDate({ firstOn, repeat }: Plan, months: number): string {
  const [year = 0, month = 1, day = 1] = firstOn.split('-').map(Number);
  const opening = new Date(Date.UTC(year, month - 1 + months, 1));
  const length = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  const at = (date: number): string => addDays(opening.toISOString().slice(0, 10), date - 1);
  if (repeat === 'monthly-day') return at(Math.min(day, length));
  const weekday = new Date(`${firstOn}T00:00:00Z`).getUTCDay();
  const earliest = 1 + ((weekday - opening.getUTCDay() + 7) % 7);
  const nth = Math.ceil(day / 7);
  if (repeat === 'monthly-weekday' && nth < 5) return at(earliest + 7 * (nth - 1));
  return at(earliest + 28 <= length ? earliest + 28 : earliest + 21);
}

/** Whether a date is the last of its weekday in its month. */
export const isLastOfMonth = (date: string): boolean => addDays(date, 7).slice(0, 7) !== date.slice(0, 7);
