import { leavingIdAt, leavingSurvey } from '../domain/surveying/leaving';
import type { Survey, SurveyAnswer, SurveyTurn } from '../domain/surveying/record';
import type { HistoryOf, Person } from './people';
import { choose, randomOf } from './random';

const said = ['I move to another school and will miss the workshops.', 'The meetings were always on my teaching day.', 'It was useful. I have what I came for.', 'I would have liked more examples from my subject.'];

/** What those said who left: one survey for each calendar year, which shows nothing before the year is over. */
export function leavingOf({ path }: HistoryOf, people: readonly Person[]): { surveys: Survey[]; surveyTurns: SurveyTurn[]; surveyAnswers: SurveyAnswer[] } {
  const next = randomOf(`${path}/leaving`);
  const left = [...said];
  const answers = people.flatMap(({ personId, leftAt }) => (leftAt === null || next() > 0.8 ? [] : [{ surveyId: leavingIdAt(leftAt), personId }]));
  return {
    surveys: [...new Set(answers.map((one) => one.surveyId))].map(leavingSurvey),
    surveyTurns: answers,
    surveyAnswers: answers.map(({ surveyId }) => {
      const [know] = next() < 0.5 ? left.splice(Math.floor(next() * left.length), 1) : [];
      return { surveyId, id: next().toString(36).slice(2), answers: { why: choose(next, [['moved', 4], ['time', 4], ['done', 2], ['fit', 1], ['other', 1]]), ...(know === undefined ? {} : { know }) } };
    }),
  };
}
