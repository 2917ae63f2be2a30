import type { Action, ActionTask, Agreed, Buckets, Progress, TaskFacts, Tier } from './actionRecord';
import type { PersonId } from './record';

/**
 * How the action plan and its plan in Planner become one again. Each action is compared with its task, and both with
 * what they agreed on last:
 *
 * - Title, date and tier (the bucket): the side that changed since wins. Where both did, the action plan here wins,
 *   and what Planner said is kept in the log.
 * - Progress: the side that changed since wins. Where both did, the further one, so that what either side has newly
 *   done is done.
 * - The owner here is the truth for the assignment in Planner. Where nobody owns it here, one person who is assigned
 *   in Planner is offered it, and holds it when they claim it.
 * - Dropped here, the task is deleted. Deleted in Planner, the core group is asked.
 * - Points of the check list are added, taken off and ticked on either side (`planChecks.ts`): taken off anywhere, one
 *   is off; where both sides changed a tick, done wins.
 * - A task that somebody made in our plan becomes an action, once.
 *
 * A bucket of the group's own says nothing about the tier. All of it is pure.
 */

/** A task as Planner has it. */
export interface StandingTask {
  id: string;
  etag: string;
  title: string;
  bucketId: string | null;
  /** 0 to 100. */
  percentComplete: number;
  /** `YYYY-MM-DD`. */
  dueOn: string | null;
  assigneeIds: readonly PersonId[];
  /** ISO 8601 UTC. */
  completedAt: string | null;
  /** How many points its check list has; left out for none. */
  points?: number;
}

export interface PlanThere {
  planId: string;
  buckets: Buckets;
  /** A title as Planner keeps it: what is too long for it is cut. */
  titleOf(title: string): string;
}

/** What one side said and the other did not take over. */
export type Kept = Partial<TaskFacts & { assigneeIds: readonly PersonId[] }>;

export interface Merged {
  facts: TaskFacts;
  kept: Kept;
}

const ranks: Record<Progress, number> = { 'to-do': 0, doing: 1, done: 2 };

/** The rule for what both sides can say; without an agreement both count as changed. */
export function merge(here: TaskFacts, there: TaskFacts, agreed: TaskFacts | null): Merged {
  const kept: Kept = {};
  const one = <K extends keyof TaskFacts>(name: K, further: (a: TaskFacts[K], b: TaskFacts[K]) => TaskFacts[K] = (a) => a): TaskFacts[K] => {
    const ours = here[name];
    const theirs = there[name];
    if (ours === theirs || (agreed !== null && theirs === agreed[name])) return ours;
    if (agreed !== null && ours === agreed[name]) return theirs;
    const taken = further(ours, theirs);
    (kept as Partial<TaskFacts>)[name] = taken === ours ? theirs : ours;
    return taken;
  };
  return { facts: { title: one('title'), dueOn: one('dueOn'), tier: one('tier'), progress: one('progress', (a, b) => (ranks[b] > ranks[a] ? b : a)) }, kept };
}

export interface Assignment {
  assign: PersonId[];
  unassign: PersonId[];
  /** Who is assigned in Planner once that is done. */
  assigneeIds: PersonId[];
  offeredTo: PersonId | null;
  /** Assigned in Planner by somebody, and taken off again because the action has an owner. */
  overruled: PersonId[];
}

/** The rule for who holds an action: nobody does without having accepted it here. */
export function assign({ ownerId, offeredTo }: Pick<Action, 'ownerId' | 'offeredTo'>, there: readonly PersonId[], agreed: Agreed | null, refused: PersonId | null): Assignment {
  const before = agreed?.assigneeIds ?? [];
  if (ownerId !== null) {
    const assigned = there.includes(ownerId) || ownerId === refused ? [] : [ownerId];
    const others = there.filter((one) => one !== ownerId);
    return { assign: assigned, unassign: others, assigneeIds: [...there.filter((one) => one === ownerId), ...assigned], offeredTo: null, overruled: others.filter((one) => !before.includes(one)) };
  }
  // Given back here, it is taken off there.
  const released = agreed?.ownerId ?? null;
  const left = there.filter((one) => one !== released);
  const named = single(left);
  return { assign: [], unassign: there.filter((one) => one === released), assigneeIds: left, offeredTo: named === single(before.filter((one) => one !== released)) ? offeredTo : named, overruled: [] };
}

const single = (people: readonly PersonId[]): PersonId | null => (people.length === 1 ? (people[0] ?? null) : null);

/** What is to be written where, so that an action and its task say the same. */
export interface Difference {
  /** Null where Planner has it right. */
  there: (Partial<TaskFacts> & { assign: PersonId[]; unassign: PersonId[] }) | null;
  here: Partial<Pick<Action, 'title' | 'dueOn' | 'state' | 'tier' | 'offeredTo' | 'finishedAt'>>;
  agreed: Agreed;
  kept: Kept;
}

/** Compares an action that was not dropped with its task. */
export function difference(action: Action, task: StandingTask, plan: PlanThere): Difference {
  const agreed = taskIn(action, plan.planId)?.agreed ?? null;
  const ours = factsHere(action, plan);
  const theirs = factsThere(task, plan, agreed ?? ours);
  const { facts, kept } = merge(ours, theirs, agreed);
  const people = assign(action, task.assigneeIds, agreed, action.task?.refused ?? null);
  const changed = <K extends keyof TaskFacts>(from: TaskFacts): Partial<TaskFacts> =>
    Object.fromEntries((Object.keys(facts) as K[]).filter((name) => facts[name] !== from[name]).map((name) => [name, facts[name]]));
  const { progress, ...more } = changed(ours);
  const write = changed(theirs);
  return {
    there: Object.keys(write).length + people.assign.length + people.unassign.length === 0 ? null : { ...write, assign: people.assign, unassign: people.unassign },
    here: {
      ...more, ...(people.offeredTo === action.offeredTo ? {} : { offeredTo: people.offeredTo }),
      ...(progress === undefined ? {} : { state: progress, finishedAt: progress === 'done' ? task.completedAt : null }),
    },
    agreed: { ...facts, ownerId: action.ownerId, assigneeIds: people.assigneeIds },
    kept: { ...kept, ...(people.overruled.length === 0 ? {} : { assigneeIds: people.overruled }) },
  };
}

/** The task of an action in this plan; one in another plan is none. */
export const taskIn = ({ task }: Pick<Action, 'task'>, planId: string | null): ActionTask | null => (task !== null && task.planId === planId ? task : null);

/** An action as Planner would have it. One that was dropped has no progress there and is not asked for. */
export const factsHere = ({ title, dueOn, state, tier }: Action, plan: PlanThere): TaskFacts => ({ title: plan.titleOf(title), dueOn, progress: state === 'dropped' ? 'to-do' : state, tier });

/** A task as an action would have it; what Planner cannot say, or says in words of its own, is as it was `before`. */
export function factsThere(task: StandingTask, { buckets }: PlanThere, before: TaskFacts): TaskFacts {
  return { title: titleThere(task) || before.title, dueOn: task.dueOn, progress: progressOf(task.percentComplete), tier: tierOf(task.bucketId, buckets, before.tier) };
}

/** Without what no line of ours holds. */
export const titleThere = ({ title }: StandingTask): string => title.replace(/[\p{Cc}\p{Cs}]+/gu, ' ').trim();

const progressOf = (percent: number): Progress => (percent === 0 ? 'to-do' : percent === 100 ? 'done' : 'doing');

function tierOf(bucketId: string | null, buckets: Buckets, before: Tier): Tier {
  if (bucketId === buckets.baseline) return 'baseline';
  if (bucketId === buckets['nice-to-have']) return 'nice-to-have';
  return bucketId === buckets.other ? null : before;
}
