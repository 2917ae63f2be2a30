import { fewest, recommendScore, safetyOf, suppressed } from '../measuring/formulas';
import type { Asked } from './instruments';
import type { SurveyAnswer, SurveyValue } from './record';

/** Fewest who answered before comments are shown. */
export const fewestForComments = 10;

/** What can be said about one question without saying who said it; a null part is hidden. */
export interface QuestionResult {
  id: string;
  /** How many answered it; null where they are too few to say. */
  n: number | null;
  mean: number | null;
  /** Answers by step or option; a null count stands for a few, or keeps others from being worked out. Null where nothing of it can be shown. */
  spread: { value: string; count: number | null }[] | null;
  comments: string[] | null;
}

export interface SurveyResults {
  n: number;
  questions: QuestionResult[];
  /** Of the safety instrument (1 to 7), and of the question whether people would recommend the community (-100 to 100, with half its interval). */
  score: { safety: number } | { recommend: number; half: number } | null;
}

/**
 * The results of a closed survey. Below five answers to a question there is no figure; with a mean beside it, a spread
 * with hidden steps could be worked out, so that a scale shows its spread whole or not at all; comments need ten answers.
 */
export function resultsOf(instrument: string, asked: readonly Asked[], answers: readonly SurveyAnswer[]): SurveyResults {
  const n = answers.length;
  return { n, questions: asked.map((one) => resultOf(one, answers.map((answer) => answer.answers[one.id]), n)), score: scoreOf(instrument, asked, answers) };
}

const none = (id: string): QuestionResult => ({ id, n: null, mean: null, spread: null, comments: null });

function resultOf(question: Asked, all: readonly (SurveyValue | undefined)[], people: number): QuestionResult {
  const { id, kind } = question;
  if (kind === 'text') return { ...none(id), comments: people < fewestForComments ? null : all.filter((one) => typeof one === 'string') };
  if (kind === 'choice') {
    const given = all.filter((one) => typeof one === 'string');
    if (given.length < fewest) return none(id);
    const cells = Object.fromEntries(question.options.map((one) => [one, given.filter((value) => value === one).length]));
    const hidden = suppressed(cells);
    return { ...none(id), n: given.length, spread: question.options.map((value) => ({ value, count: hidden.includes(value) ? null : (cells[value] ?? 0) })) };
  }
  const given = all.filter((one) => typeof one === 'number');
  if (given.length < fewest) return none(id);
  const steps = Array.from({ length: question.to - question.from + 1 }, (_one, i) => question.from + i);
  const cells = Object.fromEntries(steps.map((step) => [String(step), given.filter((value) => value === step).length]));
  return {
    ...none(id), n: given.length, mean: Math.round((given.reduce((sum, one) => sum + one, 0) / given.length) * 10) / 10,
    spread: suppressed(cells).length > 0 ? null : steps.map((step) => ({ value: String(step), count: cells[String(step)] ?? 0 })),
  };
}

function scoreOf(instrument: string, asked: readonly Asked[], answers: readonly SurveyAnswer[]): SurveyResults['score'] {
  if (instrument === 'recommend') {
    const given = answers.map((one) => one.answers['likely']).filter((one) => typeof one === 'number');
    const score = given.length < fewest ? null : recommendScore(given);
    return score && { recommend: Math.round(score.score), half: Math.round(score.half) };
  }
  if (instrument !== 'safety') return null;
  const whole = answers.map((one) => asked.map(({ id }) => one.answers[id])).filter((list): list is number[] => list.every((one) => typeof one === 'number'));
  return whole.length < fewest ? null : { safety: Math.round((whole.reduce((sum, list) => sum + safetyOf(list), 0) / whole.length) * 10) / 10 };
}
