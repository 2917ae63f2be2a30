import type { StepData, Toolkit } from '../toolkit/schema';
import type { Effect } from './decision';
import { kindOf } from './kinds/all';
import { agreedProposal } from './kinds/asking';
import { choicePart } from './kinds/decide';
import type { NextAct, Standing } from './kinds/kind';
import { coreGroup } from './people';
import type { CommunityRecord, Member, PersonId, Round } from './record';
import { currentRound } from './rounds';
import type { StepStatus } from './view';

/** Where a step stands, derived from the record each time it is asked. */
export interface StepState {
  step: StepData;
  stageId: string;
  round: Round | null;
  status: StepStatus;
  waitsFor: Member[];
  given: Member[];
  /** The option that the group has to decide before the step opens; null if it is open to them. */
  closed: Gate | null;
}

/** An option of a decision that opens a step. */
export interface Gate {
  stepId: string;
  optionId: string;
}

/** What has to be decided before the step opens; null if it is open to the group. */
export function closedBy(record: CommunityRecord, step: StepData): Gate | null {
  if (step.opensWith === undefined) return null;
  const [stepId = '', optionId = ''] = step.opensWith.split('.');
  return agreedProposal(record, stepId)?.texts[choicePart] === optionId ? null : { stepId, optionId };
}

export function standing(record: CommunityRecord, step: StepData, round: Round): Standing {
  return { record, step, round, core: coreGroup(record) };
}

export function stepState(record: CommunityRecord, toolkit: Toolkit, stepId: string): StepState | null {
  const found = toolkit.steps.get(stepId);
  return found ? stateOf(record, found.step, found.stageId) : null;
}

function stateOf(record: CommunityRecord, step: StepData, stageId: string): StepState {
  const round = currentRound(record, step.id);
  const closed = closedBy(record, step);
  if (round === null) return { step, stageId, round, status: 'not-started', waitsFor: [], given: [], closed };
  const at = standing(record, step, round);
  const kind = kindOf(step);
  if (round.skippedAt !== null) return { step, stageId, round, status: 'skipped', waitsFor: [], given: kind.given(at), closed };
  const reached = kind.status(at);
  const status = round.parkedAt !== null && reached !== 'done' ? 'parked' : reached;
  // A role offer may still be open when the roles are settled: the step does not wait for it.
  return { step, stageId, round, status, waitsFor: isOver(status) || status === 'parked' ? [] : kind.waitsFor(at), given: kind.given(at), closed };
}

const derived = new WeakMap<CommunityRecord, WeakMap<Toolkit['steps'], readonly StepState[]>>();

/** Every step in the order of the content. Derived once from each record: a turn asks for it several times, and no record changes. */
export function journey(record: CommunityRecord, { stages, steps }: Toolkit): readonly StepState[] {
  const known = derived.get(record) ?? new WeakMap<Toolkit['steps'], readonly StepState[]>();
  derived.set(record, known);
  const states = known.get(steps) ?? stages.flatMap((stage) => stage.steps.flatMap((step) => stateOf(record, step, stage.id)));
  known.set(steps, states);
  return states;
}

export const isOver = (status: StepStatus): boolean => status === 'done' || status === 'skipped';

/** The steps of the thirty-minute path. */
export const fastSteps = (toolkit: Toolkit): StepData[] => [...toolkit.steps.values()].flatMap(({ step }) => (step.fast === undefined ? [] : [step]));

/** The cards that say something else once the path is another: those of its steps that are open. */
export const pathCards = (record: CommunityRecord, toolkit: Toolkit): Effect[] =>
  fastSteps(toolkit).filter((step) => record.rounds.some((one) => one.stepId === step.id)).map((step) => ({ kind: 'card', stepId: step.id }));

/** What the person can do in a step now, as the words of a button; null if it waits for others or is over. */
export function nextActIn(record: CommunityRecord, state: StepState, personId: PersonId): NextAct | null {
  if (isOver(state.status) || state.status === 'parked') return null;
  if (state.round === null) return 'act.start';
  return kindOf(state.step).nextAct(standing(record, state.step, state.round), personId);
}

/**
 * The one next thing: the first step in which this person can do something, else the first that
 * waits for others. Opened steps come before new ones, so that things started get finished.
 */
export function nextThing(record: CommunityRecord, toolkit: Toolkit, personId: PersonId): { state: StepState; act: NextAct | null } | null {
  const left = journey(record, toolkit).filter((one) => !isOver(one.status) && one.status !== 'parked' && one.closed === null).map((state) => ({ state, act: nextActIn(record, state, personId) }));
  const first = (some: typeof left) => some.find((one) => one.act !== null && one.state.round !== null) ?? some.find((one) => one.act !== null) ?? some[0] ?? null;
  return (record.community.path === 'fast' ? first(left.filter((one) => one.state.step.fast !== undefined)) : null) ?? first(left);
}
