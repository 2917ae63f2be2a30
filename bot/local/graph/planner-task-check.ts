import { localPeople } from '../people';
import { checkNames, givenObject, givenText } from './given';
import { badPlanner, checkHint, checkLimit, isCategory, madeHint, openType, plannerTitle, type Changing } from './planner-check';
import type { StoredTask } from './planner-store';

const taskNames = new Set(['title', 'bucketId', 'percentComplete', 'startDateTime', 'dueDateTime', 'priority', 'assignments', 'appliedCategories',
  'conversationThreadId', 'assigneePriority', 'orderHint']);

/** The task with what the body names put into it; `planBuckets` are the ids of the plan's buckets. Throws 400, and 403 for a limit. */
export function changedTask(task: StoredTask, body: Record<string, unknown>, planBuckets: readonly string[], { personId, now }: Changing): StoredTask {
  checkNames(body, taskNames, 'plannerTask', badPlanner);
  const next: StoredTask = { ...task };
  if (body['title'] !== undefined) next.title = plannerTitle(body['title'], 'title');
  if (body['bucketId'] !== undefined) next.bucketId = bucketOf(body['bucketId'], planBuckets);
  if (body['startDateTime'] !== undefined) next.startDateTime = moment(body['startDateTime'], 'startDateTime');
  if (body['dueDateTime'] !== undefined) next.dueDateTime = moment(body['dueDateTime'], 'dueDateTime');
  if (next.startDateTime !== null && next.dueDateTime !== null && next.startDateTime > next.dueDateTime) throw badPlanner('The start date is later than the due date.');
  if (body['priority'] !== undefined) next.priority = whole(body['priority'], 'priority', 10);
  if (body['assignments'] !== undefined) next.assignments = assigned(task.assignments, givenObject(body['assignments'], 'assignments', badPlanner), personId, now);
  if (body['appliedCategories'] !== undefined) next.appliedCategories = categories(task.appliedCategories, givenObject(body['appliedCategories'], 'appliedCategories', badPlanner));
  if (body['conversationThreadId'] !== undefined) next.conversationThreadId = textOrNull(body['conversationThreadId'], 'conversationThreadId');
  for (const name of ['orderHint', 'assigneePriority'] as const) {
    if (body[name] === undefined) continue;
    checkHint(body[name], name);
    next[name] = madeHint();
  }
  if (body['percentComplete'] !== undefined) {
    next.percentComplete = whole(body['percentComplete'], 'percentComplete', 100);
    const done = next.percentComplete === 100;
    if (!done) Object.assign(next, { completedBy: null, completedAt: null });
    if (done && task.completedAt === null) Object.assign(next, { completedBy: personId, completedAt: now.toISOString() });
  }
  return next;
}

const textOrNull = (value: unknown, name: string): string | null => (value === null ? null : givenText(value, name, 255, badPlanner));

function bucketOf(value: unknown, planBuckets: readonly string[]): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !planBuckets.includes(value)) throw badPlanner('The bucket is not in the plan of the task.');
  return value;
}

function moment(value: unknown, name: string): string | null {
  if (value === null) return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)$/.test(value) || Number.isNaN(Date.parse(value))) {
    throw badPlanner(`The property '${name}' holds no ISO 8601 date and time with an offset.`);
  }
  return new Date(value).toISOString().replace('.000Z', 'Z');
}

function whole(value: unknown, name: string, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0 || value > most) throw badPlanner(`The property '${name}' must be a whole number from 0 to ${most}.`);
  return value;
}

function assigned(before: StoredTask['assignments'], given: Record<string, unknown>, personId: string, now: Date): StoredTask['assignments'] {
  const next = { ...before };
  for (const [id, value] of Object.entries(given).filter(([name]) => !name.startsWith('@'))) {
    if (value === null) {
      delete next[id];
      continue;
    }
    openType(value, `assignments/${id}`, 'plannerAssignment', new Set(['orderHint']));
    checkHint((value as Record<string, unknown>)['orderHint'], `assignments/${id}/orderHint`);
    next[id] = { orderHint: madeHint(), assignedBy: before[id]?.assignedBy ?? personId, assignedAt: before[id]?.assignedAt ?? now.toISOString() };
  }
  checkLimit(Object.keys(next).length, 'assigneesOfTask');
  for (const id of Object.keys(next)) {
    if (!localPeople.some((one) => one.id === id && one.inTeam)) throw badPlanner(`The assignee '${id}' is not a member of the group that holds the plan.`);
  }
  return next;
}

function categories(before: StoredTask['appliedCategories'], given: Record<string, unknown>): StoredTask['appliedCategories'] {
  const next = { ...before };
  for (const [name, value] of Object.entries(given).filter(([one]) => !one.startsWith('@'))) {
    if (!isCategory(name)) throw badPlanner(`'${name}' is not one of category1 to category25.`);
    if (value === true) next[name] = true;
    else delete next[name];
  }
  return next;
}
