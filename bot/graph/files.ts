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

export interface Document {
  name: string;
  bytes: Uint8Array;
  contentType: string;
}

/**
 * Puts a document of any size into a folder, at once or in slices; one of the same name gets a new version.
 * A repeat after a lost answer makes one more version of the same content, never a second file.
 * Throws `GraphProblem`, `locked` while somebody has the file open in Office.
 */
export function putDocument(client: Client, folder: Folder, document: Document): Promise<FiledDocument> {
  return put(client, folder.driveId, `/drives/${segment(folder.driveId)}/items/${segment(folder.itemId)}:/${segment(safeFileName(document.name))}:`, document);
}

/**
 * Puts the next version of a file, at once or in slices, wherever people have moved it in its library and under the
 * name that they gave it; null when it is gone, which a file in the recycle bin and one in another library are too.
 * A repeat makes one more version of the same content. Throws `GraphProblem` as `putDocument` does.
 */
export async function putVersion(client: Client, file: Pick<FiledDocument, 'driveId' | 'itemId'>, document: Document): Promise<FiledDocument | null> {
  try {
    return await put(client, file.driveId, `/drives/${segment(file.driveId)}/items/${segment(file.itemId)}`, document);
  } catch (error) {
    if (error instanceof GraphProblem && error.code === 'not-found') return null;
    throw error;
  }
}

/** `path` addresses the file: by its id, or by its name in a folder. */
async function put(client: Client, driveId: string, path: string, document: Document): Promise<FiledDocument> {
  // The client would send the whole memory behind a view, and JSON without a type of its own.
  const bytes = Buffer.from(document.bytes.buffer, document.bytes.byteOffset, document.bytes.byteLength);
  const item = bytes.byteLength >= sliceFrom ? await uploadInSlices(client, path, { name: safeFileName(document.name), bytes }) as DriveItem
    : await client.api(`${path}/content`).header('Content-Type', document.contentType).put(bytes)
      .catch((error: unknown) => { throw asProblem(error, 'document', true); }) as DriveItem;
  return {
    driveId: item.parentReference?.driveId ?? driveId,
    itemId: item.id,
    webUrl: item.webUrl,
    name: item.name,
    versionLabel: await latestVersion(client, driveId, item.id),
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
