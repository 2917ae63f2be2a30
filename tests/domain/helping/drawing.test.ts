import fc from 'fast-check';
import { drawGroups } from '../../../bot/domain/helping/drawing';

const peopleOf = (n: number): string[] => Array.from({ length: n }, (_one, i) => `person-${i}`);
const pairOf = (a: string, b: string): string => [a, b].sort().join(' ');
/** Who was drawn as a pair: of a three the first two. */
const pairsIn = (groups: readonly (readonly string[])[]): string[] => groups.map(([a = '', b = '']) => pairOf(a, b));

function rounds(sets: readonly (readonly string[])[], look: (groups: string[][], past: string[][], people: readonly string[], n: number) => void): void {
  const past: string[][] = [];
  sets.forEach((people, n) => {
    const groups = drawGroups(`coffee@${n}`, people, past);
    look(groups, [...past], people, n);
    past.push(...groups);
  });
}

/** Everybody is in one group; groups are of two, and one of three where the number is odd. */
function whole(groups: readonly (readonly string[])[], people: readonly string[]): void {
  if (people.length < 2) return expect(groups).toEqual([]);
  expect(groups.flat().sort()).toEqual([...people].sort());
  expect(groups.map((one) => one.length).sort((a, b) => b - a)).toEqual([...(people.length % 2 === 1 ? [3] : []), ...Array.from({ length: Math.floor(people.length / 2) - (people.length % 2) }, () => 2)]);
}

describe('coffee pairs (S4C.3)', () => {
  test.each(Array.from({ length: 60 }, (_one, i) => i + 1))('%i people who stay: each is paired with every other once before anybody is twice', (n) => {
    const people = peopleOf(n);
    const turns = n < 2 ? 1 : n % 2 === 0 ? n - 1 : n;
    const met = new Map<string, number>();
    rounds(Array.from({ length: turns }, () => people), (groups) => {
      whole(groups, people);
      for (const pair of pairsIn(groups)) met.set(pair, (met.get(pair) ?? 0) + 1);
    });
    expect([...met.values()].every((times) => times === 1)).toBe(true);
    expect(met.size).toBe((n * (n - 1)) / 2);
  });

  test('then it begins again: in the second time round each is paired with every other once more', () => {
    for (const n of [4, 7, 10]) {
      const met = new Map<string, number>();
      rounds(Array.from({ length: 2 * (n % 2 === 0 ? n - 1 : n) }, () => peopleOf(n)), (groups) => {
        for (const pair of pairsIn(groups)) met.set(pair, (met.get(pair) ?? 0) + 1);
      });
      expect([...met.values()]).toEqual(Array.from({ length: (n * (n - 1)) / 2 }, () => 2));
    }
  });

  /** Who is there in each round: people come, go, pause and come back. */
  const comings = fc.integer({ min: 1, max: 60 }).chain((n) => fc.array(fc.array(fc.boolean(), { minLength: n, maxLength: n }).map((here) => peopleOf(n).filter((_one, i) => here[i])), { minLength: 1, maxLength: 12 }));

  test('while people come and go everybody who is there is in exactly one group, and the same ones give the same groups (seed 7)', () => {
    fc.assert(fc.property(comings, (sets) => {
      rounds(sets, (groups, past, people, n) => {
        whole(groups, people);
        expect(drawGroups(`coffee@${n}`, [...people].reverse(), past)).toEqual(groups);
      });
    }), { seed: 7, numRuns: 60 });
  });

  /** The most pairs among these that are not in `known`, by trying everything. */
  function mostFresh(people: readonly string[], known: ReadonlySet<string>): number {
    const [first, ...rest] = people;
    if (first === undefined) return 0;
    return rest.reduce((best, one) => (known.has(pairOf(first, one)) ? best : Math.max(best, 1 + mostFresh(rest.filter((other) => other !== one), known))), mostFresh(rest, known));
  }

  test('while people come and go, no way to place those who are there repeats fewer pairs (seed 11)', () => {
    const few = fc.integer({ min: 2, max: 8 }).chain((n) => fc.array(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: n, maxLength: n }).map((here) => peopleOf(n).filter((_one, i) => here[i] !== 0)), { minLength: 2, maxLength: 9 }));
    fc.assert(fc.property(few, (sets) => {
      const seen = new Map<string, number>();
      rounds(sets, (groups, _past, people) => {
        const drawn = pairsIn(groups);
        // Counted from the pair that was drawn least often among those who are there: met by all, it begins anew.
        const all = people.flatMap((a, i) => people.slice(i + 1).map((b) => pairOf(a, b)));
        const least = Math.min(...all.map((pair) => seen.get(pair) ?? 0));
        const known = new Set(all.filter((pair) => (seen.get(pair) ?? 0) > least));
        if (people.length > 1) expect(drawn.filter((pair) => !known.has(pair))).toHaveLength(mostFresh(people, known));
        for (const pair of drawn) seen.set(pair, (seen.get(pair) ?? 0) + 1);
      });
    }), { seed: 11, numRuns: 150 });
  });

  test('somebody new is paired with people they have not met, whoever else has to repeat', () => {
    const four = peopleOf(4);
    const past: string[][] = [];
    for (let n = 0; n < 3; n += 1) past.push(...drawGroups(`coffee@${n}`, four, past));
    const groups = drawGroups('coffee@3', [...four, 'new-1', 'new-2'], past);
    const fresh = pairsIn(groups).filter((pair) => !pairsIn(past).includes(pair));
    expect(fresh.length).toBeGreaterThanOrEqual(2);
  });

  test('the third joins a pair that they have sat with least', () => {
    const past = drawGroups('coffee@0', peopleOf(5), []);
    const first = past.find((one) => one.length === 3) ?? [];
    const again = drawGroups('coffee@1', peopleOf(5), past).find((one) => one.length === 3) ?? [];
    expect([...again].sort()).not.toEqual([...first].sort());
  });
});
