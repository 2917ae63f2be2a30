import type { FieldView } from '../../bot/api/contract';
import { may, useCommunity } from '../app/communityContext';
import { serverNow } from '../clock';
import { DraftField } from '../drafts/DraftField';
import { useDraft } from '../drafts/useDraft';
import { sayWhen } from '../time';
import { words } from '../words';
import { PlainText } from './PlainText';

interface Props {
  stepId: string;
  /** The version of the step that the text belongs to. */
  version: number;
  field: FieldView;
  label?: string;
  /** See `DraftField`. */
  labelShown?: string;
  visibility: string | null;
  rows?: number;
}

/** A text that the core group writes together, with who wrote it last; for those who only look on, as it stands. */
export function NoteText(props: Props) {
  const { view } = useCommunity();
  const { field, label = field.heading } = props;
  return (
    <div className="slot">
      {may(view, 'writeNote') ? <Writing {...props} label={label} /> : <><h3>{label}</h3><PlainText text={field.text} /></>}
      {field.by !== null && field.at !== null && <p className="quiet small">{words.writtenBy(field.by, sayWhen(field.at, view.zone, serverNow()))}</p>}
    </div>
  );
}

/** Saved as it is typed. */
function Writing({ stepId, version, field, label, labelShown = '', visibility, rows = 4 }: Props & { label: string }) {
  const { api, view } = useCommunity();
  const draft = useDraft({
    key: `${view.id}/${stepId}/${version}/${field.id}`,
    saved: { text: field.text, revision: field.revision, at: field.at },
    send: async (text, base, id) => {
      const answer = await api.command(view.id, { id, command: { type: 'writeNote', stepId, fieldId: field.id, text, base } });
      if (!answer.saved) throw new Error('the server saved nothing');
      return answer.saved;
    },
  });
  return <DraftField label={label} labelShown={labelShown} hint={field.hint} visibility={visibility} draft={draft} rows={rows} />;
}
