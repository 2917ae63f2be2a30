import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayTime } from '../../time';
import { checkInWords } from './checkInWords';

type CheckIns = NonNullable<StepView['checkIns']>;
const parts = ['done', 'next', 'blocked', 'help'] as const;
const nothing = { done: '', next: '', blocked: '', help: '' };

/** Where each of the core group stands before the next meeting, and one's own four lines. */
export function CheckInPart({ step, checkIns }: { step: StepView; checkIns: CheckIns }) {
  const { view } = useCommunity();
  const mine = checkIns.said.find((one) => one.person.id === view.me.id);
  const [open, setOpen] = useState(false);
  const when = sayTime(checkIns.startsAt, view.zone, serverNow());
  return (
    <section className="block" aria-labelledby="check-in-heading">
      <h2 id="check-in-heading" className="heading">{checkInWords.heading(when)}</h2>
      <p className="quiet">{checkInWords.lead}</p>
      {checkIns.said.length === 0 && <p>{checkInWords.none}</p>}
      <ul className="plain">
        {checkIns.said.map(({ person, ...said }) => (
          <li key={person.id} className="entry">
            <h3>{person.name}</h3>
            <dl className="pairs">{parts.filter((part) => said[part] !== '').map((part) => <div key={part}><dt>{checkInWords.parts[part]}</dt><dd><PlainText text={said[part]} /></dd></div>)}</dl>
          </li>
        ))}
      </ul>
      {may(view, 'checkIn') && (open ? <Form step={step} startsAt={checkIns.startsAt} before={mine ?? nothing} close={() => setOpen(false)} /> : <Button appearance={mine ? 'secondary' : 'primary'} onClick={() => setOpen(true)}>{mine ? checkInWords.change : checkInWords.go}</Button>)}
    </section>
  );
}

function Form({ step, startsAt, before, close }: { step: StepView; startsAt: string; before: typeof nothing; close: () => void }) {
  const acting = useAct();
  const [form, setForm] = useState({ done: before.done, next: before.next, blocked: before.blocked, help: before.help });
  const empty = parts.every((part) => form[part].trim() === '');
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      if (!empty && !acting.busy) void acting.act({ type: 'checkIn', stepId: step.id, startsAt, ...form }).then((done) => done && close());
    }}>
      {parts.map((part) => <Field key={part} label={checkInWords.parts[part]}><Input value={form[part]} maxLength={300} dir="auto" onChange={(_event, { value }) => setForm({ ...form, [part]: value })} /></Field>)}
      <ActProblem acting={acting} />
      <div className="row">
        <Button type="submit" appearance="primary" disabledFocusable={empty || acting.busy}>{checkInWords.go}</Button>
        <Button appearance="subtle" onClick={close}>{checkInWords.cancel}</Button>
      </div>
    </form>
  );
}
