import type { Reading } from '../../domain/decision';
import { coreGroup, nameOf } from '../../domain/people';
import type { Say } from '../../toolkit/phrases';
import { act, card, heading, open, plain, type Card } from './card';
import { namesOf } from './stepCard';

/** The one card after the app is added: what this is in two lines, and three ways on. */
export function greetingCard(say: Say): Card {
  return card(
    [heading(say('greet.title')), plain(say('greet.lead')), plain(say('greet.quiet'), { spacing: 'small' })],
    [open(say('greet.start'), 'start', { mode: 'new' }), open(say('greet.renew'), 'start', { mode: 'renew' }), open(say('greet.look'), 'look', {})],
  );
}

/** The greeting, once a community has started. `here` is the conversation that shows the card. */
export function startedCard(reading: Reading, here: string): Card {
  const { record, say } = reading;
  const { community } = record;
  const core = coreGroup(record);
  const place = community.coreConversation === null ? 'greet.need-place' : community.coreConversation === here ? 'greet.place-here' : 'greet.place-chat';
  return card(
    [
      heading(say('greet.started', { name: community.name })),
      plain(community.topic),
      plain(say(core.length === 0 ? 'greet.started-empty' : 'greet.started-by', { person: nameOf(record, community.createdBy) ?? say('person.left'), names: namesOf(reading, core) }), { spacing: 'small' }),
      core.length === 1 ? plain(say('greet.alone'), { spacing: 'small' }) : null,
      plain(say(place), { spacing: 'small' }),
    ],
    [
      community.coreConversation === null ? act(say('greet.use-here'), 'here', { community: community.id, revision: community.revision }) : null,
      open(say('button.journey'), 'journey', { community: community.id }),
    ],
  );
}
