import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { serverNow } from '../../clock';
import { Folded } from '../../parts/Folded';
import { Notice } from '../../parts/Notice';
import { StateMark } from '../../parts/StateMark';
import { stepState } from '../../parts/stepState';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { stepWords } from './stepWords';

/** What the step is, where it stands, how long it takes, who has given and whom it waits for. */
export function StepHead({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const state = stepState(step, view.core.length);
  const name = (one: { id: string; name: string }): string => (one.id === view.me.id ? words.you : one.name);
  const collecting = step.kind === 'ask' && (step.status === 'open' || step.status === 'ready');
  return (
    <header className="step-head">
      <h1 className="title">{step.heading}</h1>
      {step.lead !== null && <p className="lead">{step.lead}</p>}
      <p className="step-facts">
        <span className="state-tag"><StateMark mark={state.mark} />{step.status === 'skipped' || step.status === 'parked' ? words.states[step.status] : state.text}</span>
        <span className="quiet">{stepWords.minutes(step.minutes, step.questions.length)}</span>
        {collecting && step.given.length > 0 && <span className="quiet">{stepWords.given(step.given.map(name), view.core.length)}</span>}
        {step.waitsFor.length > 0 && step.gated === null && <span className="quiet">{stepWords.waits(step.waitsFor.map(name))}</span>}
      </p>
      {step.skipped && (
        <Notice tone="info"><span className="quiet">{stepWords.skipped(step.skipped.by, sayWhen(step.skipped.at, view.zone, serverNow()))}</span> {step.skipped.reason}</Notice>
      )}
      {step.parked && (
        <Notice tone="info"><span className="quiet">{stepWords.parked(step.parked.by, sayWhen(step.parked.at, view.zone, serverNow()))}</span> {step.parked.reason}</Notice>
      )}
      {step.why !== null && <Folded summary={stepWords.whyStep}><p>{step.why}</p></Folded>}
      {step.ourReading && <p className="quiet small">{stepWords.ourReading}</p>}
    </header>
  );
}
