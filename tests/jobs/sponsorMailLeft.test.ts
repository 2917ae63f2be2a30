import type { Command } from '../../bot/domain/commands';
import { paperContent, paperMark } from '../../bot/domain/paper';
import type { CarrierParts } from '../../bot/jobs/carrier';
import { sponsorMailCarriage } from '../../bot/jobs/sponsorMail';
import type { StepOf } from '../../bot/toolkit/schema';
import { ada, say, testCommunity, toolkit, type TestCommunity } from '../domain/community';

const stepId = 'sponsor-note';
const command: Command = { type: 'mailPaper', stepId, number: 1, email: 'helen@university.example', name: '', by: 'mail', again: false };

/** A mail that was asked for, and the carriage over a record in memory; `requests` counts what went out. */
function asked() {
  const community = testCommunity();
  community.done(ada, { type: 'writeNote', stepId, fieldId: 'help', text: 'A room', base: 0 });
  community.done(ada, { type: 'publishPaper', stepId, fingerprint: paperMark(paperContent(community.reading, toolkit.steps.get(stepId)?.step as StepOf<'paper'>)), tell: false });
  const [effect] = community.done(ada, command).effects;
  if (effect?.kind !== 'mail-paper') throw new Error('no mail was asked for');
  const sent = { requests: 0, answer: (): Promise<void> => Promise.resolve(), outcomeIsLost: false };
  const settle: CarrierParts['commands']['settle'] = (_tenant, _community, commandId, decide) => {
    if (sent.outcomeIsLost && /-(sent|uncertain)$/.test(commandId)) return Promise.reject(new Error('no database'));
    community.put(...(decide(community.record, community.now)?.changes ?? []));
    return Promise.resolve();
  };
  const client = { api: () => ({ post: () => { sent.requests += 1; return sent.answer(); } }) };
  const carriage = sponsorMailCarriage({ commands: { settle, reading: () => community.reading }, say } as unknown as CarrierParts, () => client as never, { of: () => Promise.resolve(() => 'https://cop.example/reply/x'), read: () => Promise.resolve({ state: 'unknown' }) });
  const carry = (attempts: number) => carriage.carry({ tenantId: 't', communityId: 'cop', key: '', wanted: 1, attempts, claimedAt: community.now, effect }, effect, community.record);
  return { community, sent, carry };
}
const state = (community: TestCommunity): unknown => community.record.paperMails[0]?.state;

test('a try that died while it was sending is never sent by the next one, which says that nobody knows', async () => {
  const { community, sent, carry } = asked();
  const [mail] = community.record.paperMails;
  if (mail) community.put({ put: 'paperMails', row: { ...mail, state: 'sending' } });
  expect(await carry(2)).toMatchObject({ state: 'uncertain', reason: expect.stringContaining('Look in Sent Items') as string });
  expect([state(community), sent.requests]).toEqual(['uncertain', 0]);
});

test('a mail that went out while its outcome could not be written does not go out again', async () => {
  const { community, sent, carry } = asked();
  sent.outcomeIsLost = true;
  await expect(carry(1)).rejects.toThrow('no database');
  sent.outcomeIsLost = false;
  expect(await carry(2)).toMatchObject({ state: 'uncertain' });
  expect([state(community), sent.requests]).toEqual(['uncertain', 1]);
});

test('that it is being sent is written before it is', async () => {
  const { community, sent, carry } = asked();
  let during: unknown = null;
  sent.answer = () => Promise.resolve(void (during = state(community)));
  expect(await carry(1)).toEqual({ state: 'sent' });
  expect([during, state(community), community.record.contacts.length]).toEqual(['sending', 'sent', 1]);
  expect([await carry(2), sent.requests]).toEqual([{ state: 'sent' }, 1]);
});
