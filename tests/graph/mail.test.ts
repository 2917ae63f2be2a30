import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mailScopes, sendMail, type Mail } from '../../bot/graph/mail';
import { localPeople } from '../../bot/local/people';
import { callLocal } from './calling';
import { amara, refused, serving, tom, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(() => new Date('2026-11-23T18:00:00Z')); });
afterEach(() => local.end());

const [coordinator, , , , , sponsor] = localPeople.map(({ name, email }) => ({ name, email })) as { name: string; email: string }[];
if (!coordinator || !sponsor) throw new Error('two people are needed');
const mail = (more: Partial<Pick<Mail, 'to' | 'replyTo'>> = {}): Mail => ({ subject: 'What we have done', text: 'Dear Helen, <b>not bold</b>', to: [sponsor], ...more });
const as = (scopes = mailScopes) => local.as(amara, scopes);
const inbox = (address = sponsor.email) => local.served.graph.mailOf(address);
const posts = () => local.exchanges.filter((one) => one.request.url.endsWith('/sendMail')).length;

test('a mail arrives as it was written, is kept with its sender, and is there after a restart', async () => {
  await sendMail(as(), mail({ replyTo: { name: 'Tom', email: 'tom@university.example' } }));
  await local.reopen();
  expect(inbox()).toEqual([expect.objectContaining({
    subject: 'What we have done', body: { contentType: 'text', content: 'Dear Helen, <b>not bold</b>' }, from: coordinator, to: [sponsor],
    replyTo: [{ name: 'Tom', email: 'tom@university.example' }], sentAt: '2026-11-23T18:00:00.000Z', internetMessageId: expect.stringMatching(/^<.+@university\.example>$/),
  })]);
  const [kept] = local.served.graph.mailOf(coordinator.email, 'Sent Items');
  expect(kept).toMatchObject({ internetMessageId: inbox()[0]?.internetMessageId });
  expect(kept?.id).not.toBe(inbox()[0]?.id);
  expect(readdirSync(join(local.folder, 'Mail')).sort()).toEqual([coordinator.email, sponsor.email].sort());
});

test('markup is sent as markup, to people outside too', async () => {
  const dean = { name: 'The Dean', email: 'dean@elsewhere.example' };
  await sendMail(as(), { subject: 'Report', html: '<p>Dear <b>Dean</b></p>', to: [dean, sponsor, dean] });
  expect(inbox('Dean@elsewhere.example')).toEqual([expect.objectContaining({ body: { contentType: 'html', content: '<p>Dear <b>Dean</b></p>' } })]);
  expect(inbox()).toHaveLength(1);
});

test.each([[504, 0], ['accepted-then-504', 1], ['cut', 0], ['accepted-then-cut', 1], [500, 0], [503, 0]] as const)('an outcome that is not known (%s) is said to be so, and nothing is sent again', async (does, arrived) => {
  local.served.graph.setFault({ match: 'POST /me/sendMail$', does, retryAfterSeconds: 0, times: 1 });
  const problem = await refused(sendMail(as(), mail()));
  expect(problem).toMatchObject({ uncertain: true });
  expect(problem.message).toBe('Microsoft 365 did not say whether the mail went out. Look in Sent Items before you send it again.');
  expect(inbox()).toHaveLength(arrived);
  expect(posts()).toBeLessThan(2);
});

test('after a pause that was asked for, which means that nothing was taken, it is sent once', async () => {
  local.served.graph.setFault({ match: 'POST /me/sendMail$', does: 429, retryAfterSeconds: 0 });
  await sendMail(as(), mail());
  expect(inbox()).toHaveLength(1);
  local.served.graph.setFault({ match: 'POST /me/sendMail$', does: 429, retryAfterSeconds: 90 });
  expect(await refused(sendMail(as(), mail()))).toMatchObject({ code: 'busy', retryAfterSeconds: 90, uncertain: false });
});

test('a person who has not allowed it, and an address that is none, are told with the next action', async () => {
  const problem = await refused(sendMail(as(['Mail.Read']), mail()));
  expect(problem).toMatchObject({ code: 'consent-needed', waitsFor: 'person', uncertain: false });
  expect(problem.message).toContain('copy the text into a mail of your own');
  const wrong = await refused(sendMail(as(), mail({ to: [{ name: 'Helen', email: 'helen' }] })));
  expect(wrong).toMatchObject({ code: 'refused', serviceCode: 'ErrorInvalidRecipients' });
  expect(await refused(sendMail(as(), mail({ to: [] })))).toMatchObject({ code: 'refused', status: null, uncertain: false });
  expect(await refused(sendMail(local.as(null, ['Mail.Send']), mail()))).toMatchObject({ code: 'refused', status: 400 });
});

describe('the local mailbox', () => {
  const to = [{ emailAddress: { address: sponsor.email } }];
  const call = (path: string, body: unknown, more: object = {}) => callLocal(local, 'POST', path, { body, ...more });

  test.each<[string, unknown, number, string]>([
    ['no message', { saveToSentItems: true }, 400, 'RequestBodyRead'],
    ['another parameter', { message: { subject: 'x', toRecipients: to }, save: true }, 400, 'RequestBodyRead'],
    ['a read-only property', { message: { subject: 'x', toRecipients: to, sentDateTime: '2027-01-01T00:00:00Z' } }, 400, 'RequestBodyRead'],
    ['recipients that are no list', { message: { subject: 'x', toRecipients: sponsor.email } }, 400, 'RequestBodyRead'],
    ['a header of the mail system', { message: { subject: 'x', toRecipients: to, internetMessageHeaders: [{ name: 'Received', value: 'x' }] } }, 400, 'InvalidInternetMessageHeader'],
    ['somebody else’s name', { message: { subject: 'x', toRecipients: to, from: { emailAddress: { address: 'tom.whitfield@university.example' } } } }, 403, 'ErrorSendAsDenied'],
    ['more than four megabytes', { message: { subject: 'x', toRecipients: to, body: { contentType: 'text', content: 'x'.repeat(4_300_000) } } }, 413, 'ErrorMessageSizeExceeded'],
  ])('a mail with %s is refused and not sent', async (_what, body, status, code) => {
    expect(await call('/me/sendMail', body)).toMatchObject({ status, body: { error: { code } } });
    expect(inbox()).toEqual([]);
  });

  test('the parameters are known in any case, and what is not to be kept is not', async () => {
    expect(await call('/me/sendMail', { Message: { subject: 'x', ccRecipients: to }, SaveToSentItems: false })).toMatchObject({ status: 202, body: '' });
    expect(inbox()).toHaveLength(1);
    expect(local.served.graph.mailOf(coordinator.email, 'Sent Items')).toEqual([]);
  });

  test('a draft is nobody’s mail until it is sent, by its writer, once', async () => {
    const draft = await call('/me/messages', { subject: 'Later', body: { contentType: 'html', content: '<p>x</p>' }, toRecipients: to });
    expect(draft).toMatchObject({ status: 201, body: { isDraft: true, subject: 'Later', webLink: expect.stringMatching(/^https:/) } });
    expect(inbox()).toEqual([]);
    const path = `/me/messages/${draft.body.id}/send`;
    expect((await call(path, undefined, { token: await local.served.token(tom, ['Mail.Send']) })).status).toBe(404);
    expect((await call(path, undefined)).status).toBe(202);
    expect((await call(path, undefined)).status).toBe(404);
    expect(inbox()).toHaveLength(1);
    expect(local.served.graph.mailOf(coordinator.email, 'Drafts')).toEqual([]);
  });

  test('a draft needs its own permission, and somebody to go to', async () => {
    expect((await call('/me/messages', { subject: 'x' }, { token: await local.served.token(amara, ['Mail.Send']) })).status).toBe(403);
    const { body } = await call('/me/messages', { subject: 'x' });
    expect(await call(`/me/messages/${body.id}/send`, undefined)).toMatchObject({ status: 400, body: { error: { code: 'ErrorInvalidRecipients' } } });
  });
});
