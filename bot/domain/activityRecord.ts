import type { CoffeeChoice, PersonId } from './record';

/** What members do, as rows of the record. Times are ISO 8601 in UTC, dates `YYYY-MM-DD` in the community's zone. */

/** Something that members can come to. */
export interface CommunityEvent {
  id: string;
  kind: 'learning' | 'coffee' | 'launch' | 'review' | 'other';
  title: string;
  /** ISO 8601 UTC. */
  startsAt: string;
  minutes: number;
  /** A room, or a link. */
  place: string;
  /** Who leads it; null while nobody has said so. */
  hostId: PersonId | null;
  /** The plan, by the fields of the toolkit's step for events (the six Ps). */
  plan: Record<string, string>;
  state: 'planned' | 'held' | 'cancelled';
  /** What came of it; empty before. */
  outcome: string;
  cancelReason: string | null;
  createdBy: PersonId;
  createdAt: string;
  /** How it stands in Outlook; null while nobody has asked for that. */
  booking: Booking | null;
  /** How reading who came stands; null while nobody has asked for that. */
  report?: EventReport | null;
  /** The post by which the members are invited; null while nobody has asked for one. */
  invitation?: EventInvitation | null;
  revision: number;
}

/** The one post that invites the members to an event; what changes is changed on it. */
export interface EventInvitation {
  askedBy: PersonId;
  askedAt: string;
  /** What whoever published it wrote above it; may be empty. */
  words: string;
  /** When it was posted; null while it waits. */
  postedAt: string | null;
}

/** What Outlook is told of an event. */
export interface EventThere {
  title: string;
  /** ISO 8601 UTC. */
  startsAt: string;
  minutes: number;
  place: string;
  emails: string[];
}

/** An event in Outlook: in the calendar of the person who asked for it, with the core group and those who sign up invited. */
export interface Booking {
  organiserId: PersonId;
  askedAt: string;
  /** `gone`: it was deleted or called off in Outlook, and nobody has said yet what that means here. */
  state: 'asked' | 'booked' | 'waiting' | 'failed' | 'off' | 'gone';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  graphEventId: string | null;
  webLink: string | null;
  joinUrl: string | null;
  /** What Outlook was told last: only what has changed since is told again, so that what people change in Outlook stays. */
  sent: EventThere | null;
  /** What it was told since, in order, until it has answered: it may have any of it. */
  telling?: EventThere[];
  /** Where it was under another organiser, until it is out of there: nobody has it twice. */
  former?: { organiserId: PersonId; graphEventId: string } | null;
  /** That it was moved in Outlook: when that was seen, and when and where it was before. */
  news?: { at: string; startsAt: string; place: string } | null;
}

/** The hour of a date that can do without one: a review, or a talk with the sponsor, as a meeting of the core group. */
export interface Appointment {
  /** ISO 8601 UTC. On the date itself, by the community's clocks. */
  startsAt: string;
  minutes: number;
  /** A room or a link; empty for an online meeting. */
  place: string;
  /** Addresses of those who are invited besides the core group: the sponsor, and who looks after their calendar. */
  guests: string[];
  state: 'planned' | 'cancelled';
  cancelReason: string | null;
  /** When the hour was given or moved, ISO 8601 UTC. */
  setAt: string;
  booking: Booking | null;
  revision: number;
}

/** Who came to an event or a meeting, as its organiser's report in Teams says. */
export interface EventReport {
  askedBy: PersonId;
  askedAt: string;
  state: 'asked' | 'waiting' | 'read' | 'failed';
  /** Why it waits or failed, as a sentence for people. */
  problem: string | null;
  readAt: string | null;
  /** How many were there of those who are noted (of the community, at a meeting of the core group), and how many others. */
  came: number;
  others: number;
}

/** One person and one event, or one meeting of the core group: signed up, came, or both. */
export interface Attendance {
  /** The event, or the meeting (`meetingId` in `occasions.ts`). */
  eventId: string;
  personId: PersonId;
  signedUpAt: string | null;
  /** When the sign-up was taken back. */
  cancelledAt: string | null;
  /** Null while nobody has noted it. */
  came: boolean | null;
  /** True where a report said so, and no person. */
  imported?: boolean | null;
}

/** What a member has put on the shelf for the others. A story says what happened, what they got, what they did with it, and what it led to. */
export interface Resource {
  id: string;
  kind: 'resource' | 'story';
  title: string;
  /** `https:` only; null for what has no address. */
  url: string | null;
  about: string;
  tags: string[];
  origin: 'external' | 'internal' | 'experience';
  story: { happened: string; got: string; did: string; led: string } | null;
  addedBy: PersonId;
  addedAt: string;
  checkedBy: PersonId | null;
  checkedAt: string | null;
  /** `YYYY-MM-DD`: when somebody should look at it again. */
  reviewOn: string | null;
  removedAt: string | null;
  revision: number;
}

/** A planned or kept talk with the sponsor. */
export interface Contact {
  id: string;
  /** `YYYY-MM-DD`. */
  plannedOn: string;
  keptOn: string | null;
  about: string;
  /** Whole days until the sponsor replied; null where nothing was asked or no reply came. */
  replyDays: number | null;
  asked: number;
  fulfilled: number;
  writtenBy: PersonId;
  writtenAt: string;
  removedAt: string | null;
  /** Its hour; null while it is a day without one. */
  appointment?: Appointment | null;
  revision: number;
}

/** What the website's own statistics said of one quarter, typed in by somebody. */
export interface WebCount {
  /** `2026-Q4`. */
  quarter: string;
  visits: number;
  visitors: number;
  writtenBy: PersonId;
  writtenAt: string;
  revision: number;
}

/** What the core group says to a measure. */
export interface Remark {
  id: string;
  measureId: string;
  text: string;
  writtenBy: PersonId;
  writtenAt: string;
  removedAt: string | null;
}

/** What a person has chosen about themselves. */
export interface Choice {
  personId: PersonId;
  /** Area of the university, in the community's own words; null where it was not said. */
  area: string | null;
  /** False for who wants to be in no count. */
  counted: boolean;
  /** Topics by which they want to be found; empty for who does not. */
  knows: string[];
  /** Whether their photo is shown to the community; not unless they say so. */
  photo?: boolean | null;
  /** Null for who does not want to be drawn for coffee. */
  coffee: CoffeeChoice | null;
}
