import type { Reading } from './decision';
import type { PaperStep } from './paper';
import { knownSponsor } from './paperMail';
import { nameOf } from './people';
import type { PersonId } from './record';
import type { PaperView } from './view';

/** The mails of a paper and what was answered, for the core group; where the next one would go. */
export function mailViews({ record, toolkit, say }: Reading, step: PaperStep, personId: PersonId): Pick<PaperView, 'mails' | 'mailTo'> {
  if (step.audience !== 'sponsor') return { mails: [], mailTo: null };
  const mails = record.paperMails.filter((one) => one.stepId === step.id).sort((a, b) => b.askedAt.localeCompare(a.askedAt) || a.email.localeCompare(b.email));
  return {
    mailTo: knownSponsor(record, toolkit),
    mails: mails.map(({ number, email, name, askedBy, askedAt, state, problem, sentAt, questions, reply }) => ({
      number, email: email || say('mail.forgotten'), name, by: nameOf(record, askedBy) ?? say('person.left'), mine: askedBy === personId, at: sentAt ?? askedAt, state, problem, questions: questions ?? false, reply,
    })),
  };
}
