import { Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActionView } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { fieldProblem } from '../../parts/fieldProblem';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { words } from '../../words';
import { actionWords } from './actionWords';
import { ServesField, TierField, type Tier } from './AddAction';

/** Changes the words, the date and the weight of an action, and what it serves. Only what was changed is sent. */
export function EditAction({ action, close }: { action: ActionView; close: () => void }) {
  const acting = useAct();
  const [title, setTitle] = useState(action.title);
  const [due, setDue] = useState(action.dueOn ?? '');
  const [tier, setTier] = useState<Tier | ''>(action.tier ?? '');

  const [serves, setServes] = useState(action.serves ?? '');

  const save = async (): Promise<void> => {
    const change = {
      ...(title.trim() === action.title ? {} : { title: title.trim() }),
      ...(due === (action.dueOn ?? '') ? {} : { dueOn: due === '' ? null : due }),
      ...(tier === (action.tier ?? '') ? {} : { tier: tier === '' ? null : tier }),
      ...(serves === (action.serves ?? '') ? {} : { serves: serves === '' ? null : serves }),
    };
    if (Object.keys(change).length === 0 || (await acting.act({ type: 'changeAction', actionId: action.id, ...change }))) close();
  };
  const missing = title.trim() === '';
  return (
    <Ask open heading={actionWords.editHeading} close={close} act={{ label: words.save, busy: acting.busy || missing, run: () => void save() }}>
      <Field label={actionWords.title} required {...fieldProblem(missing, actionWords.titleNeeded)}>
        <Input value={title} maxLength={300} dir="auto" onChange={(_event, data) => setTitle(data.value)} />
      </Field>
      <Field label={actionWords.due}><Input type="date" value={due} onChange={(_event, data) => setDue(data.value)} /></Field>
      <TierField tier={tier} change={setTier} />
      <ServesField serves={serves} change={setServes} />
      <ActProblem acting={acting} />
    </Ask>
  );
}
