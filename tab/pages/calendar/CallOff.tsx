import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { EventRow } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { useUndoable } from '../../app/useUndoable';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { calendarWords } from './calendarWords';

/** Asks why before an event is called off; it can be put back. */
export function CallOff({ event, open, close }: { event: EventRow; open: boolean; close: () => void }) {
  const acting = useAct();
  const undoable = useUndoable(acting);
  const [reason, setReason] = useState('');
  const callOff = async (): Promise<void> => {
    if (reason.trim() === '') return;
    if (await undoable({ type: 'callOffEvent', eventId: event.id, reason: reason.trim() }, calendarWords.isOff(event.title), { type: 'callOffEvent', eventId: event.id, reason: null })) close();
  };
  return (
    <Ask open={open} heading={calendarWords.callOffHeading} close={close} act={{ label: calendarWords.callOff, busy: acting.busy || reason.trim() === '', run: () => void callOff() }}>
      <p>{calendarWords.callOffLead}</p>
      <Field label={calendarWords.reason} required><Input value={reason} maxLength={300} dir="auto" onChange={(_event, data) => setReason(data.value)} /></Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}
