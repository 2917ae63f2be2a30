import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { CommunityRecord, Tick } from '../record';
import { addEntry, additionsTo } from './adding';
import { noVersion, writeNoteIn } from './noting';

type Charter = StepOf<'document'>;

/** More would be a handbook. */
const mostParts = 20;

const outKey = (partId: string): string => `out:${partId}`;

/** True for a part that the group leaves out of its charter. */
export const isLeftOut = (record: CommunityRecord, step: Charter, partId: string): boolean =>
  record.ticks.some((one) => one.stepId === step.id && one.version === noVersion && one.itemId === outKey(partId) && one.ticked);

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
  if (isLeftOut(record, step, command.lineId) === command.out) return already(said);
  const row: Tick = { stepId: step.id, version: noVersion, itemId: outKey(command.lineId), ticked: command.out, tickedBy: act.personId, tickedAt: act.now };
  return done([{ put: 'ticks', row }], [], { key: said });
}
