import type { Reading } from '../../domain/decision';
import { isOver, stepState, type StepState } from '../../domain/journey';
import { nextView, stepView } from '../../domain/present';
import type { StepView } from '../../domain/view';
import { act, card, fewNames, heading, open, plain, quiet, shorten, type Card, type CardAction, type Element } from './card';
import { agreeBody } from './steps/agree';
import { askBody } from './steps/ask';
import { assignBody } from './steps/assign';
import { checksBody } from './steps/checks';
import { decideBody } from './steps/decide';
import { documentBody } from './steps/document';
import { eventBody } from './steps/event';
import { meetingBody } from './steps/meeting';
import { paperBody } from './steps/paper';
import { readBody } from './steps/read';
import { voteBody } from './steps/vote';

/** The part of a card that depends on the kind of its step. */
export interface StepBody {
  body: Element[];
  actions: CardAction[];
}

export type StepBodyOf = (reading: Reading, view: StepView, data: Record<string, unknown>) => StepBody;

const bodies: Record<StepView['kind'], StepBodyOf> = { ask: askBody, agree: agreeBody, assign: assignBody, meeting: meetingBody, event: eventBody, document: documentBody, checks: checksBody, decide: decideBody, read: readBody, paper: paperBody, vote: voteBody };

/** Characters of a name on a card. */
const longestName = 60;

/** A reader who is nobody: the living card is the same for everybody in the conversation. */
const everybody = '';

export const namesOf = (reading: Reading, people: readonly { name: string }[]): string =>
  fewNames(people.map((one) => shorten(one.name, longestName)), reading.say);

/** The living card of a step as things stand; null if the toolkit has no such step (any more). */
export function stepCard(reading: Reading, stepId: string): Card | null {
  const { record, toolkit, say } = reading;
  const state = stepState(record, toolkit, stepId);
  if (!state) return null;
  const view = stepView(reading, state, everybody, true);
  // The revision makes a press on this card a different command from a press on a later one.
  const data = { community: record.community.id, step: stepId, revision: record.community.revision };
  if (state.closed) return card([heading(view.heading), plain(view.lead ?? ''), plain(view.gated?.text ?? '')], [open(say('button.journey'), 'journey', data)]);
  const over = isOver(state.status);
  const aside = state.status === 'skipped' || state.status === 'parked';
  const part = aside ? asideBody(reading, view) : bodies[view.kind](reading, view, data);
  return card(
    [heading(view.heading), over || aside ? null : plain(view.lead ?? contextOf(reading, view)), over || aside || !view.lead ? null : plain(contextOf(reading, view), { subtle: true, size: 'small', spacing: 'small' }), ...part.body, quiet(say('card.foot'))],
    [...part.actions, ...common(reading, state, data)],
  );
}

function contextOf({ say }: Reading, view: StepView): string {
  if (view.kind !== 'ask') return say('card.context', { minutes: view.minutes });
  const revealed = view.status === 'revealed' || view.status === 'proposed';
  return say(revealed ? 'card.context-asked' : 'card.context-ask', { count: view.questions.length, minutes: view.minutes });
}

function asideBody({ say }: Reading, { skipped, parked }: StepView): StepBody {
  const why = skipped ?? parked;
  return { body: [plain(say(skipped ? 'card.skipped' : 'card.parked', { name: why?.by ?? '', reason: why?.reason ?? '' }))], actions: [] };
}

/** What every step offers: skip or take up again, the next step, the journey. */
function common(reading: Reading, state: StepState, data: Record<string, unknown>): CardAction[] {
  const { say } = reading;
  const journey = open(say('button.journey'), 'journey', data);
  if (!isOver(state.status) && state.status !== 'parked') return [open(say('button.skip'), 'skip', data), journey];
  const next = nextView(reading, everybody);
  const reopen = state.status === 'skipped' || state.status === 'parked' ? act(say('button.reopen'), 'reopen', data) : null;
  const go = next ? act(say('button.next', { heading: next.heading }), 'next', { ...data, step: next.stepId }) : null;
  return [go, reopen, journey].filter((one) => one !== null);
}
