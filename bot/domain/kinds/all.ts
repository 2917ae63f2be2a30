import type { StepData, StepKind, StepOf } from '../../toolkit/schema';
import { agree } from './agree';
import { ask } from './ask';
import { assign } from './assign';
import { checks } from './checks';
import { decide } from './decide';
import { document } from './document';
import { event } from './event';
import { meeting } from './meeting';
import type { Kind } from './kind';
import { paper } from './paper';
import { read } from './read';
import { vote } from './vote';

/** Every kind of step; a kind of the schema that is missing here does not compile. */
export const kinds: { [K in StepKind]: Kind<StepOf<K>> } = { ask, agree, assign, meeting, event, document, checks, decide, read, paper, vote };

/** The kind of a step. The map above pairs each kind with its own step type; the pairing is lost on a union. */
export const kindOf = (step: StepData): Kind<StepData> => kinds[step.kind] as unknown as Kind<StepData>;
