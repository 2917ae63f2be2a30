import { settledTeam } from '../domain/teamPeople';
import { memberScopes, teamMembers } from '../graph/members';
import { GraphProblem } from '../graph/problems';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';
import { bringInLine } from './roster';

/** Once a day (Teams' rule for polling, "the same resource at most once a day"); what people do in between the bot hears at once. */
export const membersEvery = 24 * 60 * 60_000;
const quietly: Fate = { state: 'later', reason: 'Microsoft Teams does not answer. It is tried again by itself.', seconds: 600 };

/**
 * Reads who is in the team, with owners and guests, and brings the members of the community in line: what the bot
 * missed while it was away is made up for. Where Graph may not be asked, the list that Teams gives the bot counts alone.
 */
export function teamMembersCarriage(parts: CarrierParts, clientFor: ClientFor): Carriage<'read-members'> {
  const { store, sender } = parts;
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record) {
      const { teamConversation, groupId } = record.community;
      const place = teamConversation === null ? null : await store.places.find(claim.tenantId, teamConversation);
      if (!place?.installed || groupId === null) return { state: 'suppressed', reason: parts.say('members.no-team') };
      let refused: GraphProblem | null = null;
      const fromGraph = await teamMembers(clientFor(null, memberScopes), groupId).catch((error: unknown) => {
        if (!(error instanceof GraphProblem)) throw error;
        refused = error;
        return null;
      });
      const problem = refused as GraphProblem | null;
      // Graph is out of order: there is time until it is back.
      if (problem?.waitsFor === 'time') return fateOfProblem(problem, claim);
      const fromBot = await sender.roster(place).catch(() => null);
      if (fromBot === null && fromGraph === null) return quietly;
      if (fromBot !== null) await store.places.setRoster(claim.tenantId, place.conversationId, fromBot);
      const { here, unsure } = settledTeam(fromGraph, fromBot);
      await bringInLine(parts, claim.tenantId, record.community.id, place.conversationId, here, unsure);
      // Off rather than in trouble: nobody has to do anything about it.
      return problem ? { state: 'suppressed', reason: problem.sentence } : { state: 'sent' };
    },
  };
}
