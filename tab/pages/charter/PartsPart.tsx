import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { FieldView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { useNotices } from '../../app/notices';
import { useAct, type Acting } from '../../app/useAct';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { NoteText } from '../../parts/NoteText';
import { charterWords } from './charterWords';

/** The step whose additions and notes the charter's own parts are. */
const useCharterStep = (): string | null => useCommunity().view.steps.find((one) => one.kind === 'document')?.id ?? null;

/** Which parts the charter has is the group's to choose: the toolkit names none, ours are a suggestion. */
export function PartsPart() {
  const { view } = useCommunity();
  const acting = useAct();
  const stepId = useCharterStep();
  const { parts } = view.charter;
  if (stepId === null || parts.length === 0) return null;
  return (
    <div className="no-print">
      <Folded summary={charterWords.parts}>
        <p className="quiet">{charterWords.partsLead}</p>
        <ul className="plain charter-choice">
          {parts.map((one) => (
            <li key={one.id}>
              <Checkbox label={one.heading} checked={!one.out} onChange={(_event, { checked }) => void acting.act({ type: 'leaveOut', stepId, lineId: one.id, out: checked !== true })} />
              {one.own && !one.out && <OwnText stepId={stepId} field={one.own} acting={acting} />}
            </li>
          ))}
        </ul>
        <ActProblem acting={acting} />
        <AddPart stepId={stepId} acting={acting} />
      </Folded>
    </div>
  );
}

/** What the group writes into a part of its own; an empty one can be taken out altogether. */
function OwnText({ stepId, field, acting }: { stepId: string; field: FieldView; acting: Acting }) {
  const { say } = useNotices();
  const remove = async (): Promise<void> => {
    if (await acting.act({ type: 'removeEntry', stepId, entryId: field.id })) say(charterWords.partRemoved(field.heading));
  };
  return (
    <div className="charter-own">
      <NoteText stepId={stepId} version={0} field={field} visibility={charterWords.partVisibility} />
      {field.text.trim() === '' && <Button size="small" appearance="subtle" disabledFocusable={acting.busy} onClick={() => void remove()}>{charterWords.removePart(field.heading)}</Button>}
    </div>
  );
}

function AddPart({ stepId, acting }: { stepId: string; acting: Acting }) {
  const [heading, setHeading] = useState('');
  const add = async (): Promise<void> => {
    if (heading.trim() !== '' && !acting.busy && (await acting.act({ type: 'addEntry', stepId, heading: heading.trim(), lead: '', url: '' }))) setHeading('');
  };
  return (
    <form className="inline-form" onSubmit={(event) => {
      event.preventDefault();
      void add();
    }}>
      <Field label={charterWords.newPart}><Input value={heading} maxLength={300} onChange={(_event, { value }) => setHeading(value)} /></Field>
      <Button type="submit" disabledFocusable={heading.trim() === '' || acting.busy}>{charterWords.addPart}</Button>
    </form>
  );
}
