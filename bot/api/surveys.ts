import { stringify } from 'csv-stringify/sync';
import type { Request, Response, Server } from 'restify';
import type { CommunityRecord } from '../domain/record';
import { phraseOf, type Asked } from '../domain/surveying/instruments';
import { aboutWhen } from '../domain/surveying/record';
import { resultsOf } from '../domain/surveying/results';
import { askedIn, pause } from '../domain/surveying/survey';
import { notFound } from '../errors';
import { answerJson, answerText } from '../http/answer';
import { storable } from '../http/storable';
import type { SurveyRow } from '../store/surveys';
import type { PhraseKey } from '../toolkit/phrases';
import type { SurveyAnswerView, SurveysAnswer, SurveySummary } from './contract';
import type { ApiParts, Entered } from './routes';

/** Surveys: what is asked, to everybody; what came of it, once it is closed. While one is open nothing of it is shown, also not how many have answered. */
export function addSurveysApi(server: Server, parts: ApiParts, entered: (req: Request) => Promise<Entered>): void {
  const { say, clock, store: { surveys } } = parts;

  const summary = (one: SurveyRow): SurveySummary => ({
    id: one.id, instrument: one.instrument, eventId: one.eventId, state: aboutWhen(one, clock.now()), openedAt: one.openedAt, closesAt: one.closedAt ?? one.closesAt, answered: one.answered,
    title: one.instrument === 'own' ? one.title : one.title === '' ? say(phraseOf(one.instrument)) : `${say(phraseOf(one.instrument))}: ${one.title}`,
  });
  const find = async (req: Request): Promise<{ survey: SurveyRow; entry: Entered }> => {
    const entry = await entered(req);
    const id = storable((req.params as Record<string, string | undefined>)['survey'] ?? '') as string;
    const survey = (await surveys.list(entry.actor.tenantId, entry.record.community.id, entry.actor.personId)).find((one) => one.id === id);
    if (!survey) throw notFound('This survey');
    return { survey, entry };
  };
  const wordsOf = (survey: SurveyRow, question: Asked): string => (survey.instrument === 'own' ? (survey.own.find((one) => one.id === question.id)?.text ?? '') : say(phraseOf(survey.instrument, question.id)));
  const optionWords = (survey: SurveyRow, question: Asked, value: string): string => (question.kind === 'choice' && survey.instrument !== 'own' ? say(phraseOf(survey.instrument, `${question.id}.${value}`)) : value);
  const results = async (survey: SurveyRow, record: CommunityRecord, tenantId: string) =>
    (aboutWhen(survey, clock.now()) === 'open' ? null : resultsOf(survey.instrument, askedIn(survey), await surveys.answers(tenantId, record.community.id, survey.id)));

  server.get('/api/communities/:id/surveys', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const list = await surveys.list(actor.tenantId, record.community.id, actor.personId);
    const latest = list.find((one) => one.eventId === null);
    const answer: SurveysAnswer = { surveys: list.map(summary), nextFrom: latest ? new Date(Date.parse(latest.openedAt) + pause * 86_400_000).toISOString() : null };
    answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/surveys/:survey', async (req: Request, res: Response) => {
    const { survey, entry: { actor, record } } = await find(req);
    const found = await results(survey, record, actor.tenantId);
    const answer: SurveyAnswerView = {
      ...summary(survey), people: found ? found.n : null, score: found?.score ?? null,
      questions: askedIn(survey).map((question, n) => ({
        id: question.id, text: wordsOf(survey, question),
        takes: question.kind === 'scale' ? { kind: 'scale', from: question.from, to: question.to, early: question.early ?? false } : question.kind === 'choice' ? { kind: 'choice', options: question.options.map((value) => ({ value, label: optionWords(survey, question, value) })) } : { kind: 'text' },
        result: found?.questions[n] ?? null,
      })),
    };
    answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/surveys/:survey/results.csv', async (req: Request, res: Response) => {
    const { survey, entry: { actor, record } } = await find(req);
    const found = await results(survey, record, actor.tenantId);
    if (!found) throw notFound('A closed survey');
    const heads: PhraseKey[] = ['export.question', 'export.answered', 'export.mean', 'export.answer', 'export.people'];
    const rows = askedIn(survey).flatMap((question, n) => {
      const one = found.questions[n];
      const head = [wordsOf(survey, question), one?.n ?? say('export.hidden'), one?.mean ?? ''];
      if (one?.comments) return one.comments.map((text) => [wordsOf(survey, question), '', '', text, '']);
      return one?.spread ? one.spread.map((cell) => [...head, optionWords(survey, question, cell.value), cell.count ?? say('export.hidden')]) : [[...head, '', '']];
    });
    res.setHeader('Content-Disposition', 'attachment; filename="survey.csv"');
    answerText(res, 200, stringify([heads.map((key) => say(key)), ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true }), 'text/csv; charset=utf-8');
  });
}
