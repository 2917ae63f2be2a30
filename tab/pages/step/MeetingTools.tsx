import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { PersonRef, StepView } from '../../../bot/api/contract';
import { Folded } from '../../parts/Folded';
import { MeetingTimer, SetTimer } from './MeetingTimer';
import { toolWords } from './toolWords';

/** For a meeting that is under way: an order to speak in, and a timer for everybody; once it is set it stands above, where nobody has to look for it. */
export function MeetingTools({ people, step }: { people: PersonRef[]; step: StepView }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      {step.timer && <MeetingTimer stepId={step.id} timer={step.timer} />}
      <Folded summary={toolWords.tools} toggled={setOpen}>
        {open && <><Order people={people} />{step.timer && <SetTimer stepId={step.id} timer={step.timer} />}</>}
      </Folded>
    </>
  );
}

/** A new order each time, so that nobody is always first or last (Fisher and Yates). */
export function shuffled<T>(list: readonly T[], random: () => number = Math.random): T[] {
  const order = [...list];
  for (let i = order.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [order[i], order[j]] = [order[j] as T, order[i] as T];
  }
  return order;
}

function Order({ people }: { people: PersonRef[] }) {
  const [order, setOrder] = useState(() => shuffled(people));
  return (
    <section>
      <h3>{toolWords.order}</h3>
      <p className="quiet">{toolWords.orderLead}</p>
      <ol aria-live="polite">{order.map((one) => <li key={one.id}>{one.name}</li>)}</ol>
      <Button size="small" onClick={() => setOrder(shuffled(people))}>{toolWords.shuffle}</Button>
    </section>
  );
}
