import type { StepData } from '../toolkit/schema';
import type { CommandOf } from './commands';
import type { Decision, Situation } from './decision';
import { noVersion, writeNoteIn } from './kinds/noting';
import type { CommunityRecord, Note } from './record';

/**
 * What a group has to say about a step of the toolkit, for the toolkit's owner: feedback and an example.
 * They are notes of no version: a step is not opened by them, and reopening it keeps them.
 */
export const feedbackFields = ['feedback', 'example'] as const;

export const isFeedback = (fieldId: string): boolean => feedbackFields.some((one) => one === fieldId);

export const writeFeedback = (situation: Situation, step: StepData, command: CommandOf<'writeNote'>): Decision =>
  writeNoteIn(situation, { stepId: step.id, version: noVersion }, command);

/** What has been written about one step, or about all. */
export const feedbackOf = (record: CommunityRecord, stepId?: string): Note[] =>
  record.notes.filter((one) => one.version === noVersion && isFeedback(one.fieldId) && (stepId === undefined || one.stepId === stepId));
