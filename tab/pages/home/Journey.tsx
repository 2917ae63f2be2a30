import { useState, type CSSProperties } from 'react';
import type { CommunityView, StageView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { hashOf } from '../../app/routes';
import { StateMark } from '../../parts/StateMark';
import { stageState, stepState } from '../../parts/stepState';
import { words } from '../../words';

/** The stages in a line, on a phone one under the other; the one with the next thing is open at first. */
export function Journey() {
  const { view } = useCommunity();
  const [open, setOpen] = useState<string | null>(() => firstOpen(view));
  return (
    <section aria-labelledby="journey-heading" className="block">
      <h2 id="journey-heading" className="heading">{words.home.journey}</h2>
      <p className="quiet">{words.home.journeyLead}</p>
      <ol className="plain stages" style={{ '--stages': view.stages.length } as CSSProperties}>
        {view.stages.map((stage) => <Stage key={stage.id} stage={stage} core={view.core.length} open={stage.id === open} toggle={() => setOpen(stage.id === open ? null : stage.id)} />)}
      </ol>
    </section>
  );
}

interface StageProps {
  stage: StageView;
  core: number;
  open: boolean;
  toggle: () => void;
}

function Stage({ stage, core, open, toggle }: StageProps) {
  const state = stageState(stage);
  return (
    <li className={open ? 'stage stage-open' : 'stage'}>
      <button type="button" aria-expanded={open} onClick={toggle}>
        <StateMark mark={state.mark} />
        <span className="stage-name">{stage.heading}</span>
        <span className="quiet stage-state"><span className="stage-long">{state.text}</span><span className="stage-short" aria-hidden="true">{state.short}</span></span>
      </button>
      {open && <Steps stage={stage} core={core} />}
    </li>
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
