import { markOf } from '../marks';
import type { PersonId } from '../record';
import { largestMatching } from './matching';

/**
 * Who has coffee with whom. The rule, and what it promises:
 *
 * - Everybody who is there is in exactly one group of two; where their number is odd, one joins a pair. One person alone is in none.
 * - While the same people stay, each is paired with every other once before anybody is paired with the same one again. Being the
 *   third of a three does not count as having been paired: those may meet again as a pair.
 * - When people come and go, of all ways to place those who are there one with the fewest repeated pairs is taken. Where some pair
 *   has to be repeated, the rest are looked at in the same way by how often they have been paired.
 *
 * The same people, past and round always give the same groups.
 */
export function drawGroups(roundId: string, people: readonly PersonId[], past: readonly (readonly PersonId[])[]): PersonId[][] {
  // In an order that stays the same while the people do, and says nothing about them.
  const order = [...new Set(people)].map((id) => ({ id, mark: markOf(id) })).sort((a, b) => a.mark.localeCompare(b.mark) || a.id.localeCompare(b.id)).map((one) => one.id);
  if (order.length < 2) return [];
  const history = historyOf(order, past);
  const seed = Number.parseInt(markOf(roundId).slice(0, 8), 16);
  const drawn = inCircle(order.length, history, seed) ?? fewestRepeats(order.length, history);
  const groups: number[][] = drawn.pairs.map((pair) => [...pair]);
  if (drawn.third !== null) joined(groups, drawn.third, history, seed)?.push(drawn.third);
  return groups.map((group) => group.map((i) => order[i] ?? ''));
}

type Pair = readonly [number, number];
interface Drawn {
  pairs: Pair[];
  third: number | null;
}
interface History {
  /** How often two were paired. */
  paired: (a: number, b: number) => number;
  /** How often two sat in a three otherwise. */
  besides: (a: number, b: number) => number;
}

function historyOf(order: readonly PersonId[], past: readonly (readonly PersonId[])[]): History {
  const n = order.length;
  const place = new Map(order.map((id, i) => [id, i]));
  const paired = new Uint16Array(n * n);
  const besides = new Uint16Array(n * n);
  const count = (table: Uint16Array, a: PersonId | undefined, b: PersonId | undefined): void => {
    const [i, j] = [place.get(a ?? ''), place.get(b ?? '')];
    if (i === undefined || j === undefined) return;
    table[i * n + j] = (table[i * n + j] ?? 0) + 1;
    table[j * n + i] = table[i * n + j] ?? 0;
  };
  for (const [first, second, third] of past) {
    count(paired, first, second);
    if (third === undefined) continue;
    count(besides, first, third);
    count(besides, second, third);
  }
  return { paired: (a, b) => paired[a * n + b] ?? 0, besides: (a, b) => besides[a * n + b] ?? 0 };
}

/** How often those of them who have been paired least often have been. */
function leastOf(people: readonly number[], { paired }: History): number {
  let least = Number.POSITIVE_INFINITY;
  people.forEach((a, i) => {
    for (const b of people.slice(i + 1)) least = Math.min(least, paired(a, b));
  });
  return least;
}

/**
 * One turn of the circle method for round robins: all sit in a circle but one, who faces each of them in turn; in n - 1 turns (n for
 * an odd number, where the one whom nobody faces is the third) everybody has faced everybody once. Null where every turn repeats a pair.
 */
function inCircle(n: number, history: History, seed: number): Drawn | null {
  const least = leastOf(Array.from({ length: n }, (_one, i) => i), history);
  const around = n % 2 === 0 ? n - 1 : n;
  let best: (Drawn & { repeats: number }) | null = null;
  for (let k = 0; k < around; k += 1) {
    const turn = (k + seed) % around;
    const faced = Array.from({ length: (around - 1) / 2 }, (_one, i): Pair => [(turn + i + 1) % around, (turn - i - 1 + around) % around]);
    const pairs = n % 2 === 0 ? [[turn, n - 1] as const, ...faced] : faced;
    if (pairs.some(([a, b]) => history.paired(a, b) > least)) continue;
    const repeats = pairs.reduce((sum, [a, b]) => sum + history.besides(a, b), 0);
    if (best === null || repeats < best.repeats) best = { pairs, third: n % 2 === 0 ? null : turn, repeats };
  }
  return best;
}

/** As many as possible of the pairs that were drawn least often, then the same among those who are left. */
function fewestRepeats(n: number, history: History): Drawn {
  const pairs: Pair[] = [];
  let open = Array.from({ length: n }, (_one, i) => i);
  while (open.length > 1) {
    const here = open;
    const least = leastOf(here, history);
    const mates = largestMatching(here.map((a) => here.flatMap((b, j) => (a !== b && history.paired(a, b) === least ? [j] : []))));
    mates.forEach((mate, i) => {
      const [a, b] = [here[i], here[mate]];
      if (mate > i && a !== undefined && b !== undefined) pairs.push([a, b]);
    });
    open = here.filter((_one, i) => mates[i] === -1);
  }
  return { pairs, third: open[0] ?? null };
}

/** The pair with whom somebody has sat least often. */
function joined(groups: readonly number[][], third: number, { paired, besides }: History, seed: number): number[] | undefined {
  const known = (group: readonly number[]): number => group.reduce((sum, one) => sum + paired(one, third) + besides(one, third), 0);
  return groups.map((_one, i) => groups[(i + seed) % groups.length] ?? []).sort((a, b) => known(a) - known(b))[0];
}
