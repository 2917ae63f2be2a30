import type { StepView } from '../../../bot/api/contract';
import { useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import { words } from '../../words';
import { AskStep } from './AskStep';
import { FeedbackPart } from './FeedbackPart';
import { OwnWordsPart } from './OwnWordsPart';
import { SkipOrReopen } from './SkipOrReopen';
import { StepBody } from './StepBody';
import { StepHead } from './StepHead';
import { StepLink } from './StepLink';
import { stepWords } from './stepWords';
import { workingVersion } from './version';

/** Where the core group goes on, once there is nothing more to do here for the reader. */
function NextLink({ step }: { step: StepView }) {
  const { next } = useCommunity().view;
  const over = step.mineDone || step.status === 'skipped' || step.status === 'parked';
  if (!next || next.stepId === step.id || !over) return null;
  return <p className="step-next"><span className="quiet">{words.home.next}:</span> <StepLink stepId={next.stepId}>{next.heading}</StepLink> <span className="quiet small">{words.minutes(next.minutes)}</span></p>;
}

/** One step of the journey, whatever its kind. */
export function StepPage({ stepId }: { stepId: string }) {
  const { view } = useCommunity();
  const step = view.steps.find((one) => one.id === stepId);
  usePageTitle(step?.heading ?? words.problems.unknownHeading);
  if (!step) return <NothingHere heading={words.problems.unknownHeading} text={words.problems.noStep} />;
  return (
    <article>
      <p><a href={hashOf({ page: 'home' })}>{stepWords.back}</a></p>
      <StepHead step={step} />
      <StepBody step={step} ask={<AskStep key={workingVersion(step)} step={step} />} />
      <NextLink step={step} />
      <SkipOrReopen step={step} />
      <OwnWordsPart step={step} />
      <FeedbackPart step={step} />
    </article>
  );
}
