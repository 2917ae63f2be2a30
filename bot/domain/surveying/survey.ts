import { aboutWhen, type Survey, type SurveyAnswer, type SurveyValue } from './record';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Act, type Decision, type Doing, type Situation } from '../decision';
import { instruments, type Asked } from './instruments';

/** Days between the beginnings of two surveys, so that nobody is asked all the time; what is asked after an event does not count. */
export const pause = 28;
const day = 86_400_000;

/** The questions of a survey in order: the instrument's, or the group's own. */
export const askedIn = (survey: Pick<Survey, 'instrument' | 'own'>): readonly Asked[] => (survey.instrument === 'own'
  ? survey.own.map(({ id, kind }): Asked => (kind === 'text' ? { id, kind } : { id, kind, from: 1, to: 5 }))
  : instruments[survey.instrument]);

export function openSurvey({ record, act }: Situation, command: CommandOf<'openSurvey'>): Decision {
  const { instrument, title, days, eventId, own, tell, formsUrl } = command;
  if (record.surveys.some((one) => one.id === act.id)) return already('said.survey-opened');
  if (instrument === 'own' && (own.length === 0 || title === '')) return refuse('not-readable', 'refuse.survey-empty');
  const event = eventId === null ? null : record.events.find((one) => one.id === eventId);
  if (event === undefined) return refuse('not-found', 'refuse.no-event');
  if (event && event.startsAt > act.now) return refuse('not-now', 'refuse.event-to-come');
  // Two surveys with questions of the group's own are two; of the others one at a time is open.
  const running = instrument !== 'own' && record.surveys.some((one) => one.instrument === instrument && one.eventId === eventId && aboutWhen(one, act.now) === 'open');
  if (running) return already('said.survey-opened');
  // The same people asked the same again: between two results lies what those said who came later.
  if (event && record.surveys.some((one) => one.eventId === eventId && one.instrument === instrument)) return refuse('not-now', 'refuse.survey-once');
  const since = Date.parse(act.now) - pause * day;
  const latest = event ? undefined : record.surveys.find((one) => one.eventId === null && one.instrument !== 'leaver' && Date.parse(one.openedAt) > since);
  if (latest) return refuse('not-now', 'refuse.survey-too-soon', { date: new Date(Date.parse(latest.openedAt) + pause * day).toISOString().slice(0, 10) });
  const row: Survey = {
    id: act.id, instrument, title: instrument === 'own' ? title : event ? event.title : '', eventId, own: instrument === 'own' ? own.map((one, n) => ({ ...one, id: `q${n + 1}` })) : [],
    openedBy: act.personId, openedAt: act.now, closesAt: new Date(Date.parse(act.now) + days * day).toISOString(), closedAt: null, formsUrl: formsUrl ?? null, importedAt: null, results: null,
  };
  return done([{ put: 'surveys', row }], tell === true ? [{ kind: 'announce-survey', surveyId: row.id }] : [], { key: 'said.survey-opened' });
}

export function closeSurvey({ record, act }: Situation, { surveyId }: CommandOf<'closeSurvey'>): Decision {
  const survey = record.surveys.find((one) => one.id === surveyId);
  if (!survey) return refuse('not-found', 'refuse.no-survey');
  if (aboutWhen(survey, act.now) === 'closed') return already('said.survey-closed');
  if (survey.instrument === 'leaver') return refuse('not-now', 'refuse.survey-of-leavers');
  return done([{ put: 'surveys', row: { ...survey, closedAt: act.now } }], [], { key: 'said.survey-closed' });
}

/**
 * Takes an answer without its author: one row says that somebody has answered, another holds what was said, and
 * nothing ties the two. No log row is kept, nobody is told, and there is no time of day.
 */
export function answerSurvey({ record, act }: Situation, { surveyId, answers }: CommandOf<'answerSurvey'>): Decision {
  const survey = record.surveys.find((one) => one.id === surveyId);
  if (!survey) return refuse('not-found', 'refuse.no-survey');
  if (record.surveyTurns.some((one) => one.surveyId === surveyId && one.personId === act.personId)) return already('said.survey-answered');
  if (aboutWhen(survey, act.now) === 'closed') return refuse('not-now', 'refuse.survey-over');
  if (survey.formsUrl !== null) return refuse('not-now', 'refuse.survey-in-forms');
  if (survey.instrument === 'leaver') return refuse('not-now', 'refuse.survey-of-leavers');
  const kept = given(survey, answers);
  return 'ok' in kept ? kept : answered(survey, act, kept.answers);
}

/** What was said, trimmed and without what is empty; a refusal where it does not fit the questions. */
export function given(survey: Pick<Survey, 'instrument' | 'own'>, answers: Record<string, SurveyValue>): { answers: Record<string, SurveyValue> } | Decision {
  const found: Record<string, SurveyValue> = {};
  const asked = askedIn(survey);
  for (const [id, value] of Object.entries(answers)) {
    const question = asked.find((one) => one.id === id);
    if (!question || !fits(question, value)) return refuse('not-readable', 'refuse.survey-value');
    const kept = typeof value === 'string' ? value.trim() : value;
    if (kept !== '') found[id] = kept;
  }
  return Object.keys(found).length === 0 ? refuse('not-readable', 'refuse.survey-nothing') : { answers: found };
}

/** That somebody has answered, and apart from it what was said. */
export function answered({ id: surveyId }: Survey, act: Act, answers: Record<string, SurveyValue>): Doing {
  // An id made from the act would lead back to its author.
  const row: SurveyAnswer = { surveyId, id: act.random, answers };
  return { ...done([{ put: 'surveyTurns', row: { surveyId, personId: act.personId } }, { put: 'surveyAnswers', row }], [], { key: 'said.survey-answered' }), quiet: true, still: true };
}

export function fits(question: Asked, value: SurveyValue): boolean {
  if (question.kind === 'text') return typeof value === 'string';
  if (question.kind === 'choice') return typeof value === 'string' && question.options.includes(value);
  if (value === 'early') return question.early === true;
  return typeof value === 'number' && Number.isInteger(value) && value >= question.from && value <= question.to;
}
