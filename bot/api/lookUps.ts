import type { Clock } from '../clock';
import { GraphProblem } from '../graph/problems';

/** How somebody's last look at Microsoft 365 went, in this process: there is nothing in it that would be worth keeping. */
export interface LookUp {
  /** When one last went well, ISO 8601 UTC; null for never. */
  lastAt: string | null;
  /** Why the latest did not, in words; null where it did. */
  problem: string | null;
}

export interface LookUps {
  /** Hands on what the look gives or throws, and remembers how it went. */
  watched<T>(personId: string, look: Promise<T>): Promise<T>;
  last(personId: string): LookUp | null;
}

const mostKept = 10_000;

export function createLookUps(clock: Clock): LookUps {
  const known = new Map<string, LookUp>();
  const keep = (personId: string, now: LookUp): void => {
    known.delete(personId);
    known.set(personId, now);
    const [oldest] = known.keys();
    if (known.size > mostKept && oldest !== undefined) known.delete(oldest);
  };
  return {
    async watched(personId, look) {
      try {
        const found = await look;
        keep(personId, { lastAt: clock.now(), problem: null });
        return found;
      } catch (error) {
        if (error instanceof GraphProblem) keep(personId, { lastAt: known.get(personId)?.lastAt ?? null, problem: error.sentence });
        throw error;
      }
    },
    last: (personId) => known.get(personId) ?? null,
  };
}
