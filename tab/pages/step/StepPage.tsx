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
import { stepWords } from './stepWords';
import { workingVersion } from './version';

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
      <SkipOrReopen step={step} />
      <OwnWordsPart step={step} />
      <FeedbackPart step={step} />
    </article>
  );
}
