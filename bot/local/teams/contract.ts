/**
 * What the host page and the local Teams service say to each other: types only, shared with the
 * browser. Times are ISO 8601 in UTC. All routes are under `/local/teams`.
 *
 * GET  /state?person=ID              -> StateAnswer
 * GET  /stream                       -> server-sent events for everybody, each `data` a LiveNews
 * POST /messages                     <- MessageRequest -> MessageView (202: saved, delivery follows)
 * POST /retries                      <- RetryRequest   -> {} (202)
 * POST /actions                      <- ActionRequest  -> ActionAnswer
 * POST /dialogs                      <- DialogRequest  -> DialogAnswer
 * POST /extension/actions            <- ExtensionRequest -> DialogAnswer
 * POST /extension/queries            <- FindRequest    -> FindAnswer
 * POST /extension/links              <- LinkRequest    -> ResultView or null
 * POST /installs                     <- InstallRequest -> {}
 * POST /roster                       <- RosterRequest  -> {}
 * POST /clock                        <- {to}, a moment -> {}
 * POST /stage {person, url: string | null} -> {}: what everybody at the core group's meeting looks at
 * POST /tabs                         <- TabRequest     -> {}
 * GET  /files                        -> FileView[]
 * GET  /files/content?path=P         -> the bytes, as a download
 * GET  /files/link?url=U    -> the file behind a SharePoint address
 * GET  /calendar?person=ID&from=DATE&to=DATE -> EventView[]
 * GET  /calendar/event.ics?id=E      -> text/calendar
 * POST /calendar/change {person, id, date, to: local | null} -> {}: what somebody does in Outlook with a meeting of theirs
 * GET  /plans                        -> PlanView[]
 * GET  /mail?person=ID               -> MailView[], received and sent, newest first
 * Errors: status 4xx or 5xx with Refusal.
 */

export type PlaceId = 'team' | 'core' | 'personal';

export interface PersonView {
  id: string;
  teamsId: string;
  name: string;
  email: string;
  zone: string;
  locale: string;
  about: string;
}

export interface PlaceView {
  id: PlaceId;
  /** The thread id without a `;messageid=` part. */
  conversationId: string;
  type: 'channel' | 'groupChat' | 'personal';
  /** Ids of the people who are in it. */
  members: string[];
  /** `opened`: the app wrote first, without having been added by this person. */
  app: 'absent' | 'added' | 'opened';
  /** Tabs that people added beside the app's own, in their order. */
  tabs: TabView[];
}

export interface TabView {
  id: string;
  /** What the app calls it, for itself. */
  entityId: string;
  name: string;
  /** Of our own origin. */
  contentUrl: string;
  websiteUrl: string;
}

export interface MessageView {
  id: string;
  conversationId: string;
  /** In a channel: the id of the post that began the thread (its own id for that post). */
  thread: string | null;
  from: { kind: 'person' | 'app' | 'service'; id: string; name: string };
  at: string;
  editedAt: string | null;
  /** Plain for people; Markdown for the app unless its activity said `plain`. */
  text: string;
  format: 'plain' | 'markdown';
  /** Adaptive Card payloads, each 1.5 or lower. */
  cards: Card[];
  /** Grows with every update in place. */
  revision: number;
  /** True when the cards are this reader's own version. */
  personal: boolean;
  /** `failed`: the app refused it or stayed silent; a retry names this message. */
  delivery: 'none' | 'underway' | 'done' | 'failed';
}

export type Card = Record<string, unknown>;

export interface StateAnswer {
  me: PersonView;
  people: PersonView[];
  places: PlaceView[];
  messages: MessageView[];
  tenantId: string;
  team: { id: string; name: string; channelId: string; channelName: string; groupId: string };
  coreChatName: string;
  app: { id: string; teamsId: string; name: string };
  /** What is on the stage of the core group's meeting, and who put it there; null for nothing, and for whoever is not in that chat. */
  stage: { id: string; url: string; by: string } | null;
  /** Whether local Microsoft 365 is there to browse: the team's files and plans, the person's calendar and mail. */
  files: boolean;
  calendar: boolean;
  /** The time of this world, and where it can be moved to; null where it stands as it is. */
  clock: { now: string; steps: { label: string; to: string }[] } | null;
}

export type LiveEvent =
  | { kind: 'message'; message: MessageView }
  | { kind: 'gone'; messageId: string; conversationId: string }
  | { kind: 'typing'; conversationId: string }
  /** Places or people changed: read the state again. */
  | { kind: 'places' };

/** One event, for one person's windows. */
export interface LiveNews {
  person: string;
  event: LiveEvent;
}

export interface MessageRequest {
  /** Made by the page for each act and kept over retries. */
  id: string;
  person: string;
  place: PlaceId;
  text: string;
  thread?: string | null;
  /** For Action.Submit: the data with the inputs, and the message that holds the card. */
  value?: unknown;
  replyTo?: string;
  /** What was put in with a message extension. */
  cards?: Card[];
}

export interface RetryRequest {
  person: string;
  messageId: string;
}

export interface ActionRequest {
  id: string;
  person: string;
  messageId: string;
  action: { type: 'Action.Execute'; id?: string; verb?: string; title?: string; data: unknown };
  trigger: 'manual' | 'automatic';
}

export type ActionAnswer =
  | { kind: 'card' }
  | { kind: 'notice'; text: string }
  | { kind: 'problem'; text: string }
  | { kind: 'none' };

export type Theme = 'default' | 'dark' | 'contrast';
export type DialogSize = number | 'small' | 'medium' | 'large';

export interface DialogRequest {
  id: string;
  person: string;
  place: PlaceId;
  /** The message whose card asked, null when the tab did. */
  messageId: string | null;
  step: 'fetch' | 'submit';
  data: unknown;
  theme: Theme;
}

export type DialogAnswer =
  | { kind: 'card'; title: string; width: DialogSize; height: DialogSize; card: Card }
  | { kind: 'url'; title: string; width: DialogSize; height: DialogSize; url: string }
  | { kind: 'message'; text: string }
  | { kind: 'none' };

/** The message extension's action on a message. */
export interface ExtensionRequest {
  id: string;
  person: string;
  messageId: string;
  step: 'fetch' | 'submit';
  data: unknown;
  theme: Theme;
}

/** The message extension's search; without words the initial run. */
export interface FindRequest {
  id: string;
  person: string;
  place: PlaceId;
  words: string;
  skip: number;
}

export type FindAnswer = { kind: 'results'; results: ResultView[]; more: boolean } | { kind: 'message'; text: string };

/** A card to put into a message, and what is shown of it in a list. */
export interface ResultView {
  title: string;
  text: string;
  card: Card;
}

/** A link of the app's domain that somebody is writing. */
export interface LinkRequest {
  id: string;
  person: string;
  place: PlaceId;
  url: string;
}

export interface InstallRequest {
  person: string;
  place: PlaceId;
  added: boolean;
}

export interface RosterRequest {
  person: string;
  place: 'team' | 'core';
  /** Who joins or leaves. */
  subject: string;
  member: boolean;
}

/** Adds a tab, changes the one with its id, or takes it away (null). */
export interface TabRequest {
  person: string;
  place: 'team' | 'core';
  /** Made by the page, and kept over retries. */
  id: string;
  tab: Omit<TabView, 'id'> | null;
}

export interface FileView {
  path: string;
  name: string;
  size: number;
  modifiedAt: string;
  modifiedBy: string;
  versions: number;
}

export interface EventView {
  id: string;
  subject: string;
  /** ISO 8601 in UTC. */
  start: string;
  end: string;
  organiser: string;
  attendees: number;
  /** One of a series. */
  repeats: boolean;
  /** The date by which its series knows it, `YYYY-MM-DD`. */
  date: string;
  /** Whether the reader may move it or take it out, as in Outlook. */
  mine: boolean;
  cancelled: boolean;
  online: boolean;
}

export interface Refusal {
  code: string;
  /** The fact, then the next action. */
  message: string;
}

export interface PlanView {
  title: string;
  /** In their order; the one without a name holds what is in no bucket. */
  buckets: { name: string; tasks: TaskView[] }[];
}

export interface TaskView {
  title: string;
  /** 0 to 100. */
  percentComplete: number;
  /** `YYYY-MM-DD`; null for none. */
  dueOn: string | null;
  /** Names. */
  assignees: string[];
  checklist: { title: string; done: boolean }[];
}

export interface MailView {
  id: string;
  subject: string;
  /** As it was written; markup is not shown as such. */
  body: { contentType: 'text' | 'html'; content: string };
  from: string;
  to: string[];
  /** ISO 8601 in UTC. */
  sentAt: string;
  /** The person sent it themselves. */
  mine: boolean;
}
