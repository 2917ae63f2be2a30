import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { Notice } from '../../parts/Notice';
import { StandingText } from './StandingText';
import { StepLink } from './StepLink';
import { stepWords } from './stepWords';

/** A step that a decision has still to open: why it waits, where that is decided, and what it will hold. */
export function GatedStep({ step, gate }: { step: StepView; gate: NonNullable<StepView['gated']> }) {
  const { view } = useCommunity();
  const deciding = view.steps.find((one) => one.id === gate.stepId);
  const inside = [...step.questions, ...step.roles, ...step.agenda, ...step.items, ...step.options, ...step.entries];
  return (
    <>
      <Notice tone="info">
        {gate.text} {deciding && <StepLink stepId={deciding.id}>{stepWords.toStep(deciding.heading)}</StepLink>}
      </Notice>
      {step.slots.some((slot) => slot.text !== null) && <StandingText step={step} />}
      {inside.length > 0 && (
        <section className="block" aria-labelledby="inside-heading">
          <h2 id="inside-heading" className="heading">{stepWords.inside}</h2>
          <ul className="points">
            {inside.map((one) => <li key={one.id}><strong>{one.heading}</strong>{one.lead !== null && <p>{one.lead}</p>}</li>)}
          </ul>
        </section>
      )}
    </>
  );
}
