import fc from 'fast-check';
import { randomOf, seedOf } from '../../../bot/demo/random';
import * as formulas from '../../../bot/domain/measuring/formulas';
import vectors from './vectors.json';

type Waits = { durations: number[]; events: number[] };
const waits = ({ durations, events }: Waits): formulas.Wait[] => durations.map((duration, i) => ({ duration, happened: events[i] === 1 }));
const pair = (interval: formulas.Interval | null): unknown => interval && [interval.low, interval.high];
const rounded = (value: unknown): unknown => JSON.parse(JSON.stringify(value, (_key, one: unknown) => (typeof one === 'number' ? Number(one.toFixed(9)) : one)));

/** How each vector is worked out; a vector without an entry here fails. */
const work: Record<string, (input: never) => unknown> = {
  absence_factor: formulas.absenceFactor,
  gini: (input: number[]) => Number((formulas.gini(input) ?? 0).toFixed(6)),
  gini_corrected: (input: number[]) => Number((formulas.giniCorrected(input) ?? 0).toFixed(6)),
  evenness: (input: number[]) => Number((formulas.evenness(input) ?? 0).toFixed(6)),
  km_median: (input: Waits) => formulas.timeUntil(formulas.survival(waits(input)), 0.5),
  km_curve: (input: Waits) => formulas.survival(waits(input)).map((one) => [one.at, one.share]),
  wilson95: ([value, of]: [number, number]) => pair(formulas.wilson95(value, of)),
  psafety: (input: number[]) => Number(formulas.safetyOf(input).toFixed(4)),
  nps: (input: number[]) => {
    const found = formulas.recommendScore(input);
    return found && [found.score, found.half];
  },
  fpc_moe: ([share, answers, group]: [number, number, number]) => formulas.marginWithin(share, answers, group),
  suppress_k5: formulas.suppressed,
  level2: (input: [number, number][]) => input.map(([fortnights, events]) => formulas.levelOf(fortnights, events)),
  prng_mulberry32_fnv1a: (path: string) => {
    const next = randomOf(path);
    return { seed: seedOf(path), first4: [next(), next(), next(), next()] };
  },
};

test.each(vectors.map((one, i) => [`${one.fn} ${i + 1}`, one] as const))('the worked example %s', (_name, { fn, input, expected }) => {
  expect(rounded(work[fn]?.(input as never))).toEqual(expected);
});

const amounts = fc.array(fc.nat({ max: 200 }), { maxLength: 40 });

describe('for any amounts', () => {
  test('the spread of voices is between 0 and 1, does not depend on the order, and not on the unit', () => {
    fc.assert(fc.property(amounts, fc.integer({ min: 2, max: 9 }), (list, times) => {
      const found = formulas.giniCorrected(list);
      if (found === null) return expect(list.every((one) => one === 0)).toBe(true);
      expect(found).toBeGreaterThanOrEqual(-1e-9);
      expect(found).toBeLessThanOrEqual(1 + 1e-9);
      expect(formulas.giniCorrected([...list].reverse())).toBeCloseTo(found, 9);
      expect(formulas.giniCorrected(list.map((one) => one * times))).toBeCloseTo(found, 9);
    }));
  });

  test('those whom the absence factor counts did half of it, and one fewer did not', () => {
    fc.assert(fc.property(amounts, (list) => {
      const people = formulas.absenceFactor(list);
      const sorted = [...list].sort((a, b) => b - a);
      const sum = (count: number): number => sorted.slice(0, count).reduce((all, one) => all + one, 0);
      const all = sum(list.length);
      if (all === 0) return expect(people).toBe(0);
      expect(sum(people) * 2).toBeGreaterThanOrEqual(all);
      expect(sum(people - 1) * 2).toBeLessThan(all);
    }));
  });

  test('nobody can work out a hidden cell from the total and the others', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.nat({ max: 30 })), (cells) => {
      const hidden = formulas.suppressed(cells);
      const small = Object.keys(cells).filter((name) => (cells[name] ?? 0) > 0 && (cells[name] ?? 0) < formulas.fewest);
      for (const name of small) expect(hidden).toContain(name);
      if (small.length === 0) return expect(hidden).toEqual([]);
      const others = Object.keys(cells).filter((name) => !hidden.includes(name) && (cells[name] ?? 0) > 0);
      const sum = hidden.reduce((all, name) => all + (cells[name] ?? 0), 0);
      // Either two or more share the hidden sum, which is at least five, or nothing is left to hide it with.
      expect(others.length === 0 || (hidden.length >= 2 && sum >= formulas.fewest)).toBe(true);
    }));
  });

  test('the share that still waits never grows, and nobody who waits is taken for one who has begun', () => {
    const wait = fc.record({ duration: fc.nat({ max: 90 }), happened: fc.boolean() });
    fc.assert(fc.property(fc.array(wait, { maxLength: 40 }), (list) => {
      const curve = formulas.survival(list);
      curve.forEach((one, i) => expect(one.share).toBeLessThanOrEqual((curve[i - 1]?.share ?? 1) + 1e-9));
      if (list.every((one) => !one.happened)) expect(formulas.happenedWithin(curve, 90)).toBeCloseTo(0, 9);
    }));
  });

  test('an interval holds its share, and is narrower with more people', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 300 }), fc.nat({ max: 300 }), (of, part) => {
      const value = Math.min(of, part);
      const found = formulas.wilson95(value, of);
      const more = formulas.wilson95(value * 10, of * 10);
      expect(found && found.low <= value / of + 1e-4 && found.high >= value / of - 1e-4).toBe(true);
      expect((more?.high ?? 0) - (more?.low ?? 0)).toBeLessThan((found?.high ?? 0) - (found?.low ?? 0));
    }));
  });
});

test('a change is said only where it is past chance', () => {
  expect(formulas.changeOf({ value: 12, of: 40 }, { value: 16, of: 40 })).toBe('unclear');
  expect(formulas.changeOf({ value: 12, of: 40 }, { value: 28, of: 40 })).toBe('up');
  expect(formulas.changeOf({ value: 28, of: 40 }, { value: 12, of: 40 })).toBe('down');
  expect(formulas.changeOf({ value: 0, of: 4 }, { value: 4, of: 4 })).toBe('unclear');
});

test('of nothing there is no share, no interval and no quantile', () => {
  expect([formulas.wilson95(0, 0), formulas.gini([]), formulas.evenness([1]), formulas.recommendScore([]), formulas.quantile([], 0.5)]).toEqual([null, null, null, null, null]);
  expect(formulas.quantile([1, 2, 3, 10], 0.5)).toBe(2.5);
});
