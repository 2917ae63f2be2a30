import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { CommunityRecord, Round, Tick } from '../record';
import { workingRound } from '../rounds';
import { finishStep } from './finishing';
import type { Kind, Standing } from './kind';
import { notesOf, writeNote } from './noting';

type Checks = StepOf<'checks'>;

/** The items of a version that somebody has touched. */
export const ticksOf = (record: CommunityRecord, round: Round): Tick[] => record.ticks.filter((one) => one.stepId === round.stepId && one.version === round.version);

function isComplete(at: Standing<Checks>): boolean {
  const ticked = new Set(ticksOf(at.record, at.round).filter((one) => one.ticked).map((one) => one.itemId));
  return at.step.items.every((item) => ticked.has(item.id));
}

/** Things to see to, each ticked by a person with a line on how; the group may also leave some open. */
export const checks: Kind<Checks> = {
  status: (at) => ((at.round.doneAt !== null && !at.step.all) || isComplete(at) ? 'done' : 'open'),
  waitsFor: () => [],
  given: (at) => at.core.filter((one) => ticksOf(at.record, at.round).some((tick) => tick.tickedBy === one.personId) || notesOf(at.record, at.round).some((note) => note.writtenBy === one.personId)),
  nextAct: (at) => (checks.status(at) === 'done' ? null : 'act.check'),
  commands: { tick, writeNote: (situation, step, command) => writeNote(situation, step, step.items, command), finishStep: finishList },
};

function finishList(situation: Situation, step: Checks): Decision {
  if (step.all) return refuse('not-now', 'refuse.points-open');
  return finishStep(situation, step);
}

function tick(situation: Situation, step: Checks, command: CommandOf<'tick'>): Decision {
  if (!step.items.some((one) => one.id === command.itemId)) return refuse('not-found', 'refuse.no-item');
  const { record, act } = situation;
  const { round, opening } = workingRound(situation, step);
  const before = ticksOf(record, round).find((one) => one.itemId === command.itemId);
  if ((before?.ticked ?? false) === command.ticked) return already(command.ticked ? 'said.ticked' : 'said.unticked');
  const row: Tick = { stepId: step.id, version: round.version, itemId: command.itemId, ticked: command.ticked, tickedBy: act.personId, tickedAt: act.now };
  return done([...opening, { put: 'ticks', row }], [{ kind: 'card', stepId: step.id }], { key: command.ticked ? 'said.ticked' : 'said.unticked' });
}
