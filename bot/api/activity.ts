import { stringify } from 'csv-stringify/sync';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import { read } from '../domain/commands';
import { measuresView } from '../domain/measuring/present';
import { heldOf, meetingWithId, whenMet } from '../domain/occasions';
import { bookableOf } from '../domain/outlook/bookable';
import { handOverOf } from '../domain/outlook/booking';
import { coreGroup } from '../domain/people';
import type { CommunityRecord } from '../domain/record';
import { seesWorking } from '../domain/permissions';
import { notFound, notReadable } from '../errors';
import { answerCalendar, answerJson, answerText } from '../http/answer';
import { storable } from '../http/storable';
import { cutOffsOf } from '../domain/communitySettings';
import { wordsFor } from '../domain/words';
import { mostResources, type EventAnswer, type EventPlan, type EventsAnswer, type MeasuresAnswer, type MineAnswer, type OwnRows, type ResourcesAnswer, type SignInPictureAnswer, type SponsorAnswer } from './contract';
import type { EventRow } from '../store/activity';
import { pictureOf } from './signInPicture';
import { eventCalendar } from '../exports/downloads';
import { actionsFile } from '../exports/actionsFile';
import { measuresFile } from '../exports/measuresFile';
import type { ApiParts, Doors, Entered } from './routes';

const moment = z.iso.datetime();
const eventsQuery = z.strictObject({ from: moment, to: moment });
const resourcesQuery = z.strictObject({ find: z.string().trim().max(100).default(''), tag: z.string().trim().max(40).default(''), kind: z.enum(['', 'resource', 'story']).default(''), only: z.string().max(200).default('') });

/** What members do and what it comes to: events, the shelf, talks with the sponsor, measures, one's own data. */
export function addActivityApi(server: Server, parts: ApiParts, { entered, ofCore }: Doors): void {
  const { commands, say, store: { activity } } = parts;
  const query = <T>(req: Request, shape: z.ZodType<T>): T => {
    const found = read(shape, storable(Object.fromEntries(new URL(req.url ?? '', 'http://any').searchParams)));
    if (!found.ok) throw notReadable(found.problem);
    return found.value;
  };
  const planOf = (record: Entered['record']): EventPlan => {
    const { toolkit } = commands.reading(record);
    return [...toolkit.steps.values()].flatMap(({ step }) => (step.kind === 'meeting' && step.plansEvents ? step.fields : []).map(({ id }) => {
      const { heading, hint } = wordsFor(toolkit, `${step.id}.field.${id}`);
      return { id, heading, hint: hint ?? null };
    }));
  };

  const measured = async ({ actor, record }: Entered): Promise<MeasuresAnswer> => {
    const [tenantId, id, now] = [actor.tenantId, record.community.id, parts.clock.now()];
    const inCore = seesWorking(record, actor.personId);
    const [facts, remarks] = await Promise.all([activity.facts(tenantId, id, now), inCore ? activity.remarks(tenantId, id) : []]);
    return measuresView(facts, remarks, { now, zone: record.community.zone, say, cutOffs: cutOffsOf(record.community) }, { personId: actor.personId, inCore });
  };

  server.get('/api/communities/:id/measures', async (req: Request, res: Response) => answerJson(res, 200, await measured(await entered(req))));

  server.get('/api/communities/:id/measures.csv', async (req: Request, res: Response) => {
    const view = await measured(await entered(req));
    res.setHeader('Content-Disposition', 'attachment; filename="measures.csv"');
    await answerText(res, 200, measuresFile(view, say), 'text/csv; charset=utf-8');
  });

  server.get('/api/communities/:id/events', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const { from, to } = query(req, eventsQuery);
    const inCore = seesWorking(record, actor.personId);
    const events = await activity.events(actor.tenantId, record.community.id, actor.personId, from, to);
    const answer: EventsAnswer = { events: events.map((one) => forReader(one, inCore)), plan: planOf(record) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/events/:event', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const eventId = eventIdOf(req);
    const inCore = seesWorking(record, actor.personId);
    const [event, people] = await Promise.all([
      activity.event(actor.tenantId, record.community.id, actor.personId, eventId),
      inCore ? activity.attendance(actor.tenantId, record.community.id, eventId) : null,
    ]);
    if (!event) throw notFound('This event');
    const booked = inCore && event.booking?.state === 'booked';
    const invited = booked ? [...coreGroup(record), ...await activity.guests(actor.tenantId, record.community.id, eventId)] : [];
    const withoutMailbox = [...new Map(invited.filter((one) => one.email === null).map((one) => [one.personId, one.name])).values()];
    const whole = inCore && event.booking ? (await parts.store.records.load(actor.tenantId, record.community.id, '', undefined, [eventId]))?.record : undefined;
    const standing = whole && bookableOf(whole, eventId);
    const answer: EventAnswer = { event: forReader(event, inCore), people, withoutMailbox, handOver: standing ? handOverOf(whole, standing, actor.personId) : null, plan: planOf(record) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/events/:event/event.ics', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const event = await activity.event(actor.tenantId, record.community.id, actor.personId, eventIdOf(req));
    if (!event) throw notFound('This event');
    await answerCalendar(res, 'event', eventCalendar(commands.reading(record), forReader(event, seesWorking(record, actor.personId))));
  });

  server.get('/api/communities/:id/events/:event/sign-in', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const event = await activity.event(actor.tenantId, record.community.id, actor.personId, eventIdOf(req));
    if (!event) throw notFound('This event');
    // The link names the event and nobody: who opens it is asked for by Teams.
    const link = parts.pageLinks.to(record.community.id, `event/${encodeURIComponent(event.id)}/here`);
    const answer: SignInPictureAnswer = { link, picture: pictureOf(link) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/attendance.csv', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const [events, meetings] = await Promise.all([
      activity.events(actor.tenantId, record.community.id, actor.personId, '2000-01-01T00:00:00Z', '2200-01-01T00:00:00Z'), activity.meetingCounts(actor.tenantId, record.community.id),
    ]);
    const head = [say('export.event'), say('export.date'), say('export.minutes'), say('export.state'), say('export.signed-up'), say('export.came'), say('export.outcome')];
    const { toolkit } = commands.reading(record);
    const rows = [
      ...events.map((one) => ({ at: one.startsAt, cells: [one.title, one.startsAt.slice(0, 10), one.minutes, say(`event.${one.state}`), one.signedUp, one.came, one.outcome] })),
      // To a meeting of the core group nobody signs up, and its notes are not for a list.
      ...meetings.map(({ id, came }) => {
        const { stepId, at } = whenMet(record.series, id);
        return { at, cells: [toolkit.steps.has(stepId) ? wordsFor(toolkit, stepId).heading : stepId, at.slice(0, 10), meetingWithId(record, id)?.meeting.minutes ?? '', say('event.held'), '', came, ''] };
      }),
    ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at)).map((one) => one.cells);
    res.setHeader('Content-Disposition', 'attachment; filename="events.csv"');
    await answerText(res, 200, stringify([head, ...rows], { bom: true, record_delimiter: 'windows', escape_formulas: true }), 'text/csv; charset=utf-8');
  });

  server.get('/api/communities/:id/actions.csv', async (req: Request, res: Response) => {
    const { record } = await ofCore(req);
    res.setHeader('Content-Disposition', 'attachment; filename="actions.csv"');
    await answerText(res, 200, actionsFile(commands.reading(record)), 'text/csv; charset=utf-8');
  });

  server.get('/api/communities/:id/resources', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const answer: ResourcesAnswer = await activity.resources(actor.tenantId, record.community.id, query(req, resourcesQuery), mostResources);
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/sponsor', async (req: Request, res: Response) => {
    const { actor, record } = await ofCore(req);
    const contacts = await activity.contacts(actor.tenantId, record.community.id);
    const answer: SponsorAnswer = { contacts: contacts.map(({ appointment: _appointment, ...one }) => one) };
    await answerJson(res, 200, answer);
  });

  server.get('/api/communities/:id/mine', async (req: Request, res: Response) => {
    const { actor, record } = await entered(req);
    const [choice, areas, own] = await Promise.all([
      activity.choice(actor.tenantId, record.community.id, actor.personId), activity.areas(actor.tenantId, record.community.id), activity.ownRows(actor.tenantId, record.community.id, actor.personId),
    ]);
    const answer: MineAnswer = { area: choice?.area ?? '', counted: choice?.counted ?? true, photo: choice?.photo ?? false, knows: choice?.knows ?? [], areas, own: { ...own, meetings: ownMeetings(record, actor.personId, own.meetings) } };
    await answerJson(res, 200, answer);
  });
}

const eventIdOf = (req: Request): string => storable((req.params as Record<string, string | undefined>)['event'] ?? '') as string;

/** The way into the meeting is for those who have signed up; how it got into Outlook is the core group's. */
const forReader = (event: EventRow, inCore: boolean): EventRow =>
  (inCore ? event : { ...event, report: null, invitation: null, booking: event.booking !== null && event.mine.signedUp && event.booking.joinUrl !== null ? { state: 'booked', problem: null, webLink: null, joinUrl: event.booking.joinUrl } : null });

/** The core group's meetings that somebody is noted at, or not, in order of time. */
const ownMeetings = (record: CommunityRecord, personId: string, meetings: OwnRows['meetings']): MineAnswer['own']['meetings'] =>
  meetings.map(({ id, came }) => {
    const found = meetingWithId(record, id);
    return { ...whenMet(record.series, id), came, led: found !== null && heldOf(found.series, found.meeting.plannedAt).ledBy === personId };
  });
