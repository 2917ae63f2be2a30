import { Button } from '@fluentui/react-components';
import { useState, type ComponentType } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { AgreeEditor } from './AgreeEditor';
import { ConsentPart } from './ConsentPart';
import { ConsultPart } from './ConsultPart';
import { StandingText } from './StandingText';
import { stepWords } from './stepWords';

interface Props {
  step: StepView;
  /** What a proposal is written in, and how the button for another one is called. */
  editor?: ComponentType<{ step: StepView; done: () => void }>;
  instead?: string;
}

/** From the first words of one person to something that everybody can stand behind. */
export function AgreePart({ step, editor: Editor = AgreeEditor, instead = stepWords.proposeInstead }: Props) {
  const { view } = useCommunity();
  const [rewording, setRewording] = useState(false);
  const { proposal } = step;

  const members = (step.consultation !== null || step.mayAskMembers !== null) && <ConsultPart step={step} />;
  if (proposal?.agreedAt) return <><StandingText step={step} />{members}</>;
  const mayPropose = may(view, 'propose');
  return (
    <>
      {proposal && <ConsentPart key={`proposal ${proposal.number}`} step={step} proposal={proposal} />}
      {!proposal && step.slots.some((slot) => slot.text !== null) && <StandingText step={step} />}
      {members}
      {mayPropose && (proposal === null || rewording) && <Editor key={`editor ${proposal?.number ?? 0}`} step={step} done={() => setRewording(false)} />}
      {mayPropose && proposal && <Button onClick={() => setRewording(!rewording)}>{rewording ? stepWords.keepProposal : instead}</Button>}
    </>
  );
}
