/** How often something may be done: `most` times in any `seconds`. */
export interface Pace {
  /** Counts one try under a name; gives the seconds to wait when there were too many, else null. `now` is in milliseconds. */
  take(name: string, now: number): number | null;
}

/** Names that are kept at a time; the oldest go first. */
const mostNames = 10_000;

/** A count in memory, for each instance by itself: it holds up who tries without end, and nobody else. */
export function createPace({ most, seconds }: { most: number; seconds: number }): Pace {
  const tries = new Map<string, number[]>();
  return {
    take(name, now) {
      const recent = (tries.get(name) ?? []).filter((at) => at > now - seconds * 1_000);
      tries.delete(name);
      const [first] = recent;
      const over = recent.length >= most;
      tries.set(name, over ? recent : [...recent, now]);
      for (const oldest of tries.keys()) {
        if (tries.size <= mostNames) break;
        tries.delete(oldest);
      }
      return over && first !== undefined ? Math.max(1, Math.ceil((first + seconds * 1_000 - now) / 1_000)) : null;
    },
  };
}
