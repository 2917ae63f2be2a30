import type { PersonId } from './record';

/** Who facilitates a meeting of a series, where somebody has said so; else the rota goes round. */
export interface Turn {
  seriesId: string;
  /** The start of the meeting, ISO 8601 UTC. */
  startsAt: string;
  personId: PersonId;
  setBy: PersonId;
  setAt: string;
}

/** Where somebody of the core group stands before a meeting; lines may be empty. */
export interface CheckIn {
  seriesId: string;
  /** The start of the meeting, ISO 8601 UTC. */
  startsAt: string;
  personId: PersonId;
  done: string;
  next: string;
  blocked: string;
  help: string;
  saidAt: string;
}

/** A meeting in the calendar: one, or a series. */
export interface Series {
  id: string;
  /** The step in which it was scheduled. */
  stepId: string;
  title: string;
  /** Local date and time of the first meeting in `zone`: `YYYY-MM-DDTHH:MM`. */
  firstStart: string;
  minutes: number;
  zone: string;
  everyWeeks: number;
  /** Last local date on which it may happen. */
  untilOn: string;
  organiserId: PersonId;
  state: 'asked' | 'booked' | 'waiting' | 'failed';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  graphEventId: string | null;
  webLink: string | null;
  joinUrl: string | null;
  scheduledAt: string;
}

export interface ReviewDate {
  id: string;
  kind: 'light' | 'full';
  onDate: string;
}
