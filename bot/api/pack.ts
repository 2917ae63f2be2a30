import type { Request, Response, Server } from 'restify';
import { safeFileName } from '../graph/file-name';
import { packOf, zipType } from '../exports/pack';
import { answerFile } from '../http/answer';
import type { ApiParts, Doors } from './routes';

/** The manual twin of the pack in Files: the same zip, for the core group. */
export function addPackApi(server: Server, { commands, store, say }: ApiParts, { ofCore }: Doors): void {
  server.get('/api/communities/:id/pack.zip', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const bytes = await packOf({ store, tenantId: actor.tenantId, reading: commands.reading(record) });
    await answerFile(res, { name: safeFileName(say('pack.file', { name: record.community.name })), bytes, type: zipType });
  });
}
