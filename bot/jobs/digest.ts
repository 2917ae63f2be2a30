import { dateIn } from '../domain/kinds/event';
import { digestOf } from '../domain/prompting/digest';
import { goodMoment, hoursOf } from '../domain/prompting/manners';
import { openQuestions } from '../questions';
import type { Claim } from '../store/deliveries';
import { digestCard } from '../teams/cards/digestCard';
import type { CarrierParts, Fate } from './carrier';
import { tellPerson } from './people';

/** Carries a digest out: for one person, over all their communities. */
export interface DigestCarriage {
  carry(claim: Claim, effect: { personId: string; on: string }): Promise<Fate>;
}

const gone = (reason: string): Fate => ({ state: 'suppressed', reason });

/** Made when it goes, from how things stand then; nothing is sent that says nothing, or late in the day. */
export function digestCarriage(parts: CarrierParts): DigestCarriage {
  const { store, clock, say } = parts;
  return {
    async carry(claim, { personId, on }) {
      const now = clock.now();
      const { tenantId } = claim;
      const [own, home] = await Promise.all([store.prompts.manners(tenantId, personId), store.prompts.home(tenantId, personId)]);
      if (!home) return gone('They are in no community any more.');
      if (own.digest === 'never') return gone('They have switched it off.');
      const hours = hoursOf(own, home.zone, home.settings?.closed);
      const moment = goodMoment(now, hours);
      if (moment === null || dateIn(hours.zone, moment) !== on) return gone('Its day is over.');
      if (moment !== now) return { state: 'later', reason: 'It waits for the morning.', seconds: Math.ceil((Date.parse(moment) - Date.parse(now)) / 1_000) };
      const [rows, questions, unanswered] = await Promise.all([store.across.digest(tenantId, personId, now), openQuestions(parts, { tenantId, personId }), store.prompts.unanswered(tenantId, personId)]);
      const digest = digestOf({ ...rows, questions }, own, own.digest === 'daily' ? 0 : unanswered, on, now);
      if (!digest) return gone('There is nothing to say.');
      const fate = await tellPerson(parts, claim, personId, digestCard(say, digest, hours.zone));
      if (fate.state === 'sent' || fate.state === 'uncertain') await store.prompts.digestSent(tenantId, personId, now);
      return fate;
    },
  };
}
