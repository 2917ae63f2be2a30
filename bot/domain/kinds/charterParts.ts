import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { CommunityRecord } from '../record';
import { addEntry, additionsTo } from './adding';
import { isLeftOut, leftOut } from './leavingOut';
import { noVersion, writeNoteIn } from './noting';

type Charter = StepOf<'document'>;

/** More would be a handbook. */
const mostParts = 20;

/** True for a part that the group leaves out of its charter. */
export const isPartOut = (record: CommunityRecord, step: Charter, partId: string): boolean => isLeftOut(record, { stepId: step.id, version: noVersion }, partId);

export const addPart = (situation: Situation, step: Charter, command: CommandOf<'addEntry'>): Decision =>
  addEntry(situation, step, { ...command, lead: '', url: '' }, mostParts, { added: 'said.part-added', full: 'refuse.parts-full' });

/** The text of a part of the group's own; like what is left out, it holds for every version of the charter. */
export function writePart(situation: Situation, step: Charter, command: CommandOf<'writeNote'>): Decision {
  if (!additionsTo(situation.record, step.id).some((one) => one.id === command.fieldId)) return refuse('not-found', 'refuse.no-charter-part');
  return writeNoteIn(situation, { stepId: step.id, version: noVersion }, command);
}

/** Leaves a part out of the charter, or takes it in again: what was agreed in its step, or written for it, stays. */
export function leavePartOut({ record, act }: Situation, step: Charter, command: CommandOf<'leaveOut'>): Decision {
  const known = step.sections.some((one) => one.id === command.lineId) || additionsTo(record, step.id).some((one) => one.id === command.lineId);
  if (!known) return refuse('not-found', 'refuse.no-charter-part');
  const said = command.out ? 'said.part-out' : 'said.part-in';
  if (isPartOut(record, step, command.lineId) === command.out) return already(said);
  return done([{ put: 'ticks', row: leftOut({ stepId: step.id, version: noVersion }, command.lineId, command.out, act) }], [], { key: said });
}
