import type { StepData } from '../../toolkit/schema';
import { already, done, type Decision, type Situation } from '../decision';
import { workingRound } from '../rounds';

/** A person says that a step has come to its end: for kinds whose end nobody can derive. A skipped step is taken up with it. */
export function finishStep(situation: Situation, step: StepData): Decision {
  const { round } = workingRound(situation, step);
  if (round.doneAt !== null) return already('said.finished');
  return done([{ put: 'rounds', row: { ...round, doneAt: situation.act.now, doneBy: situation.act.personId } }], [{ kind: 'card', stepId: step.id }], { key: 'said.finished' });
}
