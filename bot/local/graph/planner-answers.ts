import { checkInTeam } from './access';
import { entity, page, Refusal, selected, type Answer, type Ask } from './answers';
import { badPlanner } from './planner-check';
import type { PlannerStore, StoredBucket, StoredPlan } from './planner-store';

export const plannerNotFound = (): Refusal => new Refusal(404, 'NotFound', 'The requested item is not found.');

/** The plan of this id; its group's members reach it and nobody else. */
export function findPlan(store: PlannerStore, ask: Ask, planId: unknown): StoredPlan {
  const plan = store.plans().find((one) => one.id === planId);
  if (!plan) throw plannerNotFound();
  checkInTeam(ask.personId, 'Forbidden');
  return plan;
}

/** A page of what Planner lists; the service sorts and filters nothing here, and says so. */
export function plannerPage(ask: Ask, path: string, context: string, rows: readonly object[]): Answer {
  for (const name of ['$filter', '$orderby', '$search', '$count', '$expand']) {
    if (ask.query.has(name)) throw badPlanner(`The query option ${name} is not supported.`);
  }
  return page(ask, path, context, rows, 3);
}

export function shown(ask: Ask, context: string, json: { '@odata.etag': string }, status = 200): Answer {
  return { status, headers: { ETag: json['@odata.etag'] }, json: entity(`${context}/$entity`, selected(json, ask.query.get('$select'))) };
}

/** What a PATCH answers: nothing, unless the caller prefers the new state. */
export function changed(ask: Ask, context: string, json: { '@odata.etag': string }): Answer {
  if (!/\breturn=representation\b/i.test(String(ask.headers['prefer'] ?? ''))) return { status: 204 };
  const answer = shown(ask, context, json);
  return { ...answer, headers: { ...answer.headers, 'Preference-Applied': 'return=representation' } };
}

export interface FoundBucket {
  plan: StoredPlan;
  bucket: StoredBucket;
}

export function findBucket(store: PlannerStore, ask: Ask): FoundBucket {
  const plan = store.plans().find((one) => one.buckets.some((bucket) => bucket.id === ask.params['bucket']));
  const bucket = findPlan(store, ask, plan?.id).buckets.find((one) => one.id === ask.params['bucket']);
  if (!plan || !bucket) throw plannerNotFound();
  return { plan, bucket };
}
