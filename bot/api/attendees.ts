import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { heldOf, meetingWithId, occasionOf } from '../domain/occasions';
import { coreGroup } from '../domain/people';
import { notFound, notReadable } from '../errors';
import { answerJson } from '../http/answer';
import { storable } from '../http/storable';
import { mostAttendees, type AttendeesAnswer, type MeetingAnswer } from './contract';
import type { ApiParts, Doors } from './routes';

const text = z.string().trim().max(320);
const attendeesShape = z.strictObject({ people: z.array(z.strictObject({ name: text, email: text })).min(1, 'is empty').max(mostAttendees) });

/** Who came to a meeting of the core group, and whom a list of who came to an event or a meeting is about. */
export function addAttendeesApi(server: Server, { store }: ApiParts, { ofCore }: Doors): void {
  server.get('/api/communities/:id/meetings/:meeting/people', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const id = idOf(req, 'meeting');
    const found = meetingWithId(record, id);
    if (!found) throw notFound('This meeting');
    const noted = (await store.activity.attendance(actor.tenantId, record.community.id, id)).filter((one) => one.came !== null);
    const core = coreGroup(record);
    const left = noted.filter((one) => !core.some(({ personId }) => personId === one.personId));
    const { ledBy, report } = heldOf(found.series, found.meeting.plannedAt);
    const answer: MeetingAnswer = {
      people: [...core, ...left].map(({ personId, name }) => ({ personId, name, came: noted.find((one) => one.personId === personId)?.came ?? null })),
      ledBy, online: found.series.joinUrl !== null, report: report && { state: report.state, problem: report.problem, readAt: report.readAt, came: report.came, others: report.others },
    };
    await answerJson(res, 200, answer);
  });

  /** Tells it before anything is noted, and keeps nothing of the others. */
  server.post('/api/communities/:id/events/:event/attendees', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const asked = read(attendeesShape, storable(req.body));
    if (!asked.ok) throw notReadable(asked.problem);
    const eventId = idOf(req, 'event');
    const meeting = meetingWithId(record, eventId) && occasionOf(record, eventId);
    if (!meeting && !(await store.activity.event(actor.tenantId, record.community.id, actor.personId, eventId))) throw notFound('This event');
    const matched = (await store.matchAttendees(actor.tenantId, record.community.id, eventId, asked.value.people)).filter((one) => !meeting || meeting.isFor(one.personId));
    const found = new Map(matched.map(({ personId, name, came }) => [personId, { personId, name, came }]));
    const lines = new Set(matched.map((one) => one.line));
    const others = new Set(asked.value.people.filter((_one, line) => !lines.has(line)).map(({ name, email }) => (email || name).toLowerCase()));
    const answer: AttendeesAnswer = { found: [...found.values()], others: others.size };
    await answerJson(res, 200, answer);
  });
}

const idOf = (req: Request, name: string): string => storable((req.params as Record<string, string | undefined>)[name] ?? '') as string;
