import { Button, Checkbox, Field, Input } from '@fluentui/react-components';
import { useState, type FormEvent } from 'react';
import type { ActionView } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { pointWords } from './pointWords';
import type { ActionActs } from './useActionActs';

/** The points of an action's check list, to tick, to add and to take off. */
export function CheckPoints({ action, acts }: { action: ActionView; acts: ActionActs }) {
  const acting = useAct();
  const may = acts.mayChange(action) && action.state !== 'dropped';
  return (
    <>
      {action.points.length > 0 && <ul className="plain" aria-label={pointWords.of(action.title)}>
        {action.points.map((one) => (
          <li key={one.id} className="point">
            <Checkbox checked={one.done} disabled={!may} label={<bdi>{one.title}</bdi>} onChange={(_event, data) => { if (!acting.busy) void acting.act({ type: 'tickPoint', actionId: action.id, pointId: one.id, ticked: data.checked === true }); }} />
            {may && <Button size="small" appearance="subtle" disabledFocusable={acting.busy} aria-label={pointWords.removeIt(one.title)} onClick={() => void acting.act({ type: 'removePoint', actionId: action.id, pointId: one.id })}>{pointWords.remove}</Button>}
          </li>
        ))}
      </ul>}
      {may && (action.points.length < pointWords.most ? <AddPoint action={action} busy={acting.busy} add={async (title) => (await acting.act({ type: 'addPoint', actionId: action.id, title })) !== null} /> : <p className="quiet">{pointWords.full}</p>)}
      <ActProblem acting={acting} />
    </>
  );
}

/** One line; the field is empty for the next once a point is on the list. */
function AddPoint({ action, busy, add }: { action: ActionView; busy: boolean; add: (title: string) => Promise<boolean> }) {
  const [title, setTitle] = useState('');
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!busy && title.trim() !== '' && await add(title.trim())) setTitle('');
  };
  return (
    <form className="inline-form" onSubmit={(event) => void submit(event)}>
      <Field label={pointWords.label} hint={pointWords.inPlanner}><Input size="small" value={title} maxLength={100} dir="auto" onChange={(_event, data) => setTitle(data.value)} /></Field>
      <Button size="small" type="submit" disabledFocusable={busy} aria-label={pointWords.addTo(action.title)}>{pointWords.add}</Button>
    </form>
  );
}
