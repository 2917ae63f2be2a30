import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { notReadable } from '../errors';
import { directoryScopes, findPeople } from '../graph/directory';
import { GraphProblem } from '../graph/problems';
import { answerJson } from '../http/answer';
import { storable } from '../http/storable';
import type { DirectoryAnswer } from './contract';
import type { LookUps } from './lookUps';
import type { ApiParts, Doors } from './routes';

/** Fewer letters fit half a university. */
const fewestLetters = 2;
const most = 8;
const directoryQuery = z.strictObject({ find: z.string().trim().min(fewestLetters, 'is too short').max(100) });

/** People of the university for whoever looks for the sponsor, found in the reader's own name: they find whom they would find in Teams. */
export function addDirectoryApi(server: Server, { clientFor }: ApiParts, { ofCore }: Doors, lookUps: LookUps): void {
  server.get('/api/communities/:id/directory', async (req: Request, res: Response) => {
    const { actor } = await ofCore(req);
    const asked = read(directoryQuery, storable(Object.fromEntries(new URL(req.url ?? '', 'http://any').searchParams)));
    if (!asked.ok) throw notReadable(asked.problem);
    const answer = await lookUps.watched(actor.personId, findPeople(clientFor(actor.personId, directoryScopes), asked.value.find, most)).then(
      (people): DirectoryAnswer => ({ people, problem: null, off: false }),
      (error: unknown): DirectoryAnswer => {
        if (!(error instanceof GraphProblem)) throw error;
        return { people: [], problem: error.sentence, off: error.waitsFor === 'person' };
      },
    );
    await answerJson(res, 200, answer);
  });
}
