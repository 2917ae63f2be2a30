import { sameTitle } from '../actionImport';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import type { SurveyValue } from './record';
import { askedIn, fits } from './survey';

/** Answers that come by Microsoft Forms: where they are given, and how a file of them becomes answers of a survey. */

/** A question as its form asks it. */
export interface FormQuestion {
  id: string;
  text: string;
  takes: { kind: 'scale'; from: number; to: number; early: boolean } | { kind: 'choice'; options: { value: string; label: string }[] } | { kind: 'text' };
}

export interface FormsColumn {
  heading: string;
  /** The question that it answers; null for what is left out. */
  questionId: string | null;
  /** Why it is left out: it says who or when, or answers nothing that was asked. */
  left: 'person' | 'time' | 'other' | null;
}

export interface FormsMatch {
  columns: FormsColumn[];
  /** One for each answered row. */
  rows: Record<string, SurveyValue>[];
  /** Cells with an answer that the question does not take, and rows that said nothing of what was asked. */
  unread: number;
  empty: number;
}

/** Forms' own columns, in English; in other languages they answer no question, and are left out as such. */
const persons = /^(?:e-?mail(?: address)?|(?:your |full )?name|user ?name|respondent)$/i;
const times = /^(?:id|start time|completion time|last modified time|language|total points|quiz feedback|grade posted time)$/i;

/** Matches the columns of a sheet to the questions by their text, and reads the answers. The first row holds the headings; of rows with one id the first counts. */
export function matchForms(questions: readonly FormQuestion[], [header = [], ...body]: readonly (readonly string[])[], early: string): FormsMatch {
  const used = new Set<string>();
  const columns = header.map((heading): FormsColumn => {
    const found = questions.find((one) => !used.has(one.id) && sameQuestion(one.text, heading));
    if (found) used.add(found.id);
    return { heading, questionId: found?.id ?? null, left: found ? null : persons.test(heading.trim()) ? 'person' : times.test(heading.trim()) ? 'time' : 'other' };
  });
  const idAt = header.findIndex((one) => /^id$/i.test(one.trim()));
  const seen = new Set<string>();
  const match: FormsMatch = { columns, rows: [], unread: 0, empty: 0 };
  for (const cells of body) {
    const key = (idAt < 0 ? '' : (cells[idAt] ?? '')).trim();
    if (cells.every((one) => one.trim() === '') || (key !== '' && seen.has(key))) continue;
    if (key !== '') seen.add(key);
    const answers: Record<string, SurveyValue> = {};
    columns.forEach(({ questionId }, n) => {
      const question = questions.find((one) => one.id === questionId);
      const cell = (cells[n] ?? '').trim();
      if (!question || cell === '') return;
      const value = valueOf(question, cell, early);
      if (value === null) match.unread += 1;
      else answers[question.id] = value;
    });
    if (Object.keys(answers).length > 0) match.rows.push(answers);
    else match.empty += 1;
  }
  return match;
}

const sameQuestion = (a: string, b: string): boolean => bare(a) !== '' && bare(a) === bare(b);
/** Signs at the end, numbers in front and quotation marks are lost when people copy questions into a form. */
const bare = (text: string): string => sameTitle(text).replace(/^\d+[.)]\s*/, '').replace(/["'“”‘’]/g, '').replace(/[\s.?!:*]+$/, '');

function valueOf({ takes }: FormQuestion, cell: string, early: string): SurveyValue | null {
  if (takes.kind === 'text') return cell.slice(0, 2_000);
  if (takes.kind === 'choice') return takes.options.find((one) => sameQuestion(one.label, cell) || one.value === cell)?.value ?? null;
  if (takes.early && sameQuestion(early, cell)) return 'early';
  const step = Number(/^(\d{1,2})(?:\.0+)?(?:\s*[-–:=].*)?$/.exec(cell)?.[1] ?? Number.NaN);
  return step >= takes.from && step <= takes.to ? step : null;
}

/**
 * Takes the answers over, once for a survey, and closes it. A second file could be compared with the results of the first,
 * which would say what the few who came later answered.
 */
export function importForms({ record, act }: Situation, { surveyId, rows }: CommandOf<'importForms'>): Decision {
  const survey = record.surveys.find((one) => one.id === surveyId);
  if (!survey) return refuse('not-found', 'refuse.no-survey');
  if (survey.formsUrl === null) return refuse('not-now', 'refuse.survey-not-forms');
  if (survey.importedAt !== null) return already('said.forms-already');
  const asked = askedIn(survey);
  const fit = (answers: Record<string, SurveyValue>): boolean => Object.entries(answers).every(([id, value]) => asked.some((one) => one.id === id && fits(one, value)));
  if (!rows.every(fit)) return refuse('not-readable', 'refuse.survey-value');
  return done([
    { put: 'surveys', row: { ...survey, importedAt: act.now, closedAt: survey.closedAt ?? (survey.closesAt <= act.now ? null : act.now) } },
    // Ids that say nothing of the file's own; their order is the caller's, who has mixed them.
    ...rows.map((answers, n) => ({ put: 'surveyAnswers' as const, row: { surveyId, id: `${act.random}.${n + 1}`, answers } })),
  ], [], { key: 'said.forms', values: { count: rows.length } });
}
