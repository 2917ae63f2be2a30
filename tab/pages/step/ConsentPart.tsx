import { Button, Field, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ProposalView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { SlotTexts } from './SlotTexts';
import { Stances } from './Stances';
import { stepWords } from './stepWords';

type Stance = 'agree' | 'concern' | 'object';

/** A proposed text, who stands where, and one's own word on it. */
export function ConsentPart({ step, proposal }: { step: StepView; proposal: ProposalView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const waits = proposal.waitsFor.map((one) => (one.id === view.me.id ? words.you : one.name));
  return (
    <section className="block" aria-labelledby="proposal-heading">
      <h2 id="proposal-heading" className="heading">{stepWords.proposal}</h2>
      <p className="quiet">{stepWords.proposedBy(proposal.by.name, sayWhen(proposal.at, view.zone, new Date()))}</p>
      <SlotTexts step={step} />
      <Stances proposal={proposal} />
      {waits.length > 0 && <p className="quiet">{stepWords.waits(waits)}</p>}
      <ActProblem acting={acting} />
      {may(view, 'consent') && (
        <MyWord mine={proposal.mine} busy={acting.busy} send={async (stance, reason) => (await acting.act({ type: 'consent', stepId: step.id, number: proposal.number, stance, reason })) !== null} />
      )}
      {proposal.canSettle && may(view, 'settle') && (
        <div className="settle">
          <Button disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'settle', stepId: step.id, number: proposal.number })}>{stepWords.settle}</Button>
          <span className="quiet small">{stepWords.settleHint}</span>
        </div>
      )}
    </section>
  );
}

function MyWord({ mine, busy, send }: { mine: Stance | null; busy: boolean; send: (stance: Stance, reason: string | null) => Promise<boolean> }) {
  const [wants, setWants] = useState<'concern' | 'object' | null>(null);
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const sendReason = async (): Promise<void> => {
    setMissing(reason.trim() === '');
    if (wants === null || reason.trim() === '') return;
    if (await send(wants, reason.trim())) {
      setWants(null);
      setReason('');
    }
  };
  return (
    <section aria-labelledby="stand-heading" className="stand">
      <h3 id="stand-heading">{stepWords.stand}</h3>
      {mine && <p>{stepWords.yours(stepWords.stances[mine])}</p>}
      <div className="row">
        <Button appearance={mine === null ? 'primary' : 'secondary'} disabledFocusable={busy} onClick={() => {
          setWants(null);
          void send('agree', null);
        }}>{stepWords.stances.agree}</Button>
        <Button aria-expanded={wants === 'concern'} onClick={() => setWants(wants === 'concern' ? null : 'concern')}>{stepWords.stances.concern}</Button>
        <Button aria-expanded={wants === 'object'} onClick={() => setWants(wants === 'object' ? null : 'object')}>{stepWords.stances.object}</Button>
      </div>
      {wants !== null && (
        <div className="reason">
          <Field label={stepWords.reason} hint={stepWords.stanceHint[wants]} required {...(missing && reason.trim() === '' ? { validationMessage: stepWords.reasonNeeded } : {})}>
            <Textarea value={reason} maxLength={2000} dir="auto" onChange={(_event, data) => setReason(data.value)} />
          </Field>
          <Button appearance="primary" disabledFocusable={busy} onClick={() => void sendReason()}>{stepWords.sendReason}</Button>
        </div>
      )}
    </section>
  );
}
