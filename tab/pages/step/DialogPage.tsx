import { useEffect, useRef, useState } from 'react';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { DialogFoot } from '../../app/DialogFoot';
import { NothingHere } from '../../app/NothingHere';
import { words } from '../../words';
import { AgreePart } from './AgreePart';
import { AnswerForm } from './AnswerForm';
import { AnswersPart } from './AnswersPart';
import { RevealPart } from './RevealPart';
import { StepBody } from './StepBody';
import { StepHead } from './StepHead';
import { stepWords } from './stepWords';
import { workingVersion } from './version';

/** A step's form in a Teams dialog that a card opened. Closing hands `{ done: stepId }` back to the bot. */
export function DialogPage({ form, stepId }: { form: 'answer' | 'text'; stepId: string }) {
  const { view } = useCommunity();
  const step = view.steps.find((one) => one.id === stepId);
  usePageTitle(step?.heading ?? words.problems.unknownHeading);
  const [thanked, setThanked] = useState(false);
  const thanks = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (thanked) thanks.current?.focus();
  }, [thanked]);
  if (!step) return <NothingHere heading={words.problems.unknownHeading} text={words.problems.noStep} />;

  const collecting = step.status === 'not-started' || step.status === 'open' || step.status === 'ready';
  return (
    <>
      <StepHead step={step} />
      <StepBody step={step} ask={form === 'answer' && collecting ? (
        thanked
          ? <p ref={thanks} tabIndex={-1} className="lead">{stepWords.thanks(step.given.length, view.core.length)}</p>
          : <AnswerForm key={workingVersion(step)} step={step} finished={() => setThanked(true)} />
      ) : collecting ? <RevealPart step={step} /> : (
        <>
          <AgreePart step={step} />
          <AnswersPart step={step} />
        </>
      )} />
      <DialogFoot done={stepId} primary={thanked} />
    </>
  );
}
