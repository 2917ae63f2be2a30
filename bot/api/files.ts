import type { Request, Response, Server } from 'restify';
import { channelsView, filesView, type ChannelsAnswer, type FilesAnswer } from '../domain/filesView';
import { teamChannels } from '../graph/channels';
import { channelListScopes } from '../graph/messages';
import { GraphProblem } from '../graph/problems';
import { answerJson } from '../http/answer';
import type { ApiParts, Doors } from './routes';

/** What is kept in the team's Files, from the record alone: what people did there is found by a look of its own. */
export function addFilesApi(server: Server, { commands, clientFor }: ApiParts, { entered, ofCore }: Doors): void {
  server.get('/api/communities/:id/files', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const answer: FilesAnswer = filesView(commands.reading(record), actor.personId);
    await answerJson(res, 200, answer);
  });

  // By what an owner lets the app do in the team, and only when somebody looks: channels come and go.
  server.get('/api/communities/:id/files/channels', async (req: Request, res: Response) => {
    const { record } = await ofCore(req);
    const { groupId } = record.community;
    const listed = groupId === null ? null : await teamChannels(clientFor(null, channelListScopes), groupId).catch((error: unknown) => {
      if (error instanceof GraphProblem) return null;
      throw error;
    });
    const answer: ChannelsAnswer = channelsView(record, listed);
    await answerJson(res, 200, answer);
  });
}
