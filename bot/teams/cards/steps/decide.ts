import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { open, plain } from '../card';
import type { StepBody } from '../stepCard';
import { agreedBody, proposed } from './agreeing';

/** The ways to go, then the one that is proposed, then what was decided. */
export function decideBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  const choose = open(say('act.decide'), 'step', data);
  if (view.status === 'done') return agreedBody(reading, view, data);
  if (view.proposal) return proposed(reading, view, data, choose);
  return {
    body: [plain(say('card.decide-options'), { weight: 'bolder' }), ...view.options.map((one) => plain(`• ${one.heading}`, { spacing: 'small' }))],
    actions: [choose],
  };
}
