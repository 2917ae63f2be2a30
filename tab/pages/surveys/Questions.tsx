import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { SurveyAnswerView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { surveyWords } from './surveyWords';

type Question = SurveyAnswerView['questions'][number];
type Value = number | string;

/** Below this many people a promise of no names is worth little, and they are told so. */
const smallGroup = 12;

/** The questions, each of which may be left out. Nothing of it leaves the page before it is sent. */
export function Questions({ survey, sent, type = 'answerSurvey', promise = surveyWords.promise }: { survey: SurveyAnswerView; sent: () => void; type?: 'answerSurvey' | 'answerLeaving'; promise?: string }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [answers, setAnswers] = useState<Record<string, Value>>({});
  const [checked, setChecked] = useState(false);
  const given = Object.fromEntries(Object.entries(answers).filter(([, value]) => typeof value === 'number' || value.trim() !== ''));
  const nothing = Object.keys(given).length === 0;
  const send = async (): Promise<void> => {
    setChecked(true);
    if (nothing || acting.busy) return;
    if (await acting.act({ type, surveyId: survey.id, answers: given })) sent();
  };
  return (
    <form className="block" onSubmit={(event) => {
      event.preventDefault();
      void send();
    }}>
      <p className="quiet">{promise}{view.memberCount < smallGroup && ` ${surveyWords.small}`}</p>
      {survey.questions.map((one) => <Ask key={one.id} question={one} value={answers[one.id]} set={(value) => setAnswers({ ...answers, [one.id]: value })} />)}
      {checked && nothing && <p role="alert">{surveyWords.empty}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={acting.busy}>{surveyWords.send}</Button>
        <span className="quiet small">{surveyWords.change}</span>
      </div>
    </form>
  );
}

function Ask({ question, value, set }: { question: Question; value: Value | undefined; set: (value: Value) => void }) {
  const { takes } = question;
  if (takes.kind === 'text') return <Field label={question.text}><Textarea rows={3} resize="vertical" maxLength={2_000} dir="auto" value={typeof value === 'string' ? value : ''} onChange={(_event, data) => set(data.value)} /></Field>;
  const options: [Value, string][] = takes.kind === 'choice' ? takes.options.map((one) => [one.value, one.label]) : [
    ...Array.from({ length: takes.to - takes.from + 1 }, (_one, i): [Value, string] => [takes.from + i, String(takes.from + i)]),
    ...(takes.early ? [['early', surveyWords.early] as [Value, string]] : []),
  ];
  return (
    <fieldset>
      <legend dir="auto">{question.text}</legend>
      <div className="survey-steps">
        {options.map(([one, label]) => (
          <label key={one} className={one === value ? 'pill pill-on' : 'pill'}><input type="radio" name={question.id} checked={one === value} onChange={() => set(one)} />{label}</label>
        ))}
      </div>
      {takes.kind === 'scale' && <p className="quiet small">{`${takes.from}: ${surveyWords.low}, ${takes.to}: ${surveyWords.high}`}</p>}
    </fieldset>
  );
}
