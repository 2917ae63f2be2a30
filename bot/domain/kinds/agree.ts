import type { StepOf } from '../../toolkit/schema';
import { byConsent } from './byConsent';

/** A text by consent, without questions before it. */
export const agree = byConsent<StepOf<'agree'>>({ terms: (step) => ({ step, slots: step.slots }), first: 'act.propose' });
