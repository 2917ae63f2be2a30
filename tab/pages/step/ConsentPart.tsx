import { Button } from '@fluentui/react-components';
import type { ProposalView, StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { ActProblem } from '../../parts/Notice';
import { sayWhen } from '../../time';
import { words } from '../../words';
import { MyWord } from './MyWord';
import { SlotTexts } from './SlotTexts';
import { Stances } from './Stances';
import { stepWords } from './stepWords';

/** A proposed text, who stands where, and one's own word on it. */
export function ConsentPart({ step, proposal }: { step: StepView; proposal: ProposalView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const waits = proposal.waitsFor.map((one) => (one.id === view.me.id ? words.you : one.name));
  return (
    <section className="block" aria-labelledby="proposal-heading">
      <h2 id="proposal-heading" className="heading">{stepWords.proposal}</h2>
      <p className="quiet">{stepWords.proposedBy(proposal.by.name, sayWhen(proposal.at, view.zone, serverNow()))}</p>
      <SlotTexts step={step} />
      <Stances proposal={proposal} />
      {waits.length > 0 && <p className="quiet">{stepWords.waits(waits)}</p>}
      <ActProblem acting={acting} />
      {may(view, 'consent') && (
        <MyWord about={`${step.id}.${proposal.number}`} mine={proposal.mine} busy={acting.busy} send={async (stance, reason) => (await acting.act({ type: 'consent', stepId: step.id, number: proposal.number, stance, reason })) !== null} />
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
