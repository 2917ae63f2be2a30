import { setTimeout as wait } from 'node:timers/promises';
import type { Claim } from '../store/deliveries';
import type { Place } from '../store/places';
import type { Card } from '../teams/cards/card';
import { fateOf } from './cards';
import type { CarrierParts, Fate } from './carrier';

const reasons = {
  unreachable: 'CoP Guide shares no team or chat with them, so that it cannot write to them.',
  blocked: 'They have blocked or removed CoP Guide.',
  uncertain: 'Teams did not say whether it arrived. It is not sent again.',
} as const;

/** Posts a card in somebody's personal chat, which is opened if need be. Whoever removed the app there is left alone. */
export async function tellPerson({ store, sender, clock, sendsASecond }: CarrierParts, claim: Claim, personId: string, card: Card): Promise<Fate> {
  const known = await store.places.personal(claim.tenantId, personId);
  if (known && !known.installed) return { state: 'failed', reason: reasons.blocked };
  const place = known ?? (await openChat());
  if ('state' in place) return place;
  await wait(await store.pace.take(claim.tenantId, sendsASecond));
  const posted = await sender.post(place, card);
  if (posted.fate === 'gone') {
    await store.places.remove(claim.tenantId, place.conversationId, clock.now());
    return { state: 'failed', reason: reasons.blocked };
  }
  return posted.fate === 'uncertain' ? { state: 'uncertain', reason: reasons.uncertain } : fateOf(posted, claim);

  async function openChat(): Promise<Place | Fate> {
    for (const via of await store.places.sharedWith(claim.tenantId, personId)) {
      const begun = await sender.begin(via, personId);
      if (begun.fate === 'gone') continue;
      if (begun.fate !== 'sent') return fateOf(begun, claim);
      const made = { tenantId: claim.tenantId, conversationId: begun.activityId, kind: 'personal' as const, serviceUrl: via.serviceUrl, botId: via.botId, groupId: null, personId, installed: true, updatedAt: clock.now() };
      await store.places.keep(made);
      return { ...made, roster: [] };
    }
    return { state: 'failed', reason: reasons.unreachable };
  }
}
