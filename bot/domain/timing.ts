import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { nameOf } from './people';
import type { CommunityRecord, PersonId } from './record';
import type { StepView } from './view';
import type { StepData } from '../toolkit/schema';

/** The clock of a meeting: one for each step, the same for everybody who holds it. */
export interface Timer {
  stepId: string;
  /** When it was set; another moment is another run of it. */
  begunAt: string;
  /** Seconds that were left when it last began to run, or that are left while it stands. 0 and standing is none. */
  seconds: number;
  /** Since when it runs; null while it stands. */
  runsFrom: string | null;
  setBy: PersonId;
  setAt: string;
  revision: number;
}

/** Longest that a timer can be, in seconds: three hours. */
export const longestTimer = 10_800;
/** What one press adds, in seconds. */
export const moreTime = 60;

const second = 1_000;

/** Seconds that are left at a moment, never less than none. */
export function secondsLeft({ seconds, runsFrom }: Pick<Timer, 'seconds' | 'runsFrom'>, now: string): number {
  if (runsFrom === null) return seconds;
  return Math.max(0, Math.ceil(seconds - (Date.parse(now) - Date.parse(runsFrom)) / second));
}

/**
 * Starts, pauses, goes on, extends or clears the timer of a step. Anybody of the core group may, so two can press at once:
 * whoever presses for a timer that has changed meanwhile changes nothing, except that each press for more time counts.
 */
export function runTimer({ record, act }: Situation, step: StepData, command: CommandOf<'runTimer'>): Decision {
  const before = record.timers.find((one) => one.stepId === step.id);
  const standing = before && (before.runsFrom !== null || before.seconds > 0) ? before : undefined;
  const left = standing ? secondsLeft(standing, act.now) : 0;
  const put = (row: Pick<Timer, 'seconds' | 'runsFrom'>, begunAt = before?.begunAt ?? act.now): Decision =>
    done([{ put: 'timers', row: { stepId: step.id, begunAt, ...row, setBy: act.personId, setAt: act.now, revision: (before?.revision ?? 0) + 1 } }]);

  if (command.act === 'extend') {
    if (!standing) return refuse('not-now', 'refuse.no-timer');
    if (left + moreTime > longestTimer) return refuse('not-now', 'refuse.timer-long');
    // Once it is over, more time begins at once.
    return put({ seconds: left + moreTime, runsFrom: standing.runsFrom === null ? null : act.now });
  }
  if ((before?.revision ?? 0) !== command.base) return already('said.timer-meanwhile');
  if (command.act === 'start') {
    if (command.seconds === null) return refuse('not-readable', 'refuse.timer-seconds');
    return put({ seconds: command.seconds, runsFrom: act.now }, act.now);
  }
  if (!standing) return already('said.timer-meanwhile');
  if (command.act === 'clear') return put({ seconds: 0, runsFrom: null });
  if (command.act === 'pause') return left === 0 || standing.runsFrom === null ? already('said.timer-meanwhile') : put({ seconds: left, runsFrom: null });
  return standing.runsFrom !== null ? already('said.timer-meanwhile') : put({ seconds: left, runsFrom: act.now });
}

/** The timer as those who hold the meeting see it. */
export function timerView(record: CommunityRecord, stepId: string): StepView['timer'] {
  const found = record.timers.find((one) => one.stepId === stepId);
  if (!found) return { revision: 0, run: null };
  const { seconds, runsFrom, begunAt, revision } = found;
  if (runsFrom === null && seconds === 0) return { revision, run: null };
  const endsAt = runsFrom === null ? null : new Date(Date.parse(runsFrom) + seconds * second).toISOString();
  return { revision, run: { begunAt, endsAt, left: seconds, by: nameOf(record, found.setBy) ?? '' } };
}
