import type { Action, PlannerLink } from './actionRecord';
import { assign, factsThere, taskIn, titleThere, type PlanThere, type StandingTask } from './planSync';

/** What a sync has to do, given both sides as they stand. The rule for one action and its task is in `planSync.ts`. */

/** One thing that a sync has to see to. */
export type SyncStep =
  | { does: 'create'; action: Action }
  | { does: 'compare' | 'delete'; action: Action; task: StandingTask }
  /** The plan does not hold the action's task any more. */
  | { does: 'missing'; action: Action }
  /** Dropped here and gone there: both sides are done with it. */
  | { does: 'forget'; action: Action }
  | { does: 'adopt'; task: StandingTask };

/** The id of the action that a task made in Planner becomes: the same at each try. */
export const adoptedId = (taskId: string): string => `planner.${taskId}`;

/**
 * All that a sync has to see to, given every task of the plan. `linked` says which of them carry the address of an
 * action (by task id): a task that was made and never answered for is found again by it.
 */
export function syncSteps(actions: readonly Action[], tasks: readonly StandingTask[], linked: ReadonlyMap<string, string>, planId: string): SyncStep[] {
  const own = new Map(actions.flatMap((one) => { const task = taskIn(one, planId); return task ? [[task.taskId, one.id] as const] : []; }));
  const free = tasks.filter((one) => !own.has(one.id));
  const known = new Set(actions.map((one) => one.id));
  const taken = new Set<string>();
  const steps = actions.flatMap((action): SyncStep[] => {
    const kept = taskIn(action, planId);
    const task = kept ? tasks.find((one) => one.id === kept.taskId) : free.find((one) => linked.get(one.id) === action.id);
    if (task) taken.add(task.id);
    if (action.state === 'dropped') return task ? [{ does: 'delete', action, task }] : kept ? [{ does: 'forget', action }] : [];
    if (task) return [{ does: 'compare', action, task }];
    if (kept) return kept.gone ? [] : [{ does: 'missing', action }];
    // What was over before it came to Planner has nothing to do there.
    return action.state === 'done' ? [] : [{ does: 'create', action }];
  });
  return [...steps, ...free.filter((one) => !taken.has(one.id) && !known.has(adoptedId(one.id)) && titleThere(one) !== '').map((task): SyncStep => ({ does: 'adopt', task }))];
}

/** The action that a task made in Planner becomes: free to claim, offered to the one person who is assigned there. */
export function adopted(task: StandingTask, plan: PlanThere, { connectedBy }: Pick<PlannerLink, 'connectedBy'>, now: string): Action {
  const facts = factsThere(task, plan, { title: '', dueOn: null, progress: 'to-do', tier: null });
  const { offeredTo, assigneeIds } = assign({ ownerId: null, offeredTo: null }, task.assigneeIds, null, null);
  return {
    id: adoptedId(task.id), title: facts.title, ownerId: null, dueOn: facts.dueOn, state: facts.progress, tier: facts.tier, source: null, serves: null,
    createdAt: now, createdBy: connectedBy, finishedAt: facts.progress === 'done' ? (task.completedAt ?? now) : null, revision: 1, offeredTo,
    task: { planId: plan.planId, taskId: task.id, etag: task.etag, agreed: { ...facts, ownerId: null, assigneeIds }, gone: false, refused: null },
  };
}

const hour = 3_600_000;

/** Whether Planner is to be looked at though nothing has changed here: what people did there is seen within the hour. */
export function syncIsDue(planner: PlannerLink | null, now: string): boolean {
  if (planner === null || planner.state === 'failed') return false;
  return Date.parse(planner.lastAt ?? planner.connectedAt) <= Date.parse(now) - hour;
}
