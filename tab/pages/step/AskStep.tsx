import { lazy } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { AgreePart } from './AgreePart';
import { AnswerForm } from './AnswerForm';
import { AnswersPart } from './AnswersPart';
import { OwnQuestions } from './OwnQuestions';
import { RevealPart } from './RevealPart';
import { StandingText } from './StandingText';
import { stepWords } from './stepWords';

const ThemesPart = lazy(() => import('./ThemesPart').then((module) => ({ default: module.ThemesPart })));

/** Private answers, the reveal, and the text that the group agrees from them. */
export function AskStep({ step }: { step: StepView }) {
  const collecting = step.status === 'not-started' || step.status === 'open' || step.status === 'ready';
  if (collecting) {
    return (
      <>
        <AnswerForm step={step} />
        <p className="quiet small">{stepWords.revealRule}</p>
        <OwnQuestions step={step} />
        <RevealPart step={step} />
        {step.slots.some((slot) => slot.text !== null) && <StandingText step={step} />}
      </>
    );
  }
  // What waits for the reader comes first: a text to agree, or else the answers to draft one from.
  const hasText = step.proposal !== null;
  // Who comes late answers before they work with the others' answers.
  const late = step.questions.some((one) => one.mine.state === 'none' || one.mine.state === 'draft');
  return (
    <>
      {hasText && <AgreePart step={step} />}
      <AnswersPart step={step} />
      {step.status !== 'done' && !late && <ThemesPart step={step} />}
      {!hasText && <AgreePart step={step} />}
    </>
  );
}
