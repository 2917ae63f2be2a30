import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { SlotView, StepView } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { longText } from '../../drafts/useDraft';
import { ActProblem, Notice } from '../../parts/Notice';
import { InsertAnswer } from './InsertAnswer';
import { InsertTheme } from './InsertTheme';
import { insertAnswer } from './drawnFrom';
import { Origins } from './Origins';
import { SlotMerge } from './SlotMerge';
import { stepWords } from './stepWords';
import { useProposalDraft } from './useProposalDraft';

interface Props {
  step: StepView;
  done: () => void;
}

/** One field for each text that the step agrees. The draft is this person's until they propose it. */
export function AgreeEditor({ step, done }: Props) {
  const acting = useAct();
  const draft = useProposalDraft(step, () => Object.fromEntries(step.slots.map((slot) => [slot.id, slot.text ?? ''])));
  const [empty, setEmpty] = useState(false);
  const number = step.proposal?.number ?? 0;
  const tooLong = Object.values(draft.texts).some((text) => text.length > longText);

  const propose = async (): Promise<void> => {
    const nothing = Object.values(draft.texts).every((text) => text.trim() === '');
    setEmpty(nothing);
    if (nothing) return;
    if (!(await acting.act({ type: 'propose', stepId: step.id, texts: draft.texts, replaces: number }))) return;
    draft.forget();
    done();
  };
  return (
    <section className="block" aria-labelledby="agree-heading">
      <h2 id="agree-heading" className="heading">{stepWords.agree}</h2>
      <p className="quiet">{stepWords.agreeLead}</p>
      {draft.startedOn !== number && <Notice tone="warning">{stepWords.newerProposal}</Notice>}
      {step.slots.map((slot) => (
        <SlotField key={slot.id} step={step} slot={slot} text={draft.texts[slot.id] ?? ''} change={(text) => draft.change(slot.id, text)} merging={draft.startedOn !== number} />
      ))}
      {empty && <p role="alert">{stepWords.proposeEmpty}</p>}
      {tooLong && <p role="alert">{stepWords.tooLong}</p>}
      <ActProblem acting={acting} />
      <div className="row">
        <Button appearance="primary" disabledFocusable={acting.busy || tooLong} onClick={() => void propose()}>{stepWords.propose}</Button>
        <span className="quiet small">{stepWords.draftKept}</span>
      </div>
    </section>
  );
}

function SlotField({ step, slot, text, change, merging }: { step: StepView; slot: SlotView; text: string; change: (text: string) => void; /** Somebody has proposed another text meanwhile. */ merging: boolean }) {
  const hint = [slot.hint, slot.form === 'list' ? stepWords.oneLineEach : null].filter((one) => one !== null).join(' ');
  return (
    <div className="slot">
      {merging && <SlotMerge slot={slot} mine={text} take={change} />}
      <Field label={slot.heading} hint={hint === '' ? undefined : hint}>
        <Textarea className="draft-area" value={text} resize="vertical" rows={4} dir="auto" onChange={(_event, data) => change(data.value)} />
      </Field>
      <Origins text={text} questions={step.questions} />
      <InsertTheme step={step} slot={slot.heading} insert={(theme) => change(insertAnswer(text, theme))} />
      <InsertAnswer slot={slot.heading} questions={step.questions} insert={(answer) => change(insertAnswer(text, answer))} />
    </div>
  );
}
