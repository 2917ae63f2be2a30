import { stringify } from 'csv-stringify/sync';
import type { Reading } from '../domain/decision';
import { feedbackOf } from '../domain/feedback';
import { wordsFor } from '../domain/words';

/** What the group has written for the toolkit's owner, as CSV that opens in Excel; without names of people. */
export function feedbackFile({ record, toolkit, say }: Reading): string {
  const rows = feedbackOf(record)
    .filter((one) => one.text.trim() !== '')
    .sort((a, b) => a.stepId.localeCompare(b.stepId) || b.fieldId.localeCompare(a.fieldId))
    .map((one) => [one.stepId, wordsFor(toolkit, one.stepId).heading, say(one.fieldId === 'example' ? 'feedback.example' : 'feedback.feedback'), one.text, one.writtenAt.slice(0, 10)]);
  const head = [say('feedback.step-id'), say('feedback.step'), say('feedback.kind'), say('feedback.text'), say('feedback.date')];
  return stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true });
}
