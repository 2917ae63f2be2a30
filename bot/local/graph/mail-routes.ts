import { localPeople, type LocalPerson } from '../people';
import { access } from './access';
import { entity, jsonBody, Refusal, type Ask } from './answers';
import { checkNames, givenAddress, givenBody, givenObject, givenText, type GivenAddress } from './given';
import { mailId, newMessageId, type MailStore, type StoredMail } from './mail-store';
import type { Route } from './route';

const bad = (message: string): Refusal => new Refusal(400, 'RequestBodyRead', message);
const noRecipient = (): Refusal => new Refusal(400, 'ErrorInvalidRecipients', 'At least one recipient is not valid.');

/** Microsoft's limit for a message in one request; larger ones want an upload session. */
const largest = 4 * 1024 * 1024;

const messageNames = new Set(['subject', 'body', 'from', 'toRecipients', 'ccRecipients', 'bccRecipients', 'replyTo', 'importance', 'internetMessageHeaders']);

/** Mail of the person whose token it is: sent at once, or drafted and sent. 202 means taken for delivery, and no more. */
export function mailRoutes(store: MailStore): Route[] {
  return [
    {
      method: 'POST', path: '/me/sendMail', access: access.sendMail,
      run(ask) {
        checkSize(ask);
        // The parameters of an action are known by any case of their letters.
        const body = Object.fromEntries(Object.entries(jsonBody(ask)).map(([name, value]) => [name.toLowerCase(), value]));
        for (const name of Object.keys(body)) if (name !== 'message' && name !== 'savetosentitems') throw bad(`The parameter '${name}' in the request payload is not a valid parameter for the operation 'sendMail'.`);
        const keeps = body['savetosentitems'] ?? true;
        if (typeof keeps !== 'boolean') throw bad('saveToSentItems must be true or false.');
        deliver(store, newMail(givenObject(body['message'], 'message', bad), ask), ask, keeps);
        return { status: 202 };
      },
    },
    {
      method: 'POST', path: '/me/messages', access: access.draftMail,
      run(ask) {
        checkSize(ask);
        const mail = newMail(jsonBody(ask), ask);
        store.put(me(ask).email, 'Drafts', mail);
        return { status: 201, headers: { ETag: etag(mail) }, json: entity(`users('${me(ask).id}')/messages/$entity`, draftJson(mail)) };
      },
    },
    {
      method: 'POST', path: '/me/messages/{message}/send', access: access.sendMail,
      run(ask) {
        const draft = store.list(me(ask).email, 'Drafts').find((one) => one.id === ask.params['message']);
        if (!draft) throw new Refusal(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
        deliver(store, draft, ask, true);
        store.remove(me(ask).email, 'Drafts', draft.id);
        return { status: 202 };
      },
    },
  ];
}

function me(ask: Ask): LocalPerson {
  const person = localPeople.find((one) => one.id === ask.personId);
  if (!person) throw new Refusal(404, 'ErrorInvalidUser', 'The requested user is invalid.');
  return person;
}

function checkSize(ask: Ask): void {
  if (ask.bytes.length > largest) throw new Refusal(413, 'ErrorMessageSizeExceeded', 'The message exceeds the maximum supported size.');
}

function newMail(message: Record<string, unknown>, ask: Ask): StoredMail {
  checkNames(message, messageNames, 'message', bad);
  const internetMessageId = newMessageId();
  const { name, email } = me(ask);
  const from = message['from'] === undefined ? { name, email } : recipient(message['from'], 'from');
  if (from.email.toLowerCase() !== email.toLowerCase()) throw new Refusal(403, 'ErrorSendAsDenied', 'The user account which was used to submit this request does not have the right to send mail on behalf of the specified sending account.');
  const importance = givenText(message['importance'] ?? 'normal', 'importance', 6, bad).toLowerCase();
  if (!['low', 'normal', 'high'].includes(importance)) throw bad('The importance is unknown.');
  return {
    id: mailId(internetMessageId, email, 'Drafts'), internetMessageId, subject: givenText(message['subject'] ?? '', 'subject', 255, bad),
    body: givenBody(message['body'] ?? {}, bad), from, to: recipients(message, 'toRecipients'), cc: recipients(message, 'ccRecipients'),
    bcc: recipients(message, 'bccRecipients'), replyTo: recipients(message, 'replyTo'), importance, headers: headers(message['internetMessageHeaders']),
    createdAt: ask.now.toISOString(), sentAt: null,
  };
}

const recipient = (value: unknown, at: string): GivenAddress => {
  const given = givenObject(value, at, bad);
  checkNames(given, new Set(['emailAddress']), 'recipient', bad);
  return givenAddress(given['emailAddress'], at, bad, noRecipient);
};

/** Exchange Online takes 500 recipients for one message by default. */
function recipients(message: Record<string, unknown>, name: string): GivenAddress[] {
  const value = message[name] ?? [];
  if (!Array.isArray(value) || value.length > 500) throw bad(`The property '${name}' must be a list of at most 500 people.`);
  return value.map((one: unknown) => recipient(one, name));
}

/** Headers of one's own begin with x- (Graph, message resource, "internetMessageHeaders"). */
function headers(value: unknown): StoredMail['headers'] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) throw bad("The property 'internetMessageHeaders' must be a list.");
  return value.map((one: unknown) => {
    const given = givenObject(one, 'internetMessageHeaders', bad);
    const name = givenText(given['name'], 'internetMessageHeaders/name', 100, bad);
    if (!/^x-[\w-]+$/i.test(name)) throw new Refusal(400, 'InvalidInternetMessageHeader', `The internet message header name '${name}' should start with 'x-' or 'X-'.`);
    return { name, value: givenText(given['value'], 'internetMessageHeaders/value', 995, bad) };
  });
}

/** Into everybody's inbox, and into the sender's own Sent Items; whoever is named twice has it once. */
function deliver(store: MailStore, mail: StoredMail, ask: Ask, keeps: boolean): void {
  const everybody = [...mail.to, ...mail.cc, ...mail.bcc];
  if (everybody.length === 0) throw noRecipient();
  const sent = { ...mail, sentAt: ask.now.toISOString() };
  const own = mail.from.email;
  if (keeps) store.put(own, 'Sent Items', { ...sent, id: mailId(mail.internetMessageId, own, 'Sent Items') });
  for (const email of new Set(everybody.map((one) => one.email.toLowerCase()))) {
    store.put(email, 'Inbox', { ...sent, bcc: [], id: mailId(mail.internetMessageId, email, 'Inbox') });
  }
}

const etag = (mail: StoredMail): string => `W/"${Buffer.from(mail.internetMessageId).toString('base64').slice(0, 24)}"`;
const written = ({ name, email }: GivenAddress) => ({ emailAddress: { name, address: email } });

const draftJson = (mail: StoredMail) => ({
  '@odata.etag': etag(mail), id: mail.id, createdDateTime: mail.createdAt, lastModifiedDateTime: mail.createdAt, changeKey: etag(mail).slice(3, -1),
  internetMessageId: mail.internetMessageId, subject: mail.subject, body: mail.body, importance: mail.importance, isDraft: true, isRead: true, hasAttachments: false,
  from: written(mail.from), sender: written(mail.from), toRecipients: mail.to.map(written), ccRecipients: mail.cc.map(written), bccRecipients: mail.bcc.map(written), replyTo: mail.replyTo.map(written),
  webLink: `https://outlook.office365.com/owa/?ItemID=${encodeURIComponent(mail.id)}&exvsurl=1&viewmodel=ReadMessageItem`,
});
