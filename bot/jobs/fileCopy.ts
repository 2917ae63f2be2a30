import type { FileCopy } from '../domain/filesRecord';
import { copyName, keptFiles } from '../domain/keptFiles';
import { channelOf } from '../domain/teamFiles';
import { teamChannel, type ListedChannel } from '../graph/channels';
import type { GraphClient } from '../graph/client';
import { beginCopy, findItem, findNamed, lookAtCopy, type ItemThere } from '../graph/copies';
import { channelFolder, fileScopes, type Folder } from '../graph/files';
import { channelListScopes } from '../graph/messages';
import { GraphProblem } from '../graph/problems';
import type { Claim } from '../store/deliveries';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** Between two looks at a copy, and at what may have been made and is not to be seen yet: soon at first, since most take seconds. */
const lookAgain = (attempts: number): number => Math.min(60, 2 ** Math.min(attempts, 6));
/** After so many looks what was not answered for is begun anew: a copy takes seconds, and nothing that has its name is replaced. */
const looksForOwn = 3;

/**
 * Copies a file to a channel of the team in the name of who asked. Microsoft takes its time: the delivery begins
 * it, goes away, and looks again by its address. That it begins is written down first, so that a copy whose answer
 * was lost is found by its name and its maker, and never made twice.
 */
export function copyCarriage({ commands, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'copy-file'> {
  /** Undefined where the app may not look: then the person's own permission decides. */
  const channelNow = (groupId: string, channelId: string): Promise<ListedChannel | null | undefined> =>
    teamChannel(clientFor(null, channelListScopes), groupId, channelId).catch((error: unknown) => {
      if (error instanceof GraphProblem && error.waitsFor === 'person') return undefined;
      throw error;
    });

  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, { copyId }, record) {
      const { id, groupId } = record.community;
      const copy = record.fileCopies.find((one) => one.id === copyId);
      const channelId = copy && channelOf(record, copy)?.channelId;
      if (!copy || !channelId) return { state: 'suppressed', reason: say('copy.not-wanted') };
      if (copy.state === 'filed') return { state: 'sent' };
      let marks = 0;
      const write = (part: Partial<FileCopy>): Promise<void> => {
        marks += 1;
        return commands.settle(claim.tenantId, id, `copy-${copyId}-${claim.wanted}-${claim.attempts}-${marks}`, (now) => {
          const standing = now.fileCopies.find((one) => one.id === copyId);
          // Asked for anew meanwhile, it goes on in somebody else's name.
          if (!standing || standing.state === 'filed' || standing.askedAt !== copy.askedAt) return null;
          const row = { ...standing, ...part };
          const same = (Object.keys(part) as (keyof FileCopy)[]).every((name) => standing[name] === row[name]);
          return same ? null : { ok: true, said: null, effects: [], changes: [{ put: 'fileCopies', row }] };
        });
      };
      const failed = async (reason: string): Promise<Fate> => {
        await write({ state: 'failed', problem: reason });
        return { state: 'failed', reason };
      };
      if (groupId === null) return failed(say('copy.no-team'));

      async function begin(client: GraphClient, folder: Folder, isLost: boolean): Promise<Fate> {
        const file = keptFiles(record, say).find((one) => one.id === copy?.fileId);
        if (!file?.there) throw new GraphProblem('not-found', 'copy');
        const fileName = isLost && copy ? copy.fileName : copyName(record, file, say);
        if (!isLost && await findNamed(client, folder, fileName)) throw new GraphProblem('taken', 'copy');
        await write({ fileName, mark: file.there.mark, begunAt: clock.now() });
        try {
          await write({ state: 'copying', problem: null, monitor: await beginCopy(client, file.there, folder, fileName) });
        } catch (error) {
          // Refused for certain, nothing of this name can be ours.
          if (error instanceof GraphProblem && !error.uncertain && !isLost) await write({ begunAt: null });
          throw error;
        }
        return later;
      }
      const later: Fate = { state: 'later', reason: new GraphProblem('not-there-yet', 'copy').sentence, seconds: lookAgain(claim.attempts) };
      const arrived = async (item: ItemThere): Promise<Fate> => {
        await write({ state: 'filed', problem: null, monitor: null, fileName: item.name, driveId: item.driveId, itemId: item.itemId, webUrl: item.webUrl });
        return { state: 'sent' };
      };

      try {
        if (copy.subGroupId === null && copy.begunAt === null) {
          const channel = await channelNow(groupId, channelId);
          if (channel === null) return await failed(say('copy.channel-gone'));
          if (channel?.hasOwnSite) return await failed(say('copy.own-site'));
          if (channel) await write({ channelName: channel.name });
        }
        const client = clientFor(copy.askedBy, fileScopes);
        const folder = await channelFolder(client, { groupId, channelId });
        const seen = copy.monitor === null ? null : await lookAtCopy(client, copy.monitor);
        if (seen?.is === 'running') {
          await write({ state: 'copying', problem: null });
          return later;
        }
        if (seen?.is === 'refused') {
          await write({ monitor: null, begunAt: null });
          throw new GraphProblem('refused', 'copy');
        }
        const item = seen?.is === 'done' ? await findItem(client, folder.driveId, seen.itemId) : null;
        if (item) return await arrived(item);
        if (copy.begunAt === null) return await begin(client, folder, false);
        // The answer was lost, or Microsoft knows the address no more.
        const there = await findNamed(client, folder, copy.fileName);
        if (there?.createdBy === copy.askedBy) return await arrived(there);
        if (there) {
          await write({ monitor: null, begunAt: null });
          throw new GraphProblem('taken', 'copy');
        }
        if (seen === null && claim.attempts < looksForOwn) return later;
        return await begin(client, folder, true);
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        const fate = fateOfCopy(error, claim);
        await write({ state: fate.state === 'failed' ? 'failed' : 'waiting', problem: error.sentence });
        return fate;
      }
    },
  };
}

/** What may have begun is looked for; a name that is taken and a file that is gone are for a person to mend. */
function fateOfCopy(problem: GraphProblem, claim: Claim): Fate {
  if (problem.uncertain) return { state: 'later', reason: problem.sentence, seconds: lookAgain(claim.attempts) };
  return problem.code === 'taken' || problem.code === 'not-found' ? { state: 'failed', reason: problem.sentence } : fateOfProblem(problem, claim);
}
