import type { GraphClient } from '../graph/client';
import { ensureBuckets, findOrCreatePlan, plannerTitle } from '../graph/planner';
import { readDetails } from '../graph/planner-details';
import type { PlannerTask } from '../graph/planner-tasks';
import { taskIn, type PlanThere } from '../domain/planSync';
import type { Action, PlannerLink } from '../domain/record';
import type { Say } from '../toolkit/phrases';

/** Where people open a plan. Planner's own pages name it by its id (as their address bar shows it); locally it is in local Teams. */
export const planAddress = ({ mode, publicUrl }: { mode: 'local' | 'live'; publicUrl: string }, tenantId: string) => (planId: string): string =>
  (mode === 'local' ? `${publicUrl}/#place=plans` : `https://planner.cloud.microsoft/webui/plan/${encodeURIComponent(planId)}/view/board?tid=${encodeURIComponent(tenantId)}`);

/** Leads from a task to its action, and marks the task as this action's and no other's. */
export const actionAddress = (publicUrl: string, communityId: string, actionId: string): string =>
  `${publicUrl}/tab/#/actions?of=${encodeURIComponent(communityId)}&action=${encodeURIComponent(actionId)}`;

/** The plan with a bucket for each tier. A bucket that was given another name in Planner stays what it was. */
export async function openPlan(client: GraphClient, groupId: string, planner: PlannerLink, say: Say, name: string): Promise<PlanThere> {
  const planId = planner.planId ?? (await findOrCreatePlan(client, groupId, say('planner.title', { name }))).planId;
  const standing = await ensureBuckets(client, planId, []);
  const ids = new Set(standing.values());
  const kept = planner.planId === planId ? planner.buckets : null;
  const names = { baseline: say('planner.baseline'), 'nice-to-have': say('planner.nice-to-have'), other: say('planner.other') };
  const missing = Object.entries(names).filter(([tier]) => !ids.has(kept?.[tier as keyof typeof names] ?? ''));
  const made = missing.length === 0 ? standing : await ensureBuckets(client, planId, missing.map(([, name]) => name));
  const idOf = (tier: keyof typeof names): string => (kept && ids.has(kept[tier]) ? kept[tier] : (made.get(names[tier]) ?? ''));
  return { planId, buckets: { baseline: idOf('baseline'), 'nice-to-have': idOf('nice-to-have'), other: idOf('other') }, titleOf: plannerTitle };
}

/** Which of the tasks that no action knows carry the address of one that has no task: by task id. */
export async function linkedTasks(client: GraphClient, tasks: readonly PlannerTask[], actions: readonly Action[], planId: string, keyOf: (action: Action) => string): Promise<Map<string, string>> {
  const known = new Set(actions.map((one) => taskIn(one, planId)?.taskId));
  const without = new Map(actions.filter((one) => taskIn(one, planId) === null).map((one) => [keyOf(one), one.id]));
  const linked = new Map<string, string>();
  for (const task of without.size === 0 ? [] : tasks.filter((one) => one.links > 0 && !known.has(one.id))) {
    const details = await readDetails(client, task.id);
    const actionId = details?.linkKeys.map((key) => without.get(key)).find((one) => one !== undefined);
    if (actionId !== undefined && ![...linked.values()].includes(actionId)) linked.set(task.id, actionId);
  }
  return linked;
}
