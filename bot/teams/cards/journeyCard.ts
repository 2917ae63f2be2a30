import type { Reading } from '../../domain/decision';
import { isOver, journey, type StepState } from '../../domain/journey';
import { coreGroup } from '../../domain/people';
import { seesWorking } from '../../domain/permissions';
import { nextView } from '../../domain/present';
import { wordsFor } from '../../domain/words';
import type { Say } from '../../toolkit/phrases';
import type { Toolkit } from '../../toolkit/schema';
import { act, card, heading, open, plain, submit, type Card, type CardAction, type Element } from './card';

/** Every stage with how far it is, the steps of those that are under way, and the one next thing. */
export function journeyCard(reading: Reading, personId: string): Card {
  const { record, toolkit, say } = reading;
  const states = journey(record, toolkit);
  const next = nextView(reading, personId);
  const inCore = seesWorking(record, personId);
  const body: Element[] = [heading(record.community.name)];
  for (const stage of toolkit.stages) {
    const steps = states.filter((one) => one.stageId === stage.id);
    body.push(plain(stageLine(reading, stage.id, steps), { weight: 'bolder', spacing: 'medium' }));
    if (!steps.some((one) => one.step.id === next?.stepId || (one.round !== null && !isOver(one.status)))) continue;
    body.push(...steps.map((state) => plain(`${wordsFor(toolkit, state.step.id).heading}: ${stateWords(reading, state, inCore)}`, { spacing: 'small', subtle: isOver(state.status) })));
  }
  const data = { community: record.community.id, revision: record.community.revision };
  // Nobody is shown a button that only refuses them.
  return card(body, [
    next && inCore ? act(say('button.next', { heading: next.heading }), 'next', { ...data, step: next.stepId }) : null,
    open(say('button.journey'), 'journey', data),
  ]);
}

/** Where a step stands, in the tab's own words; how many have answered is the core group's own affair. */
function stateWords({ record, say }: Reading, { step, status, given, closed }: StepState, inCore: boolean): string {
  if (closed) return say('status.gated');
  if (inCore && status === 'open' && step.kind === 'ask') return say('status.progress', { given: given.length, all: coreGroup(record).length });
  return say(`status.${status}`);
}

function stageLine({ toolkit, say }: Reading, stageId: string, steps: readonly StepState[]): string {
  const { heading: title } = wordsFor(toolkit, stageId);
  const counted = steps.filter((one) => one.closed === null);
  if (counted.length === 0) return `${title}: ${say('status.gated')}`;
  return say('card.stage', { stage: title, done: counted.filter((one) => isOver(one.status)).length, all: counted.length });
}

/** The whole way before anything has started, for somebody who just looks around. */
export function lookCard(toolkit: Toolkit, say: Say): Card {
  const body: Element[] = [heading(say('greet.title')), plain(say('greet.looked'))];
  for (const stage of toolkit.stages) {
    const { heading: title, lead } = wordsFor(toolkit, stage.id);
    body.push(plain(title, { weight: 'bolder', spacing: 'medium' }));
    if (lead) body.push(plain(lead, { spacing: 'small' }));
  }
  return card(body, (['new', 'renew'] as const).map((mode) => submit(say(mode === 'new' ? 'greet.start' : 'greet.renew'), { dialog: 'begin', mode })));
}

/** A sentence with ways on: help, "I did not find that", and "there is nothing here yet". */
export function waysCard(title: string, lead: string | string[], actions: CardAction[]): Card {
  const [first = '', ...more] = typeof lead === 'string' ? [lead] : lead;
  return card([heading(title), plain(first), ...more.map((line) => plain(line, { spacing: 'small' }))], actions);
}
