import { coreCards } from '../domain/coreGroup';
import { done } from '../domain/decision';
import type { TeamPerson } from '../domain/teamPeople';
import type { CarrierParts } from './carrier';

/** Reads who is in a team or chat as Teams tells the bot, and brings the members of its community in line. */
export function createRosterReader(parts: CarrierParts): (tenantId: string, conversationId: string) => Promise<void> {
  const { store, sender } = parts;
  return async (tenantId, conversationId) => {
    const place = await store.places.find(tenantId, conversationId);
    if (!place?.installed || place.kind === 'personal') return;
    const people = await sender.roster(place);
    await store.places.setRoster(tenantId, conversationId, people);
    const community = await store.places.communityAt(tenantId, conversationId);
    // The chat of a core group is not the community where there is a team: then the team says who its members are.
    if (!community || (place.kind !== 'team' && community.teamConversation !== null)) return;
    await bringInLine(parts, tenantId, community.id, conversationId, people, []);
  };
}

/** Writes down who is in the community now; `unsure` are left as they are. */
export async function bringInLine({ store, clock, commands }: Pick<CarrierParts, 'store' | 'clock' | 'commands'>, tenantId: string, communityId: string, conversationId: string, people: readonly TeamPerson[], unsure: readonly string[]): Promise<void> {
  const now = clock.now();
  if (!(await store.syncMembers(tenantId, communityId, people, now, unsure))) return;
  // The cards say whom they wait for, and open pages are told that the core group is another one.
  await commands.settle(tenantId, communityId, `roster/${conversationId}/${now}`, (record) => {
    const { toolkit } = commands.reading(record);
    return done([], coreCards(record, toolkit));
  });
}
