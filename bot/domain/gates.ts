import type { StepData, Toolkit } from '../toolkit/schema';
import { refuse, type Decision, type Situation } from './decision';
import { closedBy, stepState, type Gate } from './journey';
import { choicePart } from './kinds/decide';
import type { StepCommand } from './kinds/kind';
import type { CommunityRecord } from './record';
import { wordsFor } from './words';

/**
 * The only two things that wait for something else: a step that opens with a decision (closing), and
 * an option that needs other steps first. Everything else can be done at any time, in any order.
 */

/** What opens a step, in words. */
export const gateWords = (toolkit: Toolkit, { stepId, optionId }: Gate): { step: string; option: string } =>
  ({ step: wordsFor(toolkit, stepId).heading, option: wordsFor(toolkit, `${stepId}.option.${optionId}`).heading });

/** Of the steps that an option needs, those that are not done: skipping does not count. */
export const stillNeeded = (record: CommunityRecord, toolkit: Toolkit, needs: readonly string[]): string[] =>
  needs.filter((stepId) => stepState(record, toolkit, stepId)?.status !== 'done');

/** Why a command on a step is not possible yet; null if nothing stands in its way. */
export function waits({ record, toolkit }: Situation, step: StepData, command: StepCommand): Decision | null {
  const closed = closedBy(record, step);
  if (closed) return refuse('not-now', 'refuse.gated', gateWords(toolkit, closed));
  if (step.kind !== 'decide' || command.type !== 'propose') return null;
  const option = step.options.find((one) => one.id === command.texts[choicePart]);
  const missing = stillNeeded(record, toolkit, option?.needs ?? []);
  return missing.length === 0 ? null : refuse('not-now', 'refuse.option-needs', { steps: missing.map((id) => wordsFor(toolkit, id).heading) });
}
