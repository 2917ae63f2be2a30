import { randomInt, randomUUID } from 'node:crypto';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { parseCommand, read } from '../domain/commands';
import { matchForms, type FormQuestion } from '../domain/surveying/forms';
import { mostForms } from '../domain/surveying/formsShape';
import type { Survey } from '../domain/surveying/record';
import { AppError, notFound, notReadable } from '../errors';
import { readSheet } from '../forms/sheet';
import { storable } from '../http/storable';
import { answerJson } from '../http/answer';
import type { FormsAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

/** Largest file, in bytes: with the third that base64 adds it stays under the limit of every body. */
export const largestForms = 700_000;
const shape = z.strictObject({ /** The file, in base64. */ file: z.string().max(Math.ceil(largestForms / 3) * 4), /** Take it over; else it is only looked at. */ take: z.boolean() });

/** Answers that were given in Microsoft Forms: a file is looked at, and then taken over. The file itself is not kept. */
export function addFormsApi(server: Server, parts: ApiParts, { ofCore }: Doors, questionsOf: (survey: Survey) => FormQuestion[]): void {
  const { commands, say } = parts;
  server.post('/api/communities/:id/surveys/:survey/forms', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const survey = record.surveys.find((one) => one.id === (req.params as Record<string, string | undefined>)['survey']);
    if (!survey) throw notFound('This survey');
    const asked = read(shape, req.body);
    if (!asked.ok) throw notReadable(asked.problem);
    if (survey.formsUrl === null) throw new AppError('not-now', 409, say('refuse.survey-not-forms'));
    const cells = readSheet(Buffer.from(asked.value.file, 'base64'));
    if (!cells || cells.length === 0) throw new AppError('not-readable', 400, say('refuse.forms-file'));
    const questions = questionsOf(survey);
    const match = matchForms(questions, storable(cells) as string[][], say('forms.early'));
    if (match.rows.length === 0) throw new AppError('not-readable', 400, say(match.columns.some((one) => one.questionId !== null) ? 'refuse.forms-empty' : 'refuse.forms-columns'));
    if (match.rows.length > mostForms) throw new AppError('not-readable', 400, say('refuse.forms-many', { count: mostForms }));
    const answer: FormsAnswer = {
      columns: match.columns.map(({ heading, questionId, left }) => ({ heading, question: questions.find((one) => one.id === questionId)?.text ?? null, left })),
      missing: questions.filter((one) => !match.columns.some((column) => column.questionId === one.id)).map((one) => one.text),
      rows: match.rows.length, unread: match.unread, empty: match.empty, taken: survey.importedAt !== null, said: null,
    };
    if (!asked.value.take) return answerJson(res, 200, answer);
    const command = parseCommand({ type: 'importForms', surveyId: survey.id, rows: mixed(match.rows) });
    if (!command.ok) throw notReadable(command.problem);
    const result = await commands.run(actor, record.community.id, `forms-${randomUUID()}`, command.value);
    if (!result.ok) throw new AppError('not-now', 409, result.because);
    await answerJson(res, 200, { ...answer, taken: true, said: result.said });
  });
}

/** In an order that says nothing of who answered first (Fisher and Yates). */
function mixed<T>(rows: readonly T[]): T[] {
  const list = [...rows];
  for (let n = list.length - 1; n > 0; n -= 1) {
    const other = randomInt(n + 1);
    [list[n], list[other]] = [list[other] as T, list[n] as T];
  }
  return list;
}
