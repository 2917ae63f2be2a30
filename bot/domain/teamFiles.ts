import type { Say } from '../toolkit/phrases';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import type { FileCopy, FilesLook } from './filesRecord';
import { copyName, foundOf, keptFiles } from './keptFiles';
import { coreGroup } from './people';
import type { CommunityRecord, PersonId } from './record';

/** The files in the team's Files: a look at what became of them, and copies for other channels. */

/** Between two looks that nobody asks for, and before the first. Milliseconds. */
const lookEvery = 24 * 3_600_000;
/** Between two tries of one for which nobody was signed in. Milliseconds. */
const tryEvery = 3_600_000;

/** Looks in the name of whoever asks; one look at a time. */
export function lookAtFiles({ record, act }: Situation, say: Say): Decision {
  const { community } = record;
  if (community.groupId === null || community.teamConversation === null) return refuse('not-now', 'refuse.files-no-team');
  if (keptFiles(record, say).every((one) => one.there === null)) return already('said.files-none');
  const before = community.files;
  if (before?.state === 'asked' && before.askedBy === act.personId) return already('said.files-looking');
  const files: FilesLook = { askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null, readAt: before?.readAt ?? null, found: before?.found ?? [] };
  return done([{ put: 'community', row: { ...community, files } }], [{ kind: 'read-files' }], { key: 'said.files-looking' });
}

/** In whose name it is looked: who looked last, else who put the newest file there; null where nobody of them is in the core group, or nothing is there. */
export function lookerOf(record: CommunityRecord, say: Say): PersonId | null {
  const there = keptFiles(record, say).filter((one) => one.there !== null).sort((a, b) => b.at.localeCompare(a.at));
  if (there.length === 0) return null;
  const core = new Set(coreGroup(record).map((one) => one.personId));
  return [record.community.files?.askedBy, ...there.map((one) => one.by)].find((one) => one !== undefined && core.has(one)) ?? null;
}

/** A look that was not tried since this moment is due; null where none is. ISO 8601 UTC. */
export function lookDueSince(record: CommunityRecord, now: string, say: Say): string | null {
  const { groupId, files } = record.community;
  const first = keptFiles(record, say).flatMap((one) => (one.there === null ? [] : [one.there.at])).sort()[0];
  const last = files?.readAt ?? first;
  if (groupId === null || last === undefined || Date.parse(now) - Date.parse(last) < lookEvery || lookerOf(record, say) === null) return null;
  return new Date(Date.parse(now) - tryEvery).toISOString();
}

/** The channel that a copy is for, by its name in the team; null while a sub-group has none. */
export function channelOf(record: CommunityRecord, copy: Pick<FileCopy, 'subGroupId' | 'channelId' | 'channelName'>): { channelId: string; name: string } | null {
  const group = record.subGroups.find((one) => one.id === copy.subGroupId);
  const channelId = group?.channelId ?? copy.channelId;
  return channelId === null ? null : { channelId, name: group?.name ?? copy.channelName ?? '' };
}

/** One copy of a content for a channel. One that failed or waits goes on in the name of whoever asks again; one that was deleted there is made anew. */
export function copyFile({ record, act }: Situation, { fileId, channelId, name }: CommandOf<'copyFile'>, say: Say): Decision {
  const file = keptFiles(record, say).find((one) => one.id === fileId);
  if (!file) return refuse('not-found', 'refuse.no-file');
  if (channelId === record.community.teamConversation) return refuse('not-now', 'refuse.copy-own-channel');
  const group = record.subGroups.find((one) => one.channelId === channelId);
  const target = group ? { subGroupId: group.id, channelId: null, channelName: null } : { subGroupId: null, channelId, channelName: name };
  if (file.there === null) return refuse('not-now', 'refuse.copy-not-there');
  if (foundOf(record, file.there.itemId)?.gone) return refuse('not-now', 'refuse.copy-gone');
  const { mark } = file.there;
  const before = record.fileCopies.find((one) => one.fileId === fileId && one.mark === mark && channelOf(record, one)?.channelId === channelId);
  const said = { key: 'said.copy-asked', values: { name: group?.name ?? name } } as const;
  if (before?.state === 'asked' || before?.state === 'copying') return already(said.key, said.values);
  if (before?.state === 'filed' && !foundOf(record, before.itemId)?.gone) return already('said.copy-there', { name: group?.name ?? name });
  const begun = before && before.state !== 'filed' ? { begunAt: before.begunAt, monitor: before.monitor, fileName: before.fileName } : null;
  const row: FileCopy = {
    id: before?.id ?? act.id, fileId, mark, ...target, askedBy: act.personId, askedAt: act.now, state: 'asked', problem: null,
    fileName: copyName(record, file, say), driveId: null, itemId: null, webUrl: null, begunAt: null, monitor: null,
    ...(begun?.begunAt ? begun : {}),
  };
  return done([{ put: 'fileCopies', row }], [{ kind: 'copy-file', copyId: row.id }], said);
}
