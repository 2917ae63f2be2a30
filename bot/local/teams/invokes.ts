import { invokeActivity } from './activities';
import type { ActionAnswer, ActionRequest, Card, DialogAnswer, DialogRequest, DialogSize } from './contract';
import { readAttachment, readCard } from './content';
import type { Outcome } from './delivery';
import { isRecord, Refused } from './door';
import { personById, personBySlug, placeOf } from './roster';
import type { Service } from './service';
import { isMember, type StoredMessage } from './state';
import type { LocalPerson } from '../people';

export const noAnswer = 'The app did not answer. Try again.';

/** The message whose card somebody used; throws Refused when it has gone or is not theirs to see. */
export function requireMessage(service: Service, messageId: string, personId: string): StoredMessage {
  const message = service.state.message(messageId);
  if (!message || !isMember(service.state, message.conversationId, personId)) throw new Refused(404, 'gone', 'This card is no longer here. Look for a newer one below.');
  return message;
}

/** A person by object id or by the first part of the e-mail address. Throws Refused 404. */
export function requirePerson(id: string): LocalPerson {
  const person = personById(id) ?? personBySlug(id);
  if (!person) throw new Refused(404, 'unknown-person', 'Nobody here has this id. Choose a person at the top.');
  return person;
}

/** Runs an Action.Execute: a card in the answer becomes this person's own version of the message. */
export async function runAction(service: Service, request: ActionRequest): Promise<ActionAnswer> {
  const person = requirePerson(request.person);
  const message = requireMessage(service, request.messageId, person.id);
  const place = placeOf(message.conversationId)?.place ?? 'personal';
  const value = { action: request.action, trigger: request.trigger };
  const occasion = service.occasion(person, place, message.thread);
  const outcome = await service.delivery.invoke(invokeActivity(occasion, `f:${request.id}`, 'adaptiveCard/action', value, message.id));
  return readAction(service, outcome, message.id, person.id, message.revision);
}

function readAction(service: Service, { status, body }: Outcome, messageId: string, personId: string, revision: number): ActionAnswer {
  if (status !== 200 || !isRecord(body)) return { kind: 'problem', text: noAnswer };
  const { statusCode, type, value } = body;
  if (typeof statusCode === 'number' && statusCode >= 400) return { kind: 'problem', text: isRecord(value) && typeof value['message'] === 'string' ? value['message'] : noAnswer };
  if (type === 'application/vnd.microsoft.activity.message') return typeof value === 'string' && value !== '' ? { kind: 'notice', text: value } : { kind: 'none' };
  if (type !== 'application/vnd.microsoft.card.adaptive') return { kind: 'none' };
  const card = shown(() => readCard(value));
  if (!card) return { kind: 'problem', text: noAnswer };
  // The bot may have updated the message for everybody during the turn: that version wins.
  if (service.state.message(messageId)?.revision !== revision) return { kind: 'card' };
  service.journal.append({ kind: 'personal', id: messageId, personId, cards: [card] });
  service.showMessage(messageId);
  return { kind: 'card' };
}

/** Asks the bot for a dialog, or hands it what somebody filled in. Throws Refused 502 when it does not answer. */
export async function runDialog(service: Service, request: DialogRequest): Promise<DialogAnswer> {
  const person = requirePerson(request.person);
  const message = request.messageId === null ? null : requireMessage(service, request.messageId, person.id);
  const value = { data: request.data, context: { theme: request.theme } };
  const place = message ? (placeOf(message.conversationId)?.place ?? request.place) : request.place;
  const occasion = service.occasion(person, place, message?.thread ?? null);
  const name = request.step === 'fetch' ? 'task/fetch' : 'task/submit';
  const { status, body } = await service.delivery.invoke(invokeActivity(occasion, `f:${request.id}`, name, value, message?.id ?? null));
  if (status !== 200) throw new Refused(502, 'no-answer', noAnswer);
  return readDialog(isRecord(body) && isRecord(body['task']) ? body['task'] : null);
}

/** What a `task` of an answer asks to be shown; throws Refused for what cannot be. */
export function readDialog(task: Record<string, unknown> | null): DialogAnswer {
  if (task?.['type'] === 'message') return typeof task['value'] === 'string' && task['value'] !== '' ? { kind: 'message', text: task['value'] } : { kind: 'none' };
  const info = task?.['type'] === 'continue' && isRecord(task['value']) ? task['value'] : null;
  if (!info) return { kind: 'none' };
  const shape = { title: typeof info['title'] === 'string' ? info['title'] : '', width: size(info['width']), height: size(info['height']) };
  if (typeof info['url'] === 'string') return { kind: 'url', ...shape, url: info['url'] };
  const card = shown(() => readAttachment(info['card']));
  if (!card) throw new Refused(502, 'not-a-card', 'The app answered with a form that cannot be shown. Try again.');
  return { kind: 'card', ...shape, card };
}

function size(value: unknown): DialogSize {
  if (typeof value === 'number' && value > 0) return value;
  return value === 'small' || value === 'large' ? value : 'medium';
}

function shown(read: () => Card): Card | null {
  try {
    return read();
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}
