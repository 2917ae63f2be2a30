import type { Reading } from '../../domain/decision';
import type { Paper, PaperMail } from '../../domain/record';
import { sponsorQuestions } from '../../domain/surveying/sponsorQuestions';
import { card, heading, open, plain, quiet, shorten, type Card } from './card';

/** Characters of the sponsor's own words on the card; the whole text is on the page. */
const longestWords = 600;
const longestOfFive = 300;

/** What the sponsor has answered to a mail, for the core group alone; also that it was taken back. */
export function replyCard({ record, say }: Reading, mail: PaperMail, { content }: Paper): Card {
  const { reply, name } = mail;
  const whose = name === '' ? say('sponsor-reply.sponsor') : name;
  return card([
    heading(say('sponsor-reply.heading', { name: whose })),
    plain(say('sponsor-reply.about', { title: content.title }), { subtle: true, spacing: 'small' }),
    reply === null ? plain(say('sponsor-reply.taken-back')) : null,
    reply?.answer ? plain(say(`reply.${reply.answer}`), { weight: 'bolder' }) : null,
    reply && reply.text !== '' ? plain(shorten(reply.text, longestWords)) : null,
    ...sponsorQuestions.filter((one) => reply?.five?.[one]).flatMap((one) => [plain(say(`reply.five-${one}`), { weight: 'bolder', spacing: 'medium' }), plain(shorten(reply?.five?.[one] ?? '', longestOfFive), { spacing: 'small' })]),
    quiet(say('sponsor-reply.why')),
  ], [open(say('sponsor-reply.open'), 'step', { community: record.community.id, step: mail.stepId })]);
}
