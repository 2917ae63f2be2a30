import type { Action, CheckPoint } from './actionRecord';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { mayChangeAction } from './permissions';

/**
 * The check list of an action, which is the same here and on its task in Planner; without Planner it is here alone.
 *
 * - A point that either side adds comes to the other. Its words are changed in Planner only, and are as they are there.
 * - A point that either side takes off is off on both, with a tick or a change that was on its way.
 * - Ticks: the side that changed one wins, and where both did, done wins.
 * - Planner takes 20 points: what was added here and does not fit stays here, and goes there once there is room.
 */

/** The most points of one list: Planner's limit for a task (Graph, plannerChecklistItems). */
export const mostPoints = 20;

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

const byId = (points: readonly CheckPoint[]): Map<string, CheckPoint> => new Map(points.map((one) => [one.id, one]));

export function mergePoints(here: readonly CheckPoint[], there: readonly PointThere[]): MergedPoints {
  const known = byId(here);
  const stay = there.filter((one) => known.get(one.id)?.removed !== true);
  const merged = stay.map((one): PointThere => {
    const ours = known.get(one.id);
    if (!ours || ours.done === ours.agreed) return one;
    return { ...one, done: one.done === ours.agreed ? ours.done : ours.done || one.done };
  });
  const isThere = new Set(there.map((one) => one.id));
  const added = here.filter((one) => one.agreed === null && one.removed !== true && !isThere.has(one.id));
  const room = Math.max(0, mostPoints - merged.length);
  const wanted = [...merged, ...added.slice(0, room).map(({ id, title, done: ticked }): PointThere => ({ id, title, done: ticked }))];
  const same = wanted.length === there.length && wanted.every((one, at) => one.id === there[at]?.id && one.done === there[at].done);
  return { here: [...wanted.map((one): CheckPoint => ({ ...one, agreed: one.done })), ...added.slice(room)].sort(byTitle), there: same ? null : wanted };
}

const byTitle = (a: PointThere, b: PointThere): number => a.title.localeCompare(b.title, 'en') || a.id.localeCompare(b.id);

/** What a sync has `found`, with what people did here since it looked (`seen`): that stays, and is told by the next one. */
export function keptPoints(found: readonly CheckPoint[], seen: readonly CheckPoint[], standing: readonly CheckPoint[]): CheckPoint[] {
  const [before, now, known] = [byId(seen), byId(standing), byId(found)];
  const kept = found.map((one): CheckPoint => {
    const [was, is] = [before.get(one.id), now.get(one.id)];
    if (was && was.removed !== true && (!is || is.removed === true)) return { ...one, removed: true };
    return is && is.done !== was?.done && was ? { ...one, done: is.done } : one;
  });
  return [...kept, ...standing.filter((one) => !before.has(one.id) && !known.has(one.id))];
}

/** True while Planner has not been told of something. */
export const hasUntold = (points: readonly CheckPoint[]): boolean => points.some((one) => one.done !== one.agreed || one.removed === true);

/** Everything that is kept of a list, with what was taken off here and Planner has not heard of. */
export const pointsOf = ({ points }: Pick<Action, 'points'>): readonly CheckPoint[] => points ?? [];

/** The list for a task that has none of it: everything is still to be told, and what was taken off is gone. */
export const untoldPoints = (action: Pick<Action, 'points'>): CheckPoint[] =>
  pointsOf(action).filter((one) => one.removed !== true).map((one) => ({ ...one, agreed: null }));

/** The list as people see it, in order of its words. */
export const shownPoints = (action: Pick<Action, 'points'>): PointThere[] =>
  pointsOf(action).filter((one) => one.removed !== true).map(({ id, title, done: ticked }) => ({ id, title, done: ticked })).sort(byTitle);

type Named = CommandOf<'tickPoint' | 'addPoint' | 'removePoint'>;

/** The action that somebody wants to change the list of, or why they may not. */
function actionFor({ record, act }: Situation, { actionId }: Named): { action: Action } | { refused: Decision } {
  const action = record.actions.find((one) => one.id === actionId);
  if (!action) return { refused: refuse('not-found', 'refuse.no-action') };
  return mayChangeAction(record, act.personId, action) ? { action } : { refused: refuse('not-allowed', 'refuse.action-of-other') };
}

const withPoints = (action: Action, points: CheckPoint[], key: 'said.point-ticked' | 'said.point-added' | 'said.point-removed'): Decision =>
  done([{ put: 'actions', row: { ...action, points: points.length === 0 ? null : points, revision: action.revision + 1 } }], [], { key });

/** Ticks a point of the check list, or takes the tick off. */
export function tickPoint(situation: Situation, command: CommandOf<'tickPoint'>): Decision {
  const found = actionFor(situation, command);
  if ('refused' in found) return found.refused;
  const points = pointsOf(found.action);
  const point = points.find((one) => one.id === command.pointId && one.removed !== true);
  if (!point) return refuse('not-found', 'refuse.no-point');
  if (point.done === command.ticked) return already('said.point-ticked');
  return withPoints(found.action, points.map((one) => (one === point ? { ...one, done: command.ticked } : one)), 'said.point-ticked');
}

/** Adds a point, once under the same words. Its id is a GUID, as Planner wants it of whoever adds one. */
export function addPoint(situation: Situation, command: CommandOf<'addPoint'>): Decision {
  const found = actionFor(situation, command);
  if ('refused' in found) return found.refused;
  const shown = shownPoints(found.action);
  if (shown.some((one) => one.title === command.title)) return already('said.point-added');
  if (shown.length >= mostPoints) return refuse('not-now', 'refuse.points-full', { most: mostPoints });
  return withPoints(found.action, [...pointsOf(found.action), { id: situation.act.random, title: command.title, done: false, agreed: null }], 'said.point-added');
}

/** Takes a point off; one that Planner has is kept until it is off there. */
export function removePoint(situation: Situation, command: CommandOf<'removePoint'>): Decision {
  const found = actionFor(situation, command);
  if ('refused' in found) return found.refused;
  const points = pointsOf(found.action);
  const point = points.find((one) => one.id === command.pointId && one.removed !== true);
  if (!point) return already('said.point-removed');
  const isKnown = point.agreed !== null && found.action.task !== null && !found.action.task.gone;
  return withPoints(found.action, points.flatMap((one) => (one !== point ? [one] : isKnown ? [{ ...one, removed: true }] : [])), 'said.point-removed');
}
