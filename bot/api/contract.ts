/**
 * What the tab and the server say to each other. All routes are under `/api`, take and give JSON,
 * and want `Authorization: Bearer <the token of getAuthToken()>`.
 *
 * GET  /me                               -> MeAnswer
 * GET  /here?at=x&at=y&group=z           -> HereAnswer: conversations and the Microsoft 365 group of a place in Teams
 * GET  /communities/:id                  -> CommunityAnswer
 * GET  /communities/:id/changes?since=n  -> ChangesAnswer, at once if the revision is past n, else within 25 s
 * GET  /communities/:id/prompts          -> PromptsAnswer, for the core group; POST <- {id, act: 'skip' | 'now'}
 * GET  /listing                          -> ListingAnswer, for everybody who is signed in
 * GET  /manners                          -> MannersAnswer; POST <- MannersChoice
 * GET  /away                             -> AwayAnswer; POST <- { away }
 * POST /communities/:id/commands         <- CommandRequest -> CommandAnswer
 * GET  /communities/:id/members?find=x   -> MembersAnswer, for the core group; membersQuery
 * GET  /communities/:id/named?name=x     -> NamedAnswer, whoever has that name; namedQuery
 * GET  /communities/:id/experts?find=x  -> ExpertsAnswer; membersQuery
 * GET  /communities/:id/directory?find=x -> DirectoryAnswer, for the core group; two letters at least
 * GET  /communities/:id/steps/:step/words -> WordsAnswer, for the core group
 * GET  /communities/:id/photos           -> PhotosAnswer; people/:person/photo -> image/jpeg or image/png, with an ETag; 404 for who shows none
 * GET  /communities/:id/meetings/:step.ics -> text/calendar
 * GET  /communities/:id/papers/:step/:number.docx, or draft.docx
 * GET  /communities/:id/papers/:step/:number/mail?email=&name=&questions= -> MailAnswer, for the core group
 * GET  /communities/:id/charters/:version -> CharterContent as it was published; :version.docx
 * GET  /communities/:id/feedback.csv     -> text/csv
 * GET  /communities/:id/files            -> FilesAnswer
 * GET  /communities/:id/files/channels   -> ChannelsAnswer, for the core group
 * GET  /communities/:id/pack.zip         -> application/zip, everything to take along, for the core group
 * GET  /communities/:id/measures         -> MeasuresAnswer; measures.csv -> text/csv
 * GET  /communities/:id/events?from=&to= -> EventsAnswer, moments in ISO 8601 UTC
 * GET  /communities/:id/events/:event    -> EventAnswer
 * GET  /communities/:id/dates.ics -> text/calendar; reviews and planned talks with the sponsor, for the core group
 * GET  /communities/:id/events/:event/event.ics -> text/calendar
 * GET  /communities/:id/events/:event/sign-in -> SignInPictureAnswer
 * POST /communities/:id/events/:event/attendees <- {people: {name, email}[]} -> AttendeesAnswer, for the core group; `event` may be a meeting
 * GET  /communities/:id/meetings/:meeting/people -> MeetingAnswer, for the core group
 * GET  /communities/:id/attendance.csv   -> text/csv, for the core group; so is actions.csv
 * GET  /communities/:id/resources?find=&tag=&kind=&only= -> ResourcesAnswer
 * GET  /communities/:id/sponsor          -> SponsorAnswer, for the core group
 * GET  /communities/:id/mine             -> MineAnswer
 * GET  /communities/:id/helping         -> HelpingAnswer
 * GET  /communities/:id/surveys         -> SurveysAnswer; /surveys/:survey -> SurveyAnswerView; /surveys/:survey/results.csv; POST /surveys/:survey/forms <- {file, take} -> FormsAnswer, for the core group
 * GET  /communities/:id/connections -> ConnectionsAnswer; POST /connections/again <- { connection } -> { tried }; for the core group
 * GET  /things                          -> ThingsAnswer, over all communities of the reader
 * GET  /portfolio                       -> PortfolioAnswer, for those who look after many communities
 * Every answer says in `X-Now` when its request came in by the server's clock, ISO 8601 UTC.
 * Errors: status 4xx or 5xx with ErrorAnswer.
 */
import type { Counted } from '../store/counts';
import type { CommunitySettings } from '../domain/communitySettings';
import type { ChosenManners } from '../domain/prompting/manners';
import type { ListedRow } from '../domain/listing';
import type { PromptKind } from '../domain/prompting/plan';
import type { Rest } from '../domain/prompting/terms';
import { z } from 'zod';
import type { Command } from '../domain/commands';
import { shortText } from '../domain/shapeParts';
import type { MailContent } from '../domain/mailContent';
import type { MeasuresView } from '../domain/measuring/present';
import type { Unreached } from '../domain/recipients';
import type { Contact } from '../domain/record';
import type { TeamRole } from '../domain/teamPeople';
import type { CommunityView, OwnWordsView, PersonRef, StageView } from '../domain/view';
import type { Pair, PortfolioRow } from '../domain/portfolio';
import type { ConsentFor } from '../graph/consent';
import type { DirectoryPerson } from '../graph/directory';
import type { Expert } from '../store/experts';
import type { OwnThings } from '../store/across';
import type { AttendanceRow, EventRow, ResourceRow } from '../store/activity';
import type { OwnRows } from '../store/ownRows';

export type { FormsAnswer, SurveyAnswerView, SurveysAnswer, SurveySummary } from './surveysContract';
export type { DateRow, DatesAnswer } from './datesContract';
export type { CoffeeView, HelpingAnswer, HelpView, IdeaView, NamedAnswer, ThanksView, WelcomeView } from './helpingContract';
export type { Command, Start } from '../domain/commands';
export type { MannersChoice } from '../domain/prompting/mannersShape';
export type * from '../domain/view';
export type { ChartView, LightView, MeasureView } from '../domain/measuring/present';
export type { AttendanceRow, EventRow, ResourceRow } from '../store/activity';
export type { OwnRows } from '../store/ownRows';
export type { MailContent, MailPart, ReplyAnswer } from '../domain/mailContent';
export type { Pair, PortfolioRow } from '../domain/portfolio';
export type { DirectoryPerson } from '../graph/directory';
export type { ChannelsAnswer, FilesAnswer, FileView } from '../domain/filesView';
export type { Contact } from '../domain/record';

/** The only community of the reader in a place, or their only one where no place is named; null where there is none, or a choice. */
export interface HereAnswer {
  community: CommunityAnswer | null;
}

export interface MeAnswer {
  me: PersonRef;
  /** Whether they may see the figures of all communities. */
  portfolio: boolean;
  communities: { id: string; name: string; part: 'core' | 'member' | 'sponsor'; conversations: string[]; groupId: string | null }[];
}

/** Whether the app goes on in the reader's name while they are away. */
export interface AwayAnswer {
  /** False where nothing is ever kept of the reader. */
  able: boolean;
  away: boolean;
  /** When what is kept ends; null while nothing is. ISO 8601 UTC. */
  until: string | null;
}

/** The view without what it says twice: a stage names its steps, which are in `steps` with all they hold. */
export interface CommunityAnswer extends Omit<CommunityView, 'stages'> {
  stages: (Omit<StageView, 'steps'> & { stepIds: string[] })[];
}

/** Part of a name; without it, everybody. */
export const membersQuery = z.strictObject({ find: z.string().trim().max(shortText).default('') });

/** Most people in one answer. */
export const mostMembers = 50;

export interface MembersAnswer {
  /** Those who are in the community now, in order of name; not the sponsor. */
  members: (PersonRef & { part: 'core' | 'member'; /** In the team; null where nobody has told yet. */ role: TeamRole | null })[];
  /** True if there are others whose name fits too. */
  more: boolean;
}

/** Who has said what they know about; `more` where there are others. */
export interface ExpertsAnswer {
  people: Expert[];
  more: boolean;
}

/** The parts of a step whose words the group may change; empty where the toolkit prescribes them. */
export interface WordsAnswer {
  parts: OwnWordsView[];
}

export type MeasuresAnswer = MeasuresView;

/** What an event is planned by, in the toolkit's words. */
export type EventPlan = { id: string; heading: string; hint: string | null }[];

export interface EventsAnswer {
  events: EventRow[];
  plan: EventPlan;
}

export interface EventAnswer {
  event: EventRow;
  /** Who signed up and who came; null for readers outside the core group. */
  people: AttendanceRow[] | null;
  /** Who would be invited by Outlook and has no mailbox, by name; empty for readers outside the core group, and where it is not in Outlook. */
  withoutMailbox: string[];
  /** `take`: the reader can go on with it in their own name; `wait`: they do, and it is not out of the other calendar yet. */
  handOver?: 'take' | 'wait' | null;
  plan: EventPlan;
}

/** The link that opens the sign-in of an event, as text and as a QR picture: a path in modules on a square of `size` modules. */
export interface SignInPictureAnswer {
  link: string;
  picture: { size: number; path: string };
}

/** Most lines of a list of who came. */
export const mostAttendees = 1_000;

/** Who was at one meeting of the core group. */
export interface MeetingAnswer {
  /** The core group in order of name, then whoever is noted and not in it any more. */
  people: Pick<AttendanceRow, 'personId' | 'name' | 'came'>[];
  /** Who facilitated it; null while nobody is noted. */
  ledBy: string | null;
  /** It is an online meeting booked from here, of which Teams makes a report. */
  online: boolean;
  report: EventRow['report'];
}

/** Who of the community is in a list of who came to an event, or of the core group to a meeting. Nothing is written by asking. */
export interface AttendeesAnswer {
  /** Each once; `came` is what is noted of them already. */
  found: { personId: string; name: string; came: boolean | null }[];
  /** How many others the list has. */
  others: number;
}

/** Most things of the shelf in one answer. */
export const mostResources = 50;

export interface ResourcesAnswer {
  found: ResourceRow[];
  /** What everything on the shelf is about, the commonest first. */
  tags: { tag: string; count: number }[];
  /** How many fit, of which `found` holds the newest. */
  total: number;
}

export interface SponsorAnswer {
  contacts: Omit<Contact, 'appointment'>[];
}

/** A paper as it goes out by mail. */
export interface MailAnswer extends MailContent {
  /** The same as plain text, for a mail of the reader's own: with the links where the reader has taken it to send by hand. */
  text: string;
  /** Where that is so. */
  withLinks: boolean;
}

/** Whose photo may be shown, of those who are in the community: they have said so themselves. */
export interface PhotosAnswer {
  of: string[];
}

/** People of the organisation, found in the reader's own name. */
export interface DirectoryAnswer {
  people: DirectoryPerson[];
  /** Why nobody could be looked for, in words; and whether it stays so until a person does something. */
  problem: string | null;
  off: boolean;
}

export interface MineAnswer {
  /** Topics by which the reader wants to be found. */
  knows: string[];
  /** Empty where none was named. */
  area: string;
  counted: boolean;
  /** Whether their photo is shown to the community. */
  photo: boolean;
  /** Areas that others have named. */
  areas: string[];
  /** What is kept about the reader here, by kind. */
  own: Omit<OwnRows, 'meetings'> & { meetings: { stepId: string; /** ISO 8601 UTC. */ at: string; came: boolean; /** They facilitated it. */ led: boolean }[] };
}

/** What a community sends by itself; for its core group. Moments are ISO 8601 UTC. */
export interface PromptsAnswer {
  /** `YYYY-MM-DD`; null where nothing is paused. */
  pausedUntil: string | null;
  /** The time between two terms that is now, or comes next; null where none is stated. */
  rest: (Rest & { now: boolean; ofUniversity: boolean }) | null;
  /** Nothing comes to the core group's conversation until somebody does something: the last ones passed without an answer. */
  silent: boolean;
  /** Kinds that come before no date (`YYYY-MM-DD`), or not at all (null). */
  hushed: CommunitySettings['hushed'];
  /** Soonest first; `id` names all that say the same about the same thing, `reason` why something waits that was due before, `acts` what can be done about it here. */
  planned: { id: string; kind: PromptKind | 'thanks' | 'invitation'; what: string; whom: string; dueAt: string; reason: string | null; acts: ('skip' | 'now')[] }[];
  /** Thanks that wait for the yes of whom they are for: how many, and nothing else of them. */
  asks: number;
  /** One line for all whose end is the same; those who were not reached are told apart. */
  sent: { what: string; whom: string; at: string; state: 'waiting' | 'sent' | 'failed' | 'suppressed' | 'uncertain' | Unreached; reason: string | null }[];
}

/** How the reader wants to be written to, and the communities that they can silence. */
export interface MannersAnswer extends ChosenManners {
  communities: { id: string; name: string }[];
}

export const connectionIds = ['cards', 'posts', 'prompts', 'files', 'calendar', 'attendance', 'planner', 'mail', 'people', 'members', 'messages', 'team', 'log'] as const;
export type ConnectionId = (typeof connectionIds)[number];

/** One way from the community into Teams or Microsoft 365. */
export interface ConnectionView {
  id: ConnectionId;
  /** `off`: it has nowhere to go; `unused`: nothing has been sent yet. */
  state: 'on' | 'off' | 'trouble' | 'unused';
  waiting: number;
  failed: number;
  /** What may have arrived or not. */
  uncertain: number;
  /** When something last arrived, ISO 8601 UTC. */
  lastAt: string | null;
  /** Why the latest waits or failed, in words. */
  reason: string | null;
  /** In whose name something waits for a sign-in or a permission. */
  waitsFor: string[];
  /** The reader can allow it for themselves at Microsoft; null where nobody can be asked so. */
  allow: ConsentFor | null;
}

export interface ConnectionsAnswer {
  connections: ConnectionView[];
  /** What has been counted in the channels, while something is. */
  counted?: Counted;
}

export interface ThingsAnswer extends OwnThings {
  /** Steps that wait for the reader. */
  questions: { communityId: string; community: string; stepId: string; heading: string; minutes: number }[];
}

/** The communities that are listed for everybody of the tenant, those close to the reader's own first. */
export interface ListingAnswer {
  communities: ListedRow[];
}

export interface PortfolioAnswer {
  communities: PortfolioRow[];
  pairs: Pair[];
}

export interface ChangesAnswer {
  revision: number;
}

export interface CommandRequest {
  /** Made by the client for each act of a person and kept over retries: the same id changes nothing twice. */
  id: string;
  command: Command;
}

export interface CommandAnswer {
  revision: number;
  /** What was done, as a sentence for the person; null when the change speaks for itself. */
  said: string | null;
  /** For saveDraft and writeNote: the revision to name in the next save. */
  saved?: { revision: number; at: string };
}

export interface ErrorAnswer {
  /** Stable, for code: `not-found`, `not-allowed`, `changed-meanwhile`, `not-readable` ... */
  code: string;
  /** For people: the fact, then the next action. */
  message: string;
  /** For `changed-meanwhile`: the text that stands, to merge with one's own. */
  theirs?: { text: string; revision: number; by: string | null };
}
