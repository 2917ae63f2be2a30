import { Button, Field, Input, Select } from '@fluentui/react-components';
import { useState } from 'react';
import { useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { fieldProblem } from '../../parts/fieldProblem';
import { ActProblem } from '../../parts/Notice';
import { actionWords } from './actionWords';

export type Tier = 'baseline' | 'nice-to-have';

/** Adds an action by hand, free for anybody or claimed at once. */
export function AddAction({ open }: { open: boolean }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [title, setTitle] = useState('');
  const [due, setDue] = useState('');
  const [tier, setTier] = useState<Tier | ''>('');
  const [serves, setServes] = useState('');
  const [missing, setMissing] = useState(false);

  const add = async (ownerId: string | null): Promise<void> => {
    setMissing(title.trim() === '');
    if (title.trim() === '' || acting.busy) return;
    const done = await acting.act({ type: 'addAction', title: title.trim(), ownerId, dueOn: due === '' ? null : due, tier: tier === '' ? null : tier, ...(serves === '' ? {} : { serves }) });
    if (!done) return;
    setTitle('');
    setDue('');
    setTier('');
    setServes('');
  };
  return (
    <details className="folded add-action" open={open}>
      <summary>{actionWords.add}</summary>
      <form className="folded-body" noValidate onSubmit={(event) => {
        event.preventDefault();
        void add(null);
      }}>
        <div className="form-grid">
          <Field label={actionWords.title} required className="wide" {...fieldProblem(missing && title.trim() === '', actionWords.titleNeeded)}>
            <Input value={title} maxLength={300} dir="auto" onChange={(_event, data) => setTitle(data.value)} />
          </Field>
          <Field label={actionWords.due}><Input type="date" value={due} onChange={(_event, data) => setDue(data.value)} /></Field>
          <TierField tier={tier} change={setTier} />
          <ServesField serves={serves} change={setServes} />
        </div>
        <ActProblem acting={acting} />
        <div className="row">
          <Button type="submit" appearance="primary" disabledFocusable={acting.busy}>{actionWords.addIt}</Button>
          <Button disabledFocusable={acting.busy} onClick={() => void add(view.me.id)}>{actionWords.addClaim}</Button>
        </div>
      </form>
    </details>
  );
}

export function TierField({ tier, change }: { tier: Tier | ''; change: (tier: Tier | '') => void }) {
  return (
    <Field label={actionWords.tier}>
      <Select value={tier} onChange={(_event, data) => change(data.value === 'baseline' || data.value === 'nice-to-have' ? data.value : '')}>
        <option value="">{actionWords.tiers.none}</option>
        <option value="baseline">{actionWords.tiers.baseline}</option>
        <option value="nice-to-have">{actionWords.tiers['nice-to-have']}</option>
      </Select>
    </Field>
  );
}

/** Which of the agreed priorities an action serves; not there while nothing is agreed. */
export function ServesField({ serves, change }: { serves: string; change: (serves: string) => void }) {
  const { view: { priorities } } = useCommunity();
  // Words that were agreed anew since stay to be chosen while the action has them.
  const choices = serves === '' || priorities.includes(serves) ? priorities : [...priorities, serves];
  if (choices.length === 0) return null;
  return (
    <Field label={actionWords.serves} className="wide">
      <Select value={serves} onChange={(_event, data) => change(data.value)}>
        <option value="">{actionWords.tiers.none}</option>
        {choices.map((one) => <option key={one} value={one}>{one}</option>)}
      </Select>
    </Field>
  );
}
