import type { CommunityView } from '../domain/view';

type Pending = CommunityView['pending'][number];

/** What stands in the same way for the same reason, as one line with its number: a crowd that cannot be reached is one piece of news. `since` is of the earliest. */
export function inLines(all: readonly Omit<Pending, 'count'>[]): Pending[] {
  const lines = new Map<string, Pending>();
  for (const one of all) {
    const key = JSON.stringify([one.what, one.state, one.reason]);
    const line = lines.get(key);
    lines.set(key, line ? { ...line, count: line.count + 1, since: line.since < one.since ? line.since : one.since } : { ...one, count: 1 });
  }
  return [...lines.values()];
}
