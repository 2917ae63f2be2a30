import type { Reading } from '../domain/decision';
import { dateIn } from '../domain/kinds/event';
import { linkDays, replyAnswers } from '../domain/mailContent';
import { nameOf } from '../domain/people';
import type { Paper, PaperMail, PaperReply } from '../domain/record';
import { dateWords } from '../domain/times';
import type { Say } from '../toolkit/phrases';
import { longestSponsorAnswer, sponsorQuestions } from '../domain/surveying/sponsorQuestions';
import { replyPath, type ReplyPage } from './link';
import type { Page, PagePart } from './page';

/** Longest text that the page for words takes, in UTF-16 units. */
export const longestWords = 2_000;

/** A mail with what its links are about. */
export interface Opened {
  reading: Reading;
  mail: PaperMail;
  paper: Paper;
  token: string;
}

const text = (words: string, quiet = false): PagePart => ({ kind: 'text', text: words, quiet });

/** What is about to be said, with one button: opening this page says nothing, whoever or whatever opens it. */
export function askPage({ reading, mail, paper, token }: Opened, page: ReplyPage, problem: { status: number; sentence: string; words: Record<string, string> } | null = null): Page {
  const { record, say } = reading;
  const { zone, name } = record.community;
  const day = (moment: string): string => dateWords(dateIn(zone, moment));
  const about = text(say('reply.paper', { title: paper.content.title, person: nameOf(record, mail.askedBy) ?? name, date: day(mail.sentAt ?? mail.askedAt) }), true);
  const before: PagePart[] = mail.reply === null ? [] : [text(say('reply.before', { said: saidShort(mail.reply, say), date: day(mail.reply.at) }))];
  const action = replyPath(token, page);
  const asks = mail.questions === true;
  if (page === 'take-back') {
    if (mail.reply === null) return { status: 200, heading: say('reply.nothing'), parts: [about, others({ token, say, asks }, page, mail.reply)] };
    return { status: 200, heading: say('reply.take-back-heading'), parts: [about, ...saidParts(mail.reply, say), { kind: 'form', action, button: say('reply.take-back') }] };
  }
  if (page === 'questions') {
    const fields = sponsorQuestions.map((one) => ({ name: one, label: say(`reply.five-${one}`), value: problem?.words[one] ?? mail.reply?.five?.[one] ?? '', most: longestSponsorAnswer, required: false }));
    return {
      status: problem?.status ?? 200, heading: say('reply.questions'),
      parts: [about, text(say('reply.five-named', { name })), text(say('reply.five-lead', { count: longestSponsorAnswer }), true), ...(problem ? [text(problem.sentence)] : []), { kind: 'form', action, button: say('reply.five-send'), fields }, others({ token, say, asks }, page, mail.reply), whatWasSent(paper, say)],
    };
  }
  const form: PagePart = page === 'text'
    ? { kind: 'form', action, button: say('reply.send'), fields: [{ name: 'words', label: say('reply.words'), hint: say('reply.words-hint', { name, count: longestWords }), value: problem?.words['words'] ?? mail.reply?.text ?? '', most: longestWords, required: true }] }
    : { kind: 'form', action, button: say('reply.say') };
  return {
    status: problem?.status ?? 200,
    heading: page === 'text' ? say('reply.text') : say('reply.about-to', { answer: say(`reply.${page}`) }),
    parts: [about, ...before, ...(problem ? [text(problem.sentence)] : []), text(say('reply.not-yet')), form, others({ token, say, asks }, page, mail.reply), whatWasSent(paper, say)],
  };
}

/** What was said, and what happens next. */
export function donePage({ reading: { say }, mail: { reply, questions }, token }: Opened, page: ReplyPage): Page {
  const asks = questions === true;
  if (page === 'take-back' || reply === null) return { status: 200, heading: say('reply.taken-back'), parts: [text(say('reply.taken-back-lead')), others({ token, say, asks }, page, null)] };
  return { status: 200, heading: say('reply.thanks'), parts: [...saidParts(reply, say), text(say(`reply.next-${page}`)), others({ token, say, asks }, page, reply)] };
}

/** For a link that is not ours, or no longer: the same for everybody, so that it tells nothing of any community. */
export const unknownPage = (say: Say): Page => ({ status: 404, heading: say('reply.unknown'), parts: [text(say('reply.unknown-lead'))] });
export const overPage = (say: Say): Page => ({ status: 410, heading: say('reply.over'), parts: [text(say('reply.over-lead', { count: linkDays }))] });
export const busyPage = (say: Say, seconds: number): Page => ({ status: 429, heading: say('reply.busy'), parts: [text(say('reply.busy-lead', { count: Math.ceil(seconds / 60) }))] });
export const troublePage = (say: Say): Page => ({ status: 503, heading: say('reply.trouble'), parts: [text(say('reply.trouble-lead'))] });
export const unreadablePage = (say: Say, status: number): Page => ({ status, heading: say('reply.unreadable'), parts: [text(say('reply.unreadable-lead', { count: longestWords }))] });

/** The text of the mail once more: whoever opens a link on another day, or for the sponsor, sees what it is about. */
const whatWasSent = ({ content }: Paper, say: Say): PagePart =>
  ({ kind: 'paper', label: say('reply.paper-text'), sections: content.sections.filter((one) => one.lines.length > 0).map(({ heading, lines }) => ({ heading, lines: lines.map((one) => one.text) })) });

function saidParts(reply: PaperReply, say: Say): PagePart[] {
  return [
    ...(reply.answer === null ? [] : [{ kind: 'said' as const, label: say('reply.you-said'), text: say(`reply.${reply.answer}`) }]),
    ...(reply.text === '' ? [] : [{ kind: 'said' as const, label: say('reply.you-wrote'), text: reply.text }]),
    ...sponsorQuestions.filter((one) => reply.five?.[one]).map((one) => ({ kind: 'said' as const, label: say(`reply.five-${one}`), text: reply.five?.[one] ?? '' })),
  ];
}

const saidShort = ({ answer, text: words }: PaperReply, say: Say): string => say(answer !== null ? `reply.${answer}` : words === '' ? 'reply.five-short' : 'reply.words-short');

function others({ token, say, asks }: { token: string; say: Say; asks: boolean }, page: ReplyPage, reply: PaperReply | null): PagePart {
  const pages: ReplyPage[] = [...replyAnswers, ...(asks ? ['questions' as const] : []), ...(reply === null ? [] : ['take-back' as const])];
  return { kind: 'links', label: say('reply.others'), links: pages.filter((one) => one !== page).map((one) => ({ href: replyPath(token, one), label: say(`reply.${one}`) })) };
}
