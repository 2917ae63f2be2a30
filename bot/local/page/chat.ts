import type { MessageView, PlaceView } from '../teams/contract';
import { performAct, refreshIfAsked, saveMessage } from './acts';
import { announce } from './announcer';
import { cardWords } from './cards';
import { chatHead } from './chatHead';
import { composer } from './composer';
import type { Surroundings } from './dialogs';
import { el } from './element';
import { drawMessage, isShown, messageKey, type MessageDeeds } from './message';
import { postRetry } from './service';
import { placeName, type Changed } from './session';
import { welcome } from './welcome';

export interface ChatView {
  element: HTMLElement;
  hear(changed: Changed): void;
}

/** How near to its end a list counts as read to the end, in pixels. */
const nearEnd = 120;
const typingFor = 8000;

/** The chat of one place: its head, its messages, and the box to write in. */
export function chatView(around: Surroundings, place: PlaceView): ChatView {
  const { session } = around;
  const list = el('div', { class: 'messages', role: 'log', 'aria-live': 'off', 'aria-label': `Messages in ${placeName(session.state, place.id)}` });
  const typing = el('div', { class: 'typing', hidden: true }, el('span', { class: 'dots', 'aria-hidden': 'true' }, el('i'), el('i'), el('i')), `${session.state.app.name} is writing`);
  const write = composer(session, place);
  const drawn = new Map<string, { key: string; element: HTMLElement }>();
  let typingEnds: number | undefined;

  const deeds: MessageDeeds = {
    act: (message, act, at) => performAct(around, place.id, message, act, at),
    retry: (message) => void postRetry(session.state.me.id, message.id).catch(() => undefined),
    save: place.app === 'absent' ? null : (message) => saveMessage(around, place.id, message),
    reply: place.type === 'channel' ? write.replyTo : null,
  };
  const hideTyping = (): void => {
    window.clearTimeout(typingEnds);
    typing.hidden = true;
  };
  const draw = (): void => {
    const shown = inOrder([...session.messages.values()].filter((message) => message.conversationId === place.conversationId && isShown(message, session.state.me.id)));
    const ids = new Set(shown.map(({ id }) => id));
    for (const [id, { element }] of drawn) if (!ids.has(id)) { element.remove(); drawn.delete(id); }
    let before: HTMLElement | null = null;
    for (const message of shown) {
      const element = drawOne(message);
      element.classList.toggle('in-thread', message.thread !== null && message.thread !== message.id);
      const next: ChildNode | null = before ? before.nextSibling : list.firstChild;
      if (next !== element) list.insertBefore(element, next);
      before = element;
    }
  };
  const drawOne = (message: MessageView): HTMLElement => {
    const key = messageKey(message, session.address.theme);
    const old = drawn.get(message.id);
    if (old?.key === key) return old.element;
    const element = drawMessage(message, session, deeds);
    const focused = old?.element.contains(document.activeElement) ?? false;
    old?.element.replaceWith(element);
    drawn.set(message.id, { key, element });
    if (focused) element.focus();
    refreshIfAsked(around, message);
    return element;
  };
  const body = el('div', { class: 'chat-body', tabindex: 0, role: 'region', 'aria-label': `Chat in ${placeName(session.state, place.id)}` }, place.app === 'absent' && welcome(session, place), list, typing);
  const nobody = place.id === 'personal' && place.app === 'absent';
  const element = el('div', { class: 'chat' }, chatHead(around, place), body, !nobody && write.element);
  draw();
  const toEnd = (): void => body.scrollTo({ top: place.app === 'absent' ? 0 : body.scrollHeight });
  // Cards take their height only once they stand in the page.
  requestAnimationFrame(toEnd);

  return {
    element,
    hear(changed) {
      if (changed.kind === 'typing' && changed.conversationId === place.conversationId) {
        typing.hidden = false;
        window.clearTimeout(typingEnds);
        typingEnds = window.setTimeout(hideTyping, typingFor);
      }
      if (changed.kind === 'theme' || changed.kind === 'gone' || changed.kind === 'reread') draw();
      if (changed.kind !== 'message' || changed.message.conversationId !== place.conversationId) return;
      const { message, fresh } = changed;
      const atEnd = body.scrollHeight - body.scrollTop - body.clientHeight < nearEnd;
      const mine = message.from.id === session.state.me.id;
      if (message.from.kind === 'app') hideTyping();
      draw();
      if (!fresh) return;
      if (atEnd || mine) requestAnimationFrame(() => drawn.get(message.id)?.element.scrollIntoView({ block: 'nearest' }));
      if (!mine && message.from.kind !== 'service') announce(`${message.from.name}: ${spoken(message)}`);
    },
  };
}

/** Posts of a channel with their replies below each, everything else by time. */
function inOrder(messages: MessageView[]): MessageView[] {
  const when = ({ id }: MessageView): number => Number(id);
  const root = (message: MessageView): number => Number(message.thread ?? message.id);
  return messages.sort((a, b) => root(a) - root(b) || when(a) - when(b));
}

function spoken(message: MessageView): string {
  const [card] = message.cards;
  return (message.text || (card ? cardWords(card) : '')).slice(0, 140);
}
