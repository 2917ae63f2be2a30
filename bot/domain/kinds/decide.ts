import type { StepOf } from '../../toolkit/schema';
import { refuse } from '../decision';
import { byConsent } from './byConsent';

/** A proposal of a decision has two parts: the option's id, and why. */
export const choicePart = 'choice';
export const whyPart = 'why';

/** One of a few ways to go, by consent of the core group. */
export const decide = byConsent<StepOf<'decide'>>({
  terms: (step) => ({ step, slots: [{ id: choicePart }, { id: whyPart }] }),
  first: 'act.decide',
  refusal(step, command) {
    if (!step.options.some((one) => one.id === command.texts[choicePart])) return refuse('not-readable', 'refuse.no-option');
    return (command.texts[whyPart] ?? '').trim() === '' ? refuse('not-readable', 'refuse.why-missing') : null;
  },
});
