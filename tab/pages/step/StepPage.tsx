import { useCommunity, usePageTitle } from '../../app/communityContext';
import { NothingHere } from '../../app/NothingHere';
import { hashOf } from '../../app/routes';
import type { StepView } from '../../../bot/api/contract';
import { words } from '../../words';
import { AskStep } from './AskStep';
import { AssignStep } from './AssignStep';
import { EventStep } from './EventStep';
import { MeetingStep } from './MeetingStep';
import { SkipOrReopen } from './SkipOrReopen';
import { StepHead } from './StepHead';
import { stepWords } from './stepWords';

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
      <Body step={step} />
      <SkipOrReopen step={step} />
    </article>
  );
}

function Body({ step }: { step: StepView }) {
  const { view } = useCommunity();
  if (view.me.part !== 'core' && (step.kind === 'ask' || step.kind === 'meeting')) return <p>{stepWords.memberOnly}</p>;
  // A skipped step shows its reason; it is taken up again by the button below.
  if (step.status === 'skipped') return null;
  switch (step.kind) {
    case 'ask': return <AskStep key={step.version} step={step} />;
    case 'assign': return <AssignStep step={step} />;
    case 'meeting': return <MeetingStep key={step.version} step={step} />;
    case 'event': return <EventStep step={step} />;
    case 'document': return (
      <section className="block">
        <p>{stepWords.documentLead}</p>
        <a className="act" href={hashOf({ page: 'charter' })}>{stepWords.toCharter}</a>
      </section>
    );
  }
}
