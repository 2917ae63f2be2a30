import type { LivingCard } from '../store/cards';
import type { Claim } from '../store/deliveries';
import type { SendFate } from '../teams/sender';
import type { Card } from '../teams/cards/card';
import { announceCard } from '../teams/cards/announceCard';
import { startedCard } from '../teams/cards/greeting';
import { stepCard } from '../teams/cards/stepCard';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { takeTurn } from './turns';

const reasons = {
  noPlace: 'The core group has no place for its cards yet. Add CoP Guide to its chat.',
  removed: 'CoP Guide is not in this conversation any more. Add it again to see its cards there.',
  later: 'Teams does not take it at the moment. It is tried again by itself.',
  tooOften: 'Teams has not taken it for hours. Write "next" in the conversation to see it.',
  uncertain: 'Teams did not say whether it arrived. Write "next" in the conversation to see it.',
  uncertainNews: 'Teams did not say whether it arrived. Look in the conversation, and share the link from the tab if it is not there.',
  noStartCard: 'The start card is not there any more.',
  refused: 'Teams did not take the card.',
} as const;

/** With the pauses below about five hours, after which somebody has to ask again. */
const mostTries = 40;
/** Seconds. */
const longestPause = 600;

export function fateOf(sent: SendFate, { attempts }: Claim): Fate {
  switch (sent.fate) {
    case 'sent': return { state: 'sent' };
    case 'gone': return { state: 'failed', reason: reasons.removed };
    case 'later':
      if (attempts >= mostTries) return { state: 'failed', reason: reasons.tooOften };
      return { state: 'later', reason: reasons.later, seconds: Math.max(sent.seconds, Math.min(longestPause, 2 ** Math.min(attempts, 10))) };
    case 'uncertain': return { state: 'uncertain', reason: reasons.uncertain };
    case 'refused': return { state: 'failed', reason: reasons.refused };
  }
}

/** In place of a message's id: a post began whose end nobody knows. */
const unknown = '';
/** In place of a conversation's id: there is no message, for certain. */
const nowhere = '';

/**
 * Updates the message that shows the card, or posts one where there is none (any more). That a post
 * begins is written down first: one that may have arrived is never followed by another by itself,
 * until somebody who asks for the card gets it in a message of its own.
 */
export async function showLiving(parts: CarrierParts, claim: Claim, key: string, conversationId: string, card: Card): Promise<Fate> {
  const { store, sender, clock } = parts;
  const place = await store.places.find(claim.tenantId, conversationId);
  if (!place?.installed) return { state: 'failed', reason: reasons.removed };
  const living = await store.cards.find(claim.tenantId, claim.communityId, key);
  if (living?.conversationId === conversationId) {
    if (living.activityId === unknown) return { state: 'uncertain', reason: reasons.uncertain };
    await takeTurn(parts, place);
    const updated = await sender.update(place, living.activityId, card);
    if (updated.fate !== 'gone') return fateOf(updated, claim);
  }
  const keep = (at: LivingCard): Promise<boolean> => store.cards.keep(claim.tenantId, claim.communityId, key, at, clock.now());
  await takeTurn(parts, place);
  await keep({ conversationId, activityId: unknown });
  const posted = await sender.post(place, card);
  if (posted.fate === 'sent') await keep({ conversationId, activityId: posted.activityId });
  else if (posted.fate !== 'uncertain') await keep({ conversationId: nowhere, activityId: unknown });
  return fateOf(posted, claim);
}

/** The living card of a step, in the core group's place. */
export function stepCardCarriage(parts: CarrierParts): Carriage<'card'> {
  return {
    // An update may be repeated; a post may not.
    repeatable: async (claim) => ((await parts.store.cards.find(claim.tenantId, claim.communityId, claim.key))?.activityId ?? unknown) !== unknown,
    async carry(claim, effect, record) {
      const { coreConversation } = record.community;
      if (coreConversation === null) return { state: 'suppressed', reason: reasons.noPlace };
      const card = stepCard(parts.commands.reading(record), effect.stepId);
      if (!card) return { state: 'suppressed', reason: 'The toolkit has no such step any more.' };
      return showLiving(parts, claim, claim.key, coreConversation, card);
    },
  };
}

/** The greeting that has become the community's own card. */
export function startCardCarriage(parts: CarrierParts): Carriage<'start-card'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record) {
      const living = await parts.store.cards.find(claim.tenantId, claim.communityId, claim.key);
      const place = living && (await parts.store.places.find(claim.tenantId, living.conversationId));
      if (!living || !place?.installed) return { state: 'suppressed', reason: reasons.noStartCard };
      await takeTurn(parts, place);
      const updated = await parts.sender.update(place, living.activityId, startedCard(parts.commands.reading(record), living.conversationId));
      // Somebody deleted it: there is nothing to bring up to date, and nobody has anything to do about it.
      return updated.fate === 'gone' ? { state: 'suppressed', reason: reasons.noStartCard } : fateOf(updated, claim);
    },
  };
}

/** The one card that links a published charter: to the team, or to the core group where there is no team. */
export function announceCarriage(parts: CarrierParts): Carriage<'announce-charter'> {
  return {
    repeatable: () => Promise.resolve(false),
    async carry(claim, effect, record) {
      const charter = record.charters.find((one) => one.version === effect.version);
      if (!charter) return { state: 'suppressed', reason: reasons.noPlace };
      return postNews(parts, claim, record.community.teamConversation ?? record.community.coreConversation, announceCard(parts.commands.reading(record), charter));
    },
  };
}

/** Posts a card that is not brought up to date: once, and not again where Teams did not say whether it arrived. */
export async function postNews(parts: CarrierParts, claim: Claim, conversationId: string | null, card: Card): Promise<Fate> {
  if (conversationId === null) return { state: 'suppressed', reason: reasons.noPlace };
  const place = await parts.store.places.find(claim.tenantId, conversationId);
  if (!place?.installed) return { state: 'failed', reason: reasons.removed };
  await takeTurn(parts, place);
  const posted = await parts.sender.post(place, card);
  return posted.fate === 'uncertain' ? { state: 'uncertain', reason: reasons.uncertainNews } : fateOf(posted, claim);
}

/**
 * The same for news after which something is written down: a try that broke on that is made again by itself, and then brings
 * the post that is there up to date. Whoever asks anew, knowing that it may have arrived, gets a post anew.
 */
export async function postNotedNews(parts: CarrierParts, claim: Claim, conversationId: string | null, card: Card): Promise<Fate> {
  if (conversationId === null) return { state: 'suppressed', reason: reasons.noPlace };
  if (claim.attempts === 1) await parts.store.cards.keep(claim.tenantId, claim.communityId, claim.key, { conversationId: nowhere, activityId: unknown }, parts.clock.now());
  const fate = await showLiving(parts, claim, claim.key, conversationId, card);
  return fate.state === 'uncertain' ? { state: 'uncertain', reason: reasons.uncertainNews } : fate;
}
