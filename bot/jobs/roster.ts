import { coreCards } from '../domain/coreGroup';
import { done } from '../domain/decision';
import type { CarrierParts } from './carrier';

/** Reads who is in a team or chat, and brings the members of its community in line. */
export function createRosterReader({ store, sender, clock, commands }: CarrierParts): (tenantId: string, conversationId: string) => Promise<void> {
  return async (tenantId, conversationId) => {
    const place = await store.places.find(tenantId, conversationId);
    if (!place?.installed || place.kind === 'personal') return;
    const people = await sender.roster(place);
    await store.places.setRoster(tenantId, conversationId, people);
    const community = await store.places.communityAt(tenantId, conversationId);
    // The chat of a core group is not the community where there is a team: then the team says who its members are.
    if (!community || (place.kind !== 'team' && community.teamConversation !== null)) return;
    const now = clock.now();
    if (!(await store.syncMembers(tenantId, community.id, people, now))) return;
    // The cards say whom they wait for, and open pages are told that the core group is another one.
    await commands.settle(tenantId, community.id, `roster/${conversationId}/${now}`, (record) => {
      const { toolkit } = commands.reading(record);
      return done([], coreCards(record, toolkit));
    });
  };
}
