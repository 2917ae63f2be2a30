import type { Activity } from './activities';
import type { Card, MessageView, PlaceId, TabView } from './contract';
import type { Fold } from './journal';
import { conversationOf, firstMembers, placeOf } from './roster';

export interface StoredMessage {
  id: string;
  conversationId: string;
  thread: string | null;
  from: MessageView['from'];
  at: string;
  editedAt: string | null;
  text: string;
  format: 'plain' | 'markdown';
  cards: Card[];
  revision: number;
  /** The activities that carry it to the app; none when it stays between people. */
  activityIds: string[];
}

/** An activity that the app has not yet acknowledged. */
export interface Undelivered {
  activity: Activity;
  /** Why the last attempt ended, for the log; null before the first. */
  problem: string | null;
}

export type Entry =
  | { kind: 'placed'; key: string; app: 'absent' | 'added' | 'opened'; activities?: Activity[]; message?: StoredMessage }
  | { kind: 'tab'; key: string; id: string; tab: TabView | null }
  | { kind: 'roster'; place: 'team' | 'core'; members: string[]; activities?: Activity[] }
  | { kind: 'message'; message: StoredMessage; request?: string; activity?: Activity }
  | { kind: 'updated'; id: string; text: string; format: 'plain' | 'markdown'; cards: Card[]; at: string }
  | { kind: 'deleted'; id: string }
  | { kind: 'personal'; id: string; personId: string; cards: Card[] }
  | { kind: 'request'; request: string; messageId: string }
  | { kind: 'waiting'; activity: Activity }
  | { kind: 'acknowledged'; activityId: string }
  | { kind: 'refused'; activityId: string; problem: string };

/** Requests of the page remembered for repeats; more than anybody can have under way. */
const rememberedRequests = 500;

/** Everything that local Teams remembers, rebuilt from its journal. */
export class TeamsState implements Fold<Entry> {
  readonly #apps = new Map<string, 'absent' | 'added' | 'opened'>();
  /** Tabs that people added, by place and then by id. */
  readonly #tabs = new Map<string, Map<string, TabView>>();
  readonly #members = { team: firstMembers.team, core: firstMembers.core };
  readonly #messages = new Map<string, StoredMessage>();
  readonly #personal = new Map<string, Map<string, Card[]>>();
  readonly #undelivered = new Map<string, Undelivered>();
  readonly #requests = new Map<string, string>();
  #lastId = 0;

  apply(entry: Entry): void {
    switch (entry.kind) {
      case 'placed':
        this.#apps.set(entry.key, entry.app);
        // Tabs go with the app they belong to.
        if (entry.app === 'absent') this.#tabs.delete(entry.key);
        if (entry.message) this.#keep(entry.message);
        return entry.activities?.forEach((activity) => this.#wait(activity));
      case 'tab': return this.#setTab(entry);
      case 'roster':
        this.#members[entry.place] = entry.members;
        return entry.activities?.forEach((activity) => this.#wait(activity));
      case 'message':
        this.#keep(entry.message);
        if (entry.request) this.#remember(entry.request, entry.message.id);
        if (entry.activity) this.#wait(entry.activity);
        return;
      case 'updated': return this.#update(entry);
      case 'deleted':
        this.#messages.delete(entry.id);
        this.#personal.delete(entry.id);
        return;
      case 'personal': {
        const versions = this.#personal.get(entry.id) ?? new Map<string, Card[]>();
        versions.set(entry.personId, entry.cards);
        this.#personal.set(entry.id, versions);
        return;
      }
      case 'request': return this.#remember(entry.request, entry.messageId);
      case 'waiting': return this.#wait(entry.activity);
      case 'acknowledged':
        this.#undelivered.delete(entry.activityId);
        return;
      case 'refused': {
        const one = this.#undelivered.get(entry.activityId);
        if (one) one.problem = entry.problem;
      }
    }
  }

  snapshot(): Entry[] {
    return [
      ...[...this.#apps].map(([key, app]): Entry => ({ kind: 'placed', key, app })),
      ...[...this.#tabs].flatMap(([key, tabs]) => [...tabs.values()].map((tab): Entry => ({ kind: 'tab', key, id: tab.id, tab }))),
      ...(['team', 'core'] as const).map((place): Entry => ({ kind: 'roster', place, members: this.#members[place] })),
      ...[...this.#messages.values()].map((message): Entry => ({ kind: 'message', message })),
      ...[...this.#personal].flatMap(([id, versions]) => [...versions].map(([personId, cards]): Entry => ({ kind: 'personal', id, personId, cards }))),
      ...[...this.#requests].map(([request, messageId]): Entry => ({ kind: 'request', request, messageId })),
      ...[...this.#undelivered.values()].flatMap(({ activity, problem }): Entry[] => [
        { kind: 'waiting', activity }, ...(problem ? [{ kind: 'refused' as const, activityId: activity.id, problem }] : []),
      ]),
    ];
  }

  app(place: PlaceId, personId: string): 'absent' | 'added' | 'opened' {
    return this.#apps.get(conversationOf(place, personId)) ?? 'absent';
  }

  tabs(place: PlaceId, personId: string): TabView[] {
    return [...(this.#tabs.get(conversationOf(place, personId))?.values() ?? [])];
  }

  /** True once somebody took the app away from their personal chat: then it may not write first. */
  blocked(personId: string): boolean {
    return this.#apps.get(conversationOf('personal', personId)) === 'absent';
  }

  /** Ids of the people of a place; of a personal chat, its owner. */
  members(place: PlaceId, personId: string): readonly string[] {
    return place === 'personal' ? [personId] : this.#members[place];
  }

  message(id: string): StoredMessage | null {
    return this.#messages.get(id) ?? null;
  }

  /** The messages of one conversation, oldest first. */
  messagesOf(conversationId: string): StoredMessage[] {
    return [...this.#messages.values()].filter((message) => message.conversationId === conversationId);
  }

  /** The message that an activity carries, whether or not it has arrived. */
  carriedBy(activityId: string): StoredMessage | null {
    return [...this.#messages.values()].find((message) => message.activityIds.includes(activityId)) ?? null;
  }

  /** The message that a repeated request of the page made the first time. */
  requested(request: string): StoredMessage | null {
    return this.message(this.#requests.get(request) ?? '');
  }

  undelivered(): Undelivered[] {
    return [...this.#undelivered.values()];
  }

  waiting(activityId: string): Undelivered | null {
    return this.#undelivered.get(activityId) ?? null;
  }

  /** An id as Teams makes them, milliseconds since 1970, and never the same one twice. */
  nextId(now: Date): string {
    this.#lastId = Math.max(this.#lastId + 1, now.getTime());
    return String(this.#lastId);
  }

  /** The message as one person sees it. */
  viewOf(message: StoredMessage, personId: string): MessageView {
    const own = this.#personal.get(message.id)?.get(personId);
    const { activityIds, ...shown } = message;
    const waiting = activityIds.flatMap((id) => this.#undelivered.get(id) ?? []);
    const underway = waiting.length > 0 ? (waiting.some(({ problem }) => problem) ? 'failed' : 'underway') : 'done';
    return { ...shown, cards: own ?? message.cards, personal: own !== undefined, delivery: activityIds.length === 0 ? 'none' : underway };
  }

  #setTab({ key, id, tab }: Extract<Entry, { kind: 'tab' }>): void {
    const tabs = this.#tabs.get(key) ?? new Map<string, TabView>();
    if (tab) tabs.set(id, tab);
    else tabs.delete(id);
    this.#tabs.set(key, tabs);
  }

  #keep(message: StoredMessage): void {
    this.#messages.set(message.id, message);
    this.#lastId = Math.max(this.#lastId, Number(message.id) || 0);
  }

  #wait(activity: Activity): void {
    this.#undelivered.set(activity.id, { activity, problem: null });
    this.#lastId = Math.max(this.#lastId, Number(activity.id) || 0);
  }

  #update(entry: Extract<Entry, { kind: 'updated' }>): void {
    const old = this.#messages.get(entry.id);
    if (!old) return;
    this.#personal.delete(entry.id);
    this.#messages.set(entry.id, { ...old, text: entry.text, format: entry.format, cards: entry.cards, editedAt: entry.at, revision: old.revision + 1 });
  }

  #remember(request: string, messageId: string): void {
    this.#requests.set(request, messageId);
    const [oldest] = this.#requests.keys();
    if (oldest !== undefined && this.#requests.size > rememberedRequests) this.#requests.delete(oldest);
  }
}

/** True when the person may read and write there. */
export function isMember(state: TeamsState, conversationId: string, personId: string): boolean {
  const found = placeOf(conversationId);
  if (!found) return false;
  return state.members(found.place, found.personId ?? personId).includes(personId);
}
