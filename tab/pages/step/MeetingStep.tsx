import { Button } from '@fluentui/react-components';
import type { FieldView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { DraftField } from '../../drafts/DraftField';
import { useDraft } from '../../drafts/useDraft';
import { ActProblem } from '../../parts/Notice';
import { sayWhen } from '../../time';
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
      </section>
      <section className="block" aria-labelledby="notes-heading">
        <h2 id="notes-heading" className="heading">{stepWords.notes}</h2>
        {step.fields.map((field) => <NoteField key={field.id} step={step} field={field} />)}
        <ActProblem acting={acting} />
        {step.status !== 'done' && may(view, 'finishStep') && (
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.finish}</Button>
        )}
      </section>
    </>
  );
}

function NoteField({ step, field }: { step: StepView; field: FieldView }) {
  const { api, view } = useCommunity();
  const draft = useDraft({
    key: `${view.id}/${step.id}/${step.version}/${field.id}`,
    saved: { text: field.text, revision: field.revision, at: field.at },
    send: async (text, base, id) => {
      const answer = await api.command(view.id, { id, command: { type: 'writeNote', stepId: step.id, fieldId: field.id, text, base } });
      if (!answer.saved) throw new Error('the server saved nothing');
      return answer.saved;
    },
  });
  return (
    <div className="slot">
      <DraftField label={field.heading} hint={field.hint} visibility={stepWords.noteVisibility} draft={draft} rows={4} />
      {field.by !== null && field.at !== null && <p className="quiet small">{stepWords.writtenBy(field.by, sayWhen(field.at, view.zone, new Date()))}</p>}
    </div>
  );
}
