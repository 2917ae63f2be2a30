import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** Any step can be left out with a reason and taken up again. */
export function SkipOrReopen({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');

  const over = step.status === 'done' || step.status === 'skipped';
  // Answers that were revealed have a version of their own; a decision that is only proposed is changed where it is.
  const fromReveal = step.kind === 'ask' && (step.status === 'revealed' || step.status === 'proposed');
  const mayReopen = may(view, 'reopenStep') && (step.status === 'skipped' || (step.status === 'done' && step.kind !== 'event') || fromReveal);
  const maySkip = may(view, 'skipStep') && !over;
  if (step.gated !== null) return null;
  if (!mayReopen && !maySkip) return null;

  const skip = async (): Promise<void> => {
    if (await acting.act({ type: 'skipStep', stepId: step.id, reason: reason.trim() })) {
      setAsking(false);
      setReason('');
    }
  };
  return (
    <footer className="step-foot">
      {!asking && <ActProblem acting={acting} />}
      {mayReopen && (
        <>
          <Button disabledFocusable={acting.busy} {...(step.status === 'skipped' ? { appearance: 'primary' as const } : {})}
            onClick={() => void acting.act({ type: step.status === 'skipped' ? 'openStep' : 'reopenStep', stepId: step.id })}>{step.status === 'skipped' ? stepWords.takeUp : stepWords.reopen}</Button>
          {step.status !== 'skipped' && <span className="quiet small">{stepWords.reopenLead}</span>}
        </>
      )}
      {maySkip && <Button appearance="subtle" onClick={() => setAsking(true)}>{stepWords.skip}</Button>}
      <Ask open={asking} heading={stepWords.skipHeading} close={() => setAsking(false)} act={{ label: stepWords.skip, busy: acting.busy || reason.trim() === '', run: () => void skip() }}>
        <p>{stepWords.skipLead}</p>
        <Field label={stepWords.skipReason} hint={stepWords.skipReasonHint} required>
          <Input value={reason} maxLength={300} onChange={(_event, data) => setReason(data.value)} />
        </Field>
        <ActProblem acting={acting} />
      </Ask>
    </footer>
  );
}
