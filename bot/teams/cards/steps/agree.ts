import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { open, plain } from '../card';
import type { StepBody } from '../stepCard';
import { agreedBody, proposed } from './agreeing';

/** A text to agree: written by one, then as any proposal. */
export function agreeBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  if (view.status === 'done') return agreedBody(reading, view, data);
  if (view.proposal) return proposed(reading, view, data, open(say('button.reword'), 'agree', data));
  return { body: [plain(say('card.agree-none'))], actions: [open(say('act.propose'), 'agree', data)] };
}
