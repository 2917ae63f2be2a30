import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { PlainText } from '../../parts/PlainText';
import { AnswerForm } from './AnswerForm';
import { stepWords } from './stepWords';

/** The element that holds one person's answer, for links that lead back to it. */
export const answerElement = (questionId: string, personId: string): string => `answer-${questionId}-${personId}`;

/** Everybody's answers, question by question, side by side. Who comes late is asked to answer first. */
export function AnswersPart({ step }: { step: StepView }) {
  const late = step.status !== 'done' && step.questions.some((one) => one.mine.state === 'none' || one.mine.state === 'draft');
  const [read, setRead] = useState(false);
  return (
    <section className="block" aria-labelledby="answers-heading">
      <h2 id="answers-heading" className="heading">{stepWords.answers}</h2>
      {late && (
        <>
          <p>{stepWords.answerFirst}</p>
          <AnswerForm step={{ ...step, questions: step.questions.filter((one) => one.mine.state === 'none' || one.mine.state === 'draft') }} level={3} />
          {!read && <Button onClick={() => setRead(true)}>{stepWords.readFirst}</Button>}
        </>
      )}
      {(!late || read) && step.questions.map((question) => (
        <section key={question.id} className="answers">
          <h3 className="answers-heading">{question.heading}</h3>
          {question.answers.length === 0 && <p className="quiet">{stepWords.noAnswers}</p>}
          <ul className="plain answer-cards">
            {question.answers.map((answer) => (
              <li key={answer.person.id} id={answerElement(question.id, answer.person.id)} tabIndex={-1} className="answer-card">
                <p className="answer-name">{answer.person.name}{answer.afterReveal && <span className="quiet"> ({stepWords.late})</span>}</p>
                {answer.passed ? <p className="quiet">{stepWords.passed}</p> : <PlainText text={answer.text} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </section>
  );
}
