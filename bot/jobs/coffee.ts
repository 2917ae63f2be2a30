import { coffeeDraw, coffeeDue, drawDue } from '../domain/helping/coffee';
import type { Prompt } from '../domain/prompting/plan';
import type { CommunityRecord } from '../domain/record';
import type { Claim } from '../store/deliveries';
import { coffeeCard, metCard } from '../teams/cards/coffeeCards';
import type { CarrierParts, Fate } from './carrier';
import { tellPerson } from './people';

/** Draws the round that is due, if one is, and says whether one was: the record is another then. Any number of instances may look at once: it is drawn once. */
export async function drawCoffeeDue({ commands }: Pick<CarrierParts, 'commands'>, tenantId: string, record: CommunityRecord, now: string): Promise<boolean> {
  const { toolkit } = commands;
  const on = coffeeDue({ record, toolkit }, now);
  if (on === null) return false;
  await commands.settle(tenantId, record.community.id, `coffee/${on}`, (latest, at) => drawDue({ record: latest, toolkit }, at), [coffeeDraw]);
  return true;
}

/** Tells somebody with whom they are in a round, or asks whether they met, as things stand when it goes. */
export async function carryCoffee(parts: CarrierParts, claim: Claim, prompt: Prompt & { personId: string }, record: CommunityRecord): Promise<Fate> {
  const { commands, store } = parts;
  const own = await store.helping.ownRound(claim.tenantId, record.community.id, prompt.personId, prompt.about);
  const mine = record.choices.find((one) => one.personId === prompt.personId);
  // Who has left the pairs meanwhile hears no more of them.
  if (!own || !mine?.coffee) return { state: 'suppressed', reason: 'They have left the coffee pairs.' };
  const reading = commands.reading(record);
  if (prompt.what === 'coffee-pair') return tellPerson(parts, claim, prompt.personId, coffeeCard(reading, own));
  if (own.others.length === 0 || own.met !== null) return { state: 'suppressed', reason: 'There is nothing to ask any more.' };
  return tellPerson(parts, claim, prompt.personId, metCard(reading, own));
}
