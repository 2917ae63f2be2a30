import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain, shorten } from '../card';
import type { StepBody } from '../stepCard';

export function meetingBody({ say }: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const written = view.fields.filter((one) => one.text.trim() !== '');
  if (view.status === 'done') {
    return { body: written.map((one) => plain(`${one.heading}: ${shorten(one.text.replace(/\s+/g, ' '), 300)}`, { spacing: 'small' })), actions: [] };
  }
  return {
    body: [plain(say('card.agenda'), { weight: 'bolder', spacing: 'medium' }), ...view.agenda.map((one, i) => plain(`${i + 1}. ${one.heading}`, { spacing: 'small' }))],
    actions: [open(say('act.notes'), 'step', data), act(say('button.held'), 'finish', data)],
  };
}
