import type { StepOf } from '../../toolkit/schema';
import { finishStep } from './finishing';
import type { Kind } from './kind';

/** Something to read; a person says when the group has read enough. */
export const read: Kind<StepOf<'read'>> = {
  status: (at) => (at.round.doneAt === null ? 'open' : 'done'),
  waitsFor: () => [],
  given: () => [],
  nextAct: (at) => (at.round.doneAt === null ? 'act.read' : null),
  commands: { finishStep },
};
