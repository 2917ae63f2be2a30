import type { Unreached } from '../domain/recipients';
import type { PersonalKind } from '../domain/prompting/manners';
import { digestAbout } from '../domain/prompting/plan';
import { ownKey } from '../store/cards';
import type { Claim } from '../store/deliveries';
import type { Place } from '../store/places';
import type { Card } from '../teams/cards/card';
import { lookedAgain } from '../teams/ownCards';
import type { SendFate } from '../teams/sender';
import type { Say } from '../toolkit/phrases';
import { fateOf } from './cards';
import type { CarrierParts, Fate } from './carrier';
import { takeTurn } from './turns';

const reasons: Record<Unreached | 'uncertain', string> = {
  blocked: 'They have blocked CoP Guide. They can unblock it in its chat.',
  removed: 'They have removed CoP Guide from their chat. They can add it again from the apps in Teams.',
  guest: 'They are a guest of your organisation, and Teams does not let apps write to guests first. Tell them yourself.',
  left: 'Teams does not find them in the team any more.',
  unshared: 'CoP Guide shares no team or chat with them. Add it to one that they are in.',
  forbidden: 'Teams does not let CoP Guide write to them. Ask your IT team whether the app is allowed for them.',
  uncertain: 'Teams did not say whether it arrived. It is not sent again.',
};
const notReached = (why: Unreached): Fate => ({ state: 'failed', reason: reasons[why], why });

/**
 * Posts a card in somebody's personal chat, which is opened if need be. Whoever blocked or removed the app there is left
 * alone. A chat that Teams does not know any more is opened anew, once.
 */
export async function tellPerson(parts: CarrierParts, claim: Claim, personId: string, shown: Card): Promise<Fate> {
  const { store } = parts;
  const card = asOwn(parts.say, claim, shown);
  const known = await store.places.personal(claim.tenantId, personId);
  if (known && !known.installed) return notReached(known.blocked ? 'blocked' : 'removed');
  const place = known ?? (await openChat(parts, claim, personId));
  if ('state' in place) return place;
  const posted = await postTo(parts, claim, place, card);
  if (known === null || posted.fate !== 'gone' || posted.why !== 'not-found') return settled(parts, claim, personId, place, posted);
  await store.places.forget(claim.tenantId, known.conversationId);
  const anew = await openChat(parts, claim, personId);
  return 'state' in anew ? anew : settled(parts, claim, personId, anew, await postTo(parts, claim, anew, card));
}

async function postTo(parts: CarrierParts, claim: Claim, place: Place, card: Card): Promise<SendFate> {
  const { store, sender, clock } = parts;
  await takeTurn(parts, place);
  const posted = await sender.post(place, card);
  if (posted.fate === 'sent') {
    // It has arrived: whatever becomes of this note, which only redraws it later, must not send it again.
    await store.cards.move(claim.tenantId, claim.communityId, ownKey(claim.key), { conversationId: place.conversationId, activityId: posted.activityId }, clock.now()).catch(() => undefined);
  }
  return posted;
}

/** As it is posted: a client asks for it again when it is opened. */
function asOwn(say: Say, { effect, communityId }: Claim, card: Card): Card {
  if (effect.kind === 'digest') return lookedAgain(say, card, { what: 'digest', communityId: '', about: digestAbout });
  return effect.kind === 'prompt' ? lookedAgain(say, card, { what: effect.prompt.what as PersonalKind, communityId, about: effect.prompt.about }) : card;
}

/** What became of a post to a person; where the app may not write any more is written down. */
async function settled({ store, clock }: CarrierParts, claim: Claim, personId: string, place: Place, posted: SendFate): Promise<Fate> {
  if (posted.fate === 'uncertain') return { state: 'uncertain', reason: reasons.uncertain };
  if (posted.fate !== 'gone') return fateOf(posted, claim);
  if (posted.why === 'not-found') {
    await store.places.forget(claim.tenantId, place.conversationId);
    return notReached('left');
  }
  const guest = isGuest(await store.places.sharedWith(claim.tenantId, personId), personId);
  if (posted.why === 'forbidden') return notReached(guest ? 'guest' : 'forbidden');
  await store.places.remove(claim.tenantId, place.conversationId, clock.now(), posted.why === 'blocked');
  return notReached(posted.why);
}

async function openChat({ store, sender, clock }: CarrierParts, claim: Claim, personId: string): Promise<Place | Fate> {
  const shared = await store.places.sharedWith(claim.tenantId, personId);
  let why: Unreached = 'unshared';
  for (const via of shared) {
    const begun = await sender.begin(via, personId);
    if (begun.fate === 'sent') {
      const made = { tenantId: claim.tenantId, conversationId: begun.activityId, kind: 'personal' as const, serviceUrl: via.serviceUrl, botId: via.botId, groupId: null, personId, installed: true, updatedAt: clock.now() };
      await store.places.keep(made);
      return { ...made, blocked: false, roster: [] };
    }
    // Teams says "bad request" for some people whom it keeps from the app; a chat cannot begin through another place either.
    if (begun.fate !== 'gone' && begun.fate !== 'refused') return fateOf(begun, claim);
    if (isGuest(shared, personId)) return notReached('guest');
    if (begun.fate === 'refused') return fateOf(begun, claim);
    // Not in the roster of that place: the app was taken out of it, or they have left it. Another may do.
    if (begun.why !== 'removed') why = begun.why === 'not-found' ? 'left' : begun.why;
  }
  return notReached(why);
}

const isGuest = (shared: readonly Place[], personId: string): boolean => shared.some(({ roster }) => roster.some((one) => one.id === personId && one.role === 'guest'));
