import type { Say } from '../toolkit/phrases';
import type { Toolkit } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import { dateIn } from './kinds/event';
import { papersOf, type PaperStep } from './paper';
import { dateWords } from './times';
import { mailContactId, mailIdOf, type MailOf } from './paperMailIds';
import type { Change, CommunityRecord, Contact, PaperMail } from './record';
import { sponsorPause } from './surveying/sponsorQuestions';
import { wordsFor } from './words';

/** What tells of a mail beyond the record: the words of the app and of the toolkit. */
export interface MailWords {
  toolkit: Toolkit;
  say: Say;
}

/** Whether a request for this mail may still be made without anybody's asking anew: it has certainly not gone out. */
export const isUnsent = ({ state }: PaperMail): boolean => state === 'asked' || state === 'waiting' || state === 'failed';

/**
 * Sends a published paper to the sponsor, or hands its text to whoever wants to send it themselves. One mail for a
 * paper and an address: what is sent stays sent, and what may have been sent goes once more only by a person's word.
 */
export function mailPaper(situation: Situation, step: PaperStep, command: CommandOf<'mailPaper'>, say: Say): Decision {
  const { record, act, toolkit } = situation;
  if (step.audience !== 'sponsor') return refuse('not-allowed', 'refuse.mail-audience');
  if (!papersOf(record, step.id).some((one) => one.number === command.number)) return refuse('not-found', 'refuse.no-paper');
  const before = record.paperMails.find((one) => one.id === mailIdOf(command));
  const byHand = command.by === 'hand';
  if (before?.state === 'sent') return already('said.mail-sent');
  if (before && (before.state === 'sending' || (!byHand && (before.state === 'asked' || before.state === 'waiting')))) return already('said.mail-asked');
  if (before?.state === 'by-hand' && byHand && before.askedBy === act.personId) return already('said.mail-by-hand');
  if (before && !byHand && !command.again && before.state === 'uncertain') return refuse('not-now', 'refuse.mail-uncertain');
  if (before && !byHand && !command.again && before.state === 'by-hand') return refuse('not-now', 'refuse.mail-by-hand');
  const questions = command.questions ?? before?.questions ?? false;
  const soonest = questions && !before?.questions ? mayAskFrom(record, command.email) : null;
  if (soonest !== null && soonest > act.now) return refuse('not-now', 'refuse.questions-too-soon', { date: dateWords(dateIn(record.community.zone, soonest)) });
  const row: PaperMail = {
    id: mailIdOf(command), stepId: step.id, number: command.number, email: command.email, name: command.name, askedBy: act.personId, askedAt: act.now,
    state: byHand ? 'by-hand' : 'asked', problem: null, sentAt: byHand ? act.now : null, questions, reply: before?.reply ?? null,
  };
  const contact: Change[] = byHand ? heldBy(record, row, { toolkit, say }, act.now) : [];
  // What was on its way is called off by the delivery itself, which looks at the mail again.
  const effects: Effect[] = byHand && !before ? [] : [{ kind: 'mail-paper', mailId: row.id }];
  return done([{ put: 'paperMails', row }, ...contact], effects, { key: byHand ? 'said.mail-by-hand' : 'said.mail-asked' });
}

/** From when somebody may be asked the five questions again, ISO 8601 UTC; null for who was never asked. */
function mayAskFrom(record: CommunityRecord, email: string): string | null {
  const [last] = record.paperMails.filter((one) => one.questions === true && one.email === email && one.state !== 'failed').map((one) => one.askedAt).sort().reverse();
  return last === undefined ? null : new Date(Date.parse(last) + sponsorPause * 86_400_000).toISOString();
}

/** A mail that went out is a contact with the sponsor on that day; one that stands already stays as people have left it. */
export function heldBy(record: CommunityRecord, mail: PaperMail, { toolkit, say }: MailWords, now: string): Change[] {
  const id = mailContactId(mail);
  if (record.contacts.some((one) => one.id === id)) return [];
  const on = dateIn(record.community.zone, now);
  const row: Contact = {
    id, plannedOn: on, keptOn: on, about: say('mail.contact', { paper: wordsFor(toolkit, mail.stepId).heading, number: mail.number }),
    replyDays: null, asked: 0, fulfilled: 0, writtenBy: mail.askedBy, writtenAt: now, removedAt: null, revision: 1,
  };
  return [{ put: 'contacts', row }];
}

/** The mail as it stands after a try; null where it has gone another way meanwhile. */
export function triedMail(record: CommunityRecord, mail: PaperMail, part: Partial<PaperMail>): PaperMail | null {
  const standing = record.paperMails.find((one) => one.id === mail.id);
  // Asked for anew, or known to have arrived by its answer: what an older try has to say is of no use.
  if (standing?.askedAt !== mail.askedAt || standing.state === 'sent' || standing.state === 'by-hand') return null;
  return { ...standing, ...part };
}

export const mailOf = (record: CommunityRecord, mail: MailOf): PaperMail | undefined => record.paperMails.find((one) => one.id === mailIdOf(mail));

/** The sponsor as the record knows them: from the team, from the last mail, and by the name in which the role is held. */
export function knownSponsor(record: CommunityRecord, toolkit: Toolkit): { email: string; name: string } {
  const member = record.members.find((one) => one.part === 'sponsor' && one.leftAt === null && one.email !== null);
  const outside = new Set([...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'assign' ? step.roles.filter((role) => role.outside).map((role) => role.id) : [])));
  const holding = record.holdings.find((one) => outside.has(one.roleId) && one.endedAt === null && one.part === 'holder');
  const last = [...record.paperMails].sort((a, b) => b.askedAt.localeCompare(a.askedAt))[0];
  return { email: (member?.email ?? last?.email ?? '').toLowerCase(), name: member?.name ?? holding?.name ?? last?.name ?? '' };
}
