/**
 * The record: what is known about one community. Facts only; every status is derived from them
 * (see `journey.ts`). Times are ISO 8601 in UTC, dates are `YYYY-MM-DD` in the community's zone,
 * zones are IANA names. Ids of people are Entra object ids.
 */

import type { CommunitySettings } from './communitySettings';
import type { ExcelLog } from './excelLog';
import type { Survey, SurveyAnswer, SurveyTurn } from './surveying/record';
import type { TeamRole } from './teamPeople';
import type { Timer } from './timing';
import type { Attendance, Choice, CommunityEvent, Contact, Remark, Resource, WebCount } from './activityRecord';
import type { Action, PlannerLink } from './actionRecord';
import type { Paper, PaperMail } from './paperRecord';
import type { FileCopy, FilesLook } from './filesRecord';
import type { Pack } from './packRecord';
import type { SubGroup, TeamArchiving } from './teamRecord';
import type { PublishedCharter } from './charterRecord';
import type { CheckIn, OutlookLink, ReviewDate, Series, TimeFinding, Turn } from './meetingRecord';
import type { CoffeeAnswer, CoffeeRound, Greeting, HelpRequest, Idea } from './helping/record';
import type { Thanks } from './helping/thanksRecord';
import type { Ballot, Consultation, Option, Placing, Theme, Voice } from './groupingRecord';

export type { Action, ActionState, PlannerLink } from './actionRecord';
export type { Appointment, Attendance, Booking, Choice, CommunityEvent, Contact, EventInvitation, EventReport, EventThere, Remark, Resource, WebCount } from './activityRecord';
export type { CoffeeAnswer, CoffeeChoice, CoffeeRound, Greeting, HelpRequest, Idea } from './helping/record';
export type { Thanks } from './helping/thanksRecord';
export type { Paper, PaperContent, PaperLine, PaperMail, PaperReply } from './paperRecord';
export type { FileCopy, FileFound, FilesLook } from './filesRecord';
export type { Pack } from './packRecord';
export type { SubGroup, TeamArchiving } from './teamRecord';
export type { CharterContent, CharterLine, CharterSection, PublishedCharter } from './charterRecord';
export type { CheckIn, MeetingException, MeetingHeld, MeetingTime, Monthly, OutlookLink, ReviewDate, Series, TimeFinding, Turn } from './meetingRecord';
export type { Ballot, Consultation, Option, Placing, Theme, Voice } from './groupingRecord';

export type PersonId = string;

export interface Community {
  id: string;
  name: string;
  topic: string;
  mode: 'new' | 'renew';
  /** IANA zone in which the community's dates and meetings are meant. */
  zone: string;
  createdAt: string;
  createdBy: PersonId;
  /** Grows by one with every command that changed something; what live views compare. */
  revision: number;
  /** The conversation where the core group's cards live (a chat, or a channel if they chose so). */
  coreConversation: string | null;
  /** The conversation id of the team's General channel, where members are told things. */
  teamConversation: string | null;
  /** Microsoft 365 group behind the team: the id that Graph uses. */
  groupId: string | null;
  /** `fast` brings the few steps that a group can take in half an hour first; the others stay open to it. */
  path: 'full' | 'fast';
  /** Null while nobody has changed anything. */
  settings: CommunitySettings | null;
  /** How the action plan stands in Planner; null while it is not connected. */
  planner: PlannerLink | null;
  /** The log in the team's Files; null while nobody has switched it on. */
  log: ExcelLog | null;
  /** The calendars that are read for what people change in Outlook; null before anything was booked. */
  outlook: OutlookLink[] | null;
  /** The latest question when the core group is free; null before anybody asked. */
  finding: TimeFinding | null;
  /** What was last seen of the files in the team's Files; null before anybody looked. */
  files: FilesLook | null;
}

export interface Member {
  personId: PersonId;
  name: string;
  email: string | null;
  part: 'core' | 'member' | 'sponsor';
  /** In the team; null where nobody has told yet. */
  role?: TeamRole | null;
  joinedAt: string;
  leftAt: string | null;
}

/** One version of a step: reopening a step starts the next one and keeps this. */
export interface Round {
  stepId: string;
  version: number;
  openedAt: string;
  openedBy: PersonId;
  revealedAt: string | null;
  revealedBy: PersonId | null;
  skippedAt: string | null;
  skippedBy: PersonId | null;
  skipReason: string | null;
  /** Put aside for now: neither over nor in the way. Whoever works in it takes it up again. */
  parkedAt: string | null;
  parkedBy: PersonId | null;
  parkReason: string | null;
  /** Set by a person for kinds whose end nobody can derive (a meeting was held). */
  doneAt: string | null;
  doneBy: PersonId | null;
}

export interface Answer {
  stepId: string;
  version: number;
  questionId: string;
  personId: PersonId;
  /** What was given; empty until then. Only this is ever revealed. */
  text: string;
  /** What its author is writing and has not given yet; null when there is nothing of the kind. */
  draft: string | null;
  state: 'draft' | 'given' | 'passed';
  /** Grows with every save; a save that names an older one is answered with both texts. */
  revision: number;
  savedAt: string;
  givenAt: string | null;
  /** True if the author could have read the others first. */
  afterReveal: boolean;
}

/** A wording that the core group is asked to agree: one text for each slot of the step. */
export interface Proposal {
  stepId: string;
  version: number;
  number: number;
  texts: Record<string, string>;
  proposedBy: PersonId;
  proposedAt: string;
  agreedAt: string | null;
  /** `round` when everybody agreed, else the person who closed it with those who had answered. */
  agreedBy: PersonId | 'round' | null;
}

export type Stance = 'agree' | 'concern' | 'object';

export interface Consent {
  stepId: string;
  version: number;
  number: number;
  personId: PersonId;
  stance: Stance;
  reason: string | null;
  at: string;
}

/** Who holds a role. Nobody holds one without having accepted it; a sponsor is recorded by name. */
export interface Holding {
  roleId: string;
  /** A member's id, or `name:<text>` for somebody outside the team (usually the sponsor). */
  holder: string;
  name: string;
  /** A deputy stands in, and does not fill the role. */
  part: 'holder' | 'deputy';
  /** Hours a month that they have for it, as they say. */
  hours: number | null;
  /** `YYYY-MM-DD`, the last day for which they have promised it. */
  untilOn: string | null;
  offeredBy: PersonId | null;
  acceptedAt: string | null;
  endedAt: string | null;
}

/** What was written down at a meeting, one text for each field of the step. */
export interface Note {
  stepId: string;
  version: number;
  fieldId: string;
  text: string;
  writtenBy: PersonId;
  writtenAt: string;
  revision: number;
}

/** An item of a check list, as a person left it. How it is done is a note under the item's id. */
export interface Tick {
  stepId: string;
  version: number;
  itemId: string;
  ticked: boolean;
  tickedBy: PersonId;
  tickedAt: string;
}

/** The group's own words for a part of the content that is our reading: what is null is as it was. */
export interface OwnWords {
  /** As in the word files: `<step>.<part>.<id>`. */
  key: string;
  heading: string | null;
  lead: string | null;
  hint: string | null;
  writtenBy: PersonId;
  writtenAt: string;
  revision: number;
}

/** What the group has added to a step: a question of its own, or an entry to read. */
export interface Addition {
  id: string;
  stepId: string;
  heading: string;
  lead: string | null;
  /** `https:` only. */
  url: string | null;
  addedBy: PersonId;
  addedAt: string;
  removedAt: string | null;
}

export interface CommunityRecord {
  community: Community;
  members: Member[];
  rounds: Round[];
  answers: Answer[];
  proposals: Proposal[];
  consents: Consent[];
  holdings: Holding[];
  actions: Action[];
  notes: Note[];
  ticks: Tick[];
  themes: Theme[];
  placings: Placing[];
  options: Option[];
  ballots: Ballot[];
  consultations: Consultation[];
  voices: Voice[];
  papers: Paper[];
  paperMails: PaperMail[];
  subGroups: SubGroup[];
  archivings: TeamArchiving[];
  packs: Pack[];
  fileCopies: FileCopy[];
  ownWords: OwnWords[];
  additions: Addition[];
  turns: Turn[];
  /** Of a reading those of the last weeks. */
  checkIns: CheckIn[];
  timers: Timer[];
  series: Series[];
  reviews: ReviewDate[];
  charters: PublishedCharter[];
  /** Of those below a reading holds only what the command is about: they are read by their own queries. */
  events: CommunityEvent[];
  attendances: Attendance[];
  resources: Resource[];
  contacts: Contact[];
  webCounts: WebCount[];
  remarks: Remark[];
  choices: Choice[];
  surveys: Survey[];
  /** Of a reading only the reader's own. */
  surveyTurns: SurveyTurn[];
  /** Of a reading none: what was said is read once a survey is closed, by its own query. */
  surveyAnswers: SurveyAnswer[];
  /** Of these a reading holds only what the command is about, and of answers the reader's own; a draw brings all rounds. */
  coffeeRounds: CoffeeRound[];
  coffeeAnswers: CoffeeAnswer[];
  greetings: Greeting[];
  helpRequests: HelpRequest[];
  ideas: Idea[];
  thanks: Thanks[];
}

/** The collections of the record with the fields that identify a row within one community. */
export const keys = {
  members: ['personId'],
  rounds: ['stepId', 'version'],
  answers: ['stepId', 'version', 'questionId', 'personId'],
  proposals: ['stepId', 'version', 'number'],
  consents: ['stepId', 'version', 'number', 'personId'],
  holdings: ['roleId', 'holder'],
  actions: ['id'],
  notes: ['stepId', 'version', 'fieldId'],
  ticks: ['stepId', 'version', 'itemId'],
  themes: ['stepId', 'version', 'id'],
  placings: ['stepId', 'version', 'questionId', 'personId', 'line'],
  options: ['stepId', 'version', 'id'],
  ballots: ['stepId', 'version', 'personId'],
  consultations: ['stepId', 'version', 'number'],
  voices: ['stepId', 'version', 'number', 'personId'],
  papers: ['stepId', 'number'],
  paperMails: ['id'],
  subGroups: ['id'],
  archivings: ['id'],
  packs: ['id'],
  fileCopies: ['id'],
  ownWords: ['key'],
  additions: ['id'],
  turns: ['seriesId', 'startsAt'],
  checkIns: ['seriesId', 'startsAt', 'personId'],
  timers: ['stepId'],
  series: ['id'],
  reviews: ['id'],
  charters: ['version'],
  events: ['id'],
  attendances: ['eventId', 'personId'],
  resources: ['id'],
  contacts: ['id'],
  webCounts: ['quarter'],
  remarks: ['id'],
  choices: ['personId'],
  surveys: ['id'],
  surveyTurns: ['surveyId', 'personId'],
  surveyAnswers: ['surveyId', 'id'],
  coffeeRounds: ['id'],
  coffeeAnswers: ['roundId', 'personId'],
  greetings: ['personId'],
  helpRequests: ['id'],
  ideas: ['id'],
  thanks: ['id'],
} as const satisfies { [K in Exclude<keyof CommunityRecord, 'community'>]: readonly (keyof CommunityRecord[K][number])[] };

export type Collection = keyof typeof keys;
export type Row<K extends Collection> = CommunityRecord[K][number];

/** The record of a community about which nothing is known yet. */
export const emptyRecord = (community: Community): CommunityRecord =>
  ({ community, ...(Object.fromEntries(Object.keys(keys).map((one) => [one, []])) as unknown as Omit<CommunityRecord, 'community'>) });

/** One row put in place: added, or replaced whole. */
export type Change =
  | { put: 'community'; row: Community }
  | { [K in Collection]: { put: K; row: Row<K> } }[Collection];

const sameKey = <K extends Collection>(collection: K, a: Row<K>, b: Row<K>): boolean =>
  keys[collection].every((field) => a[field as keyof Row<K>] === b[field as keyof Row<K>]);

/** The record after the changes, as the store would load it; the given record is left as it is. */
export function applyChanges(record: CommunityRecord, changes: readonly Change[]): CommunityRecord {
  const next: CommunityRecord = { ...record };
  for (const change of changes) {
    if (change.put === 'community') next.community = change.row;
    else putRow(next, change.put, change.row);
  }
  return next;
}

function putRow<K extends Collection>(record: CommunityRecord, collection: K, row: Row<K>): void {
  const rows = record[collection] as Row<K>[];
  const at = rows.findIndex((one) => sameKey(collection, one, row));
  const copy = at < 0 ? [...rows, row] : rows.map((one, i) => (i === at ? row : one));
  (record as unknown as Record<Collection, unknown>)[collection] = copy;
}
