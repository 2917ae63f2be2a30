import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from '../../bot/graph/client';
import { putDocument, putVersion, type Folder } from '../../bot/graph/files';
import type { Serving } from '../graph/serving';

/** A large file in slices, and what goes wrong on its way. */
export async function uploadFlow(local: Serving, client: Client, folder: Folder): Promise<void> {
  const { graph } = local.served;
  const large = { name: 'Everything of #1 & more.zip', bytes: Buffer.alloc(7 * 1024 * 1024, 7), contentType: 'application/zip' };
  const there = await putDocument(client, folder, large);
  for (const does of [503, 404, 'accepted-then-cut', 416] as const) {
    graph.setFault({ match: 'PUT /uploadSession$', does, after: 1, retryAfterSeconds: 0 });
    await putDocument(client, folder, large);
  }
  graph.setFault({ match: 'PUT /uploadSession$', does: 423, after: 2 });
  await putDocument(client, folder, large).catch(() => null);
  graph.setFault({ match: 'POST createUploadSession$', does: 423 });
  await putDocument(client, folder, large).catch(() => null);

  // The next version of a file that people have renamed, in one piece and in slices, and of one that is gone.
  const item = `/drives/${segment(folder.driveId)}/items/${segment(there.itemId)}`;
  await client.api(item).patch({ name: 'All of it.zip' });
  for (const document of [large, { ...large, bytes: large.bytes.subarray(0, 100) }]) await putVersion(client, there, document);
  for (const end of ['createUploadSession', 'content']) graph.setFault({ match: `${end}$`, does: 423 });
  for (const document of [large, { ...large, bytes: large.bytes.subarray(0, 100) }]) await putVersion(client, there, document).catch(() => null);
  await client.api(item).delete();
  for (const document of [large, { ...large, bytes: large.bytes.subarray(0, 100) }]) await putVersion(client, there, document);
}
