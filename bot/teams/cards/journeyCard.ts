import type { Reading } from '../../domain/decision';
import { isOver, journey, type StepState } from '../../domain/journey';
import { coreGroup, memberOf } from '../../domain/people';
import { nextView } from '../../domain/present';
import { wordsFor } from '../../domain/words';
import type { Say } from '../../toolkit/phrases';
import type { Toolkit } from '../../toolkit/schema';
import { act, card, heading, open, plain, type Card, type CardAction, type Element } from './card';

/** Every stage and step with its state in words, and the one next thing. */
export function journeyCard(reading: Reading, personId: string): Card {
  const { record, toolkit, say } = reading;
  const states = journey(record, toolkit);
  const body: Element[] = [heading(record.community.name)];
  for (const stage of toolkit.stages) {
    body.push(plain(wordsFor(toolkit, stage.id).heading, { weight: 'bolder', spacing: 'medium' }));
    for (const state of states.filter((one) => one.stageId === stage.id)) {
      body.push(plain(`${wordsFor(toolkit, state.step.id).heading}: ${stateWords(reading, state)}`, { spacing: 'small', subtle: isOver(state.status) }));
    }
  }
  const data = { community: record.community.id, revision: record.community.revision };
  // Nobody is shown a button that only refuses them.
  const next = memberOf(record, personId)?.part === 'core' ? nextView(reading, personId) : null;
  return card(body, [
    next ? act(say('button.next', { heading: next.heading }), 'next', { ...data, step: next.stepId }) : null,
    open(say('button.journey'), 'journey', data),
  ]);
}

/** Where a step stands, in the tab's own words. */
function stateWords({ record, say }: Reading, { step, status, given }: StepState): string {
  if (status === 'open' && step.kind === 'ask') return say('status.progress', { given: given.length, all: coreGroup(record).length });
  return say(`status.${status}`);
}

/** The whole way before anything has started, for somebody who just looks around. */
export function lookCard(toolkit: Toolkit, say: Say): Card {
  const body: Element[] = [heading(say('greet.title')), plain(say('greet.looked'))];
  for (const stage of toolkit.stages) {
    body.push(plain(wordsFor(toolkit, stage.id).heading, { weight: 'bolder', spacing: 'medium' }));
    for (const step of stage.steps) body.push(plain(say('card.look-line', { heading: wordsFor(toolkit, step.id).heading, minutes: step.minutes }), { spacing: 'small' }));
  }
  return card(body);
}

/** A sentence with ways on: help, "I did not find that", and "there is nothing here yet". */
export function waysCard(title: string, lead: string, actions: CardAction[]): Card {
  return card([heading(title), plain(lead)], actions);
}
