import type { SurveyAnswerView } from '../../../bot/api/contract';
import { Download } from '../../parts/Download';
import { PlainText } from '../../parts/PlainText';
import { surveyWords } from './surveyWords';

type Question = SurveyAnswerView['questions'][number];

/** What came of a closed survey, as far as it can be said without saying who said it. */
export function Results({ survey }: { survey: SurveyAnswerView }) {
  const people = survey.people ?? 0;
  const few = surveyWords.tooFew(people);
  return (
    <>
      <p>{few === '' ? surveyWords.who(people) : few}</p>
      {survey.score && <p><strong>{'safety' in survey.score ? surveyWords.safety(survey.score.safety) : surveyWords.recommend(survey.score.recommend, survey.score.half)}</strong></p>}
      {few === '' && survey.questions.map((one) => <Result key={one.id} question={one} />)}
      {few === '' && <Download file={`surveys/${encodeURIComponent(survey.id)}/results.csv`} name="survey.csv" label={surveyWords.download} />}
    </>
  );
}

function Result({ question }: { question: Question }) {
  const { result, takes } = question;
  if (!result) return null;
  return (
    <section className="block" aria-labelledby={`result-${question.id}`}>
      <h2 id={`result-${question.id}`} className="heading" dir="auto">{question.text}</h2>
      {takes.kind === 'text' ? <Comments comments={result.comments} /> : saysNothing(result) ? <p className="quiet">{surveyWords.few}</p> : (
        <>
          <p>{result.nearly && takes.kind === 'scale' ? surveyWords.nearly(result.nearly, result.n, takes.from, takes.to) : result.mean !== null && takes.kind === 'scale' ? surveyWords.mean(result.mean, result.n, takes.to) : surveyWords.choices(result.n)}</p>
          {result.spread ? <Spread spread={result.spread} takes={takes} /> : <p className="quiet small">{surveyWords.noSpread}</p>}
        </>
      )}
    </section>
  );
}

/** Too few have answered it; of few who left it out alone, the others are still told. */
const saysNothing = ({ n, mean, nearly, spread }: NonNullable<Question['result']>): boolean => n === null && mean === null && nearly === null && spread === null;

/** Bars with their numbers beside them, so that a table would say nothing more. */
function Spread({ spread, takes }: { spread: NonNullable<NonNullable<Question['result']>['spread']>; takes: Question['takes'] }) {
  const most = Math.max(1, ...spread.map((one) => one.count ?? 0));
  const label = (value: string): string => (takes.kind === 'choice' ? (takes.options.find((one) => one.value === value)?.label ?? value) : value);
  return (
    <ul className="plain">
      {spread.map((one) => (
        <li key={one.value} className="survey-bar">
          <span>{label(one.value)}</span>
          <span aria-hidden="true">{one.count !== null && <span className="survey-fill" style={{ display: 'block', inlineSize: `${(one.count / most) * 100}%` }} />}</span>
          <span>{one.count ?? surveyWords.hidden}</span>
        </li>
      ))}
    </ul>
  );
}

function Comments({ comments }: { comments: string[] | null }) {
  if (comments === null) return <p className="quiet">{surveyWords.noComments}</p>;
  if (comments.length === 0) return <p className="quiet">{surveyWords.nobodyWrote}</p>;
  return <ul className="lines" aria-label={surveyWords.comments}>{comments.map((one, n) => <li key={`${n} ${one}`}><PlainText text={one} /></li>)}</ul>;
}
