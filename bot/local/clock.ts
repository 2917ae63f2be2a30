import { join } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { systemClock, type Clock } from '../clock';
import { readJson, writeJson } from './graph/disk';

/** The clock of a local world: the machine's own, moved forward as often as somebody likes. */
export interface MovableClock extends Clock {
  /** Moves it to a moment (ISO 8601 UTC) and lets it go on from there. False for a moment that is past, or more than two years ahead. */
  moveTo(moment: string): boolean;
}

/** Beyond that nothing of a community is planned. Milliseconds. */
const farthest = 731 * 86_400_000;

/** How far the clock was moved is kept in `folder`, so that time goes on after a restart and never goes back. */
export function movableClock(folder: string): MovableClock {
  const file = join(folder, 'clock.json');
  let ahead = readJson<{ ahead: number }>(file)?.ahead ?? 0;
  const now = (): number => Date.parse(systemClock.now()) + ahead;
  return {
    now: () => new Date(now()).toISOString(),
    moveTo(moment) {
      const by = Date.parse(moment) - now();
      if (!(by > 0 && by <= farthest)) return false;
      ahead += by;
      writeJson(file, { ahead });
      return true;
    },
  };
}

/** Moments to which somebody may want to go, for a reader in a zone (IANA). */
export function clockSteps(now: string, zone: string): { label: string; to: string }[] {
  const local = Temporal.Instant.from(now).toZonedDateTimeISO(zone);
  const nine = (days: number): Temporal.ZonedDateTime => local.add({ days }).withPlainTime('09:00');
  const toMonday = 8 - local.dayOfWeek;
  return [
    { label: 'An hour later', at: local.add({ hours: 1 }) },
    { label: 'Tomorrow, 09:00', at: nine(1) },
    { label: 'Next Monday, 09:00', at: nine(toMonday) },
    { label: 'Monday in four weeks, 09:00', at: nine(toMonday + 21) },
  ].map(({ label, at }) => ({ label, to: at.toInstant().toString({ fractionalSecondDigits: 3 }) }));
}
