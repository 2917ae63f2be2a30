import { access, checkInTeam } from './access';
import { jsonBody, type Answer, type Ask } from './answers';
import { givenObject } from './given';
import { changed, findBucket, findPlan, plannerNotFound, plannerPage, shown } from './planner-answers';
import { badPlanner, checkLimit, madeHint, plannerTitle, type Changing } from './planner-check';
import { changedDetails } from './planner-details-check';
import { checkEtag, taskDetailsEtag, taskDetailsJson, taskEtag, taskJson } from './planner-item';
import { newPlannerId, type PlannerStore, type StoredPlan, type StoredTask } from './planner-store';
import { changedTask } from './planner-task-check';
import type { Route } from './route';

export function plannerTaskRoutes(store: PlannerStore): Route[] {
  const read = access.readPlanner;
  const write = access.writePlanner;
  return [
    { method: 'GET', path: '/planner/plans/{plan}/tasks', access: read, run: (ask) => tasksOfPlan(store, ask) },
    { method: 'GET', path: '/planner/buckets/{bucket}/tasks', access: read, run: (ask) => tasksOfBucket(store, ask) },
    { method: 'GET', path: '/me/planner/tasks', access: read, run: (ask) => myTasks(store, ask) },
    { method: 'POST', path: '/planner/tasks', access: write, run: (ask) => addTask(store, ask) },
    { method: 'GET', path: '/planner/tasks/{task}', access: read, run: (ask) => shownTask(ask, find(store, ask)) },
    { method: 'PATCH', path: '/planner/tasks/{task}', access: write, run: (ask) => changeTask(store, ask) },
    { method: 'DELETE', path: '/planner/tasks/{task}', access: write, run: (ask) => removeTask(store, ask) },
    { method: 'GET', path: '/planner/tasks/{task}/details', access: read, run: (ask) => shown(ask, 'planner/tasks/details', taskDetailsJson(find(store, ask).task)) },
    { method: 'PATCH', path: '/planner/tasks/{task}/details', access: write, run: (ask) => changeDetails(store, ask) },
  ];
}

interface FoundTask {
  plan: StoredPlan;
  task: StoredTask;
}

function find(store: PlannerStore, ask: Ask): FoundTask {
  const plan = store.plans().find((one) => one.tasks.some((task) => task.id === ask.params['task']));
  const task = findPlan(store, ask, plan?.id).tasks.find((one) => one.id === ask.params['task']);
  if (!plan || !task) throw plannerNotFound();
  return { plan, task };
}

const shownTask = (ask: Ask, { plan, task }: FoundTask, status = 200): Answer => shown(ask, 'planner/tasks', taskJson(plan, task), status);

function tasksOfPlan(store: PlannerStore, ask: Ask): Answer {
  const plan = findPlan(store, ask, ask.params['plan']);
  return plannerPage(ask, `/planner/plans/${plan.id}/tasks`, `planner/plans('${plan.id}')/tasks`, plan.tasks.map((one) => taskJson(plan, one)));
}

function tasksOfBucket(store: PlannerStore, ask: Ask): Answer {
  const { plan, bucket } = findBucket(store, ask);
  const rows = plan.tasks.filter((one) => one.bucketId === bucket.id).map((one) => taskJson(plan, one));
  return plannerPage(ask, `/planner/buckets/${bucket.id}/tasks`, `planner/buckets('${bucket.id}')/tasks`, rows);
}

function myTasks(store: PlannerStore, ask: Ask): Answer {
  const personId = ask.personId ?? '';
  checkInTeam(ask.personId, 'Forbidden');
  const rows = store.plans().flatMap((plan) => plan.tasks.filter((one) => personId in one.assignments).map((one) => taskJson(plan, one)));
  return plannerPage(ask, '/me/planner/tasks', `users('${personId}')/planner/tasks`, rows);
}

const changing = (ask: Ask): Changing => ({ personId: ask.personId ?? '', now: ask.now });
const bucketIds = (plan: StoredPlan): string[] => plan.buckets.map((one) => one.id);

function checkTaskLimits(plan: StoredPlan): void {
  checkLimit(plan.tasks.length, 'tasksInPlan');
  checkLimit(plan.tasks.filter((one) => one.percentComplete < 100).length, 'activeTasksInPlan');
}

/**
 * A task may bring its details along. Microsoft's reference does not show it; an engineer of Planner answers in
 * microsoft-graph-docs issue 7745 that it works. It was not tried in a tenant, and the client looks whether it did.
 */
function addTask(store: PlannerStore, ask: Ask): Answer {
  const { planId, details, ...body } = jsonBody(ask);
  const title = plannerTitle(body['title'], 'title');
  const plan = findPlan(store, ask, planId);
  const empty: StoredTask = {
    id: newPlannerId(), bucketId: null, title, percentComplete: 0, startDateTime: null, dueDateTime: null, priority: 5, assignments: {}, appliedCategories: {},
    conversationThreadId: null, assigneePriority: '', orderHint: madeHint(), createdBy: ask.personId ?? '', createdAt: ask.now.toISOString(),
    completedBy: null, completedAt: null, revision: 1, details: { revision: 1, description: '', previewType: 'automatic', checklist: {}, references: {} },
  };
  const task = changedTask(empty, body, bucketIds(plan), changing(ask));
  if (details !== undefined) task.details = changedDetails(task.details, givenObject(details, 'details', badPlanner), changing(ask));
  const next: StoredPlan = { ...plan, tasks: [...plan.tasks, task] };
  checkTaskLimits(next);
  store.put(next);
  return shownTask(ask, { plan, task }, 201);
}

const withTask = (plan: StoredPlan, next: StoredTask): StoredPlan => ({ ...plan, tasks: plan.tasks.map((one) => (one.id === next.id ? next : one)) });

function changeTask(store: PlannerStore, ask: Ask): Answer {
  const { plan, task } = find(store, ask);
  checkEtag(ask, taskEtag(task));
  const next = { ...changedTask(task, jsonBody(ask), bucketIds(plan), changing(ask)), revision: task.revision + 1 };
  checkTaskLimits(withTask(plan, next));
  store.put(withTask(plan, next));
  return changed(ask, 'planner/tasks', taskJson(plan, next));
}

function removeTask(store: PlannerStore, ask: Ask): Answer {
  const { plan, task } = find(store, ask);
  checkEtag(ask, taskEtag(task));
  store.put({ ...plan, tasks: plan.tasks.filter((one) => one.id !== task.id) });
  return { status: 204 };
}

/** The task counts its items and links, so it is another version when they change. */
function changeDetails(store: PlannerStore, ask: Ask): Answer {
  const { plan, task } = find(store, ask);
  checkEtag(ask, taskDetailsEtag(task));
  const details = { ...changedDetails(task.details, jsonBody(ask), changing(ask)), revision: task.details.revision + 1 };
  const next = { ...task, details, revision: task.revision + 1 };
  store.put(withTask(plan, next));
  return changed(ask, 'planner/tasks/details', taskDetailsJson(next));
}
