import type { StepView } from '../../../bot/api/contract';

/**
 * The version of a step that is being worked in. What is written into a step that nobody has opened
 * goes into its first one, so that saving the first words does not draw their field anew.
 */
export const workingVersion = (step: StepView): number => Math.max(1, step.version);
