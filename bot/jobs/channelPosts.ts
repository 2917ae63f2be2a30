import { isCelebrated } from '../domain/helping/thanks';
import { channelGoing, postedAt, type ChannelPost } from '../domain/prompting/channel';
import type { Going } from '../domain/prompting/going';
import { channelPosts } from '../domain/prompting/room';
import type { CommunityRecord } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Card } from '../teams/cards/card';
import { invitationCard, thanksCard } from '../teams/cards/channelCards';
import { showLiving } from './cards';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfHeld } from './prompts';

/** What is to be posted, as things stand now. */
interface Wanted {
  card: Card;
  /** False where it is only to be brought up to date where it is posted already. */
  first: boolean;
  lapsesAt: string | null;
  asked: boolean;
}

const posted = async ({ store }: CarrierParts, { tenantId, communityId, key }: Claim): Promise<boolean> => ((await store.cards.find(tenantId, communityId, key))?.activityId ?? '') !== '';

/**
 * Posts to the members what waits for its turn, once, and brings it up to date afterwards. That it is posted is written
 * down before it is sent, in the one line of the community's commands, so that the week's posts are never more than two.
 */
async function carry(parts: CarrierParts, claim: Claim, post: ChannelPost, record: CommunityRecord, wanted: Wanted | null): Promise<Fate> {
  const { commands, store, clock } = parts;
  const { tenantId, communityId } = claim;
  const { teamConversation } = record.community;
  if (!wanted || teamConversation === null) return { state: 'suppressed', reason: 'It is not wanted any more.' };
  if (await posted(parts, claim)) return showLiving(parts, claim, claim.key, teamConversation, wanted.card);
  if (!wanted.first) return { state: 'suppressed', reason: 'It is not posted.' };
  const about = [post.kind === 'post-thanks' ? post.thanksId : post.eventId, channelPosts];
  const announced = await store.prompts.announced(tenantId, communityId, clock.now());
  const occasion = `${claim.key}/${claim.wanted}/${claim.attempts}`;
  let going: Going = { now: true };
  await commands.settle(tenantId, communityId, `${occasion}/begin`, (now, at) => {
    going = channelGoing({ record: withoutOwn(now, post), toolkit: commands.toolkit }, announced, at, wanted.lapsesAt, wanted.asked);
    const change = going.now ? postedAt(now, post, at) : null;
    return change && { ok: true, said: null, changes: [change], effects: [] };
  }, about);
  const decided = going as Going;
  if (!decided.now) return fateOfHeld(decided, clock.now());
  const fate = await showLiving(parts, claim, claim.key, teamConversation, wanted.card);
  if (fate.state === 'sent' || fate.state === 'uncertain') return fate;
  // Nothing was sent: its place in the week is free again.
  await commands.settle(tenantId, communityId, `${occasion}/not-sent`, (now) => {
    const change = postedAt(now, post, null);
    return change && { ok: true, said: null, changes: [change], effects: [] };
  }, about);
  return fate;
}

/** What was begun and not finished counts once, as itself. */
function withoutOwn(record: CommunityRecord, post: ChannelPost): CommunityRecord {
  return post.kind === 'post-thanks'
    ? { ...record, thanks: record.thanks.filter((one) => one.id !== post.thanksId) }
    : { ...record, events: record.events.filter((one) => one.id !== post.eventId) };
}

/** Thanks that both their author and the one who is thanked want the members to read. */
export function thanksCarriage(parts: CarrierParts): Carriage<'post-thanks'> {
  return {
    // An update may be repeated; a post may not.
    repeatable: (claim) => posted(parts, claim),
    carry(claim, effect, record) {
      const one = record.thanks.find(({ id }) => id === effect.thanksId);
      const card = one && thanksCard(parts.commands.reading(record), one);
      return carry(parts, claim, effect, record, one && card ? { card, first: isCelebrated(record, one), lapsesAt: null, asked: effect.asked === true } : null);
    },
  };
}

/** The invitation of the members to an event. */
export function invitationCarriage(parts: CarrierParts): Carriage<'invite-event'> {
  return {
    repeatable: (claim) => posted(parts, claim),
    carry(claim, effect, record) {
      const event = record.events.find(({ id }) => id === effect.eventId);
      if (!event?.invitation) return carry(parts, claim, effect, record, null);
      return carry(parts, claim, effect, record, { card: invitationCard(parts.commands.reading(record), event), first: event.state === 'planned', lapsesAt: event.startsAt, asked: true });
    },
  };
}
