import type { Client } from '@microsoft/microsoft-graph-client';
import { cancelMeeting, changeMeeting, createMeeting, type MeetingRequest } from '../../bot/graph/calendar';
import { readFreeBusy } from '../../bot/graph/freeBusy';
import { endSeries, readChanges, readEventThere, readInstances, readSeriesThere } from '../../bot/graph/outlook';
import type { Monthly } from '../../bot/domain/record';
import type { Serving } from '../graph/serving';

const [from, to] = ['2027-01-01T00:00:00Z', '2028-02-01T00:00:00Z'];
const rhythms: (Monthly | null)[] = [null, { every: 1, by: 'day', day: 18 }, { every: 2, by: 'weekday', nth: 3 }, { every: 1, by: 'weekday', nth: -1 }];

/** Meetings that come by months, single ones that are moved and called off, an end before the end, and what is read back of changes. */
export async function outlookFlow({ served: { graph } }: Serving, client: Client, request: MeetingRequest): Promise<void> {
  const ids: string[] = [];
  for (const [n, monthly] of rhythms.entries()) {
    const firstStart = monthly?.by === 'weekday' && monthly.nth === -1 ? '2027-03-25T10:00' : request.firstStart;
    const made = await createMeeting(client, { ...request, firstStart, transactionId: `community/monthly-${n}`, recurs: { everyWeeks: 1, monthly, untilOn: '2027-09-30', times: n === 1 ? 6 : null } });
    ids.push(made.eventId);
  }
  const link = (await readChanges(client, null, from, to))?.link ?? null;
  for (const id of ids) {
    const [first, second] = await readInstances(client, id, from, to);
    if (!first || !second) throw new Error('a series without meetings');
    await changeMeeting(client, first.id, { times: { firstStart: `${first.startsAt.slice(0, 10)}T16:00`, minutes: 45, zone: request.zone }, place: 'The library', invite: [], uninvite: [] });
    await cancelMeeting(client, second.id, 'Exam week');
    await readSeriesThere(client, id, request.zone);
  }
  const [id = ''] = ids;
  await readChanges(client, link, from, to);
  for (const does of [410, 429, 503] as const) graph.setFault({ match: 'GET /calendarView/delta', does, retryAfterSeconds: 0 });
  await readChanges(client, link, from, to);
  await readChanges(client, link, from, to);
  await endSeries(client, id, '2027-04-30', 'Goes on elsewhere');
  await endSeries(client, id, '2027-01-01', 'Goes on elsewhere');
  await readEventThere(client, id);
  await readEventThere(client, 'gone');
  await readFreeBusy(client, [...request.attendees.map((one) => one.email), 'nobody@university.example'], from, '2027-01-15T00:00:00Z', 30);
}
