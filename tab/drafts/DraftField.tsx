import { Field, Textarea } from '@fluentui/react-components';
import { useId } from 'react';
import { words } from '../words';
import { fieldProblem } from '../parts/fieldProblem';
import { longText, type Draft } from './useDraft';
import { MergeView } from './MergeView';
import { SavedLine } from './SavedLine';

interface Props {
  label: string;
  hint?: string | null;
  /** Who will read this, and when; null where the page has said it already. */
  visibility: string | null;
  draft: Draft;
  rows?: number;
  /** True where a heading above already shows the label. */
  labelHidden?: boolean;
  /** What eyes see of the label where the rest stands above already; a screen reader hears it whole. */
  labelShown?: string;
}

/** Characters from the limit at which the count begins to show. */
const countFrom = 2_000;

/** A text field that saves itself, says so quietly, and loses nothing. */
export function DraftField({ label, hint = null, visibility, draft, rows = 5, labelHidden = false, labelShown = '' }: Props) {
  const about = useId();
  if (draft.phase === 'conflict' && draft.theirs) return <MergeView label={label} draft={draft} theirs={draft.theirs} />;
  const over = draft.text.length - longText;
  return (
    <div className="draft">
      <Field label={labelHidden ? { children: label, className: 'hidden' } : labelShown === '' ? label : <>{labelShown}<span className="hidden">{label.slice(labelShown.length)}</span></>} hint={hint ?? undefined}
        {...fieldProblem(over > 0, words.drafts.tooLong(over))}>
        <Textarea className="draft-area" value={draft.text} resize="vertical" rows={rows} dir="auto" {...(visibility === null ? {} : { 'aria-describedby': about })}
          onChange={(_event, data) => draft.saver.type(data.value)}
          onFocus={() => draft.writing(true)}
          onBlur={() => {
            draft.writing(false);
            draft.saver.flush();
          }} />
      </Field>
      <div className="draft-below">
        {visibility !== null && <span id={about} className="quiet small">{visibility}</span>}
        {over <= 0 && over > -countFrom && <span className="small">{words.drafts.left(-over)}</span>}
        <SavedLine draft={draft} />
      </div>
    </div>
  );
}
