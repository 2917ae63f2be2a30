import type { QuestionView } from '../../../bot/api/contract';

export interface Origin {
  questionId: string;
  personId: string;
  name: string;
}

/** Shorter lines are too common to say where a text comes from. */
const shortest = 8;

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();

/** The people of whose answers at least one whole line stands in the text, each with the first such answer. */
export function drawnFrom(text: string, questions: readonly QuestionView[]): Origin[] {
  const whole = plain(text);
  const found = questions.flatMap((question) =>
    question.answers
      .filter((answer) => answer.text.split('\n').map(plain).some((line) => line.length >= shortest && whole.includes(line)))
      .map((answer) => ({ questionId: question.id, personId: answer.person.id, name: answer.person.name })));
  return found.filter((one, i) => found.findIndex((other) => other.personId === one.personId) === i);
}

/** The text with an answer added under what is there; an answer that stands in it already is not doubled. */
export function insertAnswer(text: string, answer: string): string {
  if (plain(text).includes(plain(answer))) return text;
  return text.trim() === '' ? answer.trim() : `${text.trimEnd()}\n${answer.trim()}`;
}
