import type { ReactNode } from 'react';
import type { FieldView, StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { MeetingTools } from './MeetingTools';
import { NoteField } from './NoteField';
import { stepWords } from './stepWords';

/** What a meeting speaks about, with the tools of those who hold it. */
export function Agenda({ step }: { step: StepView }) {
  const { view } = useCommunity();
  return (
    <section className="block" aria-labelledby="agenda-heading">
      <h2 id="agenda-heading" className="heading">{stepWords.agenda}</h2>
      <ol className="agenda">
        {step.agenda.map((one) => <li key={one.id}><strong>{one.heading}</strong>{one.lead !== null && <p>{one.lead}</p>}</li>)}
      </ol>
      {view.me.part === 'core' && <MeetingTools people={view.core} step={step} />}
    </section>
  );
}

/** What came of it, written by whoever takes the notes; below it what can be done then. */
export function MeetingNotes({ step, fields, before, children }: { step: StepView; fields: FieldView[]; before?: ReactNode; children?: ReactNode }) {
  return (
    <section className="block" aria-labelledby="notes-heading">
      <h2 id="notes-heading" className="heading">{stepWords.notes}</h2>
      <p className="quiet small">{stepWords.noteVisibility}</p>
      {before}
      {fields.map((field) => <NoteField key={field.id} step={step} field={field} visibility={null} />)}
      {children}
    </section>
  );
}
