/** Without a library for dates, so that a page can offer the same day as the server does. */

/** Days on which a university is closed, both inclusive, `YYYY-MM-DD`. */
export type ClosedDays = readonly { from: string; until: string }[];

const daysLater = (date: string, days: number): string => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** The date itself, `YYYY-MM-DD`, or the first one after it that is neither on a weekend nor in a closure. */
export function workday(date: string, closed: ClosedDays = []): string {
  const dayOfWeek = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
  if (dayOfWeek > 5) return workday(daysLater(date, 8 - dayOfWeek), closed);
  const closure = closed.find((one) => one.from <= date && date <= one.until);
  return closure ? workday(daysLater(closure.until, 1), closed) : date;
}
