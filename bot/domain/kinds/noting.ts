import type { StepData } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { done, refuse, type Decision, type Situation } from '../decision';
import { nameOf } from '../people';
import type { CommunityRecord, Note, Round } from '../record';
import { currentRound, isAside, workingRound } from '../rounds';

/** Of notes that belong to a step whatever its version: reopening it keeps them. */
export const noVersion = 0;

export const notesOf = (record: CommunityRecord, round: Pick<Round, 'stepId' | 'version'>): Note[] => record.notes.filter((one) => one.stepId === round.stepId && one.version === round.version);

/** A text that the core group writes together, one for each part of a step; who writes over a newer one is shown both. Written ahead, it waits for the version after one that is done, which nobody has begun. */
export function writeNote(situation: Situation, step: StepData, parts: readonly { id: string }[], command: CommandOf<'writeNote'>): Decision {
  if (!parts.some((one) => one.id === command.fieldId)) return refuse('not-found', 'refuse.no-field');
  const latest = currentRound(situation.record, step.id);
  if (command.ahead === true && latest?.doneAt) return writeNoteIn(situation, { stepId: step.id, version: latest.version + 1 }, command);
  const { round, opening } = workingRound(situation, step);
  const decision = writeNoteIn(situation, round, command);
  if (!decision.ok || decision.changes.length === 0) return decision;
  // The card of a step that was ended shows the notes, and one that was skipped or put aside says so.
  const shown = round.doneAt !== null || (latest !== null && isAside(latest));
  return { ...decision, changes: [...opening, ...decision.changes], effects: shown ? [{ kind: 'card', stepId: step.id }] : [] };
}

/** The note itself, in a version of a step. */
export function writeNoteIn({ record, act }: Situation, at: Pick<Round, 'stepId' | 'version'>, command: CommandOf<'writeNote'>): Decision {
  const before = notesOf(record, at).find((one) => one.fieldId === command.fieldId);
  if (before?.text === command.text) return { ...done([]), saved: { revision: before.revision, at: before.writtenAt } };
  if (before && before.revision !== command.base) {
    const by = nameOf(record, before.writtenBy);
    return { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.note-changed', values: { name: by ?? '' } }, theirs: { text: before.text, revision: before.revision, by } } };
  }
  const row: Note = { stepId: at.stepId, version: at.version, fieldId: command.fieldId, text: command.text, writtenBy: act.personId, writtenAt: act.now, revision: (before?.revision ?? 0) + 1 };
  return { ...done([{ put: 'notes', row }]), saved: { revision: row.revision, at: act.now } };
}
