import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { localPeople, localTeam, localTenant } from '../people';
import type { DriveStore, StoredItem, StoredVersion } from './drive-store';

export const sharePointHost = 'university.sharepoint.com';
const site = `https://${sharePointHost}/sites/inclusive-assessment`;
export const libraryUrl = `${site}/Shared%20Documents`;

export const driveId = `b!${createHash('sha256').update(localTeam.groupId).digest('base64url').slice(0, 64)}`;

/** Good for this run of the server, as the service's own download links are good for an hour. */
const downloadKey = randomBytes(32);
const signature = (id: string): string => createHmac('sha256', downloadKey).update(id).digest('base64url');

export const downloadUrl = (item: StoredItem): string =>
  `${site}/_layouts/15/download.aspx?UniqueId=${item.id}&Translate=false&tempauth=${signature(item.id)}`;

export function mayDownload(id: string, tempauth: string): boolean {
  const wanted = Buffer.from(signature(id));
  const given = Buffer.from(tempauth);
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

export const webUrl = (store: DriveStore, item: StoredItem): string =>
  [libraryUrl, ...store.path(item).map(encodeURIComponent)].join('/');

export const etagOf = (item: StoredItem): string => `"{${item.id}},${item.revision}"`;

const nameOf = (id: string | null): string => localPeople.find((one) => one.id === id)?.name ?? 'CoP Guide';
const by = (id: string | null): object => (id === null ? { application: { displayName: nameOf(id) } } : { user: { id, displayName: nameOf(id) } });

/** The item as Graph's `driveItem`. */
export function itemJson(store: DriveStore, item: StoredItem): Record<string, unknown> {
  const parent = item.parentId === null ? null : store.get(item.parentId);
  const latest = item.versions?.at(-1);
  return {
    ...(latest ? { '@microsoft.graph.downloadUrl': downloadUrl(item) } : {}),
    '@odata.etag': etagOf(item),
    id: item.id,
    name: item.name,
    eTag: etagOf(item),
    ...(latest ? { cTag: `"c:{${item.id}},${item.versions?.length ?? 0}"` } : {}),
    webUrl: webUrl(store, item),
    size: latest?.size ?? 0,
    createdDateTime: item.createdAt,
    lastModifiedDateTime: item.modifiedAt,
    createdBy: by(item.createdBy),
    lastModifiedBy: by(item.modifiedBy),
    parentReference: parent
      ? { driveId, driveType: 'documentLibrary', id: parent.id, name: parent.name, path: `/drives/${driveId}/root:${store.path(parent).map((name) => `/${encodeURIComponent(name)}`).join('')}` }
      : { driveId, driveType: 'documentLibrary' },
    fileSystemInfo: { createdDateTime: item.createdAt, lastModifiedDateTime: item.modifiedAt },
    ...(latest ? { file: { mimeType: item.mimeType ?? 'application/octet-stream', hashes: { sha256Hash: latest.sha256 } } } : { folder: { childCount: store.children(item.id).length } }),
    ...(item.parentId === null ? { root: {} } : {}),
  };
}

export const versionJson = (version: StoredVersion): object => ({
  id: version.label, lastModifiedDateTime: version.modifiedAt, size: version.size, lastModifiedBy: by(version.modifiedBy),
});

export const driveJson = (): object => ({
  id: driveId, driveType: 'documentLibrary', name: 'Documents', description: '', webUrl: libraryUrl,
  createdDateTime: '2026-09-01T08:00:00Z', owner: { group: { id: localTeam.groupId, displayName: localTeam.name } },
  sharePointIds: { tenantId: localTenant },
});
