import { ensureBuckets, findOrCreatePlan, plannerScopes, plannerTitle } from '../graph/planner';
import { linkKey, readDetails } from '../graph/planner-details';
import { readTasks, type PlannerTask } from '../graph/planner-tasks';
import { GraphProblem } from '../graph/problems';
import type { GraphClient } from '../graph/client';
import { settleSync, type ActionResult, type SyncOutcome } from '../domain/planSettle';
import { adopted, syncSteps, taskIn, type PlanThere } from '../domain/planSync';
import type { Action, CommunityRecord, PlannerLink } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Say } from '../toolkit/phrases';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';
import { carryStep } from './planSteps';

/** Most writes to Planner in one go: they take about a minute, well before another worker may take the sync over. */
const mostWrites = 60;
/** A task that may have been made is to be seen by then. */
const uncertainSeconds = 60;

/** Where people open a plan. Planner's own pages name it by its id (as their address bar shows it); locally it is in local Teams. */
export const planAddress = ({ mode, publicUrl }: { mode: 'local' | 'live'; publicUrl: string }, tenantId: string) => (planId: string): string =>
  (mode === 'local' ? `${publicUrl}/#place=plans` : `https://planner.cloud.microsoft/webui/plan/${encodeURIComponent(planId)}/view/board?tid=${encodeURIComponent(tenantId)}`);

/** Leads from a task to its action, and marks the task as this action's and no other's. */
export const actionAddress = (publicUrl: string, communityId: string, actionId: string): string =>
  `${publicUrl}/tab/#/actions?of=${encodeURIComponent(communityId)}&action=${encodeURIComponent(actionId)}`;

interface Found {
  actions: ActionResult[];
  adopted: Action[];
  /** Titles that Planner did not take. */
  refused: string[];
  writes: number;
  /** Something was left for another go. */
  more: boolean;
}

/**
 * Makes the action plan and its plan in Planner one, in the name of whoever connected it. However often it is carried
 * out, each action has one task and each task one action: what was made and not answered for is found by its link.
 */
export function planCarriage({ commands, say, clock, publicUrl }: CarrierParts, clientFor: ClientFor, addressOf: (planId: string) => string): Carriage<'sync-plan'> {
  return {
    // Making looks first, changing compares first, deleting twice finds nothing.
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record) {
      const { planner, groupId } = record.community;
      if (!planner) return { state: 'suppressed', reason: say('planner.not-wanted') };
      if (planner.state === 'failed') return { state: 'failed', reason: planner.problem ?? say('planner.gone') };
      if (groupId === null) return { state: 'suppressed', reason: say('refuse.no-group') };
      const settle = (part: Partial<PlannerLink>, found: Pick<Found, 'actions' | 'adopted'> = { actions: [], adopted: [] }, mark = 'end'): Promise<void> => {
        const outcome: SyncOutcome = { connectedAt: planner.connectedAt, planner: part, actions: found.actions, adopted: found.adopted };
        return commands.settle(claim.tenantId, record.community.id, `plan-${mark}-${claim.wanted}-${claim.claimedAt}`, (now) => settleSync(now, outcome, clock.now()));
      };
      const found: Found = { actions: [], adopted: [], refused: [], writes: 0, more: false };
      try {
        const client = clientFor(planner.connectedBy, plannerScopes);
        const plan = await openPlan(client, groupId, planner, say, record.community.name).catch(goneIf(planner.planId !== null));
        const place = { planId: plan.planId, buckets: plan.buckets, webUrl: addressOf(plan.planId) };
        // Known before the first task is made: whoever goes on from here goes on in this plan.
        if (planner.planId !== plan.planId || JSON.stringify(planner.buckets) !== JSON.stringify(plan.buckets)) await settle(place, undefined, 'plan');
        await carryAll(client, record, planner, plan, found);
        const problem = found.refused.length === 0 ? null : say('planner.refused', { titles: found.refused.join(', ') });
        await settle({ ...place, state: 'on', problem, ...(found.more ? {} : { lastAt: clock.now() }) }, found);
        return found.more ? { state: 'later', reason: say('planner.more'), seconds: 1 } : { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const { fate, part } = troubleOf(error, claim, say);
        await settle(part, found);
        return fate;
      }
    },
  };

  async function carryAll(client: GraphClient, record: CommunityRecord, planner: PlannerLink, plan: PlanThere, found: Found): Promise<void> {
    const tasks = await readTasks(client, plan.planId).catch(goneIf(planner.planId !== null));
    const linkFor = (action: Action) => ({ url: actionAddress(publicUrl, record.community.id, action.id), label: say('planner.link') });
    const linked = await linkedTasks(client, tasks, record.actions, plan.planId, (one) => linkKey(linkFor(one).url));
    for (const step of syncSteps(record.actions, tasks, linked, plan.planId)) {
      if (step.does === 'adopt') {
        found.adopted.push(adopted(step.task, plan, planner, clock.now()));
        continue;
      }
      if (found.writes >= mostWrites) {
        found.more = true;
        continue;
      }
      const result = await carryStep({ client, plan, linkFor }, step);
      if (result.wrote) found.writes += 1;
      if (result.refused) found.refused.push(step.action.title);
      if (result.outcome) found.actions.push(result.outcome);
    }
  }
}

/** The plan itself was deleted in Planner. */
class PlanGone extends GraphProblem {
  constructor() {
    super('not-found', 'plan', { status: 404 });
  }
}

/** A plan that was there before and is not found was deleted; one that has just been made is not to be seen yet. */
const goneIf = (known: boolean) => (error: unknown): never => {
  throw known && error instanceof GraphProblem && error.code === 'not-found' ? new PlanGone() : error;
};

/** What a problem means for the delivery, and what people read of it. */
function troubleOf(error: GraphProblem, claim: Claim, say: Say): { fate: Fate; part: Partial<PlannerLink> } {
  const ended = (reason: string): { fate: Fate; part: Partial<PlannerLink> } => ({ fate: { state: 'failed', reason }, part: { state: 'failed', problem: reason } });
  if (error instanceof PlanGone) return ended(say('planner.gone'));
  if (error.uncertain) {
    // The next try looks for it by its link before it makes anything.
    const reason = say('planner.uncertain');
    return { fate: { state: 'later', reason, seconds: error.retryAfterSeconds ?? uncertainSeconds }, part: { state: 'waiting', problem: reason } };
  }
  const fate = fateOfProblem(error, claim);
  if (fate.state === 'failed') return ended(fate.reason);
  // That two people were busy at once is over in a moment, and no news.
  return { fate, part: error.code === 'changed-meanwhile' ? {} : { state: 'waiting', problem: error.sentence } };
}

/** The plan with a bucket for each tier. A bucket that was given another name in Planner stays what it was. */
async function openPlan(client: GraphClient, groupId: string, planner: PlannerLink, say: Say, name: string): Promise<PlanThere> {
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
async function linkedTasks(client: GraphClient, tasks: readonly PlannerTask[], actions: readonly Action[], planId: string, keyOf: (action: Action) => string): Promise<Map<string, string>> {
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
