import type { GraphClient } from '../graph/client';
import { changeDetails, readDetails, type TaskLink } from '../graph/planner-details';
import { changeTask, createTask, deleteTask, readTask, type PlannerTask, type TaskChange } from '../graph/planner-tasks';
import { GraphProblem } from '../graph/problems';
import { isSameFacts } from '../domain/marks';
import type { ActionResult } from '../domain/planSettle';
import { difference, taskIn, type Difference, type PlanThere, type StandingTask } from '../domain/planSync';
import type { SyncStep } from '../domain/planWork';
import { hasUntold, mergePoints, pointsOf, untoldPoints } from '../domain/planChecks';
import type { CheckPoint } from '../domain/actionRecord';
import type { Action } from '../domain/record';

export interface StepParts {
  client: GraphClient;
  plan: PlanThere;
  linkFor(action: Action): TaskLink;
}

export interface StepResult {
  /** Null where nothing is to be written here. */
  outcome: ActionResult | null;
  /** Whether Planner was written to. */
  wrote: boolean;
  /** Planner would not have it so; the rest of the plan goes on. */
  refused: boolean;
}

/** How often a task that people are changing is read again within one sync. */
const mostTries = 4;

const percents = { 'to-do': 0, doing: 50, done: 100 } as const;

/** Sees to one action of a sync. Throws `GraphProblem` for what concerns the whole plan. */
export async function carryStep(parts: StepParts, step: Exclude<SyncStep, { does: 'adopt' }>): Promise<StepResult> {
  switch (step.does) {
    case 'create': return create(parts, step.action);
    case 'compare': return compare(parts, step.action, step.task);
    case 'missing': return missing(parts, step.action);
    case 'delete': return remove(parts, step.action, step.task);
    case 'forget': return told(step.action, null);
  }
}

const told = (seen: Action, task: ActionResult['task'], more: Partial<Pick<ActionResult, 'here' | 'kept' | 'points'>> = {}, wrote = false): StepResult => ({ outcome: { seen, here: {}, kept: {}, ...more, task }, wrote, refused: false });

/** What the service does not take by any try is no reason to hold up the others. */
const isOfOne = (error: unknown): boolean => error instanceof GraphProblem && (error.waitsFor === 'never' || error.code === 'full');

async function create({ client, plan, linkFor }: StepParts, action: Action): Promise<StepResult> {
  const { title, dueOn, ownerId, tier, state } = action;
  const make = (assigneeIds: string[]): Promise<PlannerTask> => createTask(client, {
    planId: plan.planId, bucketId: plan.buckets[tier ?? 'other'], title, dueOn, assigneeIds, percentComplete: percents[state === 'dropped' ? 'to-do' : state], link: linkFor(action),
    // What an earlier try may have made has been looked for by its link.
  }, []);
  const taken = await unassignedIfNeeded(ownerId === null ? [] : [ownerId], make);
  if (taken === null) return { outcome: null, wrote: true, refused: true };
  // The new task has nothing of the list yet.
  const listed = await points({ client, plan }, { ...action, task: null }, taken.value);
  const made = settled(plan, action, taken.value, taken.refused, true);
  if (listed === null || made.outcome?.task == null) return made;
  return { ...made, outcome: { ...made.outcome, task: { ...made.outcome.task, etag: listed.task.etag }, points: listed.points } };
}

/** Does it with the assignees, or without where Planner takes those alone amiss; null where it does not take it at all. */
async function unassignedIfNeeded<T>(assigneeIds: string[], act: (assigneeIds: string[]) => Promise<T>): Promise<{ value: T; refused: string | null } | null> {
  try {
    return { value: await act(assigneeIds), refused: null };
  } catch (error) {
    if (!isOfOne(error)) throw error;
    // Somebody who has left the team cannot be assigned; their action is kept all the same.
    if (assigneeIds.length === 0) return null;
    const again = await unassignedIfNeeded([], act);
    return again && { value: again.value, refused: assigneeIds[0] ?? null };
  }
}

/** Both sides are the same now: that is what the next sync compares with. */
function settled(plan: PlanThere, action: Action, task: PlannerTask, refused: string | null, wrote: boolean): StepResult {
  const { agreed } = difference({ ...action, task: null }, task, plan);
  return told(action, { planId: plan.planId, taskId: task.id, etag: task.etag, agreed: { ...agreed, ownerId: action.ownerId, assigneeIds: [...task.assigneeIds] }, gone: false, refused }, {}, wrote);
}

/**
 * The check list of a task, read where it can have changed, and told of what people did here. Told of something, the
 * task has another etag: it is read again. Null for a task that is gone.
 */
async function points({ client, plan }: Pick<StepParts, 'client' | 'plan'>, action: Action, task: StandingTask): Promise<{ task: StandingTask; points: CheckPoint[]; wrote: boolean } | null> {
  const kept = taskIn(action, plan.planId);
  const before = kept ? [...pointsOf(action)] : untoldPoints(action);
  const same = kept?.etag === task.etag && (task.points ?? 0) === before.length && !hasUntold(before);
  if (same || ((task.points ?? 0) === 0 && before.length === 0)) return { task, points: before, wrote: false };
  for (let tries = 1; ; tries += 1) {
    const details = await readDetails(client, task.id);
    if (details === null) return null;
    const { here, there } = mergePoints(before, details.checklist);
    if (there === null) return { task, points: here, wrote: false };
    try {
      await changeDetails(client, details, { checklist: there });
    } catch (error) {
      // A list that Planner does not take is no reason to hold up the plan: it stays as it is, and is tried again.
      if (isOfOne(error)) return { task, points: before, wrote: true };
      if (!(error instanceof GraphProblem) || error.code !== 'changed-meanwhile' || tries >= mostTries) throw error;
      continue;
    }
    const now = await readTask(client, task.id);
    return now && { task: now, points: here, wrote: true };
  }
}

/** Compares and writes; changed by somebody meanwhile, the task is read again and compared with what stands there now. */
async function compare({ client, plan }: StepParts, action: Action, standing: StandingTask): Promise<StepResult> {
  const checked = await points({ client, plan }, action, standing);
  if (checked === null) return missing({ client, plan }, action);
  let { task, wrote } = checked;
  let kept: ActionResult['kept'] = {};
  const before = action.task?.refused ?? null;
  const refused = before === action.ownerId ? before : null;
  for (let tries = 1; ; tries += 1) {
    const found = difference(action, task, plan);
    // A write whose answer was lost is found done: what it was written over is still to be said.
    kept = { ...kept, ...found.kept };
    const result = (etag: string, agreed = found.agreed, without = refused): StepResult =>
      told(action, { planId: plan.planId, taskId: task.id, etag, agreed, gone: false, refused: without }, { here: found.here, kept, points: checked.points }, wrote);
    if (found.there === null) return !wrote && unchanged(action, task, found, plan.planId, checked.points) ? { outcome: null, wrote, refused: false } : result(task.etag);
    const { assign, ...rest } = changeOf(task, found.there, plan);
    try {
      wrote = true;
      const bare = Object.keys(rest).length === 2;
      const next = await unassignedIfNeeded(assign, (people): Promise<Pick<PlannerTask, 'etag' | 'assigneeIds'>> =>
        (bare && people.length === 0 ? Promise.resolve({ etag: rest.etag, assigneeIds: [...task.assigneeIds] }) : changeTask(client, { ...rest, assign: people })));
      if (next === null) return { outcome: null, wrote, refused: true };
      return result(next.value.etag, { ...found.agreed, assigneeIds: [...next.value.assigneeIds] }, next.refused ?? refused);
    } catch (error) {
      if (!(error instanceof GraphProblem)) throw error;
      if (error.code === 'not-found') return missing({ client, plan }, action);
      if (error.code !== 'changed-meanwhile' || tries >= mostTries) throw error;
      const now = await readTask(client, task.id);
      if (now === null) return missing({ client, plan }, action);
      task = now;
    }
  }
}

const unchanged = (action: Action, task: StandingTask, { here, agreed, kept }: Difference, planId: string, found: readonly CheckPoint[]): boolean => {
  const before = taskIn(action, planId);
  return before !== null && !before.gone && before.etag === task.etag && Object.keys(here).length + Object.keys(kept).length === 0 && isSameFacts(before.agreed, agreed) && isSameFacts(pointsOf(action), found);
};

function changeOf(task: StandingTask, { title, dueOn, progress, tier, assign, unassign }: NonNullable<Difference['there']>, { buckets }: PlanThere): TaskChange & { assign: string[] } {
  return {
    id: task.id, etag: task.etag, assign, ...(unassign.length === 0 ? {} : { unassign }),
    ...(title === undefined ? {} : { title }), ...(dueOn === undefined ? {} : { dueOn }), ...(progress === undefined ? {} : { percentComplete: percents[progress] }),
    ...(tier === undefined ? {} : { bucketId: buckets[tier ?? 'other'] }),
  };
}

/** Not in the plan's list: read by itself before anybody is asked about it. */
async function missing({ client, plan }: Pick<StepParts, 'client' | 'plan'>, action: Action): Promise<StepResult> {
  const kept = taskIn(action, plan.planId);
  if (kept === null) return { outcome: null, wrote: false, refused: false };
  const task = await readTask(client, kept.taskId);
  return task === null ? told(action, { ...kept, gone: true }) : { outcome: null, wrote: false, refused: false };
}

/** Dropped here: what somebody wrote in Planner at the same time is said in the log. */
async function remove({ client, plan }: StepParts, action: Action, standing: StandingTask): Promise<StepResult> {
  let task: StandingTask | null = standing;
  for (let tries = 1; task !== null; tries += 1) {
    try {
      await deleteTask(client, task);
      break;
    } catch (error) {
      if (!(error instanceof GraphProblem) || error.code !== 'changed-meanwhile' || tries >= mostTries) throw error;
      task = await readTask(client, task.id);
    }
  }
  const before = taskIn(action, plan.planId);
  const said = before && task ? difference({ ...action, state: before.agreed.progress }, task, plan).here : {};
  const kept = { ...(said.title === undefined ? {} : { title: said.title }), ...(said.dueOn === undefined ? {} : { dueOn: said.dueOn }), ...(said.state === 'to-do' || said.state === 'doing' || said.state === 'done' ? { progress: said.state } : {}) };
  return told(action, null, { kept }, true);
}
