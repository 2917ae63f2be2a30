import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain } from '../card';
import type { StepBody } from '../stepCard';

/** Titles on a card; the dialog has all of them, with where to find each. */
const shown = 5;

export function readBody({ say }: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const titles = view.entries.slice(0, shown).map((one) => plain(`• ${one.heading}`, { spacing: 'small' }));
  const more = view.entries.length - titles.length;
  return {
    body: more > 0 ? [...titles, plain(say('card.read-more', { count: more }), { subtle: true, spacing: 'small' })] : titles,
    actions: view.status === 'done' ? [] : [open(say('act.read'), 'step', data), act(say('button.read'), 'finish', data)],
  };
}
