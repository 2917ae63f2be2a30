import type { StepView } from '../../../bot/api/contract';
import { AgreePart } from './AgreePart';
import { ChoiceForm } from './ChoiceForm';
import { stepWords } from './stepWords';

/** One of a few ways to go: proposed with a reason, then agreed as any text is. */
export const DecideStep = ({ step }: { step: StepView }) => <AgreePart step={step} editor={ChoiceForm} instead={stepWords.proposeAnotherWay} />;
