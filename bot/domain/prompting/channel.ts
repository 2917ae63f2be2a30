import { goodMoment, nextFreePost, whenAsked } from './manners';
import { unaskedHours } from './plan';
import type { Going } from './going';
import { membersRoom } from './room';
import type { Reading } from '../decision';
import type { Change, CommunityRecord } from '../record';

/** Posts to the members that wait for their turn: thanks that may be read, invitations to events. At most two posts within seven days are in the channel, whatever they are about. */

/**
 * Whether something may be posted now. `announced` are the moments of other posts to the members; `lapsesAt` is when it is
 * of no use any more, null for never; `asked` where a person of the core group has just asked for it, whom neither a pause nor the time between terms stops.
 */
export function channelGoing({ record, toolkit }: Pick<Reading, 'record' | 'toolkit'>, announced: readonly string[], now: string, lapsesAt: string | null, asked: boolean): Going {
  const later = (moment: string | null, why: 'waits' | 'budget'): Going => (moment === null || (lapsesAt !== null && moment >= lapsesAt) ? { now: false, at: null, why: 'lapsed' } : { now: false, at: moment, why });
  if (lapsesAt !== null && now >= lapsesAt) return { now: false, at: null, why: 'lapsed' };
  const hours = unaskedHours(record, toolkit);
  const moment = goodMoment(now, asked ? whenAsked(hours) : hours);
  if (moment !== now) return later(moment, 'waits');
  const free = nextFreePost(membersRoom(record, announced), now);
  return free > now ? later(free, 'budget') : { now: true };
}

/** What is posted to the members by its turn. */
export type ChannelPost = { kind: 'post-thanks'; thanksId: string } | { kind: 'invite-event'; eventId: string };

/** The moment of the post of a thing, as a change of it; null where the thing is gone. */
export function postedAt(record: CommunityRecord, post: ChannelPost, at: string | null): Change | null {
  if (post.kind === 'post-thanks') {
    const one = record.thanks.find(({ id }) => id === post.thanksId);
    return one ? { put: 'thanks', row: { ...one, postedAt: at } } : null;
  }
  const event = record.events.find(({ id }) => id === post.eventId);
  return event?.invitation ? { put: 'events', row: { ...event, invitation: { ...event.invitation, postedAt: at } } } : null;
}
