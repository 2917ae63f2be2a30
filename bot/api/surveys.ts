import { stringify } from 'csv-stringify/sync';
import type { Request, Response, Server } from 'restify';
import type { CommunityRecord } from '../domain/record';
import { phraseOf, type Asked } from '../domain/surveying/instruments';
import { fewest } from '../domain/measuring/formulas';
import { leavingIdAt, leavingSurvey } from '../domain/surveying/leaving';
import { aboutWhen, type Survey } from '../domain/surveying/record';
import { resultsOf } from '../domain/surveying/results';
import { askedIn, pause } from '../domain/surveying/survey';
import { notFound } from '../errors';
import { answerJson, answerText } from '../http/answer';
import type { PhraseKey } from '../toolkit/phrases';
import type { SurveyAnswerView, SurveysAnswer, SurveySummary } from './contract';
import type { FormQuestion } from '../domain/surveying/forms';
import { addFormsApi } from './forms';
import type { ApiParts, Doors, Entered } from './routes';

/** Most surveys in one list, the newest. */
const mostSurveys = 60;

/** In place of an id: the questions for people who leave, of this year. */
const leavingAddress = 'leaving';

/** Surveys: what is asked, to everybody; what came of it, once it is closed. While one is open nothing of it is shown, also not how many have answered. */
export function addSurveysApi(server: Server, parts: ApiParts, doors: Doors): void {
  const { entered } = doors;
  const { say, clock, store: { surveys } } = parts;

  const answeredBy = ({ actor, record }: Entered): Promise<Set<string>> => surveys.answered(actor.tenantId, record.community.id, actor.personId);
  const summary = (one: Survey, answered: ReadonlySet<string>): SurveySummary => ({
    id: one.id, instrument: one.instrument, eventId: one.eventId, state: aboutWhen(one, clock.now()), openedAt: one.openedAt, closesAt: one.closedAt ?? one.closesAt, answered: answered.has(one.id),
    title: one.instrument === 'own' ? one.title : one.title === '' ? say(phraseOf(one.instrument)) : `${say(phraseOf(one.instrument))}: ${one.title}`,
  });
  /** While people can still answer on leaving, nobody sees whether anybody has. */
  const shownIn = (record: CommunityRecord): Survey[] => record.surveys.filter((one) => one.instrument !== 'leaver' || aboutWhen(one, clock.now()) === 'closed');
  const leavingNow = (record: CommunityRecord): Survey => {
    const id = leavingIdAt(clock.now());
    return record.surveys.find((one) => one.id === id) ?? leavingSurvey(id);
  };
  const find = async (req: Request): Promise<{ survey: Survey; entry: Entered }> => {
    const entry = await entered(req);
    const id = (req.params as Record<string, string | undefined>)['survey'];
    const survey = id === leavingAddress ? leavingNow(entry.record) : shownIn(entry.record).find((one) => one.id === id);
    if (!survey) throw notFound('This survey');
    return { survey, entry };
  };
  const wordsOf = (survey: Survey, question: Asked): string => (survey.instrument === 'own' ? (survey.own.find((one) => one.id === question.id)?.text ?? '') : say(phraseOf(survey.instrument, question.id)));
  const optionWords = (survey: Survey, question: Asked, value: string): string => (question.kind === 'choice' && survey.instrument !== 'own' ? say(phraseOf(survey.instrument, `${question.id}.${value}`)) : value);
  const questionsOf = (survey: Survey): FormQuestion[] => askedIn(survey).map((question) => ({
    id: question.id, text: wordsOf(survey, question),
    takes: question.kind === 'scale' ? { kind: 'scale', from: question.from, to: question.to, early: question.early ?? false } : question.kind === 'choice' ? { kind: 'choice', options: question.options.map((value) => ({ value, label: optionWords(survey, question, value) })) } : { kind: 'text' },
  }));
  const results = async (survey: Survey, record: CommunityRecord, tenantId: string) =>
    (aboutWhen(survey, clock.now()) === 'open' ? null : survey.results ?? resultsOf(survey.instrument, askedIn(survey), await surveys.answers(tenantId, record.community.id, survey.id)));

  addFormsApi(server, parts, doors, questionsOf);

  server.get('/api/communities/:id/surveys', async (req: Request, res: Response) => {
    const entry = await entered(req);
    const answered = await answeredBy(entry);
    const list = shownIn(entry.record).sort((a, b) => b.openedAt.localeCompare(a.openedAt) || a.id.localeCompare(b.id));
    const latest = list.find((one) => one.eventId === null && one.instrument !== 'leaver');
    const answer: SurveysAnswer = { surveys: list.slice(0, mostSurveys).map((one) => summary(one, answered)), nextFrom: latest ? new Date(Date.parse(latest.openedAt) + pause * 86_400_000).toISOString() : null };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/surveys/:survey', async (req: Request, res: Response) => {
    const { survey, entry } = await find(req);
    const [answered, found] = await Promise.all([answeredBy(entry), results(survey, entry.record, entry.actor.tenantId)]);
    const answer: SurveyAnswerView = {
      ...summary(survey, answered), formsUrl: survey.formsUrl, imported: survey.importedAt !== null, people: found && found.n >= fewest ? found.n : null, score: found?.score ?? null,
      questions: questionsOf(survey).map((question, n) => ({ ...question, result: found?.questions[n] ?? null })),
    };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/surveys/:survey/results.csv', async (req: Request, res: Response) => {
    const { survey, entry: { actor, record } } = await find(req);
    const found = await results(survey, record, actor.tenantId);
    if (!found) throw notFound('A closed survey');
    const heads: PhraseKey[] = ['export.question', 'export.answered', 'export.mean', 'export.answer', 'export.people'];
    const rows = askedIn(survey).flatMap((question, n) => {
      const one = found.questions[n];
      const head = [wordsOf(survey, question), one?.n ?? say('export.hidden'), one?.mean ?? (one?.nearly ? say(`export.nearly-${one.nearly}`) : '')];
      if (one?.comments) return one.comments.map((text) => [wordsOf(survey, question), '', '', text, '']);
      return one?.spread ? one.spread.map((cell) => [...head, optionWords(survey, question, cell.value), cell.count ?? say('export.hidden')]) : [[...head, '', '']];
    });
    res.setHeader('Content-Disposition', 'attachment; filename="survey.csv"');
    await answerText(res, 200, stringify([heads.map((key) => say(key)), ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true }), 'text/csv; charset=utf-8');
  });
}
