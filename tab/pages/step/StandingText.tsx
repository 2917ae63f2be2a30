import type { StepView } from '../../../bot/api/contract';
import { useCommunity } from '../../app/communityContext';
import { serverNow } from '../../clock';
import { sayDayOf } from '../../time';
import { Stances } from './Stances';
import { SlotTexts } from './SlotTexts';
import { stepWords } from './stepWords';

/** The agreed text, with who agreed it and when; also one from an earlier version while a step is open again. */
export function StandingText({ step }: { step: StepView }) {
  const { view } = useCommunity();
  const { proposal } = step;
  const agreedAt = proposal?.agreedAt ?? null;
  return (
    <section className="block agreed" aria-labelledby="agreed-heading">
      <h2 id="agreed-heading" className="heading">{agreedAt === null ? stepWords.standing : stepWords.agreed}</h2>
      {proposal && agreedAt !== null && <p className="quiet">{[proposal.agreedHow, sayDayOf(agreedAt, view.zone, serverNow())].filter(Boolean).join(' ')}</p>}
      <SlotTexts step={step} />
      {proposal && agreedAt !== null && <Stances proposal={proposal} />}
      {agreedAt !== null && step.lines.length > 0 && (
        <>
          <h3>{stepWords.alsoSaid}</h3>
          <ul className="lines">{step.lines.map((one) => <li key={`${one.questionId} ${one.person.id} ${one.line}`}><span dir="auto">{one.text}</span> <span className="quiet">{one.person.name}</span></li>)}</ul>
        </>
      )}
    </section>
  );
}
