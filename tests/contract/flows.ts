import { attendanceScopes, cameToMeeting } from '../../bot/graph/attendance';
import { cancelMeeting, changeMeeting, createMeeting, readMeeting } from '../../bot/graph/calendar';
import { segment } from '../../bot/graph/client';
import { channelFolder, docxType, putDocument } from '../../bot/graph/files';
import { findPeople } from '../../bot/graph/directory';
import { photosOf } from '../../bot/graph/photos';
import { memberScopes, teamMembers } from '../../bot/graph/members';
import { localPeople, localTeam } from '../../bot/local/people';
import { amara, channel, helen, tom, type Serving } from '../graph/serving';
import { copyFlow } from './copy-flow';
import { messageFlow } from './message-flow';
import { outlookFlow } from './outlook-flow';
import { workFlow } from './planner-flows';
import { uploadFlow } from './upload-flow';
import { workbookFlow } from './workbook-flow';

const all = ['User.Read', 'User.ReadBasic.All', 'Team.ReadBasic.All', 'TeamMember.Read.All', 'Channel.ReadBasic.All', 'Files.ReadWrite.All', 'Calendars.ReadWrite'];
const quiet = (): null => null;

/** Every operation that the app and the local Graph know, the unhappy ways included. */
export async function everyFlow(local: Serving): Promise<void> {
  const client = local.as(amara, all);
  const { graph } = local.served;
  const team = `/teams/${localTeam.groupId}`;

  for (const path of ['/me', `/users/${tom}`, '/users', `/users?$filter=${segment("startswith(displayName,'Pri')")}`, team, `${team}/members`, `${team}/channels`, `/groups/${localTeam.groupId}/drive`]) await client.api(path).get();
  for (const text of ['am', 'nobody', 'a "quoted" name']) await findPeople(client, text, 8);
  await photosOf(client, [amara, tom, helen, 'gone']);
  await teamMembers(local.as(null, memberScopes), localTeam.groupId);
  await teamMembers(local.as(null, []), localTeam.groupId).catch(quiet);

  for (const does of [404, 429, 503] as const) graph.setFault({ match: 'GET /filesFolder$', does, retryAfterSeconds: 0 });
  await channelFolder(client, channel).catch(quiet);
  const folder = await channelFolder(client, channel);
  for (const does of [423, 412, 409, 'accepted-then-504'] as const) {
    graph.setFault({ match: 'PUT /content$', does, retryAfterSeconds: 0 });
    await putDocument(client, folder, { name: 'Charter of #1 & more.docx', bytes: Buffer.from(`word ${does}`), contentType: docxType }).catch(quiet);
  }
  const filed = await putDocument(client, folder, { name: 'Charter of #1 & more.docx', bytes: Buffer.from('word'), contentType: docxType });
  const drive = `/drives/${segment(folder.driveId)}`;
  await client.api(`${drive}/items/${filed.itemId}`).get();
  await client.api(`${drive}/items/${folder.itemId}/children`).get();
  await client.api(`${drive}/items/${folder.itemId}/children`).post({ name: 'Agendas', folder: {}, '@microsoft.graph.conflictBehavior': 'rename' });
  await client.api(`${drive}/root:/${localTeam.channelName}/${segment(filed.name)}`).get();
  await client.api(`${drive}/items/${filed.itemId}/content`).responseType('arraybuffer' as never).get();
  await local.as(helen, all).api(`${drive}/root/children`).get().catch(quiet);

  await copyFlow(local, client, folder, filed);
  await uploadFlow(local, client, folder);
  await workbookFlow(local, client, folder);

  const request = {
    transactionId: 'community/check-in', subject: 'Check-in', bodyText: 'Agenda', firstStart: '2027-03-18T10:00', minutes: 30, zone: 'Europe/Malta', recurs: { everyWeeks: 2, untilOn: '2027-09-30' },
    place: '', attendees: localPeople.slice(0, 5).map(({ name, email }) => ({ name, email })), onlineMeeting: true,
  };
  for (const does of ['accepted-then-504', 503, 429] as const) {
    graph.setFault({ match: 'POST /me/events$', does, retryAfterSeconds: 0 });
    await createMeeting(client, request);
  }
  const booked = await createMeeting(client, request);
  const series = `/me/events/${booked.eventId}`;
  const year = { startDateTime: '2027-01-01T00:00:00Z', endDateTime: '2028-01-01T00:00:00Z' };
  await readMeeting(client, booked.eventId);
  await readMeeting(client, 'gone');
  await client.api('/me/events').header('Prefer', 'outlook.timezone="GMT Standard Time"').get();
  await client.api(`${series}/instances`).query(year).get();
  const view = await client.api('/me/calendarView').query(year).get();
  await client.api(view['@odata.nextLink']).get();
  await client.api(series).patch({ subject: 'Check-in, moved' });
  await client.api(series).header('If-Match', 'W/"stale"').patch({ subject: 'x' }).catch(quiet);
  await client.api(`/me/events/${view.value[1].id}`).delete();
  await local.as(amara, ['User.Read']).api('/me/events').get().catch(quiet);
  await local.as(null, ['Calendars.Read']).api(`/users/${amara}/events`).get();
  await client.api(`${series}/cancel`).post({ comment: 'Not this term' });

  const past = await createMeeting(client, { ...request, transactionId: 'community/past', firstStart: '2026-01-15T10:00', recurs: null });
  await cameToMeeting(local.as(amara, attendanceScopes), past.joinUrl ?? '', '2026-01-15T00:00:00Z', '2026-01-16T00:00:00Z');
  await cameToMeeting(local.as(tom, attendanceScopes), past.joinUrl ?? '', '2026-01-15T00:00:00Z', '2026-01-16T00:00:00Z').catch(quiet);
  await outlookFlow(local, client, request);

  const single = await createMeeting(client, { ...request, transactionId: 'community/event', recurs: null, place: 'Room 3.02' });
  const [first, second] = request.attendees.slice(1);
  await changeMeeting(client, single.eventId, { subject: 'Moved', place: 'Room 1', times: { firstStart: '2027-03-19T10:00', minutes: 45, zone: 'Europe/London' }, invite: [], uninvite: [first?.email ?? ''] });
  await changeMeeting(client, single.eventId, { invite: first && second ? [first, second] : [], uninvite: [] });
  await cancelMeeting(client, single.eventId, 'Too few could come');
  await changeMeeting(client, single.eventId, { subject: 'x', invite: [], uninvite: [] });
  await messageFlow(local);
  await workFlow(local);
}
