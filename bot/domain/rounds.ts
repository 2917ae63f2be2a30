import type { StepData } from '../toolkit/schema';
import type { Act, Situation } from './decision';
import type { Change, CommunityRecord, Round } from './record';

/** The version of a step that is being worked on, or null before anybody opened it. */
export function currentRound(record: CommunityRecord, stepId: string): Round | null {
  let latest: Round | null = null;
  for (const round of record.rounds) {
    if (round.stepId === stepId && (latest === null || round.version > latest.version)) latest = round;
  }
  return latest;
}

export function newRound(stepId: string, version: number, act: Act): Round {
  return {
    stepId, version, openedAt: act.now, openedBy: act.personId,
    revealedAt: null, revealedBy: null, skippedAt: null, skippedBy: null, skipReason: null,
    parkedAt: null, parkedBy: null, parkReason: null, doneAt: null, doneBy: null,
  };
}

/** Skipped or put aside: what is done in it takes it up again. */
export const isAside = (round: Round): boolean => round.skippedAt !== null || round.parkedAt !== null;

/** The open version of a step for somebody who starts to work in it: opens it, or takes it up again if it was skipped or put aside. */
export function workingRound(situation: Situation, step: StepData): { round: Round; opening: Change[] } {
  const { record, act } = situation;
  const current = currentRound(record, step.id);
  if (current === null) {
    const round = newRound(step.id, 1, act);
    return { round, opening: [{ put: 'rounds', row: round }] };
  }
  if (!isAside(current)) return { round: current, opening: [] };
  const round = { ...current, skippedAt: null, skippedBy: null, skipReason: null, parkedAt: null, parkedBy: null, parkReason: null };
  return { round, opening: [{ put: 'rounds', row: round }] };
}
