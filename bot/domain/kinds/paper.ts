import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { paperContent, paperMark, papersOf, type PaperStep } from '../paper';
import type { Paper } from '../record';
import { workingRound } from '../rounds';
import type { Say } from '../../toolkit/phrases';
import { wordsFor } from '../words';
import type { Kind } from './kind';
import { isLeftOut, leftOut } from './leavingOut';
import { notesOf, writeNote } from './noting';

/** A text for others, from the group's own sentences; done once a person has published it, and reopened for the next one. */
export const paper: Kind<PaperStep> = {
  status: (at) => (at.round.doneAt === null ? 'open' : 'done'),
  waitsFor: () => [],
  given: (at) => at.core.filter((one) => notesOf(at.record, at.round).some((note) => note.writtenBy === one.personId)),
  nextAct: (at) => (at.round.doneAt === null ? 'act.paper' : null),
  commands: { writeNote: (situation, step, command) => writeNote(situation, step, step.sections.filter((one) => one.own), command), leaveOut },
};

function leaveOut(situation: Situation, step: PaperStep, command: CommandOf<'leaveOut'>): Decision {
  const { record, act } = situation;
  // A line that nothing draws any more may be named too: it does no harm, and somebody may just have seen it.
  if (!/^[0-9a-f]{16}$/.test(command.lineId)) return refuse('not-found', 'refuse.no-line');
  const { round, opening } = workingRound(situation, step);
  if (isLeftOut(record, round, command.lineId) === command.out) return already(command.out ? 'said.left-out' : 'said.taken-in');
  return done([...opening, { put: 'ticks', row: leftOut(round, command.lineId, command.out, act) }], [], { key: command.out ? 'said.left-out' : 'said.taken-in' });
}

/** Publishing is a person's act on what they saw: the fingerprint is the preview's. */
export function publishPaper(situation: Situation, step: PaperStep, command: CommandOf<'publishPaper'>, say: Say): Decision {
  const { record, toolkit, act } = situation;
  if (command.tell && (step.audience !== 'members' || record.community.teamConversation === null)) return refuse('not-allowed', 'refuse.paper-not-told');
  const { round } = workingRound(situation, step);
  const [latest] = papersOf(record, step.id);
  if (round.doneAt !== null && latest?.version === round.version) return already('said.paper-published', { number: latest.number });
  const content = paperContent({ record, toolkit, say, now: act.now }, step);
  if (content.sections.every((one) => one.lines.length === 0)) return refuse('not-now', 'refuse.paper-empty');
  if (paperMark(content) !== command.fingerprint) return refuse('changed-meanwhile', 'refuse.paper-changed');
  const row: Paper = {
    stepId: step.id, number: content.number, version: round.version, publishedAt: act.now, publishedBy: act.personId, content, told: command.tell, state: 'asked', problem: null,
    fileName: say('paper.file', { paper: wordsFor(toolkit, step.id).heading, number: content.number, name: record.community.name }), driveId: null, itemId: null, webUrl: null,
  };
  return done(
    [{ put: 'rounds', row: { ...round, doneAt: act.now, doneBy: act.personId } }, { put: 'papers', row }],
    [{ kind: 'file-paper', stepId: step.id, number: row.number }, { kind: 'card', stepId: step.id }],
    { key: 'said.paper-published', values: { number: row.number } },
  );
}
