import type { Reading } from '../../domain/decision';
import { markOf } from '../../domain/marks';
import type { OwnRound } from '../../store/helping';
import type { PhraseKey } from '../../toolkit/phrases';
import { chatLink } from '../../domain/helping/chatLink';
import { act, card, heading, link, open, plain, quiet, shorten, type Card } from './card';
import { less } from './promptCards';

const longestName = 60;
/** Suggestions for how to begin, one of which a round has. */
const beginnings = 4;

const namesOf = ({ others }: OwnRound): string[] => others.map((one) => shorten(one.name, longestName));

/** With whom somebody was drawn for coffee, and a way to begin; or that there is nobody yet. */
export function coffeeCard({ record, say }: Reading, round: OwnRound): Card {
  const { community } = record;
  const data = { community: community.id, about: round.id };
  const away = [act(say('prompt.coffee-leave'), 'coffee-leave', data), less(say, 'coffee-pair')];
  if (round.others.length === 0) {
    return card([
      heading(say(round.alone ? 'prompt.coffee-alone' : 'prompt.coffee-gone')),
      plain(say(round.alone ? 'prompt.coffee-alone-lead' : 'prompt.coffee-gone-lead', { name: community.name })),
      quiet(say('prompt.coffee-why')),
    ], away);
  }
  const emails = round.others.flatMap(({ email }) => email ?? []);
  const begin = Number.parseInt(markOf([round.id, ...round.others.map((one) => one.id)]).slice(0, 6), 16) % beginnings;
  return card([
    heading(say('prompt.coffee', { names: namesOf(round) })),
    plain(say('prompt.coffee-lead', { name: community.name })),
    round.three ? plain(say('prompt.coffee-three'), { spacing: 'small' }) : null,
    plain(say(`prompt.coffee-begin-${begin}` as PhraseKey), { spacing: 'small' }),
    quiet(say('prompt.coffee-why')),
  ], [emails.length === 0 ? null : link(say('prompt.coffee-chat'), chatLink(emails)), ...away]);
}

/** The one question after it. */
export function metCard({ record, say }: Reading, round: OwnRound): Card {
  const data = { community: record.community.id, about: round.id };
  return card([
    heading(say('prompt.met')),
    plain(say('prompt.met-lead', { names: namesOf(round), name: record.community.name })),
    quiet(say('prompt.met-why')),
  ], [
    ...(['yes', 'not-yet', 'not-this-time'] as const).map((met) => act(say(`prompt.met-${met}`), `met-${met}`, data)),
    less(say, 'coffee-met'),
  ]);
}

/** What somebody has said to it. */
export const metOver = ({ record, say }: Reading, met: NonNullable<OwnRound['met']>): Card => card([
  heading(say('prompt.met')), plain(say(`said.met-${met}`)), quiet(say('prompt.met-why')),
], [open(say('chat.people-more'), 'people', { community: record.community.id })]);
