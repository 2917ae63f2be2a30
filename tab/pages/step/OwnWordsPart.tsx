import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { OwnWordsView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { useRead } from '../../app/useRead';
import { Folded } from '../../parts/Folded';
import { Loaded } from '../../parts/Loaded';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** Where the toolkit gives the idea and the words are our reading, the group may use its own. */
export function OwnWordsPart({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const [open, setOpen] = useState(false);
  if (!step.ourReading || !may(view, 'setWords')) return null;
  return (
    <Folded summary={stepWords.ownWords} toggled={setOpen}>
      {open && (
        <>
          <p>{stepWords.ownWordsLead}</p>
          <Parts step={step} />
        </>
      )}
    </Folded>
  );
}

function Parts({ step }: { step: StepView }) {
  const read = useRead(['words', step.id], (api, communityId) => api.stepWords(communityId, step.id));
  return <Loaded query={read}>{({ parts }) => parts.map((part) => <PartWords key={`${part.key} ${part.revision}`} step={step} part={part} />)}</Loaded>;
}

function PartWords({ step, part }: { step: StepView; part: OwnWordsView }) {
  const acting = useAct();
  const [typed, setTyped] = useState({ heading: part.heading, lead: part.lead, hint: part.hint });
  const changed = typed.heading !== part.heading || typed.lead !== part.lead || typed.hint !== part.hint;
  // What is left as it was stays ours, and follows the toolkit when it changes.
  const kept = (field: keyof typeof typed): string => (!part.own && typed[field] === part[field] ? '' : typed[field].trim());
  const save = (words: typeof typed): void => void acting.act({ type: 'setWords', stepId: step.id, key: part.key, base: part.revision, ...words });
  return (
    <form className="own-words" aria-label={part.heading} onSubmit={(event) => {
      event.preventDefault();
      if (changed) save({ heading: kept('heading'), lead: kept('lead'), hint: kept('hint') });
    }}>
      <Field label={stepWords.ownHeading}><Input value={typed.heading} maxLength={170} onChange={(_event, { value }) => setTyped({ ...typed, heading: value })} /></Field>
      <Field label={stepWords.ownLead}><Textarea value={typed.lead} maxLength={400} rows={2} resize="vertical" onChange={(_event, { value }) => setTyped({ ...typed, lead: value })} /></Field>
      <Field label={stepWords.ownHint}><Input value={typed.hint} maxLength={300} onChange={(_event, { value }) => setTyped({ ...typed, hint: value })} /></Field>
      <ActProblem acting={acting} />
      <div className="row">
        <Button type="submit" disabledFocusable={!changed || acting.busy}>{stepWords.ownSave}</Button>
        {part.own && <Button appearance="subtle" disabledFocusable={acting.busy} onClick={() => save({ heading: '', lead: '', hint: '' })}>{stepWords.ownBack}</Button>}
      </div>
    </form>
  );
}
