import { useEffect, useRef, useState } from 'react';
import { StateMark } from '../parts/StateMark';
import { stepState } from '../parts/stepState';
import { words } from '../words';
import { useCommunity } from './communityContext';
import { hashOf } from './routes';

/** Every step from every page in two actions: opens a list of all stages, with each step's state. */
export function AllSteps() {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const whole = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return;
    const closeOutside = (event: PointerEvent): void => {
      if (!whole.current?.contains(event.target as Node)) setOpen(false);
    };
    document.addEventListener('pointerdown', closeOutside);
    return () => document.removeEventListener('pointerdown', closeOutside);
  }, [open]);
  return (
    <div ref={whole} className="all-steps" onKeyDown={(event) => {
      if (event.key !== 'Escape' || !open) return;
      event.stopPropagation();
      setOpen(false);
      button.current?.focus();
    }}>
      <button type="button" ref={button} aria-expanded={open} aria-controls={open ? 'all-steps' : undefined} onClick={() => setOpen(!open)}>
        {words.nav.steps}
      </button>
      {open && <Panel close={() => setOpen(false)} />}
    </div>
  );
}

function Panel({ close }: { close: () => void }) {
  const { view } = useCommunity();
  return (
    <nav id="all-steps" aria-label={words.nav.allSteps} className="all-steps-panel">
      {view.stages.map((stage) => (
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
    </nav>
  );
}
