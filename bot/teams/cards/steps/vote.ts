import type { Reading } from '../../../domain/decision';
import type { StepView } from '../../../domain/view';
import { act, open, plain, shorten } from '../card';
import { namesOf, type StepBody } from '../stepCard';
import { oneAnswer, waitsLine } from './agreeing';

/** Options of a result that a card has room for. */
const mostShown = 10;

export function voteBody(reading: Reading, view: StepView, data: Record<string, unknown>): StepBody {
  const { say } = reading;
  const { vote } = view;
  if (!vote) return { body: [], actions: [] };
  if (vote.turnout) {
    const shown = vote.options.filter((one) => (one.result?.total ?? 0) > 0);
    return {
      body: [
        plain(say('card.vote-turnout', { count: vote.turnout.voted, passed: vote.turnout.passed }), { subtle: true }),
        ...shown.slice(0, mostShown).map((one) => plain(say(one.result?.tied ? 'card.vote-tied' : 'card.vote-line', { rank: one.result?.rank ?? 0, text: shorten(one.text, oneAnswer), count: one.result?.total ?? 0 }), { spacing: 'small' })),
      ],
      actions: [open(say('button.votes'), 'step', data)],
    };
  }
  const mayClose = view.status === 'ready' || (view.revealFrom !== null && view.revealFrom <= reading.now && view.given.length >= 2);
  return {
    body: [
      plain(vote.options.length === 0 ? say('card.vote-empty') : say('card.vote-dots', { count: vote.dots, options: vote.options.length, most: vote.mostOnOne })),
      view.given.length === 0 ? null : plain(say('card.voted', { names: namesOf(reading, view.given) }), { spacing: 'small' }),
      waitsLine(reading, view),
    ].filter((one) => one !== null),
    actions: [...(mayClose ? [act(say('act.close-vote'), 'reveal', data)] : []), open(say('act.vote'), 'step', data)],
  };
}
