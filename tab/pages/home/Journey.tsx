import { useState } from 'react';
import type { CommunityView, StageView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { StateMark } from '../../parts/StateMark';
import { stageState, stepState } from '../../parts/stepState';
import { words } from '../../words';

/** The stages in a line; the one with the next thing is open at first. On a phone the line keeps its shapes. */
export function Journey() {
  const { view } = useCommunity();
  const [open, setOpen] = useState<string | null>(() => firstOpen(view));
  const stage = view.stages.find((one) => one.id === open);
  return (
    <section aria-labelledby="journey-heading" className="block">
      <h2 id="journey-heading" className="heading">{words.home.journey}</h2>
      <p className="quiet">{words.home.journeyLead}</p>
      <ol className="plain stages">
        {view.stages.map((one) => {
          const state = stageState(one);
          return (
            <li key={one.id} className={one.id === open ? 'stage stage-open' : 'stage'}>
              <button type="button" aria-expanded={one.id === open} aria-controls="journey-steps" onClick={() => setOpen(one.id === open ? null : one.id)}>
                <StateMark mark={state.mark} />
                <span className="stage-words"><span className="stage-name">{one.heading}</span><span className="quiet stage-state">{state.text}</span></span>
              </button>
            </li>
          );
        })}
      </ol>
      <div id="journey-steps">{stage && <Steps stage={stage} core={view.core.length} />}</div>
    </section>
  );
}

function Steps({ stage, core }: { stage: StageView; core: number }) {
  return (
    <div className="steps">
      <h3 className="hidden">{words.home.stepsOf(stage.heading)}</h3>
      {stage.lead !== null && <p className="steps-lead">{stage.lead}</p>}
      {stage.steps.length === 0 && <p className="quiet">{words.home.noSteps}</p>}
      <ul className="plain">
        {stage.steps.map((step) => {
          const state = stepState(step, core);
          return (
            <li key={step.id}>
              <a className="step-line" href={hashOf({ page: 'step', stepId: step.id })}>
                <StateMark mark={state.mark} />
                <span className="step-name">{step.heading}</span>
                <span className="quiet step-state">{state.text}</span>
              </a>
            </li>
          );
        })}
      </ul>
    </div>
  );
}

function firstOpen(view: CommunityView): string | null {
  const withNext = view.stages.find((stage) => stage.steps.some((step) => step.id === view.next?.stepId));
  const unfinished = view.stages.find((stage) => stage.done < stage.total);
  return (withNext ?? unfinished ?? view.stages[0])?.id ?? null;
}
