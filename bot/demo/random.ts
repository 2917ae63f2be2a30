/**
 * Numbers that look random and are always the same for the same path, so that any community, week or
 * person of the demonstration data can be made alone and in any order: mulberry32, seeded by FNV-1a
 * (32 bit) of the path in UTF-8.
 */
export type Random = () => number;

export function seedOf(path: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(path, 'utf8')) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}

/** Uniform between 0 and 1. */
export function randomOf(path: string): Random {
  let state = seedOf(path);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Normal, by Box and Muller. */
export const normal = (next: Random, mean = 0, deviation = 1): number => mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

export const logNormal = (next: Random, median: number, sigma: number): number => median * Math.exp(normal(next, 0, sigma));

/** Gamma with scale 1, for a shape of at least 1, by Marsaglia and Tsang. */
export function gamma(next: Random, shape: number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(next);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}

/** Poisson, by Knuth up to a mean of 30, above it a rounded normal. */
export function poisson(next: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(normal(next, mean, Math.sqrt(mean))));
  const limit = Math.exp(-mean);
  let product = next();
  let count = 0;
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

/** One of the choices, as often as its weight says. */
export function choose<T>(next: Random, choices: readonly (readonly [T, number])[]): T {
  let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [choice, weight] of choices) {
    left -= weight;
    if (left < 0) return choice;
  }
  return (choices.at(-1) as readonly [T, number])[0];
}
