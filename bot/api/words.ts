import type { Request, Response, Server } from 'restify';
import { ownWordViews } from '../domain/ownWords';
import { notFound } from '../errors';
import { answerJson } from '../http/answer';
import type { WordsAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

/** The words of a step that the group may change; few ever do, so that they come when somebody opens them. */
export function addWordsApi(server: Server, { commands }: ApiParts, { ofCore }: Doors): void {
  server.get('/api/communities/:id/steps/:step/words', async (req: Request, res: Response) => {
    const { record } = await ofCore(req);
    const { toolkit } = commands.reading(record);
    const found = toolkit.steps.get((req.params as Record<string, string | undefined>)['step'] ?? '');
    if (!found) throw notFound('This step');
    const answer: WordsAnswer = { parts: ownWordViews(record, toolkit, found.step) };
    await answerJson(res, 200, answer);
  });
}
