import type { ChartView } from '../../../bot/api/contract';
import { words } from '../../words';
import { measureWords } from './measureWords';

type Drawn = Extract<ChartView, { unit: 'share' | 'index' | 'count' }>;

/** The highest value that a chart has room for: 1 for shares and indices, else a round number at or above the greatest. */
export function topOf(unit: Drawn['unit'], values: readonly (number | null)[]): number {
  if (unit !== 'count') return 1;
  const greatest = Math.max(1, ...values.map((one) => one ?? 0));
  const size = 10 ** Math.floor(Math.log10(greatest));
  return Math.max(2, ([1, 2, 2.5, 5, 10].find((step) => step * size >= greatest) ?? 10) * size);
}

/** A value as people read it; what is hidden is said to be. */
export function sayPoint(value: number | null, unit: Drawn['unit']): string {
  if (value === null) return measureWords.hidden;
  if (unit === 'share') return words.percent(value);
  return unit === 'index' ? value.toFixed(2) : value.toLocaleString('en-GB');
}

export interface Run {
  x: number;
  y: number;
  low: number;
  high: number;
}

/** The points of a line in hundredths of the width and height, in runs without a hidden value between them. */
export function runsOf(points: Extract<ChartView, { kind: 'line' }>['points'], top: number): Run[][] {
  const runs: Run[][] = [[]];
  const at = (n: number): number => (points.length === 1 ? 50 : (n / (points.length - 1)) * 100);
  const up = (value: number): number => 100 - (Math.min(value, top) / top) * 100;
  for (const [n, { value, low, high }] of points.entries()) {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push({ x: at(n), y: up(value), low: up(low ?? value), high: up(high ?? value) });
  }
  return runs.filter((one) => one.length > 0);
}
