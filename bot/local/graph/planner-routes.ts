import { localTeam } from '../people';
import { access, checkInTeam } from './access';
import { graphRoot, jsonBody, type Answer, type Ask } from './answers';
import { checkNames, givenObject } from './given';
import { changed, findBucket, findPlan, plannerNotFound, plannerPage, shown, type FoundBucket } from './planner-answers';
import { badPlanner, checkHint, checkLimit, isCategory, madeHint, plannerTitle } from './planner-check';
import { bucketEtag, bucketJson, checkEtag, planDetailsEtag, planDetailsJson, planEtag, planJson } from './planner-item';
import { newPlannerId, type PlannerStore, type StoredBucket, type StoredPlan } from './planner-store';
import { plannerTaskRoutes } from './planner-task-routes';
import type { Route } from './route';

/** Plans, buckets and tasks of the one group, for its members with a token of their own. */
export function plannerRoutes(store: PlannerStore): Route[] {
  const read = access.readPlanner;
  const write = access.writePlanner;
  return [
    { method: 'GET', path: '/groups/{group}/planner/plans', access: read, run: (ask) => plansOfGroup(store, ask) },
    { method: 'GET', path: '/me/planner/plans', access: read, run: (ask) => myPlans(store, ask) },
    { method: 'POST', path: '/planner/plans', access: write, run: (ask) => addPlan(store, ask) },
    { method: 'GET', path: '/planner/plans/{plan}', access: read, run: (ask) => shown(ask, 'planner/plans', planJson(findPlan(store, ask, ask.params['plan']))) },
    { method: 'PATCH', path: '/planner/plans/{plan}', access: write, run: (ask) => changePlan(store, ask) },
    { method: 'DELETE', path: '/planner/plans/{plan}', access: write, run: (ask) => removePlan(store, ask) },
    { method: 'GET', path: '/planner/plans/{plan}/details', access: read, run: (ask) => shown(ask, 'planner/plans/details', planDetailsJson(findPlan(store, ask, ask.params['plan']))) },
    { method: 'PATCH', path: '/planner/plans/{plan}/details', access: write, run: (ask) => changePlanDetails(store, ask) },
    { method: 'GET', path: '/planner/plans/{plan}/buckets', access: read, run: (ask) => bucketsOfPlan(store, ask) },
    { method: 'POST', path: '/planner/buckets', access: write, run: (ask) => addBucket(store, ask) },
    { method: 'GET', path: '/planner/buckets/{bucket}', access: read, run: (ask) => shownBucket(ask, findBucket(store, ask)) },
    { method: 'PATCH', path: '/planner/buckets/{bucket}', access: write, run: (ask) => changeBucket(store, ask) },
    { method: 'DELETE', path: '/planner/buckets/{bucket}', access: write, run: (ask) => removeBucket(store, ask) },
    ...plannerTaskRoutes(store),
  ];
}

function plansOfGroup(store: PlannerStore, ask: Ask): Answer {
  const group = ask.params['group'] ?? '';
  checkGroup(ask, group);
  return plannerPage(ask, `/groups/${group}/planner/plans`, `groups('${group}')/planner/plans`, store.plans().map(planJson));
}

function myPlans(store: PlannerStore, ask: Ask): Answer {
  checkInTeam(ask.personId, 'Forbidden');
  return plannerPage(ask, '/me/planner/plans', `users('${ask.personId ?? ''}')/planner/plans`, store.plans().map(planJson));
}

function checkGroup(ask: Ask, groupId: string): void {
  if (groupId !== localTeam.groupId) throw plannerNotFound();
  checkInTeam(ask.personId, 'Forbidden');
}

function addPlan(store: PlannerStore, ask: Ask): Answer {
  const body = jsonBody(ask);
  checkNames(body, new Set(['title', 'container', 'owner']), 'plannerPlan', badPlanner);
  const title = plannerTitle(body['title'], 'title');
  const groupId = groupOf(body);
  checkGroup(ask, groupId);
  checkLimit(store.plans().length + 1, 'plansOfGroup');
  const plan: StoredPlan = {
    id: newPlannerId(), title, groupId, createdBy: ask.personId ?? '', createdAt: ask.now.toISOString(), revision: 1, detailsRevision: 1,
    categoryDescriptions: {}, sharedWith: {}, buckets: [], tasks: [],
  };
  store.put(plan);
  return shown(ask, 'planner/plans', planJson(plan), 201);
}

/** A plan's container by its address or by id and type; `owner` is the older way. */
function groupOf(body: Record<string, unknown>): string {
  if (body['container'] === undefined && body['owner'] === undefined) throw badPlanner('A plan needs a container.');
  if (body['container'] !== undefined && body['owner'] !== undefined) throw badPlanner('A plan names either its container or its owner.');
  if (body['container'] === undefined) return String(body['owner']);
  const { url, containerId, type } = givenObject(body['container'], 'container', badPlanner);
  if (url === undefined && (containerId === undefined || type !== 'group')) throw badPlanner('A container needs url, or containerId and the type group.');
  const fromUrl = typeof url === 'string' ? url.slice(`${graphRoot}/groups/`.length) : null;
  if (fromUrl !== null && url !== `${graphRoot}/groups/${fromUrl}`) throw badPlanner('The url of the container names no group.');
  if (fromUrl !== null && containerId !== undefined && containerId !== fromUrl) throw badPlanner('The url and the containerId name different groups.');
  return fromUrl ?? String(containerId);
}

function changePlan(store: PlannerStore, ask: Ask): Answer {
  const plan = findPlan(store, ask, ask.params['plan']);
  checkEtag(ask, planEtag(plan));
  const body = jsonBody(ask);
  checkNames(body, new Set(['title']), 'plannerPlan', badPlanner);
  const next = { ...plan, title: body['title'] === undefined ? plan.title : plannerTitle(body['title'], 'title'), revision: plan.revision + 1 };
  store.put(next);
  return changed(ask, 'planner/plans', planJson(next));
}

function removePlan(store: PlannerStore, ask: Ask): Answer {
  const plan = findPlan(store, ask, ask.params['plan']);
  checkEtag(ask, planEtag(plan));
  store.remove(plan.id);
  return { status: 204 };
}

function changePlanDetails(store: PlannerStore, ask: Ask): Answer {
  const plan = findPlan(store, ask, ask.params['plan']);
  checkEtag(ask, planDetailsEtag(plan));
  const body = jsonBody(ask);
  checkNames(body, new Set(['categoryDescriptions', 'sharedWith']), 'plannerPlanDetails', badPlanner);
  const next: StoredPlan = { ...plan, categoryDescriptions: { ...plan.categoryDescriptions }, sharedWith: { ...plan.sharedWith }, detailsRevision: plan.detailsRevision + 1 };
  for (const [name, value] of Object.entries(givenObject(body['categoryDescriptions'] ?? {}, 'categoryDescriptions', badPlanner))) {
    if (!isCategory(name)) throw badPlanner(`'${name}' is not one of category1 to category25.`);
    next.categoryDescriptions[name] = value === null ? null : plannerTitle(value, name);
  }
  for (const [personId, value] of Object.entries(givenObject(body['sharedWith'] ?? {}, 'sharedWith', badPlanner))) {
    if (value === true) next.sharedWith[personId] = true;
    else delete next.sharedWith[personId];
  }
  store.put(next);
  return changed(ask, 'planner/plans/details', planDetailsJson(next));
}

function bucketsOfPlan(store: PlannerStore, ask: Ask): Answer {
  const plan = findPlan(store, ask, ask.params['plan']);
  return plannerPage(ask, `/planner/plans/${plan.id}/buckets`, `planner/plans('${plan.id}')/buckets`, plan.buckets.map((one) => bucketJson(plan, one)));
}

const shownBucket = (ask: Ask, { plan, bucket }: FoundBucket, status = 200): Answer => shown(ask, 'planner/buckets', bucketJson(plan, bucket), status);

function addBucket(store: PlannerStore, ask: Ask): Answer {
  const body = jsonBody(ask);
  checkNames(body, new Set(['name', 'planId', 'orderHint']), 'plannerBucket', badPlanner);
  const name = plannerTitle(body['name'], 'name');
  const plan = findPlan(store, ask, body['planId']);
  if (body['orderHint'] !== undefined) checkHint(body['orderHint'], 'orderHint');
  checkLimit(plan.buckets.length + 1, 'bucketsInPlan');
  const bucket: StoredBucket = { id: newPlannerId(), name, orderHint: madeHint(), revision: 1 };
  store.put({ ...plan, buckets: [...plan.buckets, bucket] });
  return shownBucket(ask, { plan, bucket }, 201);
}

function changeBucket(store: PlannerStore, ask: Ask): Answer {
  const { plan, bucket } = findBucket(store, ask);
  checkEtag(ask, bucketEtag(bucket));
  const body = jsonBody(ask);
  checkNames(body, new Set(['name', 'orderHint']), 'plannerBucket', badPlanner);
  if (body['orderHint'] !== undefined) checkHint(body['orderHint'], 'orderHint');
  const next: StoredBucket = {
    ...bucket, name: body['name'] === undefined ? bucket.name : plannerTitle(body['name'], 'name'),
    orderHint: body['orderHint'] === undefined ? bucket.orderHint : madeHint(), revision: bucket.revision + 1,
  };
  store.put({ ...plan, buckets: plan.buckets.map((one) => (one.id === bucket.id ? next : one)) });
  return changed(ask, 'planner/buckets', bucketJson(plan, next));
}

/** As in Planner itself, the tasks of a bucket go with it. */
function removeBucket(store: PlannerStore, ask: Ask): Answer {
  const { plan, bucket } = findBucket(store, ask);
  checkEtag(ask, bucketEtag(bucket));
  store.put({ ...plan, buckets: plan.buckets.filter((one) => one.id !== bucket.id), tasks: plan.tasks.filter((one) => one.bucketId !== bucket.id) });
  return { status: 204 };
}
