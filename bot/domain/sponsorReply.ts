import { Temporal } from 'temporal-polyfill';
import type { Change, CommunityRecord, PaperMail, PaperReply } from './record';
import type { Doing } from './decision';
import { dateIn } from './kinds/event';
import { heldBy, type MailWords } from './paperMail';
import { mailContactId } from './paperMailIds';
import { sponsorQuestions, type FiveAnswers } from './surveying/sponsorQuestions';

/** What somebody says by a link of a mail. */
export type SponsorSays = { answer: 'right' | 'question' | 'talk' } | { text: string } | { five: FiveAnswers } | 'take-back';

/** What a link changes; null where it says what was said already. A later word takes the place of an earlier one of its kind. */
export function takeReply(record: CommunityRecord, mailId: string, said: SponsorSays, now: string, words: MailWords): Doing | null {
  const mail = record.paperMails.find((one) => one.id === mailId);
  if (!mail) return null;
  const reply = replyAfter(mail.reply, said, now);
  if (same(mail.reply, reply)) return null;
  // An answer proves that the mail has arrived, whatever Microsoft 365 said or did not say.
  const arrived = mail.state !== 'sent' && mail.state !== 'by-hand';
  const row: PaperMail = { ...mail, reply, ...(arrived ? { state: 'sent', problem: null, sentAt: mail.sentAt ?? mail.askedAt } : {}) };
  return {
    ok: true, said: null,
    changes: [{ put: 'paperMails', row }, ...contactAfter(record, row, words)],
    effects: [...(arrived ? [{ kind: 'mail-paper' as const, mailId }] : []), { kind: 'announce-reply', mailId }],
  };
}

function replyAfter(before: PaperReply | null, said: SponsorSays, now: string): PaperReply | null {
  if (said === 'take-back') return null;
  const standing = before ?? { answer: null, text: '' };
  if ('five' in said) return { ...standing, five: said.five, at: now };
  return 'text' in said ? { ...standing, text: said.text, at: now } : { ...standing, answer: said.answer, at: now };
}

const same = (a: PaperReply | null, b: PaperReply | null): boolean =>
  a === b || (a !== null && b !== null && a.answer === b.answer && a.text === b.text && sponsorQuestions.every((one) => (a.five?.[one] ?? '') === (b.five?.[one] ?? '')));

/** The days until the reply, in the contact that the mail is. What a person has written there themselves stays. */
function contactAfter(record: CommunityRecord, mail: PaperMail, words: MailWords): Change[] {
  const { zone } = record.community;
  const sentOn = dateIn(zone, mail.sentAt ?? mail.askedAt);
  const made = heldBy(record, mail, words, mail.sentAt ?? mail.askedAt).find((one) => one.put === 'contacts');
  const standing = record.contacts.find((one) => one.id === mailContactId(mail)) ?? (made?.put === 'contacts' ? made.row : null);
  if (!standing || standing.removedAt !== null) return [];
  const days = mail.reply === null ? null : Math.max(0, Temporal.PlainDate.from(sentOn).until(dateIn(zone, mail.reply.at), { largestUnit: 'days' }).days);
  // The first reply counts: who taps once more has not replied later.
  const replyDays = days === null ? null : (standing.replyDays ?? days);
  if (!made && standing.replyDays === replyDays) return [];
  return [{ put: 'contacts', row: { ...standing, replyDays, revision: made ? 1 : standing.revision + 1 } }];
}
