import type { StepData } from '../../toolkit/schema';
import type { Command, CommandOf, CommandType } from '../commands';
import type { Decision, Situation } from '../decision';
import type { CommunityRecord, Member, PersonId, Round } from '../record';
import type { StepStatus } from '../view';

/** A step as it stands: its content, its current version and the core group. */
export interface Standing<S extends StepData = StepData> {
  record: CommunityRecord;
  step: S;
  round: Round;
  core: Member[];
}

/** What somebody can do next in a step: also the key of the words on its button. */
export type NextAct = 'act.start' | 'act.answer' | 'act.reveal' | 'act.propose' | 'act.consent' | 'act.roles' | 'act.accept-role' | 'act.notes' | 'act.check' | 'act.decide' | 'act.read' | 'act.schedule' | 'act.charter' | 'act.paper' | 'act.vote' | 'act.close-vote';

/**
 * What code has to know of a step kind. A new kind is one file with this shape (and its card, its
 * tab component and its test); `kinds/all.ts` does not compile until it is listed there.
 */
export interface Kind<S extends StepData> {
  /** Status of an opened, not skipped version. */
  status(at: Standing<S>): StepStatus;
  /** Members of the core group whose act the step waits for. */
  waitsFor(at: Standing<S>): Member[];
  /** Who has done their part (never what). */
  given(at: Standing<S>): Member[];
  /** What the person can do now, as the words of a button; null if nothing. */
  nextAct(at: Standing<S>, personId: PersonId): NextAct | null;
  commands: { [T in CommandType]?: (situation: Situation, step: S, command: CommandOf<T>) => Decision };
}

export type StepCommand = Extract<Command, { stepId: string }>;
