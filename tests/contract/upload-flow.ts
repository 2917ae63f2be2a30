import type { Client } from '@microsoft/microsoft-graph-client';
import { putDocument, type Folder } from '../../bot/graph/files';
import type { Serving } from '../graph/serving';

/** A large file in slices, and what goes wrong on its way. */
export async function uploadFlow(local: Serving, client: Client, folder: Folder): Promise<void> {
  const { graph } = local.served;
  const large = { name: 'Everything of #1 & more.zip', bytes: Buffer.alloc(7 * 1024 * 1024, 7), contentType: 'application/zip' };
  await putDocument(client, folder, large);
  for (const does of [503, 404, 'accepted-then-cut', 416] as const) {
    graph.setFault({ match: 'PUT /uploadSession$', does, after: 1, retryAfterSeconds: 0 });
    await putDocument(client, folder, large);
  }
  graph.setFault({ match: 'PUT /uploadSession$', does: 423, after: 2 });
  await putDocument(client, folder, large).catch(() => null);
  graph.setFault({ match: 'POST createUploadSession$', does: 423 });
  await putDocument(client, folder, large).catch(() => null);
}
