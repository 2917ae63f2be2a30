import { Button } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { ItemView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { NoteField } from './NoteField';
import { stepWords } from './stepWords';

/** Things to see to, each ticked by a person, with what the group writes on how. */
export function ChecksStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const seenTo = step.items.filter((one) => one.ticked).length;
  const left = step.items.length - seenTo;
  return (
    <section className="block" aria-labelledby="checks-heading">
      <h2 id="checks-heading" className="heading" aria-live="polite">{stepWords.seenTo(seenTo, step.items.length)}</h2>
      <p className="quiet">{stepWords.noteVisibility}</p>
      {step.status === 'done' && left > 0 && <p>{stepWords.leftAtThat}</p>}
      <ul className="plain checks">
        {step.items.map((item) => <Check key={item.id} step={step} item={item} />)}
      </ul>
      <ActProblem acting={acting} />
      {step.status !== 'done' && may(view, 'finishStep') && (
        <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.enough}</Button>
      )}
    </section>
  );
}

function Check({ step, item }: { step: StepView; item: ItemView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const about = useId();
  const [wanted, setWanted] = useState(item.ticked);
  // Until the answer is there the box shows what was asked for; a refusal puts it back.
  const ticked = acting.busy ? wanted : item.ticked;
  const tick = (value: boolean): void => {
    if (acting.busy) return;
    setWanted(value);
    void acting.act({ type: 'tick', stepId: step.id, itemId: item.id, ticked: value }, { quiet: true });
  };
  return (
    <li className="check">
      <label className="check-label">
        <input type="checkbox" checked={ticked} aria-describedby={about} onChange={(event) => tick(event.target.checked)} />
        <span>{item.heading}</span>
      </label>
      <div className="check-body">
        <div id={about}>
          {item.lead !== null && <p>{item.lead}</p>}
          {item.ticked && item.tickedAt !== null && <p className="quiet small">{stepWords.tickedBy(item.tickedBy, sayWhen(item.tickedAt, view.zone, serverNow()))}</p>}
        </div>
        <ActProblem acting={acting} />
        <NoteField step={step} field={item} label={stepWords.how(item.heading)} labelShown={stepWords.howShown} visibility={null} rows={2} />
      </div>
    </li>
  );
}
