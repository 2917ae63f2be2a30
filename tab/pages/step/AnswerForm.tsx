import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { QuestionField } from './QuestionField';
import { stepWords } from './stepWords';

interface Props {
  step: StepView;
  /** Headings of questions stand at this level, under the page's own. */
  level?: 2 | 3;
  /** Told when the last of the questions has been given or passed. */
  finished?: () => void;
}

/** The questions of a step, one at a time or all on one page; the choice lasts while the page is open. */
export function AnswerForm({ step, level = 2, finished }: Props) {
  const { questions } = step;
  const [all, setAll] = useState(false);
  const [wanted, setAt] = useState(() => Math.max(0, questions.findIndex((one) => one.mine.state === 'none' || one.mine.state === 'draft')));
  // After the reveal the list shortens with each answer.
  const at = Math.min(wanted, questions.length - 1);
  const several = questions.length > 1;
  const shown = all ? questions : questions.slice(at, at + 1);

  const answered = (id: string): void => {
    const left = questions.filter((one) => one.id !== id && (one.mine.state === 'none' || one.mine.state === 'draft'));
    if (left.length === 0) finished?.();
    else if (!all) setAt(questions.findIndex((one) => one.id === (left.find((one) => questions.indexOf(one) > at) ?? left[0])?.id));
  };

  return (
    <section className="block answer-form">
      {several && (
        <div className="row row-between">
          <span className="quiet" aria-live="polite">{all ? '' : stepWords.position(at + 1, questions.length)}</span>
          <Button size="small" appearance="transparent" onClick={() => setAll(!all)}>{all ? stepWords.one : stepWords.all}</Button>
        </div>
      )}
      {shown.map((question) => <QuestionField key={question.id} step={step} question={question} level={level} answered={() => answered(question.id)} />)}
      {several && !all && (
        <div className="row">
          <Button appearance="subtle" disabled={at === 0} onClick={() => setAt(at - 1)}>{stepWords.previous}</Button>
          <Button appearance="subtle" disabled={at === questions.length - 1} onClick={() => setAt(at + 1)}>{stepWords.next}</Button>
        </div>
      )}
    </section>
  );
}
