import { instruments, type Asked, type Instrument } from '../domain/surveying/instruments';
import type { Survey, SurveyAnswer, SurveyTurn, SurveyValue } from '../domain/surveying/record';
import { day, hour, iso, type HistoryOf, type Person } from './people';
import { choose, randomOf, type Random } from './random';

const asked: { instrument: Instrument; weeksAgo: number; share: number }[] = [
  { instrument: 'pulse', weeksAgo: 22, share: 0.6 }, { instrument: 'recommend', weeksAgo: 15, share: 0.45 }, { instrument: 'value', weeksAgo: 9, share: 0.1 }, { instrument: 'pulse', weeksAgo: 0, share: 0.2 },
];
const said = [
  'More time for questions from the floor.', 'The page of notes after each workshop helps me most.', 'Shorter mails, please.', 'I tried the shared rubric, and my second marker liked it.',
  'I would come more often if it were not always on a Tuesday.', 'People listen here.', 'Please go on with the coffee catch-ups.',
];

/** What people were asked and what they said: one survey too small to show, and one that is open. */
export function surveysOf({ path, profile, now }: HistoryOf, people: readonly Person[]): { surveys: Survey[]; surveyTurns: SurveyTurn[]; surveyAnswers: SurveyAnswer[] } {
  const next = randomOf(`${path}/surveys`);
  const surveys: Survey[] = [];
  const surveyTurns: SurveyTurn[] = [];
  const surveyAnswers: SurveyAnswer[] = [];
  asked.filter((one) => one.weeksAgo < profile.week - 4).forEach(({ instrument, weeksAgo, share }, n) => {
    const opened = now - weeksAgo * 7 * day - 2 * day + hour;
    const id = `demo-s-${n + 1}`;
    surveys.push({ id, instrument, title: '', eventId: null, own: [], openedBy: people[0]?.personId ?? '', openedAt: iso(opened), closesAt: iso(opened + 7 * day), closedAt: null, formsUrl: null, importedAt: null, results: null });
    const left = [...said];
    // The first of the people is asked still where the survey is open.
    for (const person of people.slice(1).filter((one) => one.leftAt === null && next() < share)) {
      surveyTurns.push({ surveyId: id, personId: person.personId });
      surveyAnswers.push({ surveyId: id, id: next().toString(36).slice(2), answers: Object.fromEntries(instruments[instrument].flatMap((question): [string, SurveyValue][] => answerTo(question, next, left))) });
    }
  });
  return { surveys, surveyTurns, surveyAnswers };
}

function answerTo(question: Asked, next: Random, left: string[]): [string, SurveyValue][] {
  if (question.kind === 'text') {
    const [text] = next() < 0.45 ? left.splice(Math.floor(next() * left.length), 1) : [];
    return text === undefined ? [] : [[question.id, text]];
  }
  if (question.kind === 'choice') return [[question.id, choose(next, [['yes', 6], ['partly', 3], ['no', 1]])]];
  const { from, to } = question;
  const high = from + Math.round((to - from) * Math.min(1, 0.45 + next() * 0.65));
  return [[question.id, question.turned ? from + to - high : high]];
}
