import { invokeActivity } from './activities';
import type { Card, DialogAnswer, ExtensionRequest, FindAnswer, FindRequest, LinkRequest, PlaceId, ResultView } from './contract';
import { readAttachment } from './content';
import { isRecord, Refused } from './door';
import { noAnswer, readDialog, requireMessage, requirePerson } from './invokes';
import { placeOf } from './roster';
import type { Service } from './service';
import type { StoredMessage } from './state';

/** The commands of the app's message extension, as its manifest names them. */
export const extensionCommands = { save: 'saveResource', find: 'findResource', words: 'words' } as const;

/** Results that Teams asks for at a time. */
export const resultsAtOnce = 25;

/** Runs the action on a message: asks the app for its dialog, or hands over what was filled in. Throws Refused. */
export async function runExtension(service: Service, request: ExtensionRequest): Promise<DialogAnswer> {
  const message = requireMessage(service, request.messageId, requirePerson(request.person).id);
  const value = {
    commandId: extensionCommands.save, commandContext: 'message', requestId: request.id, messagePayload: payloadOf(message), context: { theme: request.theme },
    ...(request.step === 'submit' ? { data: request.data } : {}),
  };
  const place = placeOf(message.conversationId)?.place ?? 'personal';
  const body = await invoke(service, request, place, request.step === 'fetch' ? 'composeExtension/fetchTask' : 'composeExtension/submitAction', value, message);
  return readDialog(isRecord(body) && isRecord(body['task']) ? body['task'] : null);
}

/** Searches with the app. Throws Refused. */
export async function runSearch(service: Service, request: FindRequest): Promise<FindAnswer> {
  const words = request.words.trim();
  const parameters = words === '' ? [{ name: 'initialRun', value: 'true' }] : [{ name: extensionCommands.words, value: words }];
  const answer = await extensionAnswer(service, request, 'composeExtension/query', { commandId: extensionCommands.find, parameters, queryOptions: { skip: request.skip, count: resultsAtOnce } });
  if (answer?.['type'] === 'message') return { kind: 'message', text: typeof answer['text'] === 'string' ? answer['text'] : noAnswer };
  const results = resultsOf(answer);
  return { kind: 'results', results, more: results.length === resultsAtOnce };
}

/** Asks the app what it shows for a link of its own; null where it shows nothing. Throws Refused. */
export async function runLink(service: Service, request: LinkRequest): Promise<ResultView | null> {
  return resultsOf(await extensionAnswer(service, request, 'composeExtension/queryLink', { url: request.url }))[0] ?? null;
}

async function extensionAnswer(service: Service, request: FindRequest | LinkRequest, name: string, value: unknown): Promise<Record<string, unknown> | null> {
  const body = await invoke(service, request, request.place, name, value, null);
  return isRecord(body) && isRecord(body['composeExtension']) ? body['composeExtension'] : null;
}

async function invoke(service: Service, request: { id: string; person: string }, place: PlaceId, name: string, value: unknown, message: StoredMessage | null): Promise<unknown> {
  const occasion = service.occasion(requirePerson(request.person), place, message?.thread ?? null);
  const { status, body } = await service.delivery.invoke(invokeActivity(occasion, `f:${request.id}`, name, value, null));
  if (status !== 200) throw new Refused(502, 'no-answer', noAnswer);
  return body;
}

function resultsOf(answer: Record<string, unknown> | null): ResultView[] {
  const attachments = answer?.['type'] === 'result' && Array.isArray(answer['attachments']) ? (answer['attachments'] as unknown[]) : [];
  return attachments.flatMap((one) => {
    const preview = isRecord(one) && isRecord(one['preview']) && isRecord(one['preview']['content']) ? one['preview']['content'] : {};
    const text = (name: string): string => (typeof preview[name] === 'string' ? preview[name] : '');
    const card = cardOf(one);
    return card ? [{ title: text('title'), text: text('text'), card }] : [];
  });
}

function cardOf(attachment: unknown): Card | null {
  try {
    return readAttachment(attachment);
  } catch (error) {
    if (error instanceof Refused) return null;
    throw error;
  }
}

/** A message as Teams hands it to an action on it: its words as HTML, with links as links. */
function payloadOf({ id, thread, at, from, text, cards }: StoredMessage): Record<string, unknown> {
  const attachments = cards.map((card, n) => ({ id: `${id}-${n}`, contentType: 'application/vnd.microsoft.card.adaptive', content: JSON.stringify(card) }));
  return {
    id, replyToId: thread === id ? null : thread, createdDateTime: at, lastModifiedDateTime: null, subject: null, importance: 'normal', locale: 'en-gb',
    from: from.kind === 'app' ? { application: { applicationIdentityType: 'bot', id: from.id, displayName: from.name } } : { user: { userIdentityType: 'aadUser', id: from.id, displayName: from.name } },
    body: { contentType: 'html', content: `${htmlOf(text)}${attachments.map((one) => `<attachment id="${one.id}"></attachment>`).join('')}` },
    attachments, mentions: [], reactions: [],
  };
}

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (one) => escaped[one] ?? one);

function htmlOf(text: string): string {
  if (text === '') return '';
  const linked = text.split(/(https?:\/\/[^\s<>"]+)/).map((part, n) => (n % 2 === 1 ? `<a href="${escape(part)}" title="${escape(part)}" rel="noreferrer noopener" target="_blank">${escape(part)}</a>` : escape(part))).join('');
  return linked.split('\n').map((line) => `<p>${line || '&nbsp;'}</p>`).join('\n');
}
