import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from '../../bot/graph/client';
import { beginCopy, findItem, findNamed, lookAtCopy } from '../../bot/graph/copies';
import type { FiledDocument, Folder } from '../../bot/graph/files';
import { everything } from '../graph/calling';
import { helen, type Serving } from '../graph/serving';

const quiet = (): null => null;

/** A file copied into another folder, what goes wrong on the way, and what people do to a file in SharePoint. */
export async function copyFlow(local: Serving, client: Client, folder: Folder, filed: FiledDocument): Promise<void> {
  const { graph } = local.served;
  const drive = `/drives/${segment(folder.driveId)}`;
  const made = await client.api(`${drive}/items/${folder.itemId}/children`).post({ name: 'Rubrics', folder: {} }) as { id: string };
  const target = { driveId: folder.driveId, itemId: made.id };
  const name = 'Charter, version 1.docx';

  for (const does of [429, 503, 507, 404, 423] as const) {
    graph.setFault({ match: 'POST /copy$', does, retryAfterSeconds: 0 });
    await beginCopy(client, filed, target, name).catch(quiet);
    await client.api(`${drive}/items/${(await findNamed(client, target, name))?.itemId ?? 'none'}`).delete().catch(quiet);
  }
  graph.setFault({ match: 'POST /copy$', does: 'accepted-then-504' });
  await beginCopy(client, filed, target, name).catch(quiet);
  await findNamed(client, target, name);
  const second = await beginCopy(client, filed, target, name);
  for (let look = 0; look < 2; look += 1) await lookAtCopy(client, second);
  await lookAtCopy(client, second.replace(/[^/]+$/, 'gone'));
  graph.setFault({ match: 'GET /monitor/', does: 503, times: 5, retryAfterSeconds: 0 });
  await lookAtCopy(client, second).catch(quiet);
  graph.clearFaults();
  await beginCopy(local.as(helen, everything), filed, target, name).catch(quiet);
  const other = await beginCopy(client, filed, target, 'Another.docx');
  for (let look = 0; look < 2; look += 1) await lookAtCopy(client, other);

  const copied = await findNamed(client, target, 'Another.docx');
  const item = `${drive}/items/${copied?.itemId ?? ''}`;
  await client.api(item).patch({ name: 'Renamed.docx' });
  await client.api(item).patch({ parentReference: { id: folder.itemId } });
  await client.api(item).patch({ name }).catch(quiet);
  await client.api(item).header('If-Match', '"stale"').patch({ name: 'x.docx' }).catch(quiet);
  await client.api(item).delete();
  await findItem(client, folder.driveId, copied?.itemId ?? '');
}
