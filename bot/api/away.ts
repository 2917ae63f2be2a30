import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { notReadable } from '../errors';
import { answerJson } from '../http/answer';
import { keptFor } from '../jobs/keptSignIns';
import type { AwayAnswer } from './contract';
import type { ApiParts } from './routes';
import type { Person } from './session';

const shape = z.strictObject({ away: z.boolean() });

/** Whether the app goes on in the reader's name while they are away, over all their communities; taken back, what is kept is deleted. */
export function addAwayApi(server: Server, { store: { signIns }, tenantId, keepsSignIns }: ApiParts, signedIn: (req: Request) => Promise<Person>): void {
  const awayOf = async (personId: string): Promise<AwayAnswer> => {
    const { away, inCore, signedInAt } = await signIns.read(tenantId, personId);
    return { able: keepsSignIns && inCore, away, until: signedInAt === null ? null : new Date(Date.parse(signedInAt) + keptFor).toISOString() };
  };

  server.get('/api/away', async (req: Request, res: Response) => {
    await answerJson(res, 200, await awayOf((await signedIn(req)).personId));
  });

  server.post('/api/away', async (req: Request, res: Response) => {
    const { personId } = await signedIn(req);
    const asked = read(shape, req.body);
    if (!asked.ok) throw notReadable(asked.problem);
    await signIns.choose(tenantId, personId, asked.value.away);
    await answerJson(res, 200, await awayOf(personId));
  });
}
