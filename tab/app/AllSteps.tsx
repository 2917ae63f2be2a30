import { DropPanel } from '../parts/DropPanel';
import { StateMark } from '../parts/StateMark';
import { stepState } from '../parts/stepState';
import { words } from '../words';
import { useCommunity } from './communityContext';
import { hashOf } from './routes';

/** Every step from every page in two actions: a list of all stages, with each step's state. */
export function AllSteps() {
  const { view } = useCommunity();
  return (
    <DropPanel label={words.nav.steps} name={words.nav.allSteps} className="all-steps-panel">
      {(close) => view.stages.map((stage) => (
        <section key={stage.id}>
          <h2>{stage.heading}</h2>
          <ul className="plain">
            {stage.steps.map((step) => {
              const state = stepState(step, view.core.length);
              return (
                <li key={step.id}>
                  <a href={hashOf({ page: 'step', stepId: step.id })} onClick={close}><StateMark mark={state.mark} /><span>{step.heading}<span className="hidden">, {state.text}</span></span></a>
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </DropPanel>
  );
}
