import type { Say } from '../toolkit/phrases';
import type { Filed } from './filedRecord';
import type { FileFound } from './filesRecord';
import { localOf } from './events';
import type { CommunityRecord, PersonId } from './record';

/** What of a file lies in the team's Files. */
export interface LyingThere {
  driveId: string;
  itemId: string;
  webUrl: string | null;
  /** As it was put there; null where that is not written down. */
  name: string | null;
  version: number | null;
  /** When it was put there, or asked for; ISO 8601 UTC. */
  at: string;
  /** Names the content: two of one mark are the same. */
  mark: string;
}

/** One file that is kept in the team's Files, its newest version first. */
export interface KeptFile {
  /** `charter`, `paper/<stepId>/<number>`, `pack` or `log`. */
  id: string;
  kind: 'charter' | 'paper' | 'pack' | 'log';
  stepId: string | null;
  name: string;
  version: number | null;
  at: string;
  by: PersonId;
  state: 'asked' | 'filed' | 'waiting' | 'failed';
  problem: string | null;
  /** The newest that is there, which may be an older one; null where none is. */
  there: LyingThere | null;
  /** What lies there is another file than the one with the version before, which was gone. */
  isAnew: boolean;
}

/** Every file that was to be put there: the charter, papers from the newest on, the pack, the log. */
export function keptFiles(record: CommunityRecord, say: Say): KeptFile[] {
  return [...charterFile(record), ...paperFiles(record), ...packFile(record), ...logFile(record, say)];
}

/** What of a file lies in the team's Files now; its next version goes on from there. */
export const thereOf = (record: CommunityRecord, fileId: string, say: Say): LyingThere | null =>
  keptFiles(record, say).find((one) => one.id === fileId)?.there ?? null;

/** Of the versions of one file, the newest first: the one that lies there. */
function newestThere<T extends Filed>(versions: readonly T[]): { newest: T | null; isAnew: boolean } {
  const [newest, before] = versions.filter((one) => one.state === 'filed');
  return { newest: newest ?? null, isAnew: newest !== undefined && before !== undefined && newest.itemId !== before.itemId };
}

/** All versions of the charter go into one file. */
function charterFile(record: CommunityRecord): KeptFile[] {
  const versions = [...record.charters].sort((a, b) => b.version - a.version);
  const [latest] = versions;
  if (!latest) return [];
  const { newest, isAnew } = newestThere(versions);
  return [{
    isAnew, id: 'charter', kind: 'charter', stepId: null, name: latest.fileName, version: latest.version, at: latest.publishedAt, by: latest.publishedBy, state: latest.state, problem: latest.problem,
    there: newest && lying(newest, newest.version, newest.publishedAt, `charter/${newest.version}`),
  }];
}

const paperFiles = (record: CommunityRecord): KeptFile[] =>
  [...record.papers].sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || b.number - a.number).map((one) => {
    const id = `paper/${one.stepId}/${one.number}`;
    return {
      isAnew: false, id, kind: 'paper', stepId: one.stepId, name: one.fileName, version: one.number, at: one.publishedAt, by: one.publishedBy, state: one.state, problem: one.problem,
      there: one.state === 'filed' ? lying(one, one.number, one.publishedAt, id) : null,
    };
  });

/** A later pack is the next version of the same file. */
function packFile(record: CommunityRecord): KeptFile[] {
  const packs = [...record.packs].sort((a, b) => b.askedAt.localeCompare(a.askedAt) || b.id.localeCompare(a.id));
  const [latest] = packs;
  if (!latest) return [];
  const { newest, isAnew } = newestThere(packs);
  return [{
    isAnew, id: 'pack', kind: 'pack', stepId: null, name: latest.fileName, version: null, at: latest.askedAt, by: latest.askedBy, state: latest.state, problem: latest.problem,
    there: newest && lying(newest, null, newest.askedAt, `pack/${newest.id}`),
  }];
}

function logFile({ community }: CommunityRecord, say: Say): KeptFile[] {
  const { log } = community;
  // Switched off it is still there; never written it is no file.
  if (log === null || (log.state === 'off' && log.itemId === null)) return [];
  const { driveId, itemId, webUrl, writtenAt } = log;
  return [{
    isAnew: false, id: 'log', kind: 'log', stepId: null, name: say('log.file', { name: community.name }), version: null, at: writtenAt ?? log.askedAt, by: log.personId,
    state: log.state === 'written' || log.state === 'off' ? 'filed' : log.state, problem: log.problem,
    there: driveId === null || itemId === null ? null : { driveId, itemId, webUrl, name: null, version: null, at: writtenAt ?? log.askedAt, mark: `log/${writtenAt ?? ''}` },
  }];
}

function lying({ driveId, itemId, webUrl, fileName }: { driveId: string | null; itemId: string | null; webUrl: string | null; fileName: string }, version: number | null, at: string, mark: string): LyingThere | null {
  return driveId === null || itemId === null ? null : { driveId, itemId, webUrl, name: fileName, version, at, mark };
}

/** The name of a copy: it says of which version or moment it is, since the copy stays as it is. */
export function copyName(record: CommunityRecord, file: KeptFile, say: Say): string {
  const name = file.there?.name ?? file.name;
  if (file.kind === 'paper') return name;
  const { version, at } = file.there ?? file;
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  const values = { stem: name.slice(0, dot), ending: name.slice(dot) };
  return version === null ? say('copy.name-day', { ...values, date: localOf(at, record.community.zone).replace('T', ' ').replace(':', '.') }) : say('copy.name-version', { ...values, version });
}

/** What somebody did in SharePoint to the file under an id; null where it is as it was. */
export const foundOf = (record: CommunityRecord, itemId: string | null): FileFound | null =>
  record.community.files?.found.find((one) => one.itemId === itemId) ?? null;
