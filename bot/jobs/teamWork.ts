import { archiveScopes, archiveTeam, channelScopes, createChannel } from '../graph/team';
import { GraphProblem } from '../graph/problems';
import type { SubGroup, TeamArchiving } from '../domain/record';
import type { Claim } from '../store/deliveries';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** Microsoft may still be making what it did not answer for; then it is found by its name. Seconds. */
const lookAgain = 30;
/** After these a name that is taken is somebody else's, and not our own channel that is not to be seen yet. */
const looksForOwn = 3;
/** Seconds between two looks at a team that is being archived. */
const archivingPause = 15;

/** Makes a channel for a sub-group, by the app's own permission in this one team. A repeat finds it by its name. */
export function channelCarriage({ commands, say }: CarrierParts, clientFor: ClientFor): Carriage<'make-channel'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { subGroupId }, record) {
      const group = record.subGroups.find((one) => one.id === subGroupId);
      if (!group) return { state: 'suppressed', reason: say('channel.not-wanted') };
      if (group.state === 'made') return { state: 'sent' };
      const write = (part: Partial<SubGroup>): Promise<void> =>
        commands.settle(claim.tenantId, record.community.id, `channel-${subGroupId}-${occasion(claim)}`, (now) => {
          const standing = now.subGroups.find((one) => one.id === subGroupId);
          if (!standing || standing.state === 'made' || !differs(standing, part)) return null;
          return { ok: true, said: null, effects: [], changes: [{ put: 'subGroups', row: { ...standing, ...part } }] };
        });
      const { groupId } = record.community;
      if (groupId === null) {
        const reason = say('channel.no-team');
        await write({ state: 'failed', problem: reason });
        return { state: 'failed', reason };
      }
      try {
        const { channelId, webUrl } = await createChannel(clientFor(null, channelScopes), groupId, { name: group.name, description: group.about });
        await write({ state: 'made', problem: null, channelId, webUrl: webUrl || null });
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfChannel(error, claim);
        await write({ state: fate.state === 'failed' ? 'failed' : 'waiting', problem: error.sentence });
        return fate;
      }
    },
  };
}

/** What may have been made is looked for, not made again; a name that stays taken is for a person to change. */
function fateOfChannel(problem: GraphProblem, claim: Claim): Fate {
  if (problem.uncertain) return { state: 'later', reason: problem.sentence, seconds: lookAgain };
  if (problem.code !== 'taken') return fateOfProblem(problem, claim);
  return claim.attempts > 1 && claim.attempts < looksForOwn ? { state: 'later', reason: problem.sentence, seconds: lookAgain } : { state: 'failed', reason: problem.sentence };
}

/** Archives the team. Microsoft takes a minute or so: the delivery looks, goes away, and looks again by the name of what is under way. */
export function archiveCarriage({ commands, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'archive-team'> {
  return {
    // A team that is archived, or on its way there, stays so.
    repeatable: () => Promise.resolve(true),
    async carry(claim, { archivingId }, record) {
      const archiving = record.archivings.find((one) => one.id === archivingId);
      const { groupId, id } = record.community;
      if (!archiving || groupId === null) return { state: 'suppressed', reason: say('archive.not-wanted') };
      if (archiving.state === 'done') return { state: 'sent' };
      const write = (part: Partial<TeamArchiving>): Promise<void> =>
        commands.settle(claim.tenantId, id, `archive-${archivingId}-${occasion(claim)}`, (now) => {
          const standing = now.archivings.find((one) => one.id === archivingId);
          if (!standing || standing.state === 'done' || !differs(standing, part)) return null;
          return { ok: true, said: null, effects: [], changes: [{ put: 'archivings', row: { ...standing, ...part } }] };
        });
      try {
        const { filesReadOnly, operation } = archiving;
        const found = await archiveTeam(clientFor(null, archiveScopes), groupId, { filesReadOnly, looks: 1, ...(operation === null ? {} : { operation }) });
        if (found.archived) {
          await write({ state: 'done', problem: null, operation: null, doneAt: clock.now() });
          return { state: 'sent' };
        }
        await write({ state: 'running', problem: null, operation: found.operation });
        return { state: 'later', reason: say('archive.under-way'), seconds: archivingPause };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfProblem(error, claim);
        // An operation that has come to nothing is not looked at again.
        const part = fate.state === 'failed' ? { state: 'failed' as const, operation: null } : { state: 'waiting' as const };
        await write({ ...part, problem: error.sentence });
        return fate;
      }
    },
  };
}

const occasion = ({ wanted, attempts }: Claim): string => `${wanted}-${attempts}`;

const differs = <T extends object>(standing: T, part: Partial<T>): boolean => (Object.keys(part) as (keyof T)[]).some((name) => standing[name] !== part[name]);
