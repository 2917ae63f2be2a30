import { useState } from 'react';
import type { FieldView, StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { Download } from '../../parts/Download';
import { Folded } from '../../parts/Folded';
import { NoteField } from './NoteField';
import { stepWords } from './stepWords';

const fields = ['feedback', 'example'] as const;

/** Characters of a text that mail programs take in a link. */
const longestMail = 1_500;

/** What the group has to tell the toolkit's owner about a step. */
export function FeedbackPart({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const [open, setOpen] = useState(false);
  if (view.me.part !== 'core') return null;
  const { owner } = view.about;
  const fieldOf = (id: (typeof fields)[number]): FieldView => ({
    heading: stepWords.feedbackFields[id], hint: null, ...(step.feedback.find((one) => one.id === id) ?? { id, text: '', revision: 0, by: null, at: null }),
  });
  const written = fields.map(fieldOf).filter((one) => one.text.trim() !== '');
  const mail = written.map((one) => `${one.heading}\n${one.text}`).join('\n\n').slice(0, longestMail);
  return (
    <Folded summary={stepWords.feedback} toggled={setOpen}>
      <p>{stepWords.feedbackLead(owner?.name ?? null)}</p>
      {open && fields.map((id) => <NoteField key={id} step={step} field={fieldOf(id)} visibility={stepWords.feedbackVisibility} rows={3} />)}
      {written.length > 0 && (
        <div className="row">
          {owner && <a href={`mailto:${owner.email}?subject=${encodeURIComponent(stepWords.feedbackSubject(step.heading))}&body=${encodeURIComponent(mail)}`}>{stepWords.feedbackMail(owner.name)}</a>}
          <Download file="feedback.csv" name="feedback.csv" label={stepWords.feedbackFile} />
        </div>
      )}
    </Folded>
  );
}
