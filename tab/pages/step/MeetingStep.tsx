import { Button } from '@fluentui/react-components';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { MeetingTools } from './MeetingTools';
import { NoteField } from './NoteField';
import { stepWords } from './stepWords';

/** A conversation: what to speak about, and what came of it, written by whoever takes the notes. */
export function MeetingStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  return (
    <>
      <section className="block" aria-labelledby="agenda-heading">
        <h2 id="agenda-heading" className="heading">{stepWords.agenda}</h2>
        <ol className="agenda">
          {step.agenda.map((one) => <li key={one.id}><strong>{one.heading}</strong>{one.lead !== null && <p>{one.lead}</p>}</li>)}
        </ol>
        <MeetingTools people={view.core} />
      </section>
      <section className="block" aria-labelledby="notes-heading">
        <h2 id="notes-heading" className="heading">{stepWords.notes}</h2>
        <p className="quiet small">{stepWords.noteVisibility}</p>
        {step.fields.map((field) => <NoteField key={field.id} step={step} field={field} visibility={null} />)}
        <ActProblem acting={acting} />
        {step.status !== 'done' && may(view, 'finishStep') && (
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.finish}</Button>
        )}
      </section>
    </>
  );
}
