import type { About, Span, StepKind } from '../toolkit/schema';
import type { CommunitySettings, CutOffs } from './communitySettings';
import type { SeriesView } from './meetingView';
import type { ActionView, LogView, PlannerView, TeamView } from './outsideView';
import type { CharterContent, Paper, PaperContent, PaperMail, PublishedCharter, ReviewDate, Stance, TimeFinding } from './record';

export type { SeriesView } from './meetingView';
export type { ActionView, LogView, PackView, PlannerView, TeamView } from './outsideView';

/**
 * What one person may see of a community: the only shape in which the record leaves the domain,
 * for cards and for the tab alike. Another person's answer is in it only after the reveal.
 */

export type StepStatus =
  | 'not-started'
  /** Answers are being collected, privately. */
  | 'open'
  /** Everybody has given or passed; somebody can reveal. */
  | 'ready'
  /** Answers are visible; no text is proposed yet. */
  | 'revealed'
  /** A text is proposed and waits for consent. */
  | 'proposed'
  | 'done'
  /** Put aside for now. */
  | 'parked'
  | 'skipped';

export interface PersonRef {
  id: string;
  name: string;
}

export interface QuestionView {
  id: string;
  /** Who added it, for one of the group's own; null for the toolkit's. */
  addedBy: string | null;
  heading: string;
  lead: string | null;
  why: string | null;
  hint: string | null;
  important: boolean;
  /** The reader's own answer, whatever its state. */
  mine: { text: string; state: 'none' | 'draft' | 'given' | 'passed'; revision: number; savedAt: string | null; /** What counts: the text as it was given, while `text` may be newer. Null where nothing is given. */ given: string | null };
  /** Everybody's answers, in order of name; empty before the reveal. */
  answers: { person: PersonRef; text: string; passed: boolean; afterReveal: boolean }[];
}

/** A line of a revealed answer. */
export interface LineView {
  questionId: string;
  person: PersonRef;
  line: number;
  text: string;
  /** The theme in which it lies. */
  themeId: string | null;
  /** True if it is kept beside the agreed text as a different view. */
  kept: boolean;
}

export interface SlotView {
  id: string;
  heading: string;
  hint: string | null;
  form: 'prose' | 'list';
  /** The text of the latest proposal (or of the agreed one), null when there is none. */
  text: string | null;
}

/** An agreed text that is put to the members. */
export interface ConsultationView {
  number: number;
  by: PersonRef;
  days: number;
  /** ISO 8601 UTC; null until the members have been told. */
  endsAt: string | null;
  state: 'on-its-way' | 'open' | 'over';
  /** Why the members were not told, in words, for the core group. */
  problem: string | null;
  texts: { heading: string; text: string; form: 'prose' | 'list' }[];
  /** What members have said, for the core group; in the order in which it was said. */
  voices: { person: PersonRef; stance: 'concern' | 'object'; reason: string; at: string }[];
  /** What the reader has said. */
  mine: ConsultationView['voices'][number] | null;
}

export interface ProposalView {
  number: number;
  by: PersonRef;
  at: string;
  agreedAt: string | null;
  /** How it was agreed, in one sentence; null while open. */
  agreedHow: string | null;
  consents: { person: PersonRef; stance: Stance; reason: string | null; at: string }[];
  waitsFor: PersonRef[];
  mine: Stance | null;
  /** True if somebody may close it with those who have answered: two agree, nobody objects. */
  canSettle: boolean;
}

export interface RoleView {
  id: string;
  heading: string;
  lead: string | null;
  outside: boolean;
  holders: {
    holder: string;
    name: string;
    accepted: boolean;
    isMe: boolean;
    /** Somebody of the team who is not in it any more. */
    gone: boolean;
    deputy: boolean;
    /** Hours a month. */
    hours: number | null;
    /** `YYYY-MM-DD`. */
    untilOn: string | null;
  }[];
}

export interface FieldView {
  id: string;
  heading: string;
  hint: string | null;
  text: string;
  revision: number;
  by: string | null;
  at: string | null;
}

/** A point of a check list. How it is seen to is a text that the core group writes together. */
export interface ItemView extends FieldView {
  lead: string | null;
  ticked: boolean;
  tickedBy: string | null;
  tickedAt: string | null;
}

export interface VoteView {
  /** Dots that each person has. */
  dots: number;
  mostOnOne: number;
  mine: 'none' | 'given' | 'passed';
  /** In the order of the result once it is closed, else in the order in which they came. */
  options: {
    id: string;
    text: string;
    /** The step it comes from, or who added it. */
    from: string;
    /** The reader's own dots. */
    mine: number;
    /** Null until the vote is closed. */
    result: { total: number; rank: number; tied: boolean } | null;
    mayWithdraw: boolean;
  }[];
  /** How many voted and passed; null until it is closed. */
  turnout: { voted: number; passed: number } | null;
  /** Steps whose agreed text brings options, in words. */
  sources: { stepId: string; heading: string }[];
}

export interface PaperView {
  audience: 'members' | 'sponsor';
  /** The number of the one that is being prepared. */
  number: number;
  sections: {
    id: string;
    heading: string;
    /** What the group writes for the paper itself; null where the section is drawn from the record alone. */
    own: FieldView | null;
    lines: { id: string; text: string; out: boolean; /** Where the sentence comes from, in words, and the page of the tab that shows it. */ from: string; page: string }[];
  }[];
  /** As it would be published now; null for readers outside the core group. */
  draft: PaperContent | null;
  fingerprint: string;
  /** What a reader may miss in it, in words. */
  hints: string[];
  /** True if it may be posted to the members: there is a team. */
  mayTell: boolean;
  published: { number: number; at: string; by: string; told: boolean; state: Paper['state']; problem: string | null; fileName: string; webUrl: string | null }[];
  /** For the core group: the mails in which it went to the sponsor, the newest first; `mine` where the reader asked for it. */
  mails: (Pick<PaperMail, 'number' | 'email' | 'name' | 'state' | 'problem' | 'questions' | 'reply'> & { by: string; mine: boolean; at: string })[];
  /** Where the next mail would go, as far as it is known; null where it is not mailed, or not by the reader. */
  mailTo: { email: string; name: string } | null;
}

/** The words of a part that is our reading, as they are now. */
export interface OwnWordsView {
  key: string;
  heading: string;
  lead: string;
  hint: string;
  /** True if the group has changed them. */
  own: boolean;
  revision: number;
}

/** One of the ways to go in a decision. */
export interface OptionView {
  id: string;
  heading: string;
  lead: string | null;
  /** Steps that have to be done before it can be proposed, and are not. */
  needs: { stepId: string; heading: string }[];
  /** True for the one that is proposed or agreed. */
  chosen: boolean;
}

export interface EntryView {
  id: string;
  /** Who added it; null for one of the toolkit's own. */
  addedBy: string | null;
  /** True for one that was added, which can be taken out again. */
  added: boolean;
  heading: string;
  lead: string | null;
  hint: string | null;
  url: string | null;
}

export interface StepSummary {
  id: string;
  stageId: string;
  kind: StepKind;
  heading: string;
  lead: string | null;
  minutes: number;
  status: StepStatus;
  version: number;
  /** Why it was skipped, and by whom. */
  skipped: { reason: string; by: string; at: string } | null;
  /** Why it was put aside for now, and by whom. */
  parked: { reason: string; by: string; at: string } | null;
  /** Core group members whose act the step waits for; for readers outside the core group only where it is about roles. */
  waitsFor: PersonRef[];
  /** Who has given or passed all questions (never what), or taken their part otherwise; for the same readers. */
  given: PersonRef[];
  /** True if the reader has nothing left to do in it. */
  mineDone: boolean;
  ourReading: boolean;
  /** Why the group cannot begin with it yet, and the step in which it decides that; null when it can. */
  gated: { text: string; stepId: string } | null;
}

export interface StepView extends StepSummary {
  why: string | null;
  questions: QuestionView[];
  /** What the group has put together from the revealed answers. */
  themes: { id: string; name: string; revision: number }[];
  /** Every line of the revealed answers; empty before the reveal, and once a text is agreed only those that are kept. */
  lines: LineView[];
  /** From when it may be revealed though somebody is still missing (two answers at least); null when that does not apply. */
  revealFrom: string | null;
  slots: SlotView[];
  proposal: ProposalView | null;
  /** The agreed text as it is put to the members; for everybody. */
  consultation: ConsultationView | null;
  /** For the core group: the agreed text that can be put to the members, and for how many days; `suggested` where the toolkit asks for it. */
  mayAskMembers: { number: number; days: number; suggested: boolean } | null;
  roles: RoleView[];
  /** What the group may want to look at in its roles, in words. */
  roleConcerns: string[];
  agenda: { id: string; heading: string; lead: string | null }[];
  /** For a meeting or event and the core group: its clock; `run` is null while none is set. `endsAt` is null while it stands, `left` are the seconds then. */
  timer: { revision: number; run: { begunAt: string; endsAt: string | null; left: number; by: string } | null } | null;
  fields: FieldView[];
  /** For an event step and the core group: what was written down at each meeting, newest first. `id` is as in `meetingId`, `startsAt` ISO 8601 UTC. */
  meetings: { id: string; startsAt: string; fields: FieldView[] }[];
  /** For the core group: where each stands before the next meeting, in order of name. */
  checkIns: { startsAt: string; said: { person: PersonRef; done: string; next: string; blocked: string; help: string }[] } | null;
  items: ItemView[];
  /** For a check list: a person may end it with points left open. */
  mayEndOpen: boolean;
  options: OptionView[];
  entries: EntryView[];
  paper: PaperView | null;
  vote: VoteView | null;
  /** For an event step: what is in the calendar. */
  series: SeriesView | null;
  /** What the group has written about the step for the toolkit's owner; only what there is. */
  feedback: Pick<FieldView, 'id' | 'text' | 'revision' | 'by' | 'at'>[];
  /** For a meeting of the core group: what kind of event the calendar offers to plan for it. */
  calendar: 'learning' | 'launch' | 'review' | 'other' | null;
  /** For an event step: what the dialog offers. */
  eventDefaults: { firstOn: string; at: string; minutes: number; everyWeeks: number; untilOn: string } | null;
  /** For the core group at an event step: the free times that were last asked for. */
  finding: Pick<TimeFinding, 'state' | 'problem' | 'slots'> | null;
}

export interface StageView {
  id: string;
  heading: string;
  lead: string | null;
  done: number;
  total: number;
  steps: StepSummary[];
}

export interface NextThing {
  stepId: string;
  heading: string;
  /** Why now, one sentence. */
  why: string;
  minutes: number;
  waitsFor: PersonRef[];
  /** What the button says: the very act. */
  act: string;
}

export interface CharterView {
  /** For the core group: the toolkit's parts, and after them the group's own with the text that is written there. */
  parts: { id: string; heading: string; out: boolean; own: FieldView | null }[];
  /** The charter as it would be published now. */
  draft: CharterContent;
  /** Changes whenever the draft does; a preview names it, so that nobody publishes what they have not seen. */
  fingerprint: string;
  published: (Omit<PublishedCharter, 'content'> & { byName: string })[];
  /** The latest published content. */
  latest: CharterContent | null;
  /** True where the latest published content says the same as the draft. */
  unchanged: boolean;
}

/** That what people write in the community's channels is counted. */
export interface CountingView {
  /** ISO 8601 UTC; nothing that was written before is counted. */
  since: string;
  /** Who has switched it on. */
  by: string;
}

export interface CommunityView {
  id: string;
  name: string;
  topic: string;
  mode: 'new' | 'renew';
  zone: string;
  /** Of the settings; the cut-offs are for the core group, with ours beside them. */
  settings: { closed: CommunitySettings['closed']; /** The university's days off, which hold besides. */ closedAbove: readonly Span[]; /** Whether anybody of the tenant finds it in the list. */ listed: boolean; revision: number; /** For the core group. */ terms: { own: CommunitySettings['terms']; university: CommunitySettings['terms'] } | null; cutOffs: { now: CutOffs; ours: CutOffs } | null };
  /** Since when messages are counted; null while they are not. Everybody who may be counted is told. */
  counting: CountingView | null;
  revision: number;
  me: PersonRef & { part: 'core' | 'member' | 'sponsor'; may: string[] };
  core: PersonRef[];
  purpose: string | null;
  nextReview: Pick<ReviewDate, 'id' | 'kind' | 'onDate'> | null;
  next: NextThing | null;
  stages: StageView[];
  steps: StepView[];
  actions: ActionView[];
  /** What an action can be said to serve: the priorities that are agreed; for members those of the published charter. */
  priorities: string[];
  planner: PlannerView;
  charter: CharterView;
  checkIns: SeriesView | null;
  /** For the core group. */
  team: TeamView | null;
  memberCount: number;
  about: About;
  /** The thirty-minute path: whether it is chosen, and how far it is walked. */
  path: { chosen: 'full' | 'fast'; done: number; total: number; minutesLeft: number };
  /** Whether the core group's cards have a place to live yet. */
  hasCorePlace: boolean;
  log: LogView;
  /** What has not left yet or may not have arrived, in words. */
  pending: { what: string; state: 'waiting' | 'uncertain' | 'failed'; /** How many of them stand so. */ count: number; since: string; /** Why, and what can be done about it, in words. */ reason: string | null }[];
}
