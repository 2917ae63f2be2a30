import { randomUUID } from 'node:crypto';
import type { Command, CommandAnswer, CommunityAnswer, CommunityView, ErrorAnswer, MeAnswer } from '../../bot/api/contract';
import { localPeople } from '../../bot/local/people';
import type { ActionAnswer, DialogAnswer, MessageView, PlaceId, StateAnswer } from '../../bot/local/teams/contract';
import { wholeView } from '../../tab/api/client';
import type { World } from './world';

/** One of the eight people of local Teams, doing what people do: through the doors, never past them. */
export interface Actor {
  id: string;
  name: string;
  state(): Promise<StateAnswer>;
  add(place: PlaceId): Promise<void>;
  /** Puts somebody into a place, or takes them out of it. */
  roster(place: 'team' | 'core', whom: Pick<Actor, 'id'>, member: boolean): Promise<void>;
  write(place: PlaceId, text: string): Promise<MessageView>;
  /** The newest card of the app in a place whose text holds `part`. */
  card(place: PlaceId, part: string): Promise<MessageView>;
  /** Presses a button of a card: one that acts, or one that opens a dialog. */
  press(message: MessageView, title: string): Promise<ActionAnswer>;
  open(message: MessageView, title: string): Promise<DialogAnswer>;
  send(message: MessageView, data: Record<string, unknown>): Promise<DialogAnswer>;
  token(): Promise<string>;
  me(): Promise<MeAnswer>;
  view(communityId: string): Promise<CommunityView>;
  /** Does something in the tab; throws with the sentence when it is refused. */
  do(communityId: string, command: Command): Promise<CommandAnswer>;
  /** The same, for what is expected to be refused. */
  refused(communityId: string, command: unknown): Promise<ErrorAnswer & { status: number }>;
}

export function person(world: World, index: number): Actor {
  const one = localPeople[index];
  if (!one) throw new Error(`there is no person ${index}`);
  const teams = async <T>(path: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${world.origin}/local/teams/${path}`, body === undefined ? {} : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as T;
  };
  // A token holds for an hour, which is longer than a test: the tab, too, asks for one once.
  let signedIn: string | null = null;
  const api = async (path: string, init: RequestInit = {}): Promise<Response> => {
    signedIn ??= await actor.token();
    return fetch(`${world.origin}/api/${path}`, { ...init, headers: { authorization: `Bearer ${signedIn}`, 'content-type': 'application/json' } });
  };
  const placeOf = (message: MessageView): PlaceId => (message.conversationId.includes('local-team') ? 'team' : message.conversationId.includes('local-core') ? 'core' : 'personal');

  const actor: Actor = {
    id: one.id,
    name: one.name,
    state: () => teams<StateAnswer>(`state?person=${one.id}`),
    add: async (place) => void (await teams('installs', { person: one.id, place, added: true })),
    roster: async (place, whom, member) => void (await teams('roster', { person: one.id, place, subject: whom.id, member })),
    write: (place, text) => teams<MessageView>('messages', { id: randomUUID(), person: one.id, place, text }),
    async card(place, part) {
      return eventually(async () => {
        const { messages, places } = await actor.state();
        const conversation = places.find((each) => each.id === place)?.conversationId;
        const found = messages.filter((message) => message.conversationId === conversation && message.from.kind === 'app' && JSON.stringify([message.cards, message.text]).includes(part));
        return found.at(-1) ?? null;
      }, `a card with "${part}" in ${place}`);
    },
    press(message, title) {
      const action = buttonOf(message, title);
      return teams<ActionAnswer>('actions', { id: randomUUID(), person: one.id, messageId: message.id, action, trigger: 'manual' });
    },
    open: (message, title) => teams<DialogAnswer>('dialogs', { id: randomUUID(), person: one.id, place: placeOf(message), messageId: message.id, step: 'fetch', data: buttonOf(message, title)['data'], theme: 'default' }),
    send: (message, data) => teams<DialogAnswer>('dialogs', { id: randomUUID(), person: one.id, place: placeOf(message), messageId: message.id, step: 'submit', data, theme: 'default' }),
    async token() {
      const answer = await fetch(`${world.origin}/local/identity/token`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ person: one.id }) });
      return ((await answer.json()) as { token: string }).token;
    },
    me: async () => (await (await api('me')).json()) as MeAnswer,
    async view(communityId) {
      const answer = await api(`communities/${communityId}`);
      if (!answer.ok) throw new Error(`view: ${answer.status} ${await answer.text()}`);
      return wholeView((await answer.json()) as CommunityAnswer);
    },
    async do(communityId, command) {
      const answer = await api(`communities/${communityId}/commands`, { method: 'POST', body: JSON.stringify({ id: randomUUID(), command }) });
      if (!answer.ok) throw new Error(`${command.type}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as CommandAnswer;
    },
    async refused(communityId, command) {
      const answer = await api(`communities/${communityId}/commands`, { method: 'POST', body: JSON.stringify({ id: randomUUID(), command }) });
      if (answer.ok) throw new Error('it was not refused');
      return { ...((await answer.json()) as ErrorAnswer), status: answer.status };
    },
  };
  return actor;
}

function buttonOf(message: MessageView, title: string): Record<string, unknown> {
  const actions = message.cards.flatMap((card) => card['actions'] as Record<string, unknown>[]);
  const found = actions.find((action) => String(action['title']).startsWith(title));
  if (!found) throw new Error(`no button "${title}" among ${actions.map((action) => String(action['title'])).join(', ')}`);
  return found;
}

/** Waits for what happens after the turn, a minute at least: a busy machine is no failure. */
export async function eventually<T>(look: () => Promise<T | null | false | undefined>, what: string | (() => string)): Promise<T> {
  for (let tries = 0; tries < 1200; tries += 1) {
    const found = await look();
    if (found !== null && found !== false && found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`did not happen: ${typeof what === 'string' ? what : what()}`);
}
