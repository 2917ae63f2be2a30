import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Effect, type Situation } from './decision';
import type { CommunityEvent } from './record';

/** Inviting the members to an event by one post in their channel, which a person of the core group has seen and publishes. */

export function inviteTo({ record, act }: Situation, { eventId, wanted, words }: CommandOf<'inviteTo'>): Decision {
  const before = record.events.find((one) => one.id === eventId);
  if (!before) return refuse('not-found', 'refuse.no-event');
  const standing = before.invitation ?? null;
  if (!wanted) {
    if (standing === null) return already('said.invitation-back');
    if (standing.postedAt !== null) return refuse('not-now', 'refuse.invitation-posted');
    return done([{ put: 'events', row: { ...before, invitation: null, revision: before.revision + 1 } }], [], { key: 'said.invitation-back' });
  }
  if (record.community.teamConversation === null) return refuse('not-now', 'refuse.invitation-no-team');
  if (before.state !== 'planned') return refuse('not-now', 'refuse.event-not-planned');
  if (before.startsAt <= act.now) return refuse('not-now', 'refuse.event-begun');
  if (standing && standing.words === words) return already('said.invitation');
  const invitation = standing ? { ...standing, words } : { askedBy: act.personId, askedAt: act.now, words, postedAt: null };
  return done([{ put: 'events', row: { ...before, invitation, revision: before.revision + 1 } }], [{ kind: 'invite-event', eventId }], { key: 'said.invitation' });
}

/** The post says what has become of the event. */
export const onInvitation = ({ id, invitation }: CommunityEvent): Effect[] => (invitation ? [{ kind: 'invite-event', eventId: id }] : []);
