import type { StepData } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Phrase, type Situation } from '../decision';
import type { Addition, CommunityRecord } from '../record';

/** What the group has added to a step and not taken out again, in the order in which it was added. */
export const additionsTo = (record: CommunityRecord, stepId: string): Addition[] =>
  record.additions.filter((one) => one.stepId === stepId && one.removedAt === null).sort((a, b) => a.addedAt.localeCompare(b.addedAt) || a.id.localeCompare(b.id));

/** Adds to a step, up to `most`; what is there already is not added twice. */
export function addEntry({ record, act }: Situation, step: StepData, command: CommandOf<'addEntry'>, most: number, say: { added: Phrase['key']; full: Phrase['key'] }): Decision {
  const there = additionsTo(record, step.id);
  const url = command.url === '' ? null : command.url;
  if (there.some((one) => one.heading === command.heading && one.url === url)) return already(say.added);
  if (there.length >= most) return refuse('not-now', say.full, { count: most });
  const row: Addition = { id: act.id, stepId: step.id, heading: command.heading, lead: command.lead === '' ? null : command.lead, url, addedBy: act.personId, addedAt: act.now, removedAt: null };
  return done([{ put: 'additions', row }], [], { key: say.added });
}

export function removeEntry({ record, act }: Situation, step: StepData, command: CommandOf<'removeEntry'>): Decision {
  const row = additionsTo(record, step.id).find((one) => one.id === command.entryId);
  if (!row) return already('said.entry-removed');
  return done([{ put: 'additions', row: { ...row, removedAt: act.now } }], [], { key: 'said.entry-removed' });
}
