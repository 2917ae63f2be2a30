import type { Reading } from '../../domain/decision';
import { isCelebrated } from '../../domain/helping/thanks';
import { nameOf } from '../../domain/people';
import type { CommunityEvent, Thanks } from '../../domain/record';
import { timeWords } from '../../domain/times';
import { act, card, heading, open, plain, quiet, shorten, type Card } from './card';

/** Posts to the members. */

/** Characters of a thank-you, of what stands above an invitation, and of why an event is off. */
const longestThanks = 1_000;
const longestWords = 600;

/** Thanks that the members may read; once one of the two has taken it back, that it was, and no name. */
export function thanksCard({ record, say }: Reading, thanks: Thanks): Card {
  const more = open(say('thanks.too'), 'people', { community: record.community.id });
  if (!isCelebrated(record, thanks)) return card([heading(say('thanks.taken-back')), quiet(say('thanks.taken-back-why'))], []);
  const [by, to] = [thanks.byId, thanks.toId].map((id) => shorten(nameOf(record, id) ?? say('person.left'), 80));
  return card([
    heading(say('thanks.heading', { by: by ?? '', to: to ?? '' })),
    plain(shorten(thanks.text, longestThanks)),
    quiet(say('thanks.why', { to: to ?? '' })),
  ], [more]);
}

/** The invitation to an event with its sign-up; what has become of the event takes the place of it. */
export function invitationCard({ record, say, now }: Reading, event: CommunityEvent): Card {
  const { community } = record;
  const data = { community: community.id, about: event.id };
  const host = event.hostId === null ? null : nameOf(record, event.hostId);
  const by = event.invitation ? nameOf(record, event.invitation.askedBy) : null;
  const off = event.state === 'cancelled';
  const over = !off && (event.state === 'held' || event.startsAt <= now);
  return card([
    heading(say(off ? 'invite.off' : over ? 'invite.over' : 'invite.title', { title: event.title })),
    off && event.cancelReason ? plain(shorten(event.cancelReason, longestWords)) : null,
    !off && !over && event.invitation && event.invitation.words !== '' ? plain(shorten(event.invitation.words, longestWords)) : null,
    plain(say('prompt.event-when', { when: timeWords(event.startsAt, community.zone), minutes: event.minutes }), { spacing: 'small' }),
    event.place === '' ? null : plain(say('prompt.event-where', { place: shorten(event.place, 300) }), { spacing: 'small' }),
    host === null ? null : plain(say('invite.host', { name: shorten(host, 80) }), { spacing: 'small' }),
    quiet(say('invite.why', { name: by ?? say('person.left') })),
  ], [
    off || over ? null : act(say('invite.come'), 'coming', data),
    open(say('prompt.event-open'), 'event', data),
  ]);
}
