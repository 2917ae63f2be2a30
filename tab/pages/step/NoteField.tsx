import type { FieldView, StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { DraftField } from '../../drafts/DraftField';
import { useDraft } from '../../drafts/useDraft';
import { sayWhen } from '../../time';
import { stepWords } from './stepWords';
import { workingVersion } from './version';

interface Props {
  step: StepView;
  field: FieldView;
  label?: string;
  /** See `DraftField`. */
  labelShown?: string;
  visibility?: string | null;
  rows?: number;
}

/** A text that the core group writes together, saved as it is typed, with who wrote it last. */
export function NoteField({ step, field, label = field.heading, labelShown = '', visibility = stepWords.noteVisibility, rows = 4 }: Props) {
  const { api, view } = useCommunity();
  const draft = useDraft({
    key: `${view.id}/${step.id}/${workingVersion(step)}/${field.id}`,
    saved: { text: field.text, revision: field.revision, at: field.at },
    send: async (text, base, id) => {
      const answer = await api.command(view.id, { id, command: { type: 'writeNote', stepId: step.id, fieldId: field.id, text, base } });
      if (!answer.saved) throw new Error('the server saved nothing');
      return answer.saved;
    },
  });
  return (
    <div className="slot">
      <DraftField label={label} labelShown={labelShown} hint={field.hint} visibility={visibility} draft={draft} rows={rows} />
      {field.by !== null && field.at !== null && <p className="quiet small">{stepWords.writtenBy(field.by, sayWhen(field.at, view.zone, new Date()))}</p>}
    </div>
  );
}
