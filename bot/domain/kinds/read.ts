import type { StepOf } from '../../toolkit/schema';
import { addEntry, removeEntry } from './adding';
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
  commands: {
    finishStep, removeEntry,
    addEntry: (situation, step, command) => addEntry(situation, step, command, mostEntries, { added: 'said.entry-added', full: 'refuse.entries-full' }),
  },
};
