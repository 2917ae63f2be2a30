import type { Action, CheckPoint } from './actionRecord';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { mayChangeAction } from './permissions';

/**
 * The check list of a task, which is made in Planner: what stands on it, and in which words, is as it is there. Ticks go
 * both ways: the side that changed a tick wins, and where both did, done wins. A point that was taken off there is gone
 * here, with a tick that was on its way.
 */

/** A point as Planner has it. */
export interface PointThere {
  id: string;
  title: string;
  done: boolean;
}

export interface MergedPoints {
  /** As it is on both sides once `there` is told; null where Planner has it right. */
  here: CheckPoint[];
  there: PointThere[] | null;
}

export function mergePoints(here: readonly CheckPoint[], there: readonly PointThere[]): MergedPoints {
  const known = new Map(here.map((one) => [one.id, one]));
  const merged = there.map((one): PointThere => {
    const ours = known.get(one.id);
    if (!ours || ours.done === ours.agreed) return one;
    return { ...one, done: one.done === ours.agreed ? ours.done : ours.done || one.done };
  });
  return {
    here: [...merged].sort((a, b) => a.title.localeCompare(b.title, 'en') || a.id.localeCompare(b.id)).map((one) => ({ ...one, agreed: one.done })),
    there: merged.every((one, at) => one.done === there[at]?.done) ? null : merged,
  };
}

/** Ticks that people made here since a sync looked (`seen`) stay, and are told by the next one. */
export const keptTicks = (found: readonly CheckPoint[], seen: readonly CheckPoint[], standing: readonly CheckPoint[]): CheckPoint[] =>
  found.map((one) => {
    const now = standing.find(({ id }) => id === one.id);
    return now && now.done !== seen.find(({ id }) => id === one.id)?.done ? { ...one, done: now.done } : one;
  });

/** True while Planner has not been told of a tick. */
export const hasUntold = (points: readonly CheckPoint[]): boolean => points.some((one) => one.done !== one.agreed);

export const pointsOf = ({ task }: Pick<Action, 'task'>): readonly CheckPoint[] => task?.points ?? [];

/** Ticks a point of the check list, or takes the tick off. */
export function tickPoint({ record, act }: Situation, { actionId, pointId, ticked }: CommandOf<'tickPoint'>): Decision {
  const before = record.actions.find((one) => one.id === actionId);
  if (!before) return refuse('not-found', 'refuse.no-action');
  if (!mayChangeAction(record, act.personId, before)) return refuse('not-allowed', 'refuse.action-of-other');
  const points = pointsOf(before);
  const point = points.find((one) => one.id === pointId);
  if (!before.task || !point) return refuse('not-found', 'refuse.no-point');
  if (point.done === ticked) return already('said.point-ticked');
  const task = { ...before.task, points: points.map((one) => (one.id === pointId ? { ...one, done: ticked } : one)) };
  return done([{ put: 'actions', row: { ...before, task, revision: before.revision + 1 } }], [], { key: 'said.point-ticked' });
}
