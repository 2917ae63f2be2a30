import { wordsFor } from './words';
import type { Reading } from './decision';
import type { FileCopy, FileFound, FilesLook } from './filesRecord';
import { foundOf, keptFiles, type KeptFile } from './keptFiles';
import { nameOf } from './people';
import { mayReadPaper, seesWorking } from './permissions';
import type { CommunityRecord, PersonId } from './record';
import { channelOf } from './teamFiles';

/** A file in the team's Files, as somebody reads it. Moments are ISO 8601 UTC. */
export interface FileView extends Pick<KeptFile, 'id' | 'kind' | 'name' | 'version' | 'at' | 'state' | 'isAnew'> {
  /** What it is; null where its kind says so. */
  heading: string | null;
  by: string;
  /** For the core group. */
  problem: string | null;
  webUrl: string | null;
  /** The version that lies there, where it is an older one than the newest. */
  older: number | null;
  /** Below the community's address; null for what is only in Files. */
  download: string | null;
  /** What somebody did to it in SharePoint. */
  found: Omit<FileFound, 'itemId'> | null;
  /** For the core group; the newest first. */
  copies: (Pick<FileCopy, 'id' | 'state' | 'problem' | 'fileName' | 'webUrl'> & { at: string; by: string; /** Null while there is no channel. */ channelId: string | null; channel: string; found: Omit<FileFound, 'itemId'> | null; /** Of what lies there now. */ isCurrent: boolean })[];
}

export interface FilesAnswer {
  /** False where the community has no team. */
  hasFiles: boolean;
  files: FileView[];
  /** The last look at what became of the files; null before one, and for readers outside the core group. */
  look: (Pick<FilesLook, 'state' | 'problem' | 'readAt'> & { by: string }) | null;
}

/** Where copies can go, for the core group. */
export interface ChannelsAnswer {
  channels: { channelId: string; name: string }[];
  /** False where the team's channels cannot be read: then only those of sub-groups are known. */
  isWhole: boolean;
  /** Names of channels that cannot have copies from here: private and shared ones have a site of their own. */
  ownSites: string[];
}

const byName = (a: { name: string }, b: { name: string }): number => a.name.localeCompare(b.name, 'en');

/** Channels that a copy can go to, out of the team's list; of sub-groups alone where there is no list (null). */
export function channelsView({ community, subGroups }: CommunityRecord, listed: readonly { channelId: string; name: string; hasOwnSite: boolean }[] | null): ChannelsAnswer {
  const ofGroups = subGroups.flatMap(({ channelId, name }) => (channelId === null ? [] : [{ channelId, name }]));
  if (listed === null) return { channels: ofGroups.sort(byName), isWhole: false, ownSites: [] };
  const others = listed.filter((one) => one.channelId !== community.teamConversation);
  return {
    channels: others.filter((one) => !one.hasOwnSite).map(({ channelId, name }) => ({ channelId, name: ofGroups.find((one) => one.channelId === channelId)?.name ?? name })).sort(byName),
    isWhole: true, ownSites: others.filter((one) => one.hasOwnSite).map((one) => one.name).sort((a, b) => a.localeCompare(b, 'en')),
  };
}

/** What the reader may open: outside the core group only what lies there, and no papers for the sponsor. */
export function filesView(reading: Reading, personId: PersonId): FilesAnswer {
  const { record, toolkit, say } = reading;
  const { community } = record;
  const inCore = seesWorking(record, personId);
  const by = (id: PersonId): string => nameOf(record, id) ?? say('person.left');
  const seen = (itemId: string | null, knownAs: string | null): Omit<FileFound, 'itemId'> | null => {
    const found = foundOf(record, itemId);
    if (!found) return null;
    // Put there since, the next version has told its name.
    const name = found.name === knownAs ? null : found.name;
    return found.gone || name !== null || found.folder !== null ? { gone: found.gone, name, folder: found.folder } : null;
  };
  const audienceOf = (stepId: string): 'members' | 'sponsor' => {
    const step = toolkit.steps.get(stepId)?.step;
    return step?.kind === 'paper' ? step.audience : 'sponsor';
  };
  const mayOpen = (file: KeptFile): boolean =>
    inCore || (file.there !== null && (file.kind === 'charter' || file.kind === 'log' || (file.kind === 'paper' && mayReadPaper(record, personId, audienceOf(file.stepId ?? '')))));

  const viewOf = (file: KeptFile): FileView => {
    const { id, kind, there, version } = file;
    return {
      id, kind, version, isAnew: file.isAnew, name: file.name, at: file.at, by: by(file.by), heading: file.stepId === null ? null : wordsFor(toolkit, file.stepId).heading,
      state: inCore ? file.state : 'filed', problem: inCore ? file.problem : null,
      webUrl: there?.webUrl ?? null, older: there && there.version !== version ? there.version : null,
      download: kind === 'charter' ? `charters/${version ?? 1}.docx` : kind === 'paper' ? `papers/${encodeURIComponent(file.stepId ?? '')}/${version ?? 1}.docx` : kind === 'pack' ? 'pack.zip' : null,
      found: seen(there?.itemId ?? null, there?.name ?? null),
      copies: !inCore ? [] : record.fileCopies.filter((one) => one.fileId === id).sort((a, b) => b.askedAt.localeCompare(a.askedAt)).map((one) => ({
        id: one.id, state: one.state, problem: one.problem, fileName: one.fileName, webUrl: one.webUrl, at: one.askedAt, by: by(one.askedBy),
        channelId: channelOf(record, one)?.channelId ?? null, channel: channelOf(record, one)?.name ?? '', found: seen(one.itemId, one.fileName), isCurrent: one.mark === there?.mark,
      })),
    };
  };
  const { files: look } = community;
  return {
    hasFiles: community.groupId !== null && community.teamConversation !== null,
    files: keptFiles(record, say).filter(mayOpen).map(viewOf),
    look: inCore && look ? { state: look.state, problem: look.problem, readAt: look.readAt, by: by(look.askedBy) } : null,
  };
}
