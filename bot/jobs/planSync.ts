import { plannerScopes } from '../graph/planner';
import { linkKey } from '../graph/planner-details';
import { readTasks } from '../graph/planner-tasks';
import { GraphProblem } from '../graph/problems';
import type { GraphClient } from '../graph/client';
import { isSameFacts } from '../domain/marks';
import { settleSync, type ActionResult, type SyncOutcome } from '../domain/planSettle';
import type { PlanThere } from '../domain/planSync';
import { adopted, syncSteps } from '../domain/planWork';
import type { Action, CommunityRecord, PlannerLink } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Say } from '../toolkit/phrases';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';
import { actionAddress, linkedTasks, openPlan } from './planOpening';
import { carryStep } from './planSteps';

/** Most writes to Planner in one go, and how long it may go on, in milliseconds: it is over well before another worker may take it over. */
const mostWrites = 60;
const longestGo = 90_000;
/** A task that may have been made is to be seen by then. */
const uncertainSeconds = 60;

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
        if (planner.planId !== plan.planId || !isSameFacts(planner.buckets, plan.buckets)) await settle(place, undefined, 'plan');
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
    const begun = Date.parse(clock.now());
    const tasks = await readTasks(client, plan.planId).catch(goneIf(planner.planId !== null));
    const linkFor = (action: Action) => ({ url: actionAddress(publicUrl, record.community.id, action.id), label: say('planner.link') });
    const linked = await linkedTasks(client, tasks, record.actions, plan.planId, (one) => linkKey(linkFor(one).url));
    for (const step of syncSteps(record.actions, tasks, linked, plan.planId)) {
      if (step.does === 'adopt') {
        found.adopted.push(adopted(step.task, plan, planner, clock.now()));
        continue;
      }
      if (found.writes >= mostWrites || Date.parse(clock.now()) - begun > longestGo) {
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
