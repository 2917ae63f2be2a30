import type { Card, PlaceId, ResultView } from '../teams/contract';
import { drawCard } from './cards';
import { drawing, el } from './element';
import { postLink } from './service';
import type { Session } from './session';

/** The cards that go with the message that is being written: chosen in the search, or made of a link in it. */
export interface Attachments {
  element: HTMLElement;
  cards(): Card[];
  add(result: ResultView): void;
  /** Looks for a link of the app in what is written, and asks the app once for each. */
  read(text: string): void;
  clear(): void;
}

/** How long a pause in the typing is before its links are looked at, in milliseconds. */
const settles = 400;

export function attachments(session: Session, place: PlaceId): Attachments {
  const element = el('div', { class: 'composer-cards', role: 'group', 'aria-label': 'Cards in this message' });
  const held: { result: ResultView; from: string | null; drawn: HTMLElement }[] = [];
  const asked = new Set<string>();
  let waiting: number | undefined;
  let written = '';

  const put = (result: ResultView, from: string | null): void => {
    const drop = el('button', { type: 'button', class: 'icon', 'aria-label': `Remove the card ${result.title}`, onclick: () => remove(drawn) }, drawing('close'));
    // Only a picture of what will be sent: nothing in it can be pressed.
    const drawn = el('div', { class: 'composer-card' }, el('div', { class: 'card', inert: true }, drawCard(result.card, session.address.theme, session.state.people, () => undefined)), drop);
    held.push({ result, from, drawn });
    element.append(drawn);
  };
  const remove = (drawn: HTMLElement): void => {
    held.splice(held.findIndex((one) => one.drawn === drawn), 1);
    drawn.remove();
  };
  const look = async (url: string): Promise<void> => {
    // What is not shown for a link is no trouble: the link goes as it is.
    const result = await postLink({ id: crypto.randomUUID(), person: session.state.me.id, place, url }).catch(() => null);
    if (result && linksIn(written).includes(url) && !held.some((one) => one.from === url)) put(result, url);
  };

  return {
    element,
    cards: () => held.map(({ result }) => result.card),
    add: (result) => put(result, null),
    read(text) {
      written = text;
      window.clearTimeout(waiting);
      waiting = window.setTimeout(() => {
        for (const url of linksIn(text)) {
          if (asked.has(url)) continue;
          asked.add(url);
          void look(url);
        }
      }, settles);
    },
    clear() {
      for (const { drawn } of held.splice(0)) drawn.remove();
      asked.clear();
      written = '';
    },
  };
}

/** The links in a text that are on the app's own domain, which is this one: those alone Teams asks the app about. */
const linksIn = (text: string): string[] => (text.match(/https?:\/\/[^\s<>"]+/g) ?? []).filter((one) => URL.canParse(one) && new URL(one).host === location.host).slice(0, 5);
