import type { Action, PlannerLink } from './actionRecord';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Reading, type Situation } from './decision';
import { shownPoints } from './planChecks';
import { asRef, memberOf, nameOf } from './people';
import { seesWorking } from './permissions';
import type { CommunityRecord, PersonId } from './record';
import type { PlannerView } from './view';

/** The connection of the action plan with Planner: made and undone by a person, and seen by whoever sees the plan. */

export const syncPlan: Effect = { kind: 'sync-plan' };

/** Connects the plan in the name of whoever asks. One that waits can be taken over by somebody else; what is connected stays so. */
export function connectPlan({ record: { community }, act }: Situation): Decision {
  const before = community.planner;
  if (community.groupId === null) return refuse('not-now', 'refuse.no-group');
  const waits = before?.state === 'waiting' && before.connectedBy !== act.personId;
  if (before !== null && before.state !== 'failed' && !waits) return already('said.plan-connected');
  const link: PlannerLink = { connectedBy: act.personId, connectedAt: act.now, state: 'asked', problem: null, planId: null, webUrl: null, buckets: null, lastAt: null, kept: null };
  // The plan that was kept in somebody else's name is the same one.
  const planner = waits ? { ...before, ...link, planId: before.planId, webUrl: before.webUrl, buckets: before.buckets } : link;
  return done([{ put: 'community', row: { ...community, planner } }], [syncPlan], { key: 'said.plan-connected' });
}

/** Lets go of the plan in Planner. Both stay as they are, and connected again they go on from there. */
export function disconnectPlan({ record: { community } }: Situation): Decision {
  if (community.planner === null) return already('said.plan-disconnected');
  // What is on its way finds nothing to do, and is over.
  return done([{ put: 'community', row: { ...community, planner: null } }], [syncPlan], { key: 'said.plan-disconnected' });
}

/** Makes the task anew that somebody deleted in Planner. */
export function putBackTask({ record }: Situation, { actionId }: CommandOf<'putBackTask'>): Decision {
  const before = record.actions.find((one) => one.id === actionId);
  if (!before) return refuse('not-found', 'refuse.no-action');
  if (!before.task?.gone) return already('said.task-back');
  return done([{ put: 'actions', row: { ...before, task: null, revision: before.revision + 1 } }], [], { key: 'said.task-back' });
}

/** Whatever has changed an action is brought to Planner, where the plan is connected. */
export function withSync({ community }: CommunityRecord, decision: Decision): Decision {
  if (!decision.ok || community.planner === null || community.planner.state === 'failed' || !decision.changes.some((one) => one.put === 'actions')) return decision;
  return { ...decision, effects: [...decision.effects, syncPlan] };
}

/** How long a text that was not taken over is shown; the log keeps it. */
const keptDays = 7;

/** How the plan stands in Planner; why it waits, and what is asked about, is for the core group. */
export function plannerView({ record, now }: Pick<Reading, 'record' | 'now'>, personId: PersonId): PlannerView {
  const { planner, groupId } = record.community;
  const inCore = seesWorking(record, personId);
  if (planner === null) return { state: groupId === null ? 'no-group' : 'off', by: null, since: null, lastAt: null, problem: null, webUrl: null, takeOver: false, kept: null };
  return {
    state: planner.state, by: { id: planner.connectedBy, name: nameOf(record, planner.connectedBy) ?? '' }, since: planner.connectedAt, lastAt: planner.lastAt,
    problem: inCore ? planner.problem : null, webUrl: planner.webUrl, takeOver: inCore && planner.state === 'waiting' && planner.connectedBy !== personId,
    kept: inCore && planner.kept && Date.parse(planner.kept.at) > Date.parse(now) - keptDays * 86_400_000 ? planner.kept : null,
  };
}

/** What of an action and its task is shown: where it was deleted in Planner, who is offered the action, and its check list. */
export function taskView(record: CommunityRecord, { task, points, offeredTo, ownerId, state }: Action): { deletedThere: boolean; offeredTo: { id: string; name: string } | null; points: { id: string; title: string; done: boolean }[] } {
  const { planner } = record.community;
  const open = state === 'to-do' || state === 'doing';
  const named = offeredTo !== null && ownerId === null && open ? memberOf(record, offeredTo) : undefined;
  return { deletedThere: open && planner !== null && task !== null && task.planId === planner.planId && task.gone, offeredTo: named ? asRef(named) : null, points: shownPoints({ points }) };
}
