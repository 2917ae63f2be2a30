import type { MessageView, PlaceId } from '../teams/contract';
import { refreshFor, type CardAct } from './cards';
import { openAppDialog, openExtensionDialog, type Surroundings } from './dialogs';
import { sayBelow } from './message';
import { postAction, postMessage } from './service';

/** Carries out what somebody did with a card. `place` is the drawn message, which shows how it went. */
export function performAct(around: Surroundings, placeId: PlaceId, message: MessageView, act: CardAct, place: HTMLElement): void {
  if (act.kind === 'open') {
    if (!around.openLink(act.url)) sayBelow(place, 'This link does not lead anywhere here.');
    return;
  }
  // One press, one act: a second one while the first is under way is the same wish.
  if (place.getAttribute('aria-busy') === 'true') return;
  // The same id over all tries, so that the app can tell that it is one act.
  attempt(around, placeId, message, act, place, crypto.randomUUID());
}

function attempt(around: Surroundings, placeId: PlaceId, message: MessageView, act: Exclude<CardAct, { kind: 'open' }>, place: HTMLElement, id: string): void {
  place.setAttribute('aria-busy', 'true');
  run(around, placeId, message, act, place, id)
    .catch((error: Error) => sayBelow(current(place, message.id), error.message.replace(/ Try again\.$/, ''), () => attempt(around, placeId, message, act, current(place, message.id), id)))
    .finally(() => place.removeAttribute('aria-busy'));
}

async function run(around: Surroundings, placeId: PlaceId, message: MessageView, act: Exclude<CardAct, { kind: 'open' }>, place: HTMLElement, id: string): Promise<void> {
  const { session } = around;
  const person = session.state.me.id;
  if (act.kind === 'dialog') return openAppDialog(around, { place: placeId, messageId: message.id }, act.data, id);
  if (act.kind !== 'execute') {
    const said = await postMessage({ id, person, place: placeId, text: act.kind === 'say' ? act.text : '', value: act.data, replyTo: message.id });
    return session.take(said);
  }
  const hadFocus = place.contains(document.activeElement);
  const answer = await postAction({ id, person, messageId: message.id, action: act.action, trigger: 'manual' });
  const now = current(place, message.id);
  // The pressed button went with the old card: keep the reader where they were.
  if (hadFocus && !now.contains(document.activeElement)) now.focus();
  if (answer.kind === 'notice') sayBelow(now, answer.text);
  if (answer.kind === 'problem') throw new Error(answer.text);
}

/** The message as it is drawn now; it may have been redrawn during the act. */
function current(place: HTMLElement, messageId: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-message="${CSS.escape(messageId)}"]`) ?? place;
}

/** Opens the dialog of the app's action on a message; what stands in its way is said below the message. */
export function saveMessage(around: Surroundings, placeId: PlaceId, message: MessageView): void {
  openExtensionDialog(around, placeId, message.id).catch((error: Error) => {
    const place = document.querySelector<HTMLElement>(`[data-message="${CSS.escape(message.id)}"]`);
    if (place) sayBelow(place, error.message.replace(/ Try again\.$/, ''), () => saveMessage(around, placeId, message));
  });
}

const refreshed = new Set<string>();

/** Asks the app for this person's own version of a card that wants to be refreshed: when the page is opened, and once for each revision. */
export function refreshIfAsked(around: Surroundings, message: MessageView): void {
  const { me } = around.session.state;
  const action = message.cards.map((card) => refreshFor(card, me.teamsId)).find((found) => found !== null);
  const key = `${me.id}/${message.id}/${message.revision}`;
  if (!action || refreshed.has(key)) return;
  refreshed.add(key);
  // A refresh that fails leaves the card that everybody sees.
  postAction({ id: crypto.randomUUID(), person: me.id, messageId: message.id, action, trigger: 'automatic' }).catch(() => undefined);
}

