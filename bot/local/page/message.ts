import type { MessageView } from '../teams/contract';
import { drawCard, type CardAct } from './cards';
import { drawing, el, initials } from './element';
import { markdownToHtml } from './markdown';
import { menuButton } from './menu';
import type { Session } from './session';

export interface MessageDeeds {
  act(message: MessageView, act: CardAct, place: HTMLElement): void;
  retry(message: MessageView): void;
  /** The app's action on a message; null where the app is not. */
  save: ((message: MessageView) => void) | null;
  /** Null where there are no threads. */
  reply: ((message: MessageView) => void) | null;
}

/** What tells one drawing of a message from the next: the same key needs no new drawing. */
export function messageKey(message: MessageView, theme: string): string {
  return [message.revision, message.personal, message.delivery, message.editedAt, theme, message.personal ? JSON.stringify(message.cards) : ''].join('|');
}

/** A submitted form leaves no words in the chat; it is shown only to its sender, and only if it failed. */
export function isShown(message: MessageView, me: string): boolean {
  if (message.text !== '' || message.cards.length > 0) return true;
  return message.delivery === 'failed' && message.from.id === me;
}

/** Draws one message of the chat. */
export function drawMessage(message: MessageView, session: Session, deeds: MessageDeeds): HTMLElement {
  const { me } = session.state;
  const trouble = message.delivery === 'failed' ? failure(message, deeds) : null;
  if (message.from.kind === 'service') return el('div', { class: 'line', 'data-message': message.id, tabindex: -1 }, el('span', {}, message.text), trouble);

  const mine = message.from.id === me.id;
  const article = el('article', { class: `message ${mine ? 'mine' : ''}`, 'data-message': message.id, tabindex: -1, 'aria-label': `${mine ? 'You' : message.from.name}, ${time(message.at, me.zone)}` });
  const notice = el('div', { class: 'notice', role: 'status' });
  article.append(
    initials(message.from.name, message.from.kind === 'app' ? 'app' : 'person'),
    el('div', { class: 'message-main' },
      el('div', { class: 'message-head' },
        el('span', { class: 'message-name' }, mine ? 'You' : message.from.name),
        message.from.kind === 'app' && el('span', { class: 'tag' }, 'App'),
        el('time', { datetime: message.at }, time(message.at, me.zone)),
        message.editedAt !== null && el('span', { class: 'edited' }, 'updated'),
        message.delivery === 'underway' && el('span', { class: 'edited underway' }, 'waiting for the app'),
        moreActions(message, mine ? 'you' : message.from.name, deeds)),
      message.text !== '' ? words(message) : message.cards.length === 0 && el('p', { class: 'bubble' }, 'What you filled in'),
      ...message.cards.map((card) => el('div', { class: 'card' }, drawCard(card, session.address.theme, session.state.people, (act) => deeds.act(message, act, article)))),
      notice,
      trouble,
      deeds.reply && message.thread === message.id ? el('button', { type: 'button', class: 'quiet small reply', onclick: () => deeds.reply?.(message) }, 'Reply', el('span', { class: 'unseen' }, ` to ${message.from.name}`)) : null,
    ),
  );
  return article;
}

function moreActions(message: MessageView, whose: string, { save }: MessageDeeds): HTMLElement | null {
  if (!save) return null;
  const button = el('button', { type: 'button', class: 'icon more', 'aria-label': `More actions, message of ${whose}` }, drawing('more'));
  return menuButton(button, 'More actions', () => [{ label: 'Save to resources', act: () => save(message) }]);
}

function words(message: MessageView): HTMLElement {
  if (message.format === 'plain') return el('p', { class: 'bubble' }, message.text);
  const bubble = el('div', { class: 'bubble' });
  // Escaped by markdownToHtml, which makes the only tags in it.
  bubble.innerHTML = markdownToHtml(message.text);
  return bubble;
}

function failure(message: MessageView, deeds: MessageDeeds): HTMLElement {
  return el('div', { class: 'failure' }, el('span', {}, 'The app did not answer.'), el('button', { type: 'button', class: 'quiet small', onclick: () => deeds.retry(message) }, 'Try again'));
}

/** Says something about a card below it; a notice goes by itself, a problem stays until it is tried again. */
export function sayBelow(place: HTMLElement, text: string, again?: () => void): void {
  const notice = place.querySelector<HTMLElement>('.notice');
  if (!notice) return;
  const retry = again && el('button', {
    type: 'button', class: 'quiet small',
    onclick: () => {
      notice.replaceChildren();
      again();
    },
  }, 'Try again');
  notice.replaceChildren(el('span', {}, text), ...(retry ? [retry] : []));
  // The button may stand at the very edge of what is seen.
  notice.scrollIntoView({ block: 'nearest' });
  if (!again) setTimeout(() => notice.replaceChildren(), 8000);
}

/** `10:05` in the reader's zone, with the day if it is not today. */
function time(at: string, zone: string): string {
  const date = new Date(at);
  const day = (moment: Date): string => moment.toLocaleDateString('en-GB', { timeZone: zone, weekday: 'short', day: 'numeric', month: 'short' });
  const clock = date.toLocaleTimeString('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  return day(date) === day(new Date()) ? clock : `${day(date)}, ${clock}`;
}
