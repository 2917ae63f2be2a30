import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useAct } from '../../app/useAct';
import { useUndoable } from '../../app/useUndoable';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { calendarWords } from './calendarWords';

/** Asks why before something is called off; it can be put back. */
export function CallOff({ what, open, close }: { what: { id: string; heading: string; lead: string; /** Once it is off. */ said: string }; open: boolean; close: () => void }) {
  const acting = useAct();
  const undoable = useUndoable(acting);
  const [reason, setReason] = useState('');
  const callOff = async (): Promise<void> => {
    if (reason.trim() === '') return;
    if (await undoable({ type: 'callOffEvent', eventId: what.id, reason: reason.trim() }, what.said, { type: 'callOffEvent', eventId: what.id, reason: null })) close();
  };
  return (
    <Ask open={open} heading={what.heading} close={close} act={{ label: calendarWords.callOff, busy: acting.busy || reason.trim() === '', run: () => void callOff() }}>
      <p>{what.lead}</p>
      <Field label={calendarWords.reason} required><Input value={reason} maxLength={300} dir="auto" onChange={(_event, data) => setReason(data.value)} /></Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}
