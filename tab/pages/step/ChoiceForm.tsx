import { Button, Field, Textarea } from '@fluentui/react-components';
import { useId, useState } from 'react';
import type { OptionView, StepView } from '../../../bot/api/contract';
import { useAct } from '../../app/useAct';
import { longText } from '../../drafts/useDraft';
import { ActProblem, Notice } from '../../parts/Notice';
import { StepLink } from './StepLink';
import { stepWords } from './stepWords';
import { useProposalDraft } from './useProposalDraft';

interface Props {
  step: StepView;
  done: () => void;
}

/** The ways to go, and why one of them. The choice is this person's until they propose it. */
export function ChoiceForm({ step, done }: Props) {
  const acting = useAct();
  const draft = useProposalDraft(step, () => ({
    choice: step.options.find((one) => one.chosen)?.id ?? '',
    why: step.slots.find((one) => one.id === 'why')?.text ?? '',
  }));
  const [tried, setTried] = useState(false);
  const number = step.proposal?.number ?? 0;
  const choice = step.options.find((one) => one.id === draft.texts['choice'] && one.needs.length === 0);
  const why = draft.texts['why'] ?? '';
  const tooLong = why.length > longText;

  const propose = async (): Promise<void> => {
    setTried(true);
    if (!choice || why.trim() === '') return;
    if (!(await acting.act({ type: 'propose', stepId: step.id, texts: { choice: choice.id, why }, replaces: number }))) return;
    draft.forget();
    done();
  };
  return (
    <section className="block" aria-labelledby="choice-heading">
      <h2 id="choice-heading" className="heading">{stepWords.ways}</h2>
      <p className="quiet">{stepWords.waysLead}</p>
      {draft.startedOn !== number && <Notice tone="warning">{stepWords.newerProposal}</Notice>}
      <div role="radiogroup" aria-labelledby="choice-heading" aria-required="true" className="options">
        {step.options.map((option) => <Option key={option.id} step={step} option={option} chosen={option === choice} choose={() => draft.change('choice', option.id)} />)}
      </div>
      {tried && !choice && <p role="alert">{stepWords.choiceMissing}</p>}
      <Field label={stepWords.whyThis} hint={stepWords.whyThisHint} required {...problemOf(tooLong ? stepWords.tooLong : tried && why.trim() === '' ? stepWords.whyMissing : null)}>
        <Textarea className="draft-area" value={why} resize="vertical" rows={3} dir="auto" onChange={(_event, data) => draft.change('why', data.value)} />
      </Field>
      <ActProblem acting={acting} />
      <div className="row">
        <Button appearance="primary" disabledFocusable={acting.busy || tooLong} onClick={() => void propose()}>{stepWords.proposeWay}</Button>
        <span className="quiet small">{stepWords.draftKept}</span>
      </div>
    </section>
  );
}

const problemOf = (message: string | null) => (message === null ? {} : { validationState: 'error' as const, validationMessage: message });

interface OptionProps {
  step: StepView;
  option: OptionView;
  chosen: boolean;
  choose: () => void;
}

function Option({ step, option, chosen, choose }: OptionProps) {
  const about = useId();
  const waits = option.needs.length > 0;
  return (
    <div className={chosen ? 'option option-on' : 'option'}>
      <label className="check-label">
        <input type="radio" name={`${step.id} choice`} checked={chosen} disabled={waits} aria-describedby={about} onChange={choose} />
        <span>{option.heading}</span>
      </label>
      <div id={about} className="check-body">
        {option.lead !== null && <p>{option.lead}</p>}
        {waits && (
          <>
            <p>{stepWords.optionNeeds}</p>
            <ul className="needs">{option.needs.map((one) => <li key={one.stepId}><StepLink stepId={one.stepId}>{one.heading}</StepLink></li>)}</ul>
          </>
        )}
      </div>
    </div>
  );
}
