import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { StepView } from '../../../bot/api/contract';
import { may, useCommunity } from '../../app/communityContext';
import { useAct } from '../../app/useAct';
import { serverNow } from '../../clock';
import { Ask } from '../../parts/Ask';
import { ActProblem } from '../../parts/Notice';
import { sayDayOf } from '../../time';
import { words } from '../../words';
import { stepWords } from './stepWords';

/** Shows everybody's answers to everybody at once; before all are in, only after a while and after a question. */
export function RevealPart({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const acting = useAct();
  const [asking, setAsking] = useState(false);

  const reveal = async (): Promise<void> => {
    if (await acting.act({ type: 'reveal', stepId: step.id })) setAsking(false);
  };
  const missing = step.waitsFor.map((one) => (one.id === view.me.id ? words.you : one.name));
  const now = serverNow();
  const ready = step.status === 'ready';
  const early = !ready && step.revealFrom !== null && step.revealFrom <= now.toISOString();
  const later = !ready && !early && step.revealFrom !== null && step.given.length > 0;
  if (!may(view, 'reveal') || !(ready || early || later)) return null;
  return (
    <section className="block reveal">
      {!asking && <ActProblem acting={acting} />}
      {ready && (
        <>
          <p>{stepWords.revealReady}</p>
          <Button appearance="primary" disabledFocusable={acting.busy} onClick={() => void reveal()}>{stepWords.reveal}</Button>
        </>
      )}
      {later && step.revealFrom !== null && <p className="quiet">{stepWords.revealFrom(missing, sayDayOf(step.revealFrom, view.zone, now))}</p>}
      {early && <Button onClick={() => setAsking(true)}>{stepWords.revealEarly}</Button>}
      <Ask open={asking} heading={stepWords.revealEarlyHeading} cancel={stepWords.keepWaiting} close={() => setAsking(false)} act={{ label: stepWords.reveal, busy: acting.busy, run: () => void reveal() }}>
        <p>{stepWords.revealEarlyAsk(missing)}</p>
        <ActProblem acting={acting} />
      </Ask>
    </section>
  );
}
