import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { cut } from './file-name';
import { allRows } from './pages';
import { asProblem, GraphProblem } from './problems';

/** The delegated permission of a member of the team; that of an application would reach every plan of the tenant. */
export const plannerScopes: readonly string[] = ['Tasks.ReadWrite'];

export interface FoundPlan {
  planId: string;
  title: string;
  /** False when it stood there before. */
  isNew: boolean;
}

interface GraphPlan {
  id: string;
  title: string;
  createdDateTime?: string | null;
}

export interface GraphBucket {
  id: string;
  name: string;
  orderHint?: string | null;
}

/** Planner's words for a conflict are 409 and 412 alike (Graph, Planner overview, "Planner resource versioning"). */
export function plannerProblem(error: unknown, repeatable: boolean): GraphProblem {
  const problem = asProblem(error, 'plan', repeatable);
  return problem.status === 409 ? new GraphProblem('changed-meanwhile', 'plan', { status: 409, serviceCode: problem.serviceCode }) : problem;
}

/** Planner takes 255 characters for a title or a name. */
const longestTitle = 255;

/** A title that Planner takes: what is too long is cut, the same at each writing. */
export function plannerTitle(title: string): string {
  return title.length <= longestTitle ? title : `${cut(title, longestTitle - 1)}…`;
}

/**
 * The team's plan of this title, made if there is none; of several the oldest. The person must be a member of the
 * team, to own it is not enough. Throws `GraphProblem`, `uncertain` when a plan may have been made and is not to be
 * seen yet. Two calls at the same moment may make two plans: call it for one team at a time.
 */
export async function findOrCreatePlan(client: Client, groupId: string, title: string): Promise<FoundPlan> {
  const wanted = plannerTitle(title);
  const standing = await findPlan(client, groupId, wanted).catch((error: unknown) => { throw plannerProblem(error, true); });
  if (standing) return told(standing, false);
  const container = { url: `https://graph.microsoft.com/v1.0/groups/${segment(groupId)}` };
  try {
    return told(await client.api('/planner/plans').post({ title: wanted, container }) as GraphPlan, true);
  } catch (error) {
    return told(await afterLostAnswer(error, () => findPlan(client, groupId, wanted)), true);
  }
}

const told = ({ id, title }: GraphPlan, isNew: boolean): FoundPlan => ({ planId: id, title, isNew });

async function findPlan(client: Client, groupId: string, title: string): Promise<GraphPlan | null> {
  const plans = await allRows<GraphPlan>(client, `/groups/${segment(groupId)}/planner/plans`);
  const made = (plan: GraphPlan): string => plan.createdDateTime ?? '';
  return plans.filter((one) => one.title === title).sort((a, b) => (made(a) < made(b) ? -1 : 1))[0] ?? null;
}

/**
 * A POST to Planner has no name of its own and is never sent again blindly. When its answer is lost, `look` says
 * whether it was carried out; if that cannot be seen, the outcome stays uncertain and is thrown so.
 */
export async function afterLostAnswer<T>(error: unknown, look: () => Promise<T | null>): Promise<T> {
  const problem = plannerProblem(error, false);
  const found = problem.uncertain ? await look().catch(() => null) : null;
  if (found === null) throw problem;
  return found;
}

/**
 * The ids of the plan's buckets by name, those of `names` that are missing made behind the one before them.
 * Asked twice there is one of each. Throws `GraphProblem`.
 */
export async function ensureBuckets(client: Client, planId: string, names: readonly string[]): Promise<Map<string, string>> {
  const read = (): Promise<GraphBucket[]> => allRows<GraphBucket>(client, `/planner/plans/${segment(planId)}/buckets`);
  const standing = await read().catch((error: unknown) => { throw plannerProblem(error, true); });
  const byName = new Map<string, GraphBucket>();
  for (const one of standing) if (!byName.has(one.name)) byName.set(one.name, one);
  let before = '';
  for (const name of names.map(plannerTitle)) {
    const bucket = byName.get(name) ?? await addBucket(client, { planId, name, orderHint: `${before} !` }, read);
    byName.set(name, bucket);
    before = bucket.orderHint ?? '';
  }
  return new Map([...byName.values()].map((one) => [one.name, one.id]));
}

async function addBucket(client: Client, bucket: { planId: string; name: string; orderHint: string }, read: () => Promise<GraphBucket[]>): Promise<GraphBucket> {
  try {
    return await client.api('/planner/buckets').post(bucket) as GraphBucket;
  } catch (error) {
    return afterLostAnswer(error, async () => (await read()).find((one) => one.name === bucket.name) ?? null);
  }
}
