import type { StageView, StepSummary } from '../../bot/api/contract';
import { words } from '../words';

/** The shapes of a state. */
export type Mark = 'done' | 'half' | 'none' | 'skipped' | 'closed';

/** True if a decision has to open the step before anything can be done in it; what is over stays over. */
export const isGated = (step: StepSummary): boolean => step.gated !== null && step.status !== 'done' && step.status !== 'skipped';

/** Where a step stands, as a shape and in words. `core` is how many people the core group has. */
export function stepState(step: StepSummary, core: number): { mark: Mark; text: string } {
  if (isGated(step)) return { mark: 'closed', text: words.states.gated };
  switch (step.status) {
    case 'done': return { mark: 'done', text: words.states.done };
    case 'skipped': return { mark: 'skipped', text: step.skipped ? `${words.states.skipped}: ${step.skipped.reason}` : words.states.skipped };
    case 'parked': return { mark: 'skipped', text: step.parked ? `${words.states.parked}: ${step.parked.reason}` : words.states.parked };
    case 'not-started': return { mark: 'none', text: words.states['not-started'] };
    case 'open': return { mark: 'half', text: counts(step) ? words.states.progress(step.given.length, core) : words.states.open };
    case 'ready':
    case 'revealed':
    case 'proposed': return { mark: 'half', text: words.states[step.status] };
  }
}

/** Who has answered is told to the core group only; an open step always has somebody in one of the two lists for them. */
const counts = (step: StepSummary): boolean => step.kind === 'ask' && step.given.length + step.waitsFor.length > 0;

/**
 * Where a stage stands; `short` is the text for where there is little room. Skipped steps count as dealt
 * with, and steps that a decision has still to open do not count, as in `StageView`.
 */
export function stageState(stage: StageView): { mark: Mark; text: string; short: string } {
  const plain = (mark: Mark, text: string) => ({ mark, text, short: text });
  if (stage.total > 0 && stage.done === stage.total) return plain('done', words.states.done);
  if (stage.total === 0 && stage.steps.some(isGated)) return plain('closed', words.states.gated);
  const begun = stage.steps.some((step) => step.status !== 'not-started');
  if (!begun) return plain('none', words.states['not-started']);
  return { mark: 'half', text: words.states.progress(stage.done, stage.total), short: words.of(stage.done, stage.total) };
}
