import { mailContent } from '../../bot/domain/mailContent';
import { heldBy, knownSponsor, triedMail } from '../../bot/domain/paperMail';
import { mailIdOf } from '../../bot/domain/paperMailIds';
import { paperContent, paperMark } from '../../bot/domain/paper';
import { takeReply, type SponsorSays } from '../../bot/domain/sponsorReply';
import type { PaperMail } from '../../bot/domain/record';
import type { StepOf } from '../../bot/toolkit/schema';
import { ada, ben, member, say, sponsor, testCommunity, toolkit, type TestCommunity } from './community';

const stepId = 'sponsor-note';
const email = 'sunil@university.example';
const id = mailIdOf({ stepId, number: 1, email });
const words = { toolkit, say };
const command = (more: object = {}) => ({ type: 'mailPaper' as const, stepId, number: 1, email, name: 'Sunil', by: 'mail' as const, again: false, ...more });

function published(): TestCommunity {
  const community = testCommunity();
  community.done(ada, { type: 'writeNote', stepId, fieldId: 'help', text: 'A room for forty', base: 0 });
  const step = toolkit.steps.get(stepId)?.step as StepOf<'paper'>;
  community.done(ada, { type: 'publishPaper', stepId, fingerprint: paperMark(paperContent(community.reading, step)), tell: false });
  return community;
}
const mailOf = (community: TestCommunity): PaperMail => community.record.paperMails.find((one) => one.id === id) as PaperMail;
const stands = (community: TestCommunity, part: Partial<PaperMail>): void => community.put({ put: 'paperMails', row: { ...mailOf(community), ...part } });
const says = (community: TestCommunity, said: SponsorSays) => {
  const doing = takeReply(community.record, id, said, community.now, words);
  if (doing) community.put(...doing.changes);
  return doing;
};

describe('a paper by mail', () => {
  test('is asked for once for a paper and an address', () => {
    const community = published();
    expect(community.done(ada, command()).effects).toEqual([{ kind: 'mail-paper', mailId: id }]);
    for (const again of [false, true]) expect(community.done(ben, command({ again }))).toMatchObject({ changes: [], said: { key: 'said.mail-asked' } });
    stands(community, { state: 'sent', sentAt: community.now });
    expect(community.done(ben, command({ again: true }))).toMatchObject({ changes: [], said: { key: 'said.mail-sent' } });
    expect(community.done(ben, command({ email: 'deputy@university.example' })).changes).toHaveLength(1);
  });

  test('that may have gone out goes again only by a person’s word', () => {
    const community = published();
    community.done(ada, command());
    stands(community, { state: 'uncertain' });
    expect(community.refused(ben, command())).toMatchObject({ code: 'not-now', because: { key: 'refuse.mail-uncertain' } });
    community.done(ben, command({ again: true }));
    expect(mailOf(community)).toMatchObject({ state: 'asked', askedBy: ben, problem: null });
  });

  test('that is being sent is left alone, whichever way somebody asks', () => {
    const community = published();
    community.done(ada, command());
    stands(community, { state: 'sending' });
    for (const more of [{ again: true }, { by: 'hand' }]) expect(community.done(ben, command(more)).changes).toEqual([]);
  });

  test('by hand it is a contact of that day, and what was on its way is called off', () => {
    const community = published();
    community.done(ada, command());
    expect(community.done(ben, command({ by: 'hand' })).effects).toEqual([{ kind: 'mail-paper', mailId: id }]);
    expect(community.record.contacts).toEqual([expect.objectContaining({ id: `mail-${id}`, plannedOn: '2026-05-04', keptOn: '2026-05-04', writtenBy: ben, replyDays: null })]);
    expect(community.done(ben, command({ by: 'hand' })).changes).toEqual([]);
    expect(triedMail(community.record, { ...mailOf(community), askedAt: 'before' }, { state: 'sent' })).toBeNull();
  });

  test('is for the sponsor’s papers that are published', () => {
    const community = published();
    expect(community.refused(ada, command({ number: 2 }))).toMatchObject({ code: 'not-found' });
    expect(community.refused(ada, command({ stepId: 'story' }))).toMatchObject({ code: 'not-allowed' });
    expect(community.refused(ada, command({ stepId: 'energy' }))).toMatchObject({ code: 'not-found' });
  });

  test('says what the paper says and how to answer, and never asks for approval', () => {
    const community = published();
    const [paper] = community.record.papers;
    if (!paper) throw new Error('no paper');
    const content = mailContent(community.reading, paper, { name: '', askedBy: ada, askedAt: community.now });
    const text = JSON.stringify(content);
    expect(text).toContain('A room for forty');
    expect(text).toContain('3 July 2026');
    expect(content.parts.flatMap((one) => (one.kind === 'link' ? [one.label] : []))).toEqual(['Looks right', 'I have a question', 'Let us talk', 'Write a few words']);
    expect(text).not.toMatch(/approv/i);
  });

  test('is seen by the core group alone, with where the next one goes', () => {
    const community = published();
    community.done(ada, command({ by: 'hand' }));
    const seen = (who: string) => community.view(who).steps.find((one) => one.id === stepId)?.paper;
    expect(seen(ben)).toMatchObject({ mails: [{ email, state: 'by-hand', mine: false, by: 'Ada' }], mailTo: { name: expect.any(String) as string } });
    for (const who of [member, sponsor]) expect(seen(who)).toMatchObject({ mails: [], mailTo: null });
    expect(knownSponsor(community.record, toolkit).email).toContain('@');
  });
});

describe('an answer by a link', () => {
  const sent = (): TestCommunity => {
    const community = published();
    community.done(ada, command());
    stands(community, { state: 'sent', sentAt: community.now });
    community.put(...heldBy(community.record, mailOf(community), words, community.now));
    return community;
  };

  test('counts in whole days from the mail, the first one only, and not once it is taken back', () => {
    const community = sent();
    community.advance({ days: 2 });
    says(community, { answer: 'right' });
    community.advance({ days: 5 });
    says(community, { answer: 'talk' });
    says(community, { text: 'Tuesdays' });
    expect(mailOf(community).reply).toEqual({ answer: 'talk', text: 'Tuesdays', at: community.now });
    expect(community.record.contacts).toMatchObject([{ replyDays: 2, revision: 2 }]);
    says(community, 'take-back');
    expect([mailOf(community).reply, community.record.contacts[0]?.replyDays]).toEqual([null, null]);
  });

  test('said once more changes nothing, and without a mail there is nothing to say', () => {
    const community = sent();
    expect(says(community, 'take-back')).toBeNull();
    says(community, { answer: 'question' });
    community.advance({ hours: 1 });
    expect(says(community, { answer: 'question' })).toBeNull();
    expect(takeReply(community.record, 'other', { answer: 'right' }, community.now, words)).toBeNull();
  });

  test('proves that a mail has arrived of which nobody knew', () => {
    const community = published();
    community.done(ada, command());
    stands(community, { state: 'uncertain', problem: 'x' });
    community.advance({ days: 1 });
    expect(says(community, { answer: 'right' })?.effects).toEqual([{ kind: 'mail-paper', mailId: id }, { kind: 'announce-reply', mailId: id }]);
    expect(mailOf(community)).toMatchObject({ state: 'sent', problem: null });
    expect(community.record.contacts).toMatchObject([{ keptOn: '2026-05-04', replyDays: 1 }]);
  });

  test('leaves a contact alone that somebody has removed', () => {
    const community = sent();
    community.done(ada, { type: 'removeContact', contactId: `mail-${id}`, removed: true });
    says(community, { answer: 'right' });
    expect(community.record.contacts).toMatchObject([{ replyDays: null }]);
  });
});

describe('the five questions to the sponsor', () => {
  it('go out once in four weeks to one address, and the mail itself can go without them', () => {
    const community = published();
    community.done(ada, command({ questions: true }));
    community.done(ada, { type: 'reopenStep', stepId });
    community.done(ada, { type: 'writeNote', stepId, fieldId: 'help', text: 'More', base: 0 });
    const step = toolkit.steps.get(stepId)?.step as StepOf<'paper'>;
    community.done(ada, { type: 'publishPaper', stepId, fingerprint: paperMark(paperContent(community.reading, step)), tell: false });
    expect(community.refused(ben, command({ number: 2, questions: true })).because.key).toBe('refuse.questions-too-soon');
    community.done(ben, command({ number: 2, questions: true, email: 'other@university.example' }));
    community.advance({ days: 28 });
    community.done(ben, command({ number: 2, questions: true }));
    expect(mailOf(community).questions).toBe(true);
  });

  it('are in the mail only where they are asked, with the words that say whose answers they are', () => {
    const community = published();
    const [paper] = community.record.papers;
    if (!paper) throw new Error('no paper');
    const said = (questions: boolean): string => JSON.stringify(mailContent(community.reading, paper, { name: '', askedBy: ada, askedAt: community.now, questions }));
    expect(said(true)).toContain('under your name. It is not an anonymous survey');
    expect(said(false)).not.toContain('anonymous');
  });

  it('stand beside the tap and the words, each of which is changed by itself', () => {
    const community = published();
    community.done(ada, command({ questions: true }));
    says(community, { text: 'Busy' });
    says(community, { five: { need: 'Dates' } });
    says(community, { answer: 'talk' });
    expect(mailOf(community).reply).toMatchObject({ answer: 'talk', text: 'Busy', five: { need: 'Dates' } });
    expect(says(community, { five: { need: 'Dates' } })).toBeNull();
    says(community, { five: { scope: 'Wider' } });
    expect(mailOf(community).reply?.five).toEqual({ scope: 'Wider' });
  });
});
