/** One line of `artifacts/bench/NAME.json`. */
export interface Measure {
  name: string;
  value: number;
  /** `ms`, `s`, `/s`, `x`, `MB` ... */
  unit: string;
  /** The same measured of something that does the least that is possible, in the same run; null where there is none. */
  floor: number | null;
  /** value / floor. */
  ratio: number | null;
  /** What it may be at most, of `ratio` if there is a floor, else of `value`; null for what is only told. */
  budget: number | null;
  ok: boolean;
}

/** A bench is `tests/bench/NAME.bench.ts` with `export async function bench(): Promise<Measure[]>`. */
export type Bench = () => Promise<Measure[]>;

/** A measure against its budget, which bounds the ratio where there is a floor, else the value. */
export function measure({ name, value, unit, floor = null, budget = null }: { name: string; value: number; unit: string; floor?: number | null; budget?: number | null }): Measure {
  const ratio = floor === null ? null : round(value / floor);
  return { name, value: round(value), unit, floor: floor === null ? null : round(floor), ratio, budget, ok: budget === null || (ratio ?? value) <= budget };
}

/** The value that `share` (0 to 1) of all stay at or under; 0.5 is the median. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

/** Three figures are what a measurement on a shared machine can bear. */
function round(value: number): number {
  return Number(value.toPrecision(3));
}
