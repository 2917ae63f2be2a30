import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { EventRow } from '../../../bot/api/contract';
import { useNotices } from '../../app/notices';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';
import { calendarWords } from './calendarWords';

/** Asks why before an event is called off; it can be put back. */
export function CallOff({ event, open, close }: { event: EventRow; open: boolean; close: () => void }) {
  const acting = useAct();
  const { say } = useNotices();
  const [reason, setReason] = useState('');
  const callOff = async (): Promise<void> => {
    if (reason.trim() === '') return;
    if (!(await acting.act({ type: 'callOffEvent', eventId: event.id, reason: reason.trim() }, { quiet: true }))) return;
    close();
    say(calendarWords.isOff(event.title), { label: words.undo, run: () => void acting.act({ type: 'callOffEvent', eventId: event.id, reason: null }) });
  };
  return (
    <Ask open={open} heading={calendarWords.callOffHeading} close={close} act={{ label: calendarWords.callOff, busy: acting.busy || reason.trim() === '', run: () => void callOff() }}>
      <p>{calendarWords.callOffLead}</p>
      <Field label={calendarWords.reason} required><Input value={reason} maxLength={300} dir="auto" onChange={(_event, data) => setReason(data.value)} /></Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}
