import type { Reading } from './decision';
import { dateIn } from './kinds/event';
import { nameOf } from './people';
import type { Paper, PaperMail } from './record';
import { dateWords } from './times';

/** What the sponsor can say with one tap, and the page on which they write. */
export const replyAnswers = ['right', 'question', 'talk', 'text'] as const;
export type ReplyAnswer = (typeof replyAnswers)[number];
/** What a link of a mail opens: an answer, or the page of the five questions. */
export type MailLink = ReplyAnswer | 'questions';

/** Days for which the links of a mail work, from the moment at which somebody asked to send it. */
export const linkDays = 60;

export type MailPart =
  | { kind: 'text' | 'heading'; text: string }
  | { kind: 'list'; lines: string[] }
  | { kind: 'link'; answer: MailLink; label: string };

export interface MailContent {
  subject: string;
  parts: MailPart[];
}

/** Outlook takes 255 characters. */
const longestSubject = 250;

/** When the links of a mail end, ISO 8601 UTC. */
export const linksEnd = (askedAt: string): string => new Date(Date.parse(askedAt) + linkDays * 86_400_000).toISOString();

/** What goes out, word for word: the paper as it was published, and the ways to answer. It never asks for approval. */
export function mailContent({ record, say }: Reading, { content }: Paper, mail: Pick<PaperMail, 'name' | 'askedBy' | 'askedAt' | 'questions'>): MailContent {
  const { name, zone } = record.community;
  const text = (words: string): MailPart => ({ kind: 'text', text: words });
  return {
    subject: content.title.slice(0, longestSubject),
    parts: [
      text(mail.name === '' ? say('mail.hello') : say('mail.dear', { name: mail.name })),
      text(say('mail.lead', { name })),
      ...content.sections.filter((one) => one.lines.length > 0).flatMap((one): MailPart[] => [
        { kind: 'heading', text: one.heading },
        one.lines.length === 1 ? text(one.lines[0]?.text ?? '') : { kind: 'list', lines: one.lines.map((line) => line.text) },
      ]),
      { kind: 'heading', text: say('mail.answer') },
      text(say('mail.answer-lead')),
      ...replyAnswers.map((answer): MailPart => ({ kind: 'link', answer, label: say(`reply.${answer}`) })),
      ...(mail.questions === true ? [{ kind: 'heading' as const, text: say('mail.questions') }, text(say('mail.questions-lead', { name })), { kind: 'link' as const, answer: 'questions' as const, label: say('reply.questions') }] : []),
      text(say('mail.until', { date: dateWords(dateIn(zone, linksEnd(mail.askedAt))) })),
      text(say('mail.from', { person: nameOf(record, mail.askedBy) ?? '', name })),
    ],
  };
}
