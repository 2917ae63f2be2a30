import type { StepOf } from '../../toolkit/schema';
import { refuse, type Decision, type Situation } from '../decision';
import { currentRound } from '../rounds';
import { runTimer } from '../timing';
import { finishStep } from './finishing';
import type { Kind } from './kind';
import { notesOf, writeNote } from './noting';

type Meeting = StepOf<'meeting'>;

export const meeting: Kind<Meeting> = {
  status: (at) => (at.round.doneAt ? 'done' : 'open'),
  waitsFor: () => [],
  given: (at) => at.core.filter((one) => notesOf(at.record, at.round).some((note) => note.writtenBy === one.personId)),
  nextAct: (at) => (at.round.doneAt ? null : 'act.notes'),
  commands: { writeNote: (situation, step, command) => writeNote(situation, step, step.fields, command), finishStep: finishWithNotes, runTimer },
};

/** A meeting leaves a line at least: without one, nobody could tell it from a meeting that was not held. */
function finishWithNotes(situation: Situation, step: Meeting): Decision {
  const round = currentRound(situation.record, step.id);
  if (!round || !notesOf(situation.record, round).some((one) => one.text.trim() !== '')) return refuse('not-now', 'refuse.no-notes');
  return finishStep(situation, step);
}
