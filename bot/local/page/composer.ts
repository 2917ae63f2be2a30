import { attachments } from './attachments';
import { drawing, el } from './element';
import { openFinder } from './finder';
import { postMessage } from './service';
import type { MessageView, PlaceView } from '../teams/contract';
import type { Session } from './session';

export interface Composer {
  element: HTMLElement;
  /** Turns the next message into a reply to a post of the channel. */
  replyTo: (message: MessageView) => void;
}

/** What was typed and not sent, by person and place, for as long as the window is open. */
const drafts = new Map<string, string>();

/** The box to write a message in: Enter sends, Shift and Enter begins a line. */
export function composer(session: Session, place: PlaceView): Composer {
  const { me, app, coreChatName } = session.state;
  const key = `${me.id}/${place.id}`;
  const name = { team: 'Message the channel', core: `Message the ${coreChatName.toLowerCase()} chat`, personal: `Message ${app.name}` }[place.id];
  const box = el('textarea', { rows: 1, 'aria-label': name, placeholder: name, maxlength: 28000 });
  const problem = el('div', { class: 'composer-problem', role: 'alert' });
  const target = el('div', { class: 'composer-target' });
  const mention = `@${app.name}`;
  const added = attachments(session, place.id);
  let thread: string | null = null;
  let id = crypto.randomUUID();
  box.value = drafts.get(key) ?? '';

  const grow = (): void => {
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight + 2, 180)}px`;
  };
  const setThread = (message: MessageView | null): void => {
    thread = message?.id ?? null;
    target.replaceChildren(...(message ? [el('span', {}, `Reply to ${message.from.name}`), el('button', { type: 'button', class: 'quiet small', onclick: () => setThread(null) }, 'Write a new post instead')] : []));
  };
  const send = async (): Promise<void> => {
    const text = box.value.trim();
    const cards = added.cards();
    if (text === '' && cards.length === 0) return box.focus();
    try {
      const message = await postMessage({ id, person: me.id, place: place.id, text, thread, ...(cards.length > 0 ? { cards } : {}) });
      problem.replaceChildren();
      id = crypto.randomUUID();
      if (box.value.trim() === text) box.value = '';
      drafts.delete(key);
      added.clear();
      setThread(null);
      grow();
      session.take(message);
    } catch (error) {
      problem.replaceChildren(error instanceof Error ? error.message : 'The message was not sent. Try again.');
    }
    box.focus();
  };
  box.addEventListener('input', () => {
    drafts.set(key, box.value);
    grow();
    if (place.app !== 'absent') added.read(box.value);
  });
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void send();
  });
  const insertMention = (): void => {
    if (!box.value.includes(mention)) box.value = `${mention} ${box.value}`;
    drafts.set(key, box.value);
    box.focus();
  };

  const element = el('form', { class: 'composer', onsubmit: (event: Event) => { event.preventDefault(); void send(); } },
    target,
    added.element,
    el('div', { class: 'composer-row' }, box,
      place.app !== 'absent' && el('button', { type: 'button', class: 'icon', 'aria-label': 'Find a resource', title: 'Find a resource', onclick: () => openFinder(session, place.id, added.add) }, drawing('find')), el('button', { type: 'submit', class: 'primary send', 'aria-label': 'Send' }, drawing('send'))),
    place.id !== 'personal' && place.app !== 'absent' && el('div', { class: 'composer-hint' },
      el('button', { type: 'button', class: 'quiet small', onclick: insertMention }, `Mention ${app.name}`), el('span', {}, 'Here the app answers only what mentions it.')),
    problem);
  requestAnimationFrame(grow);
  return { element, replyTo: (message) => { setThread(message); box.focus(); } };
}
