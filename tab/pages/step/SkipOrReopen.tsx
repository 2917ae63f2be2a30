import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { stepWords } from './stepWords';

/** Ways to leave a step for now, each with a reason. */
const ways = {
  skipStep: { label: stepWords.skip, heading: stepWords.skipHeading, lead: stepWords.skipLead },
  parkStep: { label: stepWords.park, heading: stepWords.parkHeading, lead: stepWords.parkLead },
};

/** Any step can be left out or put aside with a reason, and taken up again. */
export function SkipOrReopen({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [asking, setAsking] = useState<keyof typeof ways | null>(null);
  const [reason, setReason] = useState('');

  const aside = step.status === 'skipped' || step.status === 'parked';
  // Answers that were revealed have a version of their own; a decision that is only proposed is changed where it is.
  const fromReveal = step.kind === 'ask' && (step.status === 'revealed' || step.status === 'proposed');
  const mayReopen = may(view, 'reopenStep') && (aside || (step.status === 'done' && step.kind !== 'event') || fromReveal);
  const mayLeave = may(view, 'skipStep') && !aside && step.status !== 'done';
  if (step.gated !== null) return null;
  if (!mayReopen && !mayLeave) return null;

  const leave = async (): Promise<void> => {
    if (asking !== null && (await acting.act({ type: asking, stepId: step.id, reason: reason.trim() }))) {
      setAsking(null);
      setReason('');
    }
  };
  // While it closes, the question still says what it asked.
  const way = ways[asking ?? 'skipStep'];
  return (
    <footer className="step-foot">
      {asking === null && <ActProblem acting={acting} />}
      {mayReopen && (
        <>
          <Button disabledFocusable={acting.busy} {...(aside ? { appearance: 'primary' as const } : {})}
            onClick={() => void acting.act({ type: aside ? 'openStep' : 'reopenStep', stepId: step.id })}>{aside ? stepWords.takeUp : stepWords.reopen}</Button>
          {!aside && <span className="quiet small">{stepWords.reopenLead}</span>}
        </>
      )}
      {mayLeave && <Button appearance="subtle" onClick={() => setAsking('parkStep')}>{stepWords.park}</Button>}
      {mayLeave && <Button appearance="subtle" onClick={() => setAsking('skipStep')}>{stepWords.skip}</Button>}
      <Ask open={asking !== null} heading={way.heading} close={() => setAsking(null)} act={{ label: way.label, busy: acting.busy || reason.trim() === '', run: () => void leave() }}>
        <p>{way.lead}</p>
        <Field label={stepWords.skipReason} hint={stepWords.skipReasonHint} required>
          <Input value={reason} maxLength={300} onChange={(_event, data) => setReason(data.value)} />
        </Field>
        <ActProblem acting={acting} />
      </Ask>
    </footer>
  );
}
