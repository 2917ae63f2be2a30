import type { FileFound, FilesLook } from '../domain/filesRecord';
import { keptFiles } from '../domain/keptFiles';
import { lookerOf } from '../domain/teamFiles';
import type { GraphClient } from '../graph/client';
import { findItem } from '../graph/copies';
import { channelFolder, fileScopes } from '../graph/files';
import { GraphProblem } from '../graph/problems';
import type { Carriage, CarrierParts } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

/** Files and copies in one look, the newest: four requests a second are the team's pace. */
const mostLooked = 60;

/** A file as it was put there: `folderId` is the folder it was put into, `name` null where it is not written down. */
interface Placed {
  driveId: string;
  itemId: string;
  name: string | null;
  folderId: string | null;
}

/** True while somebody waits for what a look brings. */
const isAsked = (files: FilesLook | null): files is FilesLook => files !== null && (files.state === 'asked' || files.state === 'waiting');

/** Looks by its id at each file that was put into the team's Files, and writes down which are renamed, moved or gone. Nothing is changed there. */
export function filesCarriage({ commands, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'read-files'> {
  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record) {
      const { id, groupId, teamConversation, files } = record.community;
      const personId = isAsked(files) ? files.askedBy : lookerOf(record, say);
      if (groupId === null || teamConversation === null || personId === null) return { state: 'suppressed', reason: say('files.nothing') };
      const askedAt = files?.askedAt ?? clock.now();
      const write = (part: Partial<FilesLook>): Promise<void> =>
        commands.settle(claim.tenantId, id, `files-${claim.wanted}-${claim.claimedAt}`, (now) => {
          const before = now.community.files;
          // Asked for anew meanwhile, that look writes what it sees.
          if (before && before.askedAt !== askedAt) return null;
          const row: FilesLook = { found: [], readAt: null, state: 'asked', problem: null, ...before, askedBy: personId, askedAt, ...part };
          return { ok: true, said: null, effects: [], changes: [{ put: 'community', row: { ...now.community, files: row } }] };
        });
      try {
        const client = clientFor(personId, fileScopes);
        const folderId = await folderOf(client, { groupId, channelId: teamConversation });
        const placed: Placed[] = [
          // There may be many papers: the others come first.
          ...keptFiles(record, say).sort((a, b) => Number(a.kind === 'paper') - Number(b.kind === 'paper')).flatMap(({ there }) => (there ? [{ ...there, folderId }] : [])),
          ...record.fileCopies.flatMap(({ driveId, itemId, fileName }) => (driveId === null || itemId === null ? [] : [{ driveId, itemId, name: fileName, folderId: null }])),
        ];
        const found: FileFound[] = [];
        for (const one of placed.slice(0, mostLooked)) {
          const seen = await seenOf(client, one);
          if (seen) found.push(seen);
        }
        await write({ state: 'read', problem: null, readAt: clock.now(), found });
        return { state: 'sent' };
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        // By itself it is tried again within the hour, and nobody is told that nobody was there.
        if (!isAsked(files) && error.waitsFor === 'person') return { state: 'suppressed', reason: error.sentence };
        const fate = fateOfProblem(error, claim);
        const state = fate.state === 'failed' ? 'failed' : 'waiting';
        if (isAsked(files) && (files.problem !== error.sentence || files.state !== state)) await write({ state, problem: error.sentence });
        return fate;
      }
    },
  };
}

/** Null while the channel has no folder: what lay in it is then looked for by itself. */
async function folderOf(client: GraphClient, channel: { groupId: string; channelId: string }): Promise<string | null> {
  try {
    return (await channelFolder(client, channel)).itemId;
  } catch (error) {
    if (error instanceof GraphProblem && error.code === 'not-there-yet') return null;
    throw error;
  }
}

async function seenOf(client: GraphClient, { driveId, itemId, name, folderId }: Placed): Promise<FileFound | null> {
  const item = await findItem(client, driveId, itemId);
  if (!item) return { itemId, gone: true, name: null, folder: null };
  const renamed = name !== null && item.name !== name ? item.name : null;
  const moved = folderId !== null && item.parentId !== folderId ? item.parentName ?? '' : null;
  return renamed === null && moved === null ? null : { itemId, gone: false, name: renamed, folder: moved };
}
