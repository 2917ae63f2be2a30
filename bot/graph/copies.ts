import { ResponseType, type Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { safeFileName } from './file-name';
import type { Folder } from './files';
import { asProblem, GraphProblem } from './problems';
import { rawError, type RawAnswer } from './raw-answer';

export interface ItemThere {
  driveId: string;
  itemId: string;
  name: string;
  webUrl: string;
  /** Null for the root of a library. */
  parentId: string | null;
  /** As people know it; null where the service does not say. */
  parentName: string | null;
  /** The person's object id; null for what a program made. */
  createdBy: string | null;
}

interface DriveItem {
  id: string;
  name: string;
  webUrl: string;
  createdBy?: { user?: { id?: string } };
  parentReference?: { driveId?: string; id?: string; name?: string };
}

const told = (item: DriveItem, driveId: string): ItemThere => ({
  driveId: item.parentReference?.driveId ?? driveId, itemId: item.id, name: item.name, webUrl: item.webUrl,
  parentId: item.parentReference?.id ?? null, parentName: item.parentReference?.name ?? null, createdBy: item.createdBy?.user?.id ?? null,
});

/** What lies under an id, which it keeps when people rename or move it within the library; null when it is gone. Throws `GraphProblem`. */
export const findItem = (client: Client, driveId: string, itemId: string): Promise<ItemThere | null> =>
  find(client, driveId, `/drives/${segment(driveId)}/items/${segment(itemId)}`);

/** What has this name in a folder; null where the name is free. Throws `GraphProblem`. */
export const findNamed = (client: Client, folder: Folder, name: string): Promise<ItemThere | null> =>
  find(client, folder.driveId, `/drives/${segment(folder.driveId)}/items/${segment(folder.itemId)}:/${segment(safeFileName(name))}`);

async function find(client: Client, driveId: string, path: string): Promise<ItemThere | null> {
  try {
    return told(await client.api(path).get() as DriveItem, driveId);
  } catch (error) {
    const problem = asProblem(error, 'look', true);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}

/**
 * Begins to copy a file into a folder, which may be in another library, and gives the address at which Microsoft
 * tells how it goes. Nothing that has the name is replaced: the copy fails then. Throws `GraphProblem`: `not-found`
 * when the file is gone, `uncertain` when it may have begun.
 */
export async function beginCopy(client: Client, source: Folder, folder: Folder, name: string): Promise<string> {
  try {
    // What happens to a name that is taken is told in the query: in the body it is not looked at (OneDrive docs, issue 981).
    const path = `/drives/${segment(source.driveId)}/items/${segment(source.itemId)}/copy?@microsoft.graph.conflictBehavior=fail`;
    const answer = await client.api(path).responseType(ResponseType.RAW)
      .post({ parentReference: { driveId: folder.driveId, id: folder.itemId }, name: safeFileName(name) }) as RawAnswer;
    if (!answer.ok) throw await rawError(answer);
    const monitor = answer.headers.get('location');
    if (!monitor) throw new GraphProblem('unavailable', 'copy', { status: answer.status, uncertain: true });
    return monitor;
  } catch (error) {
    throw asProblem(error, 'copy', false);
  }
}

/** How a copy stands. `forgotten`: Microsoft knows its address no more. `taken`: something else has the name. */
export type CopyState = { is: 'running' | 'forgotten' | 'taken' | 'refused' } | { is: 'done'; itemId: string };

/** Looks at a copy by its address, to which no token is sent. Throws `GraphProblem`. */
export async function lookAtCopy(client: Client, monitor: string): Promise<CopyState> {
  try {
    const { status, resourceId, error } = await client.api(monitor).get() as { status?: string; resourceId?: string; error?: { code?: string } | null };
    if (status === 'completed' && resourceId) return { is: 'done', itemId: resourceId };
    if (status === 'failed' || status === 'cancelled' || status === 'deleteFailed') return { is: error?.code === 'nameAlreadyExists' ? 'taken' : 'refused' };
    return { is: 'running' };
  } catch (error) {
    const problem = asProblem(error, 'copy', true);
    if (problem.code === 'not-found') return { is: 'forgotten' };
    throw problem;
  }
}
