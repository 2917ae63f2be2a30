import { fewest, recommendScore, safetyOf, suppressed } from '../measuring/formulas';
import type { Asked } from './instruments';
import type { SurveyAnswer, SurveyValue } from './record';

/** Fewest who answered before comments are shown. */
export const fewestForComments = 10;

/** What can be said about one question without saying who said it; a null part is hidden. */
export interface QuestionResult {
  id: string;
  /** How many answered it; null where they are too few to say, or those of the others who left it out or could not say yet. */
  n: number | null;
  mean: number | null;
  /** Answers by step or option; a null count stands for a few, or keeps others from being worked out. Null where nothing of it can be shown. */
  spread: { value: string; count: number | null }[] | null;
  comments: string[] | null;
  /** In place of a mean so near an end of the scale that what single people said could be worked out from it. */
  nearly: 'low' | 'high' | null;
}

export interface SurveyResults {
  n: number;
  questions: QuestionResult[];
  /** Of the safety instrument (1 to 7), and of the question whether people would recommend the community (-100 to 100, with half its interval where nobody is hidden in that). */
  score: { safety: number } | { recommend: number; half: number | null } | null;
}

/** Fewest who answered a question before it is shown how the answers spread: with fewer, a spread without small steps is one thing that all said. */
export const fewestForSpread = 10;
/** So many steps off what all would have given together, a mean says no more than that nearly all were at that end: 49 of 50 would name one answer. */
const nearEnd = 2;

/**
 * The results of a closed survey. Below five answers to a question there is no figure, below ten no spread; with a mean beside
 * it, a spread with hidden steps could be worked out, so that a scale shows its spread whole or not at all; comments need ten answers.
 * How many have answered the survey is known, so that who left a question out, or said "too early", is a cell of it like any step:
 * of one to four nothing says how many.
 * Comments stand in the order of their letters, question by question: in one order for all, the first of each would be one person's.
 */
export function resultsOf(instrument: string, asked: readonly Asked[], answers: readonly SurveyAnswer[]): SurveyResults {
  const n = answers.length;
  const questions = asked.map((one) => resultOf(one, answers.map((answer) => answer.answers[one.id]), n));
  // Mean and score together often leave one way in which people can have answered.
  const beside = (one: QuestionResult): QuestionResult => (instrument === 'recommend' && one.spread === null ? { ...one, mean: null } : one);
  return { n, questions: questions.map(beside), score: scoreOf(instrument, asked, answers) };
}

const none = (id: string): QuestionResult => ({ id, n: null, mean: null, spread: null, comments: null, nearly: null });

/** Of `people` who answered the survey, what they said to one question. */
function resultOf(question: Asked, all: readonly (SurveyValue | undefined)[], people: number): QuestionResult {
  const { id, kind } = question;
  if (kind === 'text') return { ...none(id), comments: people < fewestForComments ? null : all.filter((one) => typeof one === 'string').sort() };
  if (kind === 'choice') return choiceResult(id, question.options, all.filter((one) => typeof one === 'string'), people);
  return scaleResult(id, question.from, question.to, all.filter((one) => typeof one === 'number'), people);
}

const isFew = (count: number): boolean => count > 0 && count < fewest;

function choiceResult(id: string, options: readonly string[], given: readonly string[], people: number): QuestionResult {
  const n = given.length;
  if (n < fewest) return none(id);
  const count = (option: string): number => given.filter((value) => value === option).length;
  const cells = [...options.map(count), people - n];
  // With the small ones goes always the smallest that is not, and whatever equals it: hidden cells that could all be alike would be known.
  const next = cells.some(isFew) ? Math.min(...cells.filter((one) => one >= fewest)) : 0;
  const shown = (cell: number): number | null => (cell > 0 && cell <= next ? null : cell);
  const told = shown(people - n) === null ? null : n;
  // That a spread is shown says that ten gave it, which of fourteen people would say how few did not.
  const wide = n >= fewestForSpread && (told !== null || people - fewest >= fewestForSpread);
  return { ...none(id), n: told, spread: wide ? options.map((value) => ({ value, count: shown(count(value)) })) : null };
}

const rounded = (sum: number, n: number): number => Math.round((sum / n) * 10) / 10;

function scaleResult(id: string, from: number, to: number, given: readonly number[], people: number): QuestionResult {
  const n = given.length;
  if (n < fewest) return none(id);
  const steps = Array.from({ length: to - from + 1 }, (_one, i) => from + i);
  const cells = Object.fromEntries(steps.map((step) => [String(step), given.filter((value) => value === step).length]));
  const sum = given.reduce((all, one) => all + one, 0);
  const mean = rounded(sum, n);
  const nearly = sum - n * from <= nearEnd ? 'low' : n * to - sum <= nearEnd ? 'high' : null;
  if (isFew(people - n)) {
    // Not where the mean can come about in one way alone: it would say how few.
    const may = [1, 2, 3, 4].map((few) => people - few).filter((other) => other >= fewest && (nearly !== null || comesAbout(mean, other, from, to)));
    return may.length < 2 ? none(id) : { ...none(id), mean: nearly === null ? mean : null, nearly };
  }
  if (n >= fewestForSpread && suppressed(cells).length === 0) return { ...none(id), n, mean, spread: steps.map((step) => ({ value: String(step), count: cells[String(step)] ?? 0 })) };
  return { ...none(id), n, mean: nearly === null ? mean : null, nearly };
}

/** Whether so many people can have that mean, without being near an end. */
function comesAbout(mean: number, n: number, from: number, to: number): boolean {
  const near = Math.round(mean * n);
  return [-1, 0, 1].map((off) => near + off).some((sum) => sum - n * from > nearEnd && n * to - sum > nearEnd && rounded(sum, n) === mean);
}

function scoreOf(instrument: string, asked: readonly Asked[], answers: readonly SurveyAnswer[]): SurveyResults['score'] {
  if (instrument === 'recommend') {
    const given = answers.map((one) => one.answers['likely']).filter((one) => typeof one === 'number');
    // Points of a hundred would say of how many.
    return isFew(answers.length - given.length) ? null : recommendOf(given);
  }
  if (instrument !== 'safety') return null;
  const whole = answers.map((one) => asked.map(({ id }) => one.answers[id])).filter((list): list is number[] => list.every((one) => typeof one === 'number'));
  if (whole.length < fewest) return null;
  // Few who left something out stand in the means of what they answered and not in the score: the difference would be theirs.
  const partly = answers.filter((one) => asked.some(({ id }) => typeof one.answers[id] === 'number')).length - whole.length;
  if (partly > 0 && partly < fewest) return null;
  const safety = Math.round((whole.reduce((sum, list) => sum + safetyOf(list), 0) / whole.length) * 10) / 10;
  // Few who all gave the same say so one by one.
  return whole.length < fewestForSpread && (safety <= 1.1 || safety >= 6.9) ? null : { safety };
}

/** The interval is reckoned from how many are for and how many against, so that it goes where one of these, or those between, are few. */
function recommendOf(given: readonly number[]): SurveyResults['score'] {
  const n = given.length;
  const score = n < fewest ? null : recommendScore(given);
  if (score === null) return null;
  const [promote, detract] = [given.filter((one) => one >= 9).length, given.filter((one) => one <= 6).length];
  if (n - Math.abs(promote - detract) <= 1) return null;
  const open = n >= fewestForSpread && suppressed({ promote, detract, between: n - promote - detract }).length === 0;
  return { recommend: Math.round(score.score), half: open ? Math.round(score.half) : null };
}
