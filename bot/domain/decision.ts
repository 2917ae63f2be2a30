import type { PhraseKey, PhraseValues, Say } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';
import type { Prompt, PromptKind } from './prompting/plan';
import { channelPosts } from './prompting/room';
import type { Change, CommunityRecord, PersonId } from './record';

/** Who does something, and when. The id is the command's: the same id never changes anything twice. */
export interface Act {
  id: string;
  personId: PersonId;
  /** ISO 8601, UTC, from the clock that was passed in. */
  now: string;
  /** Random, and another one for each act: for what must not lead back to it. */
  random: string;
}

/** What follows outside the record; carried out after the commit, each once. */
export type Effect =
  /** Post the living card of a step in the core group's place, or bring it up to date. */
  | { kind: 'card'; stepId: string }
  /** Bring the card with which the community was started up to date. */
  | { kind: 'start-card' }
  | { kind: 'file-charter'; version: number }
  | { kind: 'announce-charter'; version: number }
  | { kind: 'file-paper'; stepId: string; number: number }
  | { kind: 'announce-paper'; stepId: string; number: number }
  /** Sends a paper to the sponsor. */
  | { kind: 'mail-paper'; mailId: string }
  /** Tells the core group what the sponsor has answered to a mail. */
  | { kind: 'announce-reply'; mailId: string }
  | { kind: 'make-channel'; subGroupId: string }
  | { kind: 'archive-team'; archivingId: string }
  /** Puts everything that members may keep into one file in the team's Files. */
  | { kind: 'file-pack'; packId: string }
  /** Copies a file to the channel of a sub-group. */
  | { kind: 'copy-file'; copyId: string }
  /** Looks in SharePoint what became of the files that were put there. */
  | { kind: 'read-files' }
  /** Puts an agreed text to the members. */
  | { kind: 'announce-consultation'; stepId: string; number: number }
  | { kind: 'book-series'; seriesId: string }
  /** Brings Outlook up to date with an event of the calendar. */
  | { kind: 'book-event'; eventId: string }
  /** Reads who came to an online event, or to a meeting of a series, by its id. */
  | { kind: 'read-report'; eventId: string }
  /** Reads what was changed in Outlook of what is in one organiser's calendar. */
  | { kind: 'read-calendar'; personId: PersonId }
  /** Looks when the core group is free. */
  | { kind: 'find-times' }
  /** Makes the action plan and its plan in Planner one again. */
  | { kind: 'sync-plan' }
  /** What is sent by itself because a day has come. */
  | { kind: 'prompt'; prompt: Prompt }
  /** Brings the card of such a prompt up to date, if it has been posted. */
  | { kind: 'prompt-card'; what: PromptKind; about: string }
  /** Brings the cards up to date that are about something: in people's own chats an event, a round of coffee, what waits for one (`digestAbout`), and the post about a survey. `personId` is null for everybody who has one. */
  | { kind: 'redraw'; about: string; personId: PersonId | null }
  /** Tells the members that there is a survey. */
  | { kind: 'announce-survey'; surveyId: string }
  /** Posts thanks to the members that both sides want them to read, or brings that post up to date. */
  | { kind: 'post-thanks'; thanksId: string; /** True where a person of the core group has asked for it to go now. */ asked?: true }
  /** Posts the invitation to an event, or brings it up to date. */
  | { kind: 'invite-event'; eventId: string }
  /** Reads who is in the team, with their roles. */
  | { kind: 'read-members' }
  /** Counts what was written in the community's channels, or forgets what was counted where that is switched off. */
  | { kind: 'read-messages' }
  /** Clears away what was kept about people long enough. */
  | { kind: 'clear-old' }
  /** Brings the log of the community in the team's Files up to date. */
  | { kind: 'write-log' }
  /** The one message for a person, over all their communities; belongs to none of them. `on` is their local date. */
  | { kind: 'digest'; personId: PersonId; on: string };

/** What goes to Microsoft 365, or takes as long. */
export const graphEffects: readonly Effect['kind'][] = ['file-charter', 'file-paper', 'book-series', 'book-event', 'read-calendar', 'find-times', 'sync-plan', 'mail-paper', 'make-channel', 'archive-team', 'file-pack', 'copy-file', 'read-files', 'write-log', 'read-members', 'read-messages', 'read-report', 'clear-old'];

/** Ids of what an effect is about, of which the record holds only what was asked for (see `aboutIds`). */
export function aboutEffect(effect: Effect): string[] {
  if (effect.kind === 'book-event' || effect.kind === 'read-report' || effect.kind === 'invite-event') return [effect.eventId];
  if (effect.kind === 'post-thanks') return [effect.thanksId];
  // Whoever organises may have left the core group, and is read like any member then.
  if (effect.kind === 'read-calendar') return [effect.personId];
  if (effect.kind === 'prompt') return [effect.prompt.about, effect.prompt.personId ?? channelPosts];
  return [];
}

export interface Phrase {
  key: PhraseKey;
  values?: PhraseValues;
}

export interface Refusal {
  code: 'not-allowed' | 'not-found' | 'not-now' | 'changed-meanwhile' | 'not-readable';
  because: Phrase;
  theirs?: { text: string; revision: number; by: string | null };
}

export interface Doing {
  ok: true;
  changes: Change[];
  effects: Effect[];
  said: Phrase | null;
  /** For texts that are saved as they are written: what the next save has to name. */
  saved?: { revision: number; at: string };
  /** Nobody else can see the change (a private draft): nobody is told of it, and the log does not keep it. */
  quiet?: true;
  /** Besides that, the record stands at the revision it had, which everybody in the community reads: not even when something was done can be told from it. Only for rows that no reading holds by itself. */
  still?: true;
}

export type Decision = Doing | { ok: false; refusal: Refusal };

/** What every decision may look at. */
export interface Situation {
  record: CommunityRecord;
  toolkit: Toolkit;
  act: Act;
}

/** What every view needs besides the record. */
export interface Reading {
  record: CommunityRecord;
  toolkit: Toolkit;
  say: Say;
  now: string;
}

export const done = (changes: Change[], effects: Effect[] = [], said: Phrase | null = null): Doing => ({ ok: true, changes, effects, said });

/** Nothing to change: what was asked for is so already. */
export const already = (key: PhraseKey, values?: PhraseValues): Doing => done([], [], values ? { key, values } : { key });

export const refuse = (code: Refusal['code'], key: PhraseKey, values?: PhraseValues): Decision => ({
  ok: false,
  refusal: { code, because: values ? { key, values } : { key } },
});
