import type { Reading } from '../domain/decision';
import { dateIn } from '../domain/kinds/event';
import { linkDays, replyAnswers } from '../domain/mailContent';
import { nameOf } from '../domain/people';
import type { Paper, PaperMail, PaperReply } from '../domain/record';
import { dateWords } from '../domain/times';
import type { Say } from '../toolkit/phrases';
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
export function askPage({ reading, mail, paper, token }: Opened, page: ReplyPage, problem: { status: number; sentence: string; words: string } | null = null): Page {
  const { record, say } = reading;
  const { zone, name } = record.community;
  const day = (moment: string): string => dateWords(dateIn(zone, moment));
  const about = text(say('reply.paper', { title: paper.content.title, person: nameOf(record, mail.askedBy) ?? name, date: day(mail.sentAt ?? mail.askedAt) }), true);
  const before: PagePart[] = mail.reply === null ? [] : [text(say('reply.before', { said: saidShort(mail.reply, say), date: day(mail.reply.at) }))];
  const action = replyPath(token, page);
  if (page === 'take-back') {
    if (mail.reply === null) return { status: 200, heading: say('reply.nothing'), parts: [about, others({ token, say }, page, mail.reply)] };
    return { status: 200, heading: say('reply.take-back-heading'), parts: [about, ...saidParts(mail.reply, say), { kind: 'form', action, button: say('reply.take-back') }] };
  }
  const form: PagePart = page === 'text'
    ? { kind: 'form', action, button: say('reply.send'), field: { label: say('reply.words'), hint: say('reply.words-hint', { name, count: longestWords }), value: problem?.words ?? mail.reply?.text ?? '', most: longestWords } }
    : { kind: 'form', action, button: say('reply.say') };
  return {
    status: problem?.status ?? 200,
    heading: page === 'text' ? say('reply.text') : say('reply.about-to', { answer: say(`reply.${page}`) }),
    parts: [about, ...before, ...(problem ? [text(problem.sentence)] : []), text(say('reply.not-yet')), form, others({ token, say }, page, mail.reply)],
  };
}

/** What was said, and what happens next. */
export function donePage({ reading: { say }, mail: { reply }, token }: Opened, page: ReplyPage): Page {
  if (page === 'take-back' || reply === null) return { status: 200, heading: say('reply.taken-back'), parts: [text(say('reply.taken-back-lead')), others({ token, say }, page, null)] };
  return { status: 200, heading: say('reply.thanks'), parts: [...saidParts(reply, say), text(say(`reply.next-${page}`)), others({ token, say }, page, reply)] };
}

/** For a link that is not ours, or no longer: the same for everybody, so that it tells nothing of any community. */
export const unknownPage = (say: Say): Page => ({ status: 404, heading: say('reply.unknown'), parts: [text(say('reply.unknown-lead'))] });
export const overPage = (say: Say): Page => ({ status: 410, heading: say('reply.over'), parts: [text(say('reply.over-lead', { count: linkDays }))] });
export const busyPage = (say: Say, seconds: number): Page => ({ status: 429, heading: say('reply.busy'), parts: [text(say('reply.busy-lead', { count: Math.ceil(seconds / 60) }))] });
export const troublePage = (say: Say): Page => ({ status: 503, heading: say('reply.trouble'), parts: [text(say('reply.trouble-lead'))] });
export const unreadablePage = (say: Say, status: number): Page => ({ status, heading: say('reply.unreadable'), parts: [text(say('reply.unreadable-lead', { count: longestWords }))] });

function saidParts(reply: PaperReply, say: Say): PagePart[] {
  return [
    ...(reply.answer === null ? [] : [{ kind: 'said' as const, label: say('reply.you-said'), text: say(`reply.${reply.answer}`) }]),
    ...(reply.text === '' ? [] : [{ kind: 'said' as const, label: say('reply.you-wrote'), text: reply.text }]),
  ];
}

const saidShort = (reply: PaperReply, say: Say): string => say(reply.answer === null ? 'reply.words-short' : `reply.${reply.answer}`);

function others({ token, say }: { token: string; say: Say }, page: ReplyPage, reply: PaperReply | null): PagePart {
  const pages: ReplyPage[] = [...replyAnswers, ...(reply === null ? [] : ['take-back' as const])];
  return { kind: 'links', label: say('reply.others'), links: pages.filter((one) => one !== page).map((one) => ({ href: replyPath(token, one), label: say(`reply.${one}`) })) };
}
