/**
 * A largest set of pairs in a graph such that nobody is in two (Edmonds 1965, "Paths, trees, and flowers"): `mates[i]` is whom `i`
 * is paired with, or -1. `friends[i]` are those whom `i` may be paired with, both ways round. At most about n³ steps.
 */
export function largestMatching(friends: readonly (readonly number[])[]): number[] {
  const n = friends.length;
  const mates = new Array<number>(n).fill(-1);
  for (let root = 0; root < n; root += 1) {
    if (mates[root] === -1) extend(friends, mates, root);
  }
  return mates;
}

const at = (list: readonly number[], i: number): number => list[i] ?? -1;

/** Looks for a way from a free one to another free one along which pairs can be swapped, and swaps them. */
function extend(friends: readonly (readonly number[])[], mates: number[], root: number): void {
  const n = friends.length;
  const parent = new Array<number>(n).fill(-1);
  // An odd circle is shrunk to one point: its members have the same base.
  const base = Array.from({ length: n }, (_one, i) => i);
  const seen = new Array<boolean>(n).fill(false);
  seen[root] = true;

  const commonBase = (a: number, b: number): number => {
    const way = new Set<number>();
    for (let v = at(base, a); ; v = at(base, at(parent, at(mates, v)))) {
      way.add(v);
      if (at(mates, v) === -1) break;
    }
    for (let v = at(base, b); ; v = at(base, at(parent, at(mates, v)))) if (way.has(v)) return v;
  };

  const queue = [root];
  for (let head = 0; head < queue.length; head += 1) {
    const v = at(queue, head);
    for (const to of friends[v] ?? []) {
      if (at(base, v) === at(base, to) || at(mates, v) === to) continue;
      if (to === root || (at(mates, to) !== -1 && at(parent, at(mates, to)) !== -1)) {
        const top = commonBase(v, to);
        const inCircle = new Array<boolean>(n).fill(false);
        const mark = (from: number, start: number): void => {
          for (let u = from, child = start; at(base, u) !== top; u = at(parent, at(mates, u))) {
            inCircle[at(base, u)] = true;
            inCircle[at(base, at(mates, u))] = true;
            parent[u] = child;
            child = at(mates, u);
          }
        };
        mark(v, to);
        mark(to, v);
        for (let u = 0; u < n; u += 1) {
          if (inCircle[at(base, u)] !== true) continue;
          base[u] = top;
          if (seen[u] !== true) {
            seen[u] = true;
            queue.push(u);
          }
        }
      } else if (at(parent, to) === -1) {
        parent[to] = v;
        if (at(mates, to) === -1) return swap(mates, parent, to);
        seen[at(mates, to)] = true;
        queue.push(at(mates, to));
      }
    }
  }
}

function swap(mates: number[], parent: readonly number[], end: number): void {
  for (let v = end; v !== -1;) {
    const before = at(parent, v);
    const next = at(mates, before);
    mates[v] = before;
    mates[before] = v;
    v = next;
  }
}
