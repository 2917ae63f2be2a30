import { join } from 'node:path';
import { localBot, type LocalPerson } from '../people';
import type { Activity, Occasion } from './activities';
import type { Card, PlaceId, StateAnswer } from './contract';
import { startDelivery, teamsPatience, type Delivery } from './delivery';
import { openJournal, type Journal } from './journal';
import { openLive, type Live } from './live';
import { placeOf } from './roster';
import { isMember, TeamsState, type Entry, type StoredMessage } from './state';
import type { Content } from './content';

/** The parts that the routes of the page and of the connector work on. */
export interface Service {
  state: TeamsState;
  /** Members of the team besides the eight: they are on its list, and nobody can be them. */
  crowd: readonly LocalPerson[];
  journal: Journal<Entry>;
  delivery: Delivery;
  live: Live;
  /** What is on the stage of the core group's meeting; a meeting does not outlive this process. */
  stage: StateAnswer['stage'];
  now(): Date;
  /** Whether the app is handed every message of a channel, not only those that mention it. */
  hearsChannels(): boolean;
  /** Moves the time of this world to a moment, ISO 8601 UTC; false where it cannot go. Null where nobody can move it. */
  moveClock: ((to: string) => Promise<boolean>) | null;
  occasion(person: LocalPerson, place: PlaceId, thread?: string | null): Occasion;
  /** Saves a message, and the activity that carries it to the bot, in one line of the journal. */
  post(message: StoredMessage, carried?: { activity?: Activity; request?: string }): void;
  /** Tells every page of a member that a message is new or different. */
  showMessage(id: string): void;
  showPlaces(): void;
  close(): void;
}

export interface ServiceOptions {
  folder: string;
  botUrl: string;
  origin: string;
  clock?: () => Date;
  /** Milliseconds until an unanswered activity is sent again: for tests; Teams' 15 s otherwise. */
  redeliverAfter?: number;
  serviceUrl?: string;
  moveClock?: (to: string) => Promise<boolean>;
  crowd?: readonly LocalPerson[];
  hearsChannels?: () => boolean;
}

/** Opens the state of local Teams in `folder` and sends what the bot never acknowledged. */
export function openService({ folder, botUrl, origin, clock = () => new Date(), redeliverAfter = teamsPatience, crowd = [], moveClock, hearsChannels = () => false, serviceUrl = `${origin}/local/connector/` }: ServiceOptions): Service {
  const state = new TeamsState();
  const journal = openJournal<Entry>(join(folder, 'teams.jsonl'), state);
  const live = openLive();

  const showMessage = (id: string): void => {
    const message = state.message(id);
    if (!message) return;
    live.tell((personId) => (isMember(state, message.conversationId, personId) ? { kind: 'message', message: state.viewOf(message, personId) } : null));
  };
  const changed = (activityId: string): void => {
    const message = state.carriedBy(activityId);
    if (message) showMessage(message.id);
  };
  const delivery = startDelivery({ botUrl, serviceUrl, state, journal, patience: redeliverAfter, changed });

  return {
    state, crowd, journal, delivery, live, showMessage, hearsChannels, stage: null,
    now: clock,
    moveClock: moveClock ?? null,
    occasion: (person, place, thread = null) => ({ person, place, thread, serviceUrl, now: clock() }),
    post(message, { activity, request } = {}) {
      journal.append({ kind: 'message', message, ...(request ? { request } : {}), ...(activity ? { activity } : {}) });
      showMessage(message.id);
      if (activity) delivery.send([activity]);
    },
    showPlaces: () => live.tell(() => ({ kind: 'places' })),
    close() {
      delivery.close();
      live.close();
      journal.close();
    },
  };
}

/** A message of the app. */
export function appMessage(id: string, conversationId: string, thread: string | null, at: Date, content: Content): StoredMessage {
  return { ...emptyMessage(id, conversationId, thread, at), from: { kind: 'app', id: localBot.id, name: localBot.name }, ...content };
}

/** A message that a person wrote. */
export function personMessage(id: string, conversationId: string, thread: string | null, at: Date, person: LocalPerson, text: string): StoredMessage {
  return { ...emptyMessage(id, conversationId, thread, at), from: { kind: 'person', id: person.id, name: person.name }, text };
}

/** A line of the service itself: who added what. */
export function serviceMessage(id: string, conversationId: string, at: Date, text: string): StoredMessage {
  return { ...emptyMessage(id, conversationId, null, at), from: { kind: 'service', id: 'service', name: '' }, text };
}

function emptyMessage(id: string, conversationId: string, thread: string | null, at: Date): Omit<StoredMessage, 'from'> {
  const inChannel = placeOf(conversationId)?.place === 'team';
  return {
    id, conversationId, thread: inChannel ? (thread ?? id) : null, at: at.toISOString(), editedAt: null,
    text: '', format: 'plain', cards: [] as Card[], revision: 0, activityIds: [],
  };
}
