import type { Filed } from './filedRecord';
import type { PersonId } from './record';
import type { FiveAnswers } from './surveying/sponsorQuestions';

/** A published paper: an unchangeable snapshot of what was previewed, and what became of its file. */
export interface Paper extends Filed {
  stepId: string;
  /** Counts the papers of a step over all its versions, from 1. */
  number: number;
  version: number;
  publishedAt: string;
  publishedBy: PersonId;
  content: PaperContent;
  /** True if the person who published it also asked to tell the members. */
  told: boolean;
}

export interface PaperLine {
  text: string;
  /** Where the sentence comes from: `<stepId>/<version>`, or the id of another part of the record; null for what was written for the paper itself. */
  source: string | null;
}

export interface PaperContent {
  title: string;
  sections: { id: string; heading: string; lines: PaperLine[]; /** Said in place of lines when there are none. */ gap: string | null }[];
  number: number;
  madeAt: string;
}

/** A paper for the sponsor on its way to one address, and what was answered by its links. */
export interface PaperMail {
  /** A short mark of the paper and the address (`mailId`): stands for both in keys, links and logs, and says neither. */
  id: string;
  stepId: string;
  number: number;
  /** In small letters. */
  email: string;
  /** As the sponsor is greeted; may be empty. */
  name: string;
  /** In whose name it goes. */
  askedBy: PersonId;
  askedAt: string;
  /**
   * `sending` is written before the request: whoever finds it there knows that the request may have gone out.
   * `by-hand`: a person has taken the text for a mail of their own.
   */
  state: 'asked' | 'sending' | 'sent' | 'waiting' | 'failed' | 'uncertain' | 'by-hand';
  /** Why it waits or failed, or what is not known, as a sentence for people. */
  problem: string | null;
  sentAt: string | null;
  /** True where the mail also asks the sponsor's five questions. */
  questions?: boolean | null;
  /** What was said last; null while nothing was, and after it was taken back. */
  reply: PaperReply | null;
}

/** What somebody said by the links of a mail. It is no decision: nobody is asked to approve anything. */
export interface PaperReply {
  /** Null for who has only written words. */
  answer: 'right' | 'question' | 'talk' | null;
  text: string;
  /** To the five questions, where they were asked and answered. */
  five?: FiveAnswers | null;
  at: string;
}
