import type { StepData } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { done, refuse, type Decision, type Situation } from '../decision';
import { nameOf } from '../people';
import type { CommunityRecord, Note, Round } from '../record';
import { currentRound, isAside, workingRound } from '../rounds';

export const notesOf = (record: CommunityRecord, round: Round): Note[] => record.notes.filter((one) => one.stepId === round.stepId && one.version === round.version);

/** A text that the core group writes together, one for each part of a step; who writes over a newer one is shown both. */
export function writeNote(situation: Situation, step: StepData, parts: readonly { id: string }[], command: CommandOf<'writeNote'>): Decision {
  const { record, act } = situation;
  if (!parts.some((one) => one.id === command.fieldId)) return refuse('not-found', 'refuse.no-field');
  const { round, opening } = workingRound(situation, step);
  const before = notesOf(record, round).find((one) => one.fieldId === command.fieldId);
  if (before && before.revision !== command.base) {
    if (before.text === command.text) return { ...done([]), saved: { revision: before.revision, at: before.writtenAt } };
    const by = nameOf(record, before.writtenBy);
    return { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.note-changed', values: { name: by ?? '' } }, theirs: { text: before.text, revision: before.revision, by } } };
  }
  const row: Note = { stepId: step.id, version: round.version, fieldId: command.fieldId, text: command.text, writtenBy: act.personId, writtenAt: act.now, revision: (before?.revision ?? 0) + 1 };
  // The card of a step that was ended shows the notes, and one that was skipped or put aside says so.
  const current = currentRound(record, step.id);
  const shown = round.doneAt !== null || (current !== null && isAside(current));
  return { ok: true, changes: [...opening, { put: 'notes', row }], effects: shown ? [{ kind: 'card', stepId: step.id }] : [], said: null, saved: { revision: row.revision, at: act.now } };
}
