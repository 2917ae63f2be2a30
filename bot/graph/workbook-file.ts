import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { xlsxType } from './documents/workbook';
import { safeFileName } from './file-name';
import type { Folder } from './files';
import { asProblem, GraphProblem } from './problems';

export interface PlacedWorkbook {
  driveId: string;
  itemId: string;
  webUrl: string;
  /** As it is in the library: see `safeFileName`. */
  name: string;
  /** True if it was certainly put there now. */
  isNew: boolean;
}

interface DriveItem {
  id: string;
  name: string;
  webUrl: string;
  file?: object;
  parentReference?: { driveId?: string };
}

/**
 * The workbook of this name in a folder: the one that stands there, which people may have filled, or else a new one.
 * Unlike `putDocument` it never puts anything over a file. Safe to repeat. Throws `GraphProblem`, `taken` when a
 * folder has the name.
 */
export async function placeWorkbook(client: Client, folder: Folder, wanted: string, make: () => Promise<Buffer>): Promise<PlacedWorkbook> {
  const name = safeFileName(wanted);
  const path = `/drives/${segment(folder.driveId)}/items/${segment(folder.itemId)}:/${segment(name)}`;
  const placed = (item: DriveItem, isNew: boolean): PlacedWorkbook => {
    if (!item.file) throw new GraphProblem('taken', 'document', { status: 409 });
    return { driveId: item.parentReference?.driveId ?? folder.driveId, itemId: item.id, webUrl: item.webUrl, name: item.name, isNew };
  };
  const find = (): Promise<DriveItem> => client.api(path).get().catch((error: unknown) => { throw asProblem(error, 'workbook', true); }) as Promise<DriveItem>;

  const standing = await find().catch((problem: unknown) => {
    if (problem instanceof GraphProblem && problem.code === 'not-found') return null;
    throw problem;
  });
  if (standing) return placed(standing, false);
  const bytes = await make();
  try {
    const item = await client.api(`${path}:/content?@microsoft.graph.conflictBehavior=fail`).header('Content-Type', xlsxType).put(bytes) as DriveItem;
    return placed(item, true);
  } catch (error) {
    const problem = asProblem(error, 'workbook', true);
    if (problem.code !== 'taken') throw problem;
    // Somebody was faster, or it was this very request, whose first answer was lost.
    return placed(await find(), false);
  }
}
