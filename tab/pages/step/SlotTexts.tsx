import type { StepView } from '../../../bot/api/contract';
import { LineList, PlainText } from '../../parts/PlainText';
import { Origins } from './Origins';
import { stepWords } from './stepWords';

/** The texts of a proposal or an agreement, each with the answers that it comes from. */
export function SlotTexts({ step }: { step: StepView }) {
  return step.slots.map((slot) => (
    <section key={slot.id} className="slot-text">
      <h3>{slot.heading}</h3>
      {!slot.text ? <p className="quiet">{stepWords.noText}</p> : slot.form === 'list' ? <LineList text={slot.text} /> : <PlainText text={slot.text} />}
      <Origins text={slot.text ?? ''} questions={step.questions} />
    </section>
  ));
}
