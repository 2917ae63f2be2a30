import { digestFor } from '../digesting';
import { dateIn } from '../domain/kinds/event';
import { digestHours } from '../domain/prompting/digest';
import { digestGoing } from '../domain/prompting/going';
import type { Claim } from '../store/deliveries';
import { digestCard } from '../teams/cards/digestCard';
import type { CarrierParts, Fate } from './carrier';
import { tellPerson } from './people';
import { fateOfHeld } from './prompts';

/** Carries a digest out: for one person, over all their communities. */
export interface DigestCarriage {
  carry(claim: Claim, effect: { personId: string; on: string }): Promise<Fate>;
}

const gone = (reason: string): Fate => ({ state: 'suppressed', reason });

/** Made when it goes, from how things stand then; nothing is sent that says nothing, or late in the day. */
export function digestCarriage(parts: CarrierParts): DigestCarriage {
  const { commands, store, clock, say } = parts;
  return {
    async carry(claim, { personId, on }) {
      const now = clock.now();
      const { tenantId } = claim;
      const [own, home, before] = await Promise.all([store.digests.manners(tenantId, personId), store.digests.home(tenantId, personId), store.digests.gone(tenantId, personId)]);
      if (!home) return gone('They are in no community any more.');
      const hours = digestHours(own, home, commands.toolkit.about);
      const going = digestGoing(own, hours, on, before.sentAt, now);
      if (!going.now) return fateOfHeld(going, now);
      const digest = await digestFor(parts, { tenantId, personId }, own, before.unanswered, dateIn(hours.zone, now), now);
      if (!digest) return gone('There is nothing to say.');
      return tellPerson(parts, claim, personId, digestCard(say, digest, hours.zone, own.digest));
    },
  };
}
