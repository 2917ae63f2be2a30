import type { FormsAnswer } from '../../../bot/api/contract';

type Left = NonNullable<FormsAnswer['columns'][number]['left']>;

/** The words of surveys that are answered in Microsoft Forms. */
export const formsWords = {
  link: 'Link of a form in Microsoft Forms',
  linkHint: 'Only if people answer there. Its questions have the words of those here. Leave it empty, and people answer here.',
  answerThere: 'Answer in Microsoft Forms',
  there: 'This survey is answered in Microsoft Forms. What you write there follows the rules of that form.',
  waiting: 'The answers given in Microsoft Forms have not been taken over yet.',
  heading: 'Take over the answers',
  lead: 'In Forms choose Responses, then Open in Excel. Choose that file here to see what it holds.',
  choose: 'The Excel file of the form',
  hint: 'A file that ends in .xlsx, of at most 700 kB. Names, addresses and times in it are left out, and the file is not kept.',
  large: 'This file has more than 700 kB. Delete other sheets from it, then choose it again.',
  unreadable: 'This file could not be opened. Choose it again.',
  rows: (n: number): string => (n === 1 ? '1 answer was found.' : `${n} answers were found.`),
  empty: (n: number): string => (n === 1 ? '1 row answers nothing that was asked here.' : `${n} rows answer nothing that was asked here.`),
  unread: (n: number): string => (n === 1 ? '1 cell holds what its question does not take, and is left out.' : `${n} cells hold what their questions do not take, and are left out.`),
  columns: 'What becomes of each column',
  column: 'Column of the file',
  becomes: 'Goes to',
  left: { person: 'Left out: it says who answered', time: 'Left out: it says when, or is a number of Forms', other: 'Left out: no question has these words' } satisfies Record<Left, string>,
  missing: (questions: string): string => `No column answers: ${questions}`,
  once: 'This is done once and closes the survey, so take the file when everybody has answered. Figures are shown from five answers on, comments from ten.',
  take: (n: number): string => (n === 1 ? 'Take over 1 answer' : `Take over ${n} answers`),
};
