import type { PersonId } from './record';

/** What people do with answers and agreed texts: themes, votes, and what members say to a text. */

/** A theme: the name under which the group puts answers that belong together. */
export interface Theme {
  stepId: string;
  version: number;
  id: string;
  name: string;
  madeBy: PersonId;
  madeAt: string;
  /** Removed, it can be brought back with what was in it. */
  removedAt: string | null;
  revision: number;
}

/** Where a line of a revealed answer lies. */
export interface Placing {
  stepId: string;
  version: number;
  questionId: string;
  personId: PersonId;
  /** Which line of the answer, from 0. */
  line: number;
  /** Null for one that was taken out of its theme again. */
  themeId: string | null;
  movedBy: PersonId;
  movedAt: string;
}

/** Something that people can vote for. */
export interface Option {
  stepId: string;
  version: number;
  id: string;
  text: string;
  /** `<stepId>/<version>`: where the text comes from; null for one that somebody added by hand. */
  source: string | null;
  addedBy: PersonId;
  addedAt: string;
  withdrawnAt: string | null;
}

/** One person's vote: how many dots on which option. Nobody else sees it; the sums are shown once the vote is closed. */
export interface Ballot {
  stepId: string;
  version: number;
  personId: PersonId;
  dots: Record<string, number>;
  state: 'draft' | 'given' | 'passed';
  savedAt: string;
  revision: number;
}

/**
 * An agreed text that the core group has put to the members: silence until the end counts as
 * agreement, because it was announced.
 */
export interface Consultation {
  stepId: string;
  version: number;
  /** The number of the agreed text. */
  number: number;
  /** Days that members have, from the post that told them. */
  days: number;
  openedBy: PersonId;
  openedAt: string;
  /** When the post was in the team; null before. */
  announcedAt: string | null;
  /** Why the post did not go out, in words. */
  problem: string | null;
}

/** What a member says to such a text; read by the core group, with the name. */
export interface Voice {
  stepId: string;
  version: number;
  number: number;
  personId: PersonId;
  stance: 'concern' | 'object';
  reason: string;
  saidAt: string;
  takenBackAt: string | null;
}
