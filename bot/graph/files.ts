import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { safeFileName } from './file-name';
import { asProblem, GraphProblem } from './problems';
import { sliceFrom, uploadInSlices } from './upload';

/** The delegated permission for a team's library: `Files.ReadWrite` covers a person's own files only. */
export const fileScopes: readonly string[] = ['Files.ReadWrite.All'];

export const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export interface Folder {
  driveId: string;
  itemId: string;
}

export interface FiledDocument {
  driveId: string;
  itemId: string;
  webUrl: string;
  /** As it is in the library: see `safeFileName`. */
  name: string;
  /** SharePoint's version, such as `2.0`; null if the library could not say. */
  versionLabel: string | null;
  etag: string;
}

interface DriveItem {
  id: string;
  name: string;
  webUrl: string;
  eTag?: string;
  parentReference?: { driveId?: string };
}

/** SharePoint makes a channel's folder within minutes of the channel. */
const folderPauseSeconds = 120;

/**
 * The folder behind a channel's Files tab.
 * Throws `GraphProblem` `not-there-yet` until SharePoint has made it: at the first visit of Files, or minutes
 * after the channel; `refused` for a channel whose name breaks it. Private and shared channels answer with the drive of a site of their own.
 */
export async function channelFolder(client: Client, where: { groupId: string; channelId: string }): Promise<Folder> {
  const path = `/teams/${segment(where.groupId)}/channels/${segment(where.channelId)}/filesFolder`;
  const item = await client.api(path).get().catch((error: unknown) => {
    const problem = asProblem(error, 'document', true);
    // Names with signs that addresses do not take break this for the service itself (Graph, known issues).
    if (problem.status === 400) throw new GraphProblem('refused', 'folder', { status: 400, serviceCode: problem.serviceCode });
    if (problem.status !== 404) throw problem;
    throw new GraphProblem('not-there-yet', 'document', { status: 404, retryAfterSeconds: folderPauseSeconds, serviceCode: problem.serviceCode });
  }) as DriveItem;
  const driveId = item.parentReference?.driveId;
  if (!driveId) throw new GraphProblem('not-there-yet', 'document');
  return { driveId, itemId: item.id };
}

/**
 * Puts a document of any size into a folder, at once or in slices; one of the same name gets a new version.
 * A repeat after a lost answer makes one more version of the same content, never a second file.
 * Throws `GraphProblem`, `locked` while somebody has the file open in Office.
 */
export async function putDocument(
  client: Client,
  folder: Folder,
  document: { name: string; bytes: Uint8Array; contentType: string },
): Promise<FiledDocument> {
  const name = safeFileName(document.name);
  const path = `/drives/${segment(folder.driveId)}/items/${segment(folder.itemId)}:/${segment(name)}:`;
  // The client would send the whole memory behind a view, and JSON without a type of its own.
  const bytes = Buffer.from(document.bytes.buffer, document.bytes.byteOffset, document.bytes.byteLength);
  const item = bytes.byteLength >= sliceFrom ? await uploadInSlices(client, path, { name, bytes }) as DriveItem
    : await client.api(`${path}/content`).header('Content-Type', document.contentType).put(bytes)
      .catch((error: unknown) => { throw asProblem(error, 'document', true); }) as DriveItem;
  return {
    driveId: item.parentReference?.driveId ?? folder.driveId,
    itemId: item.id,
    webUrl: item.webUrl,
    name: item.name,
    versionLabel: await latestVersion(client, folder.driveId, item.id),
    etag: item.eTag ?? '',
  };
}

/** The document is filed by now: not knowing its number is no reason to call it a failure. */
async function latestVersion(client: Client, driveId: string, itemId: string): Promise<string | null> {
  try {
    const page = await client.api(`/drives/${segment(driveId)}/items/${segment(itemId)}/versions`).get() as { value?: { id?: string }[] };
    return page.value?.[0]?.id ?? null;
  } catch (error) {
    asProblem(error, 'document', true);
    return null;
  }
}
