import { personalKinds, type PersonalKind } from '../../bot/domain/prompting/manners';
import type { PromptKind } from '../../bot/domain/prompting/plan';
import { coreKinds } from '../../bot/domain/prompting/promptShapes';
import type { Card } from '../../bot/teams/cards/card';
import { group } from '../fakes/everyCard';
import { everyPrompt } from '../fakes/everyPrompt';
import { say } from '../fakes/paper';

/** What is sent without a press of anybody, by kind: the compiler misses a new one here, and the tests its card. */
const kinds: Record<PromptKind | PersonalKind, 'to one person' | 'to the core group'> = {
  digest: 'to one person', 'event-reminder': 'to one person', 'event-after': 'to one person', 'coffee-pair': 'to one person', 'coffee-met': 'to one person',
  'check-in': 'to the core group', review: 'to the core group', update: 'to the core group', 'go-on': 'to the core group',
};
const shown = everyPrompt(group(['Amara Okafor', 'Tom Whitfield', 'Priya Nair']), 'A line');
/** The cards of a kind in each of their states, without the forms behind their buttons. */
const cardsOf = (kind: string): { what: string; card: Card }[] => shown.filter(({ what }) => what.split(',')[0] === kind && !what.endsWith(' over'));
const offSwitch = (kind: string, card: Card): unknown => card.actions.find((one) => JSON.stringify(one).includes(`"about":"${kind}"`) && [say('prompt.less'), say('prompt.hush')].includes(one.title));

describe.each(Object.entries(kinds))('%s, %s', (kind, to) => {
  const cards = cardsOf(kind);

  test('has a card, and is known where people switch it off', () => {
    expect(cards.length).toBeGreaterThan(0);
    if (kind !== 'go-on') expect(to === 'to one person' ? personalKinds : coreKinds).toContain(kind);
  });

  test.each(cards.map((one) => [one.what, one.card] as const))('%s: its last line says why it came', (_what, { body }) => {
    expect(JSON.stringify(body.at(-1))).toMatch(/"isSubtle":true/);
    expect(JSON.stringify(body.at(-1))).toMatch(/It comes|It is asked once|Whatever the core group does/);
  });

  test.each(cards.map((one) => [one.what, one.card] as const))('%s: its off switch is on it, for this kind', (what, card) => {
    // The one question is itself the switch: it offers the pause, and ends with its answer.
    if (kind !== 'go-on') expect(offSwitch(kind, card)).toBeDefined();
    else expect(card.actions.map(({ title }) => title)).toEqual(what.includes('answered') ? [say('button.journey')] : expect.arrayContaining([say('prompt.go-on-pause')]));
  });
});
