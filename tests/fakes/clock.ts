import type { MovableClock } from '../../bot/local/clock';

/** A clock that stands at a moment (ISO 8601 UTC) and goes forward by a millisecond each time it is looked at, so that no two acts are at once. */
export function standingClock(moment: string): MovableClock {
  let at = Date.parse(moment);
  return {
    now: () => new Date((at += 1)).toISOString(),
    moveTo(to) {
      if (Date.parse(to) <= at) return false;
      at = Date.parse(to);
      return true;
    },
  };
}

/** A clock that stands at a moment (ISO 8601 UTC) until it is moved. */
export function stillClock(moment: string): MovableClock {
  let at = Date.parse(moment);
  return {
    now: () => new Date(at).toISOString(),
    moveTo(to) {
      at = Date.parse(to);
      return true;
    },
  };
}

/** A clock that begins at a moment (ISO 8601 UTC) and runs, so that what is put off for some seconds comes while somebody waits for it. */
export function runningClock(moment: string): MovableClock {
  let ahead = Date.parse(moment) - Date.now();
  const now = (): string => new Date(Date.now() + ahead).toISOString();
  return {
    now,
    moveTo(to) {
      if (to <= now()) return false;
      ahead = Date.parse(to) - Date.now();
      return true;
    },
  };
}

/** The moment so many minutes after what a clock shows, ISO 8601 UTC. */
export const after = (clock: Pick<MovableClock, 'now'>, minutes: number): string => new Date(Date.parse(clock.now()) + minutes * 60_000).toISOString();
