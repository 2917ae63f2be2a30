import { Button, Field, Input } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { EntryView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct, type Acting } from '../../app/useAct';
import { fieldProblem } from '../../parts/fieldProblem';
import { Folded } from '../../parts/Folded';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** Something to read, for everybody; the core group says when it has read enough. */
export function ReadStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [taken, setTaken] = useState<EntryView | null>(null);
  const remove = may(view, 'removeEntry') ? async (entry: EntryView): Promise<void> => {
    if (await acting.act({ type: 'removeEntry', stepId: step.id, entryId: entry.id })) setTaken(entry);
  } : null;
  const putBack = async (entry: EntryView): Promise<void> => {
    if (await acting.act({ type: 'addEntry', stepId: step.id, heading: entry.heading, lead: entry.lead ?? '', url: entry.url ?? '' })) setTaken(null);
  };
  return (
    <section className="block" aria-labelledby="entries-heading">
      <h2 id="entries-heading" className="heading">{stepWords.entries}</h2>
      <ul className="plain entries">
        {step.entries.map((entry) => <Entry key={entry.id} entry={entry} remove={remove} />)}
      </ul>
      {taken && <p role="status">{taken.heading}: <Button size="small" onClick={() => void putBack(taken)}>{stepWords.entryBack}</Button></p>}
      <ActProblem acting={acting} />
      {may(view, 'addEntry') && <AddEntry step={step} acting={acting} />}
      {step.status !== 'done' && may(view, 'finishStep') && (
        <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.haveRead}</Button>
      )}
    </section>
  );
}

function Entry({ entry, remove }: { entry: EntryView; remove: ((entry: EntryView) => Promise<void>) | null }) {
  const where = useId();
  return (
    <li className="entry">
      <h3>{entry.url === null ? entry.heading : <a href={entry.url} target="_blank" rel="noreferrer" aria-describedby={where}>{entry.heading}</a>}</h3>
      {entry.lead !== null && <p>{entry.lead}</p>}
      {entry.hint !== null && <p className="quiet">{entry.hint}</p>}
      {entry.addedBy !== null && <p className="quiet small">{stepWords.entryBy(entry.addedBy)}</p>}
      {entry.added && remove && <Button size="small" appearance="subtle" onClick={() => void remove(entry)}>{stepWords.entryRemove(entry.heading)}</Button>}
      {entry.url !== null && <p id={where} className="quiet small">{stepWords.entryAt(new URL(entry.url).host.replace(/^www\./, ''))}</p>}
    </li>
  );
}

/** What the community itself has found worth reading. */
function AddEntry({ step, acting }: { step: StepView; acting: Acting }) {
  const [open, setOpen] = useState(false);
  const none = { heading: '', lead: '', url: '' };
  const [typed, setTyped] = useState(none);
  const wrong = typed.url.trim() !== '' && !/^https:\/\/\S+$/.test(typed.url.trim());
  const add = async (): Promise<void> => {
    const entry = { heading: typed.heading.trim(), lead: typed.lead.trim(), url: typed.url.trim() };
    if (entry.heading !== '' && !wrong && (await acting.act({ type: 'addEntry', stepId: step.id, ...entry }))) setTyped(none);
  };
  return (
    <Folded summary={stepWords.addEntry} toggled={setOpen}>
      {open && <form className="own-words" onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}>
        <Field label={stepWords.entryTitle} required><Input value={typed.heading} maxLength={300} onChange={(_event, { value }) => setTyped({ ...typed, heading: value })} /></Field>
        <Field label={stepWords.entryAbout}><Input value={typed.lead} maxLength={400} onChange={(_event, { value }) => setTyped({ ...typed, lead: value })} /></Field>
        <Field label={stepWords.entryUrl} {...fieldProblem(wrong, stepWords.entryUrlWrong)}>
          <Input type="url" value={typed.url} maxLength={2000} onChange={(_event, { value }) => setTyped({ ...typed, url: value })} />
        </Field>
        <Button type="submit" disabledFocusable={typed.heading.trim() === '' || wrong || acting.busy}>{stepWords.entryAdd}</Button>
      </form>}
    </Folded>
  );
}
