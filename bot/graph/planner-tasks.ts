import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { allRows } from './pages';
import { afterLostAnswer, plannerProblem, plannerTitle } from './planner';
import { addLink, linkKey, linkOf, readDetails, type TaskLink } from './planner-details';

export interface PlannerTask {
  id: string;
  /** Of the task as it was read; a change names it, so that nobody's change is lost. */
  etag: string;
  title: string;
  bucketId: string | null;
  /** 0 to 100. Planner's own pages show 0 as not started, 1 to 99 as in progress and 100 as completed. */
  percentComplete: number;
  /** Local date, `YYYY-MM-DD`; null for none. */
  dueOn: string | null;
  /** The moment as Planner has it, ISO 8601 in UTC. */
  dueDateTime: string | null;
  /** Entra object ids. */
  assigneeIds: string[];
  /** ISO 8601 in UTC; null until it is completed. */
  completedAt: string | null;
  /** How many links the task carries. */
  links: number;
  /** How many points its check list has. */
  points: number;
}

interface GraphTask {
  '@odata.etag': string;
  id: string;
  title: string;
  bucketId?: string | null;
  percentComplete?: number | null;
  dueDateTime?: string | null;
  assignments?: Record<string, unknown> | null;
  completedDateTime?: string | null;
  referenceCount?: number | null;
  checklistItemCount?: number | null;
}

const told = (task: GraphTask): PlannerTask => ({
  id: task.id, etag: task['@odata.etag'], title: task.title, bucketId: task.bucketId ?? null, percentComplete: task.percentComplete ?? 0,
  dueOn: task.dueDateTime?.slice(0, 10) ?? null, dueDateTime: task.dueDateTime ?? null,
  assigneeIds: Object.keys(task.assignments ?? {}).filter((name) => !name.startsWith('@')),
  completedAt: task.completedDateTime ?? null, links: task.referenceCount ?? 0, points: task.checklistItemCount ?? 0,
});

/** Planner keeps a moment where people mean a day. Its own pages write ten in the morning UTC, which is that day in every zone from UTC-10 to UTC+13. */
const dueMoment = (dueOn: string): string => `${dueOn}T10:00:00Z`;

/** Every task of the plan, all pages. Throws `GraphProblem`. */
export async function readTasks(client: Client, planId: string): Promise<PlannerTask[]> {
  const rows = await allRows<GraphTask>(client, `/planner/plans/${segment(planId)}/tasks`).catch((error: unknown) => { throw plannerProblem(error, true); });
  return rows.map(told);
}

/** The task as it stands, or null when it is no longer there. Throws `GraphProblem`. */
export async function readTask(client: Client, taskId: string): Promise<PlannerTask | null> {
  try {
    return told(await client.api(taskPath(taskId)).get() as GraphTask);
  } catch (error) {
    const problem = plannerProblem(error, true);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

const taskPath = (taskId: string): string => `/planner/tasks/${segment(taskId)}`;

export interface TaskRequest {
  planId: string;
  bucketId: string | null;
  title: string;
  /** Local date, `YYYY-MM-DD`. */
  dueOn: string | null;
  /** Entra object ids of members of the team. */
  assigneeIds: readonly string[];
  /** 0 to 100. */
  percentComplete: number;
  /**
   * Marks the task as this one and no other, and leads people back: an https address that no other task carries,
   * the same for every try.
   */
  link: TaskLink;
}

/**
 * Puts a task into a plan, once. The POST has no name of its own, so the task carries one: its link, sent along in
 * the same request. A task of this title with this link is the work of an earlier try and is given back; so is one
 * that is found after a lost answer.
 *
 * `standing` is what `readTasks` gave after the last try, for a caller with many tasks; without it the plan is read.
 * Throws `GraphProblem`, `uncertain` when the task may have been made and is not to be seen yet.
 */
export async function createTask(client: Client, request: TaskRequest, standing?: readonly PlannerTask[]): Promise<PlannerTask> {
  const earlier = await findTask(client, request, standing ?? await readTasks(client, request.planId));
  if (earlier) return earlier;
  const made = await post(client, request);
  // A service that leaves the details of a new task out has not kept the mark: it is written behind.
  if (made.links > 0) return made;
  await addLink(client, made.id, request.link);
  return await readTask(client, made.id) ?? made;
}

async function post(client: Client, request: TaskRequest): Promise<PlannerTask> {
  try {
    return told(await client.api('/planner/tasks').post(taskBody(request)) as GraphTask);
  } catch (error) {
    return afterLostAnswer(error, async () => findTask(client, request, await readTasks(client, request.planId)));
  }
}

/** The task of this title among `standing` that carries this link, or null. Throws `GraphProblem`. */
export async function findTask(client: Client, wanted: Pick<TaskRequest, 'title' | 'link'>, standing: readonly PlannerTask[]): Promise<PlannerTask | null> {
  for (const task of standing.filter((one) => one.links > 0 && one.title === plannerTitle(wanted.title))) {
    const details = await readDetails(client, task.id);
    if (details?.linkKeys.includes(linkKey(wanted.link.url))) return task;
  }
  return null;
}

const assignment = { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' } as const;

/** The task as Graph wants it. */
export function taskBody(request: TaskRequest): Record<string, unknown> {
  return {
    planId: request.planId, ...(request.bucketId === null ? {} : { bucketId: request.bucketId }), title: plannerTitle(request.title),
    ...(request.dueOn === null ? {} : { dueDateTime: dueMoment(request.dueOn) }), percentComplete: request.percentComplete,
    assignments: Object.fromEntries(request.assigneeIds.map((id) => [id, assignment])),
    details: { references: linkOf(request.link) },
  };
}

/** What is to be different from now on; what is left out stays as people have it in Planner. */
export interface TaskChange {
  id: string;
  /** Of the state that the change was made to. */
  etag: string;
  title?: string;
  bucketId?: string;
  /** Local date, `YYYY-MM-DD`; null takes it off. */
  dueOn?: string | null;
  percentComplete?: number;
  /** Entra object ids. */
  assign?: readonly string[];
  unassign?: readonly string[];
}

/**
 * Changes a task and gives its new state. Throws `GraphProblem`: `changed-meanwhile` when the etag is no longer that
 * of the task, `not-found` when it is gone. After a lost answer the client itself asks once more, and an accepted
 * change is `changed-meanwhile` then too: read the task again, and see whether anything is still to be changed.
 */
export async function changeTask(client: Client, change: TaskChange): Promise<PlannerTask> {
  const { id, etag, title, dueOn, assign = [], unassign = [], ...same } = change;
  const assignments = { ...Object.fromEntries(unassign.map((one) => [one, null])), ...Object.fromEntries(assign.map((one) => [one, assignment])) };
  const body = {
    ...same, ...(title === undefined ? {} : { title: plannerTitle(title) }), ...(dueOn === undefined ? {} : { dueDateTime: dueOn === null ? null : dueMoment(dueOn) }),
    ...(Object.keys(assignments).length === 0 ? {} : { assignments }),
  };
  const next = await client.api(taskPath(id)).headers({ 'If-Match': etag, Prefer: 'return=representation' }).patch(body)
    .catch((error: unknown) => { throw plannerProblem(error, true); }) as GraphTask;
  return told(next);
}

/**
 * Deletes a task; one that is gone already is as it should be. Throws `GraphProblem`, `changed-meanwhile` when
 * somebody has changed it since it was read.
 */
export async function deleteTask(client: Client, { id, etag }: Pick<PlannerTask, 'id' | 'etag'>): Promise<void> {
  try {
    await client.api(taskPath(id)).header('If-Match', etag).delete();
  } catch (error) {
    const problem = plannerProblem(error, true);
    if (problem.code !== 'not-found') throw problem;
  }
}
