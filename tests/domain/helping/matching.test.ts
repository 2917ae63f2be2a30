import fc from 'fast-check';
import { largestMatching } from '../../../bot/domain/helping/matching';

/** Whom each may be paired with, both ways round, from a list of edges. */
const friendsOf = (n: number, edges: readonly (readonly [number, number])[]): number[][] =>
  Array.from({ length: n }, (_one, i) => [...new Set(edges.flatMap(([a, b]) => (a === b ? [] : a === i ? [b] : b === i ? [a] : [])))]);
const sizeOf = (mates: readonly number[]): number => mates.filter((one) => one !== -1).length / 2;

/** The size of a largest matching, by trying everything. */
function bySearch(friends: readonly (readonly number[])[], free = friends.map((_one, i) => i)): number {
  const [first, ...rest] = free;
  if (first === undefined) return 0;
  const without = bySearch(friends, rest);
  return rest.filter((one) => friends[first]?.includes(one)).reduce((best, one) => Math.max(best, 1 + bySearch(friends, rest.filter((other) => other !== one))), without);
}

const graph = fc.integer({ min: 0, max: 9 }).chain((n) => fc.tuple(fc.constant(n), n < 2 ? fc.constant([]) : fc.array(fc.tuple(fc.nat({ max: n - 1 }), fc.nat({ max: n - 1 })), { maxLength: 20 })));

test('pairs as many as there can be, each with a friend and each once (seed 1965)', () => {
  fc.assert(fc.property(graph, ([n, edges]) => {
    const friends = friendsOf(n, edges);
    const mates = largestMatching(friends);
    mates.forEach((mate, i) => {
      if (mate === -1) return;
      expect(mates[mate]).toBe(i);
      expect(friends[i]).toContain(mate);
    });
    expect(sizeOf(mates)).toBe(bySearch(friends));
  }), { seed: 1965, numRuns: 400 });
});

test('an odd circle with a tail is turned inside out to pair everybody', () => {
  // Five in a circle, each of two neighbours with one more behind: greedy pairs leave somebody out.
  expect(sizeOf(largestMatching(friendsOf(8, [[0, 1], [1, 2], [2, 3], [3, 4], [4, 0], [0, 5], [1, 6], [2, 7]])))).toBe(4);
});
