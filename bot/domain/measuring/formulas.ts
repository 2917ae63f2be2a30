/**
 * The formulas of the measures, each with its source. Pure arithmetic: no dates, no words, no people.
 * Shares are between 0 and 1, durations are in days where nothing else is said.
 */

const z95 = 1.959964;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));

export interface Interval {
  low: number;
  high: number;
}

/** 95 % interval of a share `value` of `of` (Wilson 1927), which behaves at 0, at 1 and with few people. Null of nothing. */
export function wilson95(value: number, of: number): Interval | null {
  if (of <= 0) return null;
  const p = value / of;
  const z2 = z95 ** 2;
  const middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (z95 / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return { low: Math.max(0, round(middle - half, 4)), high: Math.min(1, round(middle + half, 4)) };
}

/** Half of the 95 % interval of a share from `answers` of a group of `group` people, with the finite population correction. */
export function marginWithin(share: number, answers: number, group: number): number {
  if (answers <= 0 || group <= 1) return 0;
  return round(z95 * Math.sqrt((share * (1 - share)) / answers) * Math.sqrt(Math.max(0, group - answers) / (group - 1)), 4);
}

/** The fewest that together make at least half of all (the Contributor Absence Factor of CHAOSS). 0 of nothing. */
export function absenceFactor(amounts: readonly number[]): number {
  const all = amounts.reduce((sum, one) => sum + one, 0);
  let sum = 0;
  let people = 0;
  for (const one of [...amounts].sort((a, b) => b - a)) {
    if (all === 0 || sum >= all / 2) break;
    sum += one;
    people += 1;
  }
  return people;
}

/** 0 when everybody contributes the same, near 1 when one person contributes all; people without any count. Null where there is nothing to share. */
export function gini(amounts: readonly number[]): number | null {
  const sorted = [...amounts].sort((a, b) => a - b);
  const n = sorted.length;
  const all = sorted.reduce((sum, one) => sum + one, 0);
  if (n === 0 || all === 0) return null;
  return sorted.reduce((sum, one, i) => sum + (2 * (i + 1) - n - 1) * one, 0) / (n * all);
}

/** The same, corrected for small groups by n/(n-1), so that one voice of four is 1. */
export function giniCorrected(amounts: readonly number[]): number | null {
  const plain = gini(amounts);
  return plain === null || amounts.length < 2 ? plain : (plain * amounts.length) / (amounts.length - 1);
}

/** Evenness of the shares of those present (Pielou): 1 when all speak alike. Null for fewer than two, or for silence. */
export function evenness(amounts: readonly number[]): number | null {
  const all = amounts.reduce((sum, one) => sum + one, 0);
  if (amounts.length < 2 || all === 0) return null;
  const entropy = amounts.filter((one) => one > 0).reduce((sum, one) => sum - (one / all) * Math.log(one / all), 0);
  return entropy / Math.log(amounts.length);
}

/** How long until something happened, or, if it has not, for how long it has been waited for. */
export interface Wait {
  duration: number;
  happened: boolean;
}

/** The share for whom it has not happened yet, after each duration seen (Kaplan and Meier 1958), so that those who still wait are not left out. */
export function survival(waits: readonly Wait[]): { at: number; share: number }[] {
  const times = [...new Set(waits.map((one) => one.duration))].sort((a, b) => a - b);
  let share = 1;
  return times.map((at) => {
    const waiting = waits.filter((one) => one.duration >= at).length;
    const now = waits.filter((one) => one.duration === at && one.happened).length;
    share *= 1 - now / waiting;
    return { at, share };
  });
}

/** The share for whom it has happened within a time. */
export const happenedWithin = (curve: readonly { at: number; share: number }[], time: number): number =>
  1 - (curve.filter((one) => one.at <= time).at(-1)?.share ?? 1);

/** The first time by which it has happened for a part (`0.5` for the median); null when that was not reached. */
export const timeUntil = (curve: readonly { at: number; share: number }[], part: number): number | null =>
  curve.find((one) => one.share <= 1 - part + 1e-9)?.at ?? null;

export type Level = 'core' | 'active' | 'occasional' | 'peripheral';

/** Bands after Wenger, McDermott and Snyder; the cut-offs are a house rule. Of six fortnights those with a contribution, and the events for members attended. */
export function levelOf(fortnights: number, events: number): Level {
  if (fortnights >= 5) return 'core';
  if (fortnights >= 2 || events >= 3) return 'active';
  return fortnights === 1 || events >= 1 ? 'occasional' : 'peripheral';
}

/** Psychological safety: the mean of seven items from 1 to 7, the first, third and fifth turned round (Edmondson 1999). */
export function safetyOf(items: readonly number[]): number {
  const turned = items.map((one, i) => ([0, 2, 4].includes(i) ? 8 - one : one));
  return turned.reduce((sum, one) => sum + one, 0) / turned.length;
}

/** Would recommend: those with 9 or 10 less those with 0 to 6, in points of a hundred, and half of its 95 % interval. Null of nothing. */
export function recommendScore(answers: readonly number[]): { score: number; half: number } | null {
  const n = answers.length;
  if (n === 0) return null;
  const up = answers.filter((one) => one >= 9).length / n;
  const down = answers.filter((one) => one <= 6).length / n;
  const score = up - down;
  return { score: round(100 * score, 2), half: round(100 * z95 * Math.sqrt((up + down - score ** 2) / n), 2) };
}

/** Fewest people behind a number that is shown. */
export const fewest = 5;

/**
 * Which cells of a table with a known total are hidden: those with fewer than five, and then the next
 * smallest, until what is hidden cannot be worked out from the rest. Empty cells hide nobody.
 */
export function suppressed(cells: Readonly<Record<string, number>>): string[] {
  const sorted = Object.entries(cells).filter(([, count]) => count > 0).sort(([a, m], [b, n]) => m - n || a.localeCompare(b));
  const small = sorted.filter(([, count]) => count < fewest);
  if (small.length === 0) return [];
  const hidden = [...small];
  const sum = (): number => hidden.reduce((all, [, count]) => all + count, 0);
  while (hidden.length < sorted.length && (hidden.length < 2 || sum() < fewest)) hidden.push(sorted[hidden.length] as [string, number]);
  return hidden.map(([name]) => name).sort();
}

/** `up` or `down` only where two shares differ by more than chance: their 95 % intervals do not overlap, or the difference is past 1.96 standard errors. */
export function changeOf(before: { value: number; of: number }, now: { value: number; of: number }): 'up' | 'down' | 'unclear' {
  if (before.of < fewest || now.of < fewest) return 'unclear';
  const [p1, p2] = [before.value / before.of, now.value / now.of];
  const [a, b] = [wilson95(before.value, before.of), wilson95(now.value, now.of)];
  const apart = a !== null && b !== null && (a.high < b.low || b.high < a.low);
  const error = Math.sqrt((p1 * (1 - p1)) / before.of + (p2 * (1 - p2)) / now.of);
  if (!apart && Math.abs(p2 - p1) <= 1.96 * error) return 'unclear';
  return p2 > p1 ? 'up' : p2 < p1 ? 'down' : 'unclear';
}

/** The value below which a part of the values lies, between two of them in proportion. Null of nothing. */
export function quantile(values: readonly number[], part: number): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)] ?? 0, sorted[Math.ceil(place)] ?? 0];
  return low + (high - low) * (place - Math.floor(place));
}
