import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { AgreeEditor } from './AgreeEditor';
import { ConsentPart } from './ConsentPart';
import { StandingText } from './StandingText';
import { stepWords } from './stepWords';

/** From the answers to a text that everybody can stand behind. */
export function AgreePart({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const [rewording, setRewording] = useState(false);
  const { proposal } = step;

  if (proposal?.agreedAt) return <StandingText step={step} />;
  const mayPropose = may(view, 'propose');
  return (
    <>
      {proposal && <ConsentPart key={proposal.number} step={step} proposal={proposal} />}
      {!proposal && step.slots.some((slot) => slot.text !== null) && <StandingText step={step} />}
      {mayPropose && (proposal === null || rewording) && <AgreeEditor key={proposal?.number ?? 0} step={step} done={() => setRewording(false)} />}
      {mayPropose && proposal && <Button onClick={() => setRewording(!rewording)}>{rewording ? stepWords.keepProposal : stepWords.proposeInstead}</Button>}
    </>
  );
}
