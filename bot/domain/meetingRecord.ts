import type { Appointment, EventReport, PersonId } from './record';

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

/** Months in place of weeks: on a day of the month (a shorter month takes its last one), or on the weekday of the first meeting, `nth` of the month, -1 for its last. */
export type Monthly = { every: number; by: 'day'; day: number } | { every: number; by: 'weekday'; nth: 1 | 2 | 3 | 4 | -1 };

/** When and where a meeting is, as one says it of it. `startsAt` is ISO 8601 UTC. */
export interface MeetingTime {
  startsAt: string;
  minutes: number;
  /** A room or a link; empty for none. */
  place: string;
}

/** One meeting that is not as its series has it. */
export interface MeetingException extends MeetingTime {
  /** When the series has it, ISO 8601 UTC: which meeting it is. */
  plannedAt: string;
  /** `gone`: it is not in Outlook any more, and nobody has said yet whether it is called off. */
  state: 'stands' | 'off' | 'gone';
  /** Why it is called off. */
  reason: string | null;
  /** Who changed it here; null for what was changed in Outlook. */
  by: PersonId | null;
  at: string;
  /** How Outlook has it; null for as the series says. */
  outlook: MeetingTime | 'off' | null;
  /** What Outlook was told since, in order, until it has answered: it may have any of it. */
  telling?: MeetingTime[];
}

/** What is known of one meeting that was held, besides who came. */
export interface MeetingHeld {
  /** When the series has it, ISO 8601 UTC: which meeting it is. */
  plannedAt: string;
  /** Who facilitated it; null while nobody is noted. */
  ledBy: PersonId | null;
  /** How reading who came stands; null while nobody has asked for that. */
  report: EventReport | null;
}

/** What Outlook is told of a series as a whole: when it is booked, and of its guests later. */
export interface SeriesTold {
  /** Addresses. */
  emails: string[];
  untilOn: string;
  times: number | null;
}

/** That the rest of a series is to go out of its organiser's calendar. */
export interface SeriesEnding {
  askedAt: string;
  state: 'asked' | 'waiting' | 'ended';
  /** Why it waits, as a sentence for people. */
  problem: string | null;
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
  /** Weeks from one to the next; of no meaning where it is monthly. */
  everyWeeks: number;
  monthly: Monthly | null;
  /** Last local date on which it may happen. */
  untilOn: string;
  /** How many there are, where that was asked for; `untilOn` is then the date of the last. */
  times: number | null;
  place: string;
  /** The meetings that are not as the series has them. */
  exceptions: MeetingException[];
  /** Its meetings of which something is noted, in order of time; null for none. */
  held: MeetingHeld[] | null;
  organiserId: PersonId;
  /** `gone`: it is not in Outlook any more. */
  state: 'asked' | 'booked' | 'waiting' | 'failed' | 'gone';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  graphEventId: string | null;
  webLink: string | null;
  joinUrl: string | null;
  /** Addresses of those whom Outlook was told to invite; null before. */
  invited: string[] | null;
  /** What Outlook was told since, in order, until it has answered: it may have any of it. Null for nothing. */
  telling: SeriesTold[] | null;
  /** The series of another organiser that this one goes on from. */
  takesOver: string | null;
  /** Null while it goes on to its own end. */
  ending: SeriesEnding | null;
  scheduledAt: string;
}

/** A question when the core group is free. */
export interface TimeFinding {
  stepId: string;
  /** Who asked, and in whose name it is looked. */
  personId: PersonId;
  askedAt: string;
  /** The first local date that is looked at. */
  fromOn: string;
  minutes: number;
  state: 'asked' | 'waiting' | 'found';
  /** Why it waits, or that nothing was found, as a sentence for people. */
  problem: string | null;
  /** Starts, ISO 8601 UTC, with how many are free then of those whose calendars say so. */
  slots: { startsAt: string; free: number; of: number }[];
}

/** Where the app stands with reading one organiser's calendar. Of what it reads it keeps what is about its own meetings. */
export interface OutlookLink {
  personId: PersonId;
  /** Graph's link to what has changed since; null where all is to be read anew. */
  link: string | null;
  /** The end of the time that the link is about, ISO 8601 UTC. */
  until: string;
  readAt: string;
  /** Marks of Outlook's ids of what was looked for at that reading. What was booked since may have been changed before the link, which is silent about it then. */
  knew?: string[];
}

export interface ReviewDate {
  id: string;
  kind: 'light' | 'full';
  onDate: string;
  /** Its hour; null while it is a day without one. */
  appointment?: Appointment | null;
}

/** Whether a series is in a calendar, or may be: its booking was asked for and never answered. */
export const mayStand = ({ graphEventId, telling }: Pick<Series, 'graphEventId' | 'telling'>): boolean => graphEventId !== null || (telling ?? []).length > 0;

/** What is known of a meeting or an event that is in no calendar outside. */
export const notInOutlook = { problem: null, graphEventId: null, webLink: null, joinUrl: null } as const;
