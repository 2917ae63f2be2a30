import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain, shorten } from '../card';
import type { StepBody } from '../stepCard';
import { oneAnswer } from './agreeing';

/** The points of the list, in words what is seen to and what is open; ticking and writing happen in the dialog. */
export function checksBody({ say }: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const ticked = view.items.filter((one) => one.ticked).length;
  const how = (text: string): string => (text.trim() === '' ? '' : ` (${shorten(text.replace(/\s+/g, ' ').trim(), oneAnswer)})`);
  return {
    body: [
      plain(say('card.checks-count', { count: ticked, all: view.items.length }), { weight: 'bolder' }),
      ...view.items.map((one) => plain(`${say(one.ticked ? 'card.check-done' : 'card.check-open', { item: one.heading })}${how(one.text)}`, { spacing: 'small', subtle: one.ticked })),
    ],
    actions: view.status === 'done' ? [] : [open(say('act.check'), 'step', data), ...(view.mayEndOpen ? [act(say('button.enough'), 'finish', data)] : [])],
  };
}
