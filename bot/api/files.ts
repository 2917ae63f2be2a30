import type { Request, Response, Server } from 'restify';
import { filesView, type FilesAnswer } from '../domain/filesView';
import { answerJson } from '../http/answer';
import type { ApiParts, Doors } from './routes';

/** What is kept in the team's Files, from the record alone: what people did there is found by a look of its own. */
export function addFilesApi(server: Server, { commands }: ApiParts, { entered }: Doors): void {
  server.get('/api/communities/:id/files', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const answer: FilesAnswer = filesView(commands.reading(record), actor.personId);
    await answerJson(res, 200, answer);
  });
}
