import type { StepView } from '../../../bot/api/contract';
import { AgreePart } from './AgreePart';
import { AnswerForm } from './AnswerForm';
import { AnswersPart } from './AnswersPart';
import { RevealPart } from './RevealPart';
import { StandingText } from './StandingText';

/** Private answers, the reveal, and the text that the group agrees from them. */
export function AskStep({ step }: { step: StepView }) {
  const collecting = step.status === 'not-started' || step.status === 'open' || step.status === 'ready';
  if (collecting) {
    return (
      <>
        <AnswerForm step={step} />
        <RevealPart step={step} />
        {step.slots.some((slot) => slot.text !== null) && <StandingText step={step} />}
      </>
    );
  }
  // What waits for the reader comes first: a text to agree, or else the answers to draft one from.
  const hasText = step.proposal !== null;
  return (
    <>
      {hasText && <AgreePart step={step} />}
      <AnswersPart step={step} />
      {!hasText && <AgreePart step={step} />}
    </>
  );
}
