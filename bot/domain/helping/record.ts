import type { PersonId } from '../record';

/** What people do for each other, as rows of the record. Times are ISO 8601 in UTC, dates `YYYY-MM-DD` in the community's zone. */

/** Somebody wants to be drawn for coffee. */
export interface CoffeeChoice {
  since: string;
  /** Not drawn before this date; null for no pause. */
  pausedUntil: string | null;
}

/** Who was drawn to have coffee together. */
export interface CoffeeRound {
  /** `coffee@<date>`; what it says when two fit alike is taken from it. */
  id: string;
  drawnOn: string;
  drawnAt: string;
  /** From when each is asked once whether they met. */
  askAt: string;
  /** Two people each, one group of three where the number is odd: the first two are its pair. */
  groups: PersonId[][];
  /** The only one who wanted to be drawn; null where there were others, or nobody. */
  alone: PersonId | null;
}

/** What somebody said when asked whether they met; shown to nobody, counted only. */
export interface CoffeeAnswer {
  roundId: string;
  personId: PersonId;
  met: 'yes' | 'not-yet' | 'not-this-time';
  at: string;
}

/** That somebody has taken it on to welcome a newcomer. */
export interface Greeting {
  /** The newcomer. */
  personId: PersonId;
  greetedBy: PersonId;
  greetedAt: string;
  /** When they gave it back without having written. */
  takenBackAt: string | null;
}

/** Something that a member asked member support; read by nobody but them and those who hold the role. */
export interface HelpRequest {
  id: string;
  askedBy: PersonId;
  askedAt: string;
  text: string;
  state: 'open' | 'answered' | 'passed' | 'closed';
  takenBy: PersonId | null;
  takenAt: string | null;
  /** What its author was told, or to whom it was passed on. */
  answer: string;
  settledAt: string | null;
  revision: number;
}

/** An idea for the community. Without `named` nobody else reads whose it is. */
export interface Idea {
  id: string;
  authorId: PersonId;
  named: boolean;
  text: string;
  addedAt: string;
  state: 'new' | 'planned' | 'answered';
  answer: string;
  answeredBy: PersonId | null;
  answeredAt: string | null;
  /** The action that it became. */
  actionId: string | null;
  revision: number;
}
