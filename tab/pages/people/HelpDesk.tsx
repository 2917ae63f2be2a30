import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { chatLink } from '../../../bot/domain/helping/chatLink';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { PlainText } from '../../parts/PlainText';
import { sayDate, sayDayOf } from '../../time';
import { words } from '../../words';
import type { HelpRequestView } from './peopleTypes';
import { peopleWords } from './peopleWords';
import { useKeptText } from '../../drafts/useKept';

/** What members asked, for those who see to it; `goalDays` is for whoever may change it. */
export function HelpDesk({ requests, goalDays }: { requests: HelpRequestView[]; goalDays: number | null }) {
  const open = requests.filter((one) => one.state === 'open');
  const over = requests.filter((one) => one.state !== 'open');
  return (
    <section className="block" aria-labelledby="desk-heading">
      <h2 id="desk-heading" className="heading">{peopleWords.desk}</h2>
      <p className="quiet">{open.length === 0 ? peopleWords.deskEmpty : peopleWords.deskLead}</p>
      <ul className="plain">{open.map((one) => <li key={one.id} className="entry"><Request request={one} /></li>)}</ul>
      {over.length > 0 && <Folded summary={peopleWords.earlier(over.length)}><ul className="plain">{over.map((one) => <li key={one.id} className="entry"><Request request={one} /></li>)}</ul></Folded>}
      {goalDays !== null && <Goal key={goalDays} days={goalDays} />}
    </section>
  );
}

function Request({ request }: { request: HelpRequestView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [writing, setWriting] = useState<'answer' | 'pass' | null>(null);
  const { id, revision, state, askedByName, askedByEmail, takenByName, takenBy } = request;
  const now = serverNow();
  const open = state === 'open';
  return (
    <>
      <h3 dir="auto">{askedByName}</h3>
      <p className="quiet small">
        {peopleWords.states[state]} · {peopleWords.asked(sayDayOf(request.askedAt, view.zone, now))}
        {open && ` · ${request.overdue ? peopleWords.overdue(sayDate(request.dueOn, now)) : peopleWords.due(sayDate(request.dueOn, now))}`}
        {takenByName !== null && ` · ${peopleWords.takenBy(takenByName)}`}
      </p>
      <PlainText text={request.text} />
      {request.answer !== '' && <><p><strong>{state === 'passed' ? peopleWords.passedTo : peopleWords.answer}</strong></p><PlainText text={request.answer} /></>}
      <ActProblem acting={acting} />
      {open && (
        <div className="row">
          {takenBy !== view.me.id && <Button size="small" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'moveHelp', requestId: id, base: revision, act: 'take', note: '' })}>{peopleWords.take}</Button>}
          <Button size="small" onClick={() => setWriting('answer')}>{peopleWords.writeAnswer}</Button>
          <Button size="small" onClick={() => setWriting('pass')}>{peopleWords.passOn}</Button>
          {askedByEmail !== null && <a href={chatLink([askedByEmail])} target="_blank" rel="noreferrer">{peopleWords.writeTo(askedByName)}<span className="hidden"> ({words.newTab})</span></a>}
        </div>
      )}
      {writing && <Write request={request} act={writing} close={() => setWriting(null)} />}
    </>
  );
}

function Write({ request, act, close }: { request: HelpRequestView; act: 'answer' | 'pass'; close: () => void }) {
  const acting = useAct();
  const [note, setNote, forget] = useKeptText(`help.${request.id}.${act}`);
  const [checked, setChecked] = useState(false);
  const missing = note.trim() === '';
  const send = async (): Promise<void> => {
    setChecked(true);
    if (missing || !(await acting.act({ type: 'moveHelp', requestId: request.id, base: request.revision, act, note: note.trim() }))) return;
    forget();
    close();
  };
  return (
    <Ask open heading={act === 'answer' ? peopleWords.answerHeading(request.askedByName) : peopleWords.passHeading(request.askedByName)} close={close} act={{ label: peopleWords.keep, busy: acting.busy, run: () => void send() }}>
      <Field label={act === 'answer' ? peopleWords.answerLabel : peopleWords.passLabel} required {...fieldProblem(checked && missing, peopleWords.missing)}>
        <Textarea value={note} rows={5} resize="vertical" maxLength={4_000} dir="auto" onChange={(_event, { value }) => setNote(value)} />
      </Field>
      <ActProblem acting={acting} />
    </Ask>
  );
}

function Goal({ days }: { days: number }) {
  const acting = useAct();
  const [typed, setTyped] = useState(String(days));
  const wanted = Number(typed);
  const right = Number.isInteger(wanted) && wanted >= 1 && wanted <= 20;
  return (
    <form className="inline-form" noValidate onSubmit={(event) => {
      event.preventDefault();
      if (right && wanted !== days && !acting.busy) void acting.act({ type: 'setHelpGoal', days: wanted });
    }}>
      <Field label={peopleWords.goal}><Input type="number" min={1} max={20} value={typed} onChange={(_event, { value }) => setTyped(value)} /></Field>
      <Button type="submit" disabledFocusable={!right || wanted === days || acting.busy}>{peopleWords.keepGoal}</Button>
      <ActProblem acting={acting} />
    </form>
  );
}
