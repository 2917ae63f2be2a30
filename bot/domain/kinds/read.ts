import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { Addition } from '../record';
import { additionsTo } from './adding';
import { finishStep } from './finishing';
import type { Kind } from './kind';

type Read = StepOf<'read'>;

/** More would be a library, which has a place of its own. */
const mostEntries = 100;

/** Something to read, with what the group adds to it; a person says when the group has read enough. */
export const read: Kind<Read> = {
  status: (at) => (at.round.doneAt === null ? 'open' : 'done'),
  waitsFor: () => [],
  given: () => [],
  nextAct: (at) => (at.round.doneAt === null ? 'act.read' : null),
  commands: { finishStep, addEntry, removeEntry },
};

function addEntry({ record, act }: Situation, step: Read, command: CommandOf<'addEntry'>): Decision {
  const there = additionsTo(record, step.id);
  const url = command.url === '' ? null : command.url;
  if (there.some((one) => one.heading === command.heading && one.url === url)) return already('said.entry-added');
  if (there.length >= mostEntries) return refuse('not-now', 'refuse.entries-full', { count: mostEntries });
  const row: Addition = { id: act.id, stepId: step.id, heading: command.heading, lead: command.lead === '' ? null : command.lead, url, addedBy: act.personId, addedAt: act.now, removedAt: null };
  return done([{ put: 'additions', row }], [], { key: 'said.entry-added' });
}

function removeEntry({ record, act }: Situation, step: Read, command: CommandOf<'removeEntry'>): Decision {
  const row = additionsTo(record, step.id).find((one) => one.id === command.entryId);
  if (!row) return already('said.entry-removed');
  return done([{ put: 'additions', row: { ...row, removedAt: act.now } }], [], { key: 'said.entry-removed' });
}
