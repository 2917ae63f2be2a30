import { Button } from '@fluentui/react-components';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { ActProblem } from '../../parts/Notice';
import { Agenda, MeetingNotes } from './MeetingParts';
import { stepWords } from './stepWords';

/** A conversation: what to speak about, and what came of it. */
export function MeetingStep({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  return (
    <>
      <Agenda step={step} />
      <MeetingNotes step={step} fields={step.fields}>
        <ActProblem acting={acting} />
        {step.status !== 'done' && may(view, 'finishStep') && (
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void acting.act({ type: 'finishStep', stepId: step.id })}>{stepWords.finish}</Button>
        )}
      </MeetingNotes>
    </>
  );
}
