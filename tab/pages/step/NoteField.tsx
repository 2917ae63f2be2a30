import type { FieldView, StepView } from '../../../bot/api/contract';
import { NoteText } from '../../parts/NoteText';
import { stepWords } from './stepWords';
import { workingVersion } from './version';

interface Props {
  step: StepView;
  field: FieldView;
  label?: string;
  labelShown?: string;
  visibility?: string | null;
  rows?: number;
}

/** A text in the version of the step that is being worked on. */
export function NoteField({ step, visibility = stepWords.noteVisibility, ...rest }: Props) {
  return <NoteText stepId={step.id} version={workingVersion(step)} visibility={visibility} {...rest} />;
}
