import type { LiveEvent, MessageView, PlaceId, PlaceView, StateAnswer, Theme } from '../teams/contract';
import { readAddress, writeAddress, type Address } from './address';
import { announceTheme } from './frames';
import { listenFor } from './news';
import { createReadings } from './readings';
import { getState } from './service';

/** What changed: `all` when another person looks, `view` another place, `places` where the app is. */
export type Changed = { kind: 'all' | 'view' | 'front' | 'theme' | 'places' | 'reread' } | { kind: 'message'; message: MessageView; fresh: boolean } | { kind: 'gone' } | { kind: 'typing'; conversationId: string };

/** One window of local Teams: who looks, where, and what they see. */
export interface Session {
  readonly address: Address;
  readonly state: StateAnswer;
  /** Messages of the person's conversations by id. */
  readonly messages: Map<string, MessageView>;
  /** New messages in places that are not open. */
  readonly unread: Map<string, number>;
  /** Grows with every link into the tab, so that the same link twice leads there twice. */
  readonly visit: number;
  /** The place that is open; null in what is shown of Microsoft 365. */
  place(): PlaceView | null;
  go(change: Partial<Address>): void;
  /** Reads the state again, so that a change of one's own shows without waiting for the news of it. */
  refresh(): Promise<void>;
  take(message: MessageView): void;
  on(heard: (changed: Changed) => void): void;
}

/** Opens the session that the address names. Throws what the service refused. */
export async function openSession(): Promise<Session> {
  let address = readAddress(location.hash, systemTheme());
  let state = await getState(address.person);
  const messages = new Map<string, MessageView>();
  const unread = new Map<string, number>();
  const listeners: ((changed: Changed) => void)[] = [];
  const tell = (changed: Changed): void => listeners.forEach((heard) => heard(changed));
  let visit = 0;

  const settle = (): void => {
    address = { ...address, person: slug(state), view: allowedView(state, address.view) };
    document.documentElement.dataset['theme'] = address.theme;
    document.documentElement.dataset['front'] = address.front;
    const hash = writeAddress(address);
    if (hash !== location.hash) history.replaceState(null, '', hash);
  };
  const fill = (fresh: StateAnswer): void => {
    state = fresh;
    messages.clear();
    for (const message of state.messages) messages.set(message.id, message);
    settle();
  };
  const readings = createReadings<LiveEvent>();
  const read = async (personId: string): Promise<{ fresh: StateAnswer; since: LiveEvent[] | null }> => {
    const reading = readings.ask();
    try {
      const fresh = await getState(personId);
      return { fresh, since: reading.arrived() };
    } catch (error) {
      reading.failed();
      throw error;
    }
  };
  /** True if the message is new or newer: news and answers may overtake each other. */
  const keep = (message: MessageView): boolean => {
    const known = messages.get(message.id);
    if (known && known.revision > message.revision) return false;
    messages.set(message.id, message);
    return true;
  };
  const refresh = async (): Promise<void> => {
    const asked = state.me.id;
    const { fresh, since } = await read(asked);
    if (state.me.id !== asked || since === null) return;
    const shown = (): string => JSON.stringify([state.places, state.stage]);
    const before = shown();
    const old = new Map(messages);
    fill(fresh);
    for (const event of since) {
      if (event.kind === 'message') keep(event.message);
      if (event.kind === 'gone') messages.delete(event.messageId);
    }
    if (shown() !== before) tell({ kind: 'places' });
    tell({ kind: 'reread' });
    for (const message of messages.values()) if (!old.has(message.id)) tell({ kind: 'message', message, fresh: true });
  };
  const hear = (event: LiveEvent): void => {
    readings.hear(event);
    if (event.kind === 'message') return take(event.message);
    if (event.kind === 'typing') return tell(event);
    if (event.kind === 'places') return void refresh().catch(() => undefined);
    messages.delete(event.messageId);
    tell({ kind: 'gone' });
  };
  const take = (message: MessageView): void => {
    const known = messages.get(message.id);
    if (!keep(message)) return;
    const open = session.place()?.conversationId === message.conversationId;
    if (!known && !open && message.from.id !== state.me.id) unread.set(message.conversationId, (unread.get(message.conversationId) ?? 0) + 1);
    tell({ kind: 'message', message, fresh: !known });
  };
  const follow = (): void => {
    listenFor(state.me.id, hear, () => void refresh().catch(() => undefined));
  };

  const session: Session = {
    get address() { return address; },
    get state() { return state; },
    get visit() { return visit; },
    messages, unread, take, refresh,
    place: () => state.places.find(({ id }) => id === address.view) ?? null,
    on: (heard) => void listeners.push(heard),
    go(change) {
      const before = address;
      const seen = visit;
      address = { ...address, ...change, sub: change.sub ?? (change.view || change.person || change.tab !== undefined ? '' : address.sub), tab: change.tab ?? (change.view || change.person || change.sub ? '' : address.tab), meeting: change.meeting ?? (change.view || change.person || change.sub ? false : address.meeting) };
      if (change.sub) visit += 1;
      history.pushState(null, '', writeAddress(address));
      void arrive(before, seen);
    },
  };
  const arrive = async (before: Address, seen = visit): Promise<void> => {
    const another = address.person !== before.person;
    if (another) {
      fill(await getState(address.person));
      unread.clear();
      follow();
    } else settle();
    const open = session.place();
    if (open) unread.delete(open.conversationId);
    if (another) return tell({ kind: 'all' });
    if (address.theme !== before.theme) {
      announceTheme(address.theme);
      tell({ kind: 'theme' });
    }
    if (address.view !== before.view || address.sub !== before.sub || address.tab !== before.tab || address.meeting !== before.meeting || visit !== seen) tell({ kind: 'view' });
    if (address.front !== before.front) tell({ kind: 'front' });
  };
  window.addEventListener('popstate', () => {
    const before = address;
    address = readAddress(location.hash, systemTheme());
    void arrive(before);
  });

  fill(state);
  follow();
  return session;
}

function slug(state: StateAnswer): string {
  return state.me.email.split('@')[0] ?? '';
}

/** Somebody who is not in the team finds their own chat instead. */
function allowedView(state: StateAnswer, view: Address['view']): Address['view'] {
  if (view === 'calendar' || view === 'mail') return state.calendar ? view : 'personal';
  if (view === 'files' || view === 'plans') return state.files ? view : 'personal';
  return state.places.some(({ id }) => id === view) ? view : 'personal';
}

/** What a place is called. */
export function placeName(state: StateAnswer, place: PlaceId): string {
  if (place === 'team') return state.team.channelName;
  return place === 'core' ? state.coreChatName : state.app.name;
}

/** The theme that the reader's system asks for. */
function systemTheme(): Theme {
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'default';
}
