import { effectKey } from '../commands';
import { digestAbout } from '../domain/prompting/plan';
import type { CommunityRecord } from '../domain/record';
import type { Claim } from '../store/deliveries';
import { surveyCard } from '../teams/cards/promptCards';
import { ownCard } from '../teams/ownCards';
import { fateOf } from './cards';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { takeTurn } from './turns';

/** Days after which a card is let be: whoever opens it again asks for it anew. */
const keptFresh = 14;

/**
 * Redraws cards in people's own chats, each with how things stand now. Nobody is notified of that, so that it keeps to no quiet
 * hours and is in no budget; it keeps the pace of all messages to people. One that is gone, or whose chat is, is left alone.
 */
export function redrawCarriage(parts: CarrierParts): Carriage<'redraw'> {
  const { store, sender, clock } = parts;
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { about, personId }, record) {
      const { tenantId } = claim;
      const since = new Date(Date.parse(clock.now()) - keptFresh * 86_400_000).toISOString();
      const found = about === digestAbout && personId !== null ? await store.cards.ownDigest(tenantId, personId, since) : await store.cards.own(tenantId, record.community.id, about, personId, since);
      let fate: Fate = found.length === 0 ? { state: 'suppressed', reason: 'It is not posted.' } : { state: 'sent' };
      for (const one of found) {
        const place = await store.places.find(tenantId, one.conversationId);
        if (!place?.installed) continue;
        const shown = await ownCard(parts, { tenantId, personId: one.personId }, { what: one.what, communityId: one.what === 'digest' ? '' : record.community.id, about });
        await takeTurn(parts, place);
        const updated = fateOf(await sender.update(place, one.activityId, shown), claim);
        // The others get theirs all the same; all are drawn again then, which changes nothing on those that were.
        if (updated.state === 'later') fate = updated;
      }
      const post = await surveyPost(parts, claim, about, record);
      return post && fate.state !== 'later' ? post : fate;
    },
  };
}

/** The post that told the members of a survey; null where there is none. */
async function surveyPost(parts: CarrierParts, claim: Claim, surveyId: string, record: CommunityRecord): Promise<Fate | null> {
  const { store, sender, commands } = parts;
  const survey = record.surveys.find((one) => one.id === surveyId);
  if (!survey) return null;
  const living = await store.cards.find(claim.tenantId, record.community.id, effectKey({ kind: 'announce-survey', surveyId }));
  const place = living && await store.places.find(claim.tenantId, living.conversationId);
  if (!living || !place?.installed || living.activityId === '') return null;
  await takeTurn(parts, place);
  return fateOf(await sender.update(place, living.activityId, surveyCard(commands.reading(record), survey)), claim);
}
