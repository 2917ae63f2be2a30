import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { nameOf } from '../people';
import type { CommunityRecord, Note, Round } from '../record';
import { currentRound, workingRound } from '../rounds';
import type { Kind } from './kind';

type Meeting = StepOf<'meeting'>;

export const notesOf = (record: CommunityRecord, round: Round): Note[] => record.notes.filter((one) => one.stepId === round.stepId && one.version === round.version);

export const meeting: Kind<Meeting> = {
  status: (at) => (at.round.doneAt ? 'done' : 'open'),
  waitsFor: () => [],
  given: (at) => at.core.filter((one) => notesOf(at.record, at.round).some((note) => note.writtenBy === one.personId)),
  nextAct: (at) => (at.round.doneAt ? null : 'act.notes'),
  commands: { writeNote, finishStep },
};

function writeNote(situation: Situation, step: Meeting, command: CommandOf<'writeNote'>): Decision {
  const { record, act } = situation;
  if (!step.fields.some((one) => one.id === command.fieldId)) return refuse('not-found', 'refuse.no-field');
  const { round, opening } = workingRound(situation, step);
  const before = notesOf(record, round).find((one) => one.fieldId === command.fieldId);
  if (before && before.revision !== command.base) {
    if (before.text === command.text) return { ...done([]), saved: { revision: before.revision, at: before.writtenAt } };
    const by = nameOf(record, before.writtenBy);
    return { ok: false, refusal: { code: 'changed-meanwhile', because: { key: 'refuse.note-changed', values: { name: by ?? '' } }, theirs: { text: before.text, revision: before.revision, by } } };
  }
  const row: Note = { stepId: step.id, version: round.version, fieldId: command.fieldId, text: command.text, writtenBy: act.personId, writtenAt: act.now, revision: (before?.revision ?? 0) + 1 };
  // The card of a meeting that was held shows the notes, and one that was skipped says so.
  const shown = round.doneAt !== null || currentRound(record, step.id)?.skippedAt != null;
  return { ok: true, changes: [...opening, { put: 'notes', row }], effects: shown ? [{ kind: 'card', stepId: step.id }] : [], said: null, saved: { revision: row.revision, at: act.now } };
}

function finishStep(situation: Situation, step: Meeting): Decision {
  const { record, act } = situation;
  const round = currentRound(record, step.id);
  if (!round || !notesOf(record, round).some((one) => one.text.trim() !== '')) return refuse('not-now', 'refuse.no-notes');
  if (round.doneAt) return already('said.finished');
  return done([{ put: 'rounds', row: { ...round, skippedAt: null, skippedBy: null, skipReason: null, doneAt: act.now, doneBy: act.personId } }], [{ kind: 'card', stepId: step.id }], { key: 'said.finished' });
}
