import type { StageView, StepSummary } from '../../bot/api/contract';
import { words } from '../words';

/** The shapes of a state. */
export type Mark = 'done' | 'half' | 'none' | 'skipped';

/** Where a step stands, as a shape and in words. `core` is how many people the core group has. */
export function stepState(step: StepSummary, core: number): { mark: Mark; text: string } {
  switch (step.status) {
    case 'done': return { mark: 'done', text: words.states.done };
    case 'skipped': return { mark: 'skipped', text: step.skipped ? `${words.states.skipped}: ${step.skipped.reason}` : words.states.skipped };
    case 'not-started': return { mark: 'none', text: words.states['not-started'] };
    case 'open': return { mark: 'half', text: counts(step) ? words.states.progress(step.given.length, core) : words.states.open };
    case 'ready':
    case 'revealed':
    case 'proposed': return { mark: 'half', text: words.states[step.status] };
  }
}

/** Who has answered is told to the core group only; an open step always has somebody in one of the two lists for them. */
const counts = (step: StepSummary): boolean => step.kind === 'ask' && step.given.length + step.waitsFor.length > 0;

/** Where a stage stands. Skipped steps count as dealt with, as in `StageView.done`. */
export function stageState(stage: StageView): { mark: Mark; text: string } {
  const begun = stage.steps.some((step) => step.status !== 'not-started');
  if (stage.total > 0 && stage.done === stage.total) return { mark: 'done', text: words.states.done };
  return begun ? { mark: 'half', text: words.states.progress(stage.done, stage.total) } : { mark: 'none', text: words.states['not-started'] };
}
