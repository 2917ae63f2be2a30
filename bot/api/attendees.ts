import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { notFound, notReadable } from '../errors';
import { answerJson } from '../http/answer';
import { storable } from '../http/storable';
import { mostAttendees, type AttendeesAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

const text = z.string().trim().max(320);
const attendeesShape = z.strictObject({ people: z.array(z.strictObject({ name: text, email: text })).min(1, 'is empty').max(mostAttendees) });

/** Tells whom of the community a list of who came is about, before anything is noted: of the others it keeps nothing. */
export function addAttendeesApi(server: Server, { store }: ApiParts, { ofCore }: Doors): void {
  server.post('/api/communities/:id/events/:event/attendees', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const asked = read(attendeesShape, storable(req.body));
    if (!asked.ok) throw notReadable(asked.problem);
    const eventId = storable((req.params as Record<string, string | undefined>)['event'] ?? '') as string;
    if (!(await store.activity.event(actor.tenantId, record.community.id, actor.personId, eventId))) throw notFound('This event');
    const matched = await store.matchAttendees(actor.tenantId, record.community.id, eventId, asked.value.people);
    const found = new Map(matched.map(({ personId, name, came }) => [personId, { personId, name, came }]));
    const lines = new Set(matched.map((one) => one.line));
    const others = new Set(asked.value.people.filter((_one, line) => !lines.has(line)).map(({ name, email }) => (email || name).toLowerCase()));
    const answer: AttendeesAnswer = { found: [...found.values()], others: others.size };
    await answerJson(res, 200, answer);
  });
}
