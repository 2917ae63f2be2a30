import { segment } from '../../bot/graph/client';
import { sendMail } from '../../bot/graph/mail';
import { ensureBuckets, findOrCreatePlan } from '../../bot/graph/planner';
import { addLink, changeDetails, readDetails } from '../../bot/graph/planner-details';
import { changeTask, createTask, deleteTask, readTasks, type TaskRequest } from '../../bot/graph/planner-tasks';
import { archiveScopes, archiveTeam, channelScopes, createChannel } from '../../bot/graph/team';
import { localPeople, localTeam } from '../../bot/local/people';
import { amara, helen, priya, tom, type Serving } from '../graph/serving';

const group = localTeam.groupId;
const quiet = (): null => null;

/** Every operation of Planner, mail, channels and archiving, the unhappy ways included. */
export async function workFlow(local: Serving): Promise<void> {
  await plannerFlow(local);
  await mailFlow(local);
  await teamFlow(local);
}

async function plannerFlow(local: Serving): Promise<void> {
  const client = local.as(amara, ['Tasks.ReadWrite']);
  const { graph } = local.served;
  const fault = (match: string, does: 'accepted-then-504' | 'accepted-then-cut' | number): void => graph.setFault({ match, does, retryAfterSeconds: 0 });

  for (const does of [503, 403, 'accepted-then-504'] as const) {
    fault('POST /planner/plans$', does);
    await findOrCreatePlan(client, group, 'Action plan').catch(quiet);
  }
  const { planId } = await findOrCreatePlan(client, group, 'Action plan');
  fault('POST /planner/buckets$', 429);
  const buckets = await ensureBuckets(client, planId, ['Start', 'Launch', 'Evolve', 'Close']);
  const request = (at: number, more: Partial<TaskRequest> = {}): TaskRequest => ({
    planId, bucketId: buckets.get('Start') ?? null, title: `Task ${at % 2}`, dueOn: '2027-03-18', assigneeIds: [tom, priya], percentComplete: 50,
    link: { url: `https://cop-guide.example/actions/${at}?a=1#b%20c`, label: 'In CoP Guide' }, ...more,
  });
  for (const does of [504, 403, 'accepted-then-504'] as const) {
    fault('POST /planner/tasks$', does);
    await createTask(client, request(0)).catch(quiet);
  }
  fault('POST /planner/tasks$', 429);
  for (let at = 1; at < 5; at += 1) await createTask(client, request(at, { dueOn: null, bucketId: null }));
  await createTask(client, request(9, { assigneeIds: [helen] })).catch(quiet);
  await createTask(client, request(9, { assigneeIds: localPeople.map(({ id }) => id.replace('7a1c', '8a1c')).concat([amara, tom, priya, helen]) })).catch(quiet);

  const [first, second] = await readTasks(client, planId);
  if (!first || !second) throw new Error('two tasks are needed');
  const changed = await changeTask(client, { id: first.id, etag: first.etag, title: 'Moved', bucketId: buckets.get('Launch') ?? '', dueOn: '2027-04-01', percentComplete: 100, unassign: [tom], assign: [amara] });
  await changeTask(client, { id: first.id, etag: first.etag, dueOn: null }).catch(quiet);
  await changeTask(client, { id: first.id, etag: changed.etag, dueOn: null, percentComplete: 0 });
  fault('PATCH /planner/tasks/[^/]+$', 409);
  await changeTask(client, { id: first.id, etag: changed.etag, title: 'x' }).catch(quiet);
  const details = await readDetails(client, first.id);
  if (!details) throw new Error('the task has no details');
  const item = { id: '7a1c0000-0000-4000-8000-0000000000a1', title: 'Ask the porter', done: false };
  const next = await changeDetails(client, details, { description: 'For thirty people', checklist: [item, { ...item, id: '7a1c0000-0000-4000-8000-0000000000a2' }] });
  await changeDetails(client, next, { checklist: [{ ...item, done: true }] });
  await changeDetails(client, details, { description: 'x' }).catch(quiet);
  await addLink(client, first.id, { url: 'https://university.example/room', label: 'The room' });
  await deleteTask(client, second);
  await deleteTask(client, second);

  for (const path of [`/planner/plans/${planId}`, `/planner/plans/${planId}/details`, `/planner/buckets/${buckets.get('Start')}`, `/planner/buckets/${buckets.get('Start')}/tasks`, '/me/planner/tasks', '/me/planner/plans']) await client.api(path).get();
  await local.as(helen, ['Tasks.ReadWrite']).api(`/planner/plans/${planId}/tasks`).get().catch(quiet);
  await local.as(amara, ['Tasks.Read']).api('/planner/plans').post({ title: 'x', container: { containerId: group, type: 'group' } }).catch(quiet);
  const etagOf = async (path: string): Promise<string> => (await client.api(path).get() as Record<string, string>)['@odata.etag'] ?? '';
  const patch = async (path: string, body: object): Promise<unknown> => client.api(path).header('If-Match', await etagOf(path)).patch(body);
  await patch(`/planner/plans/${planId}`, { title: 'Plan of action' });
  await patch(`/planner/plans/${planId}/details`, { categoryDescriptions: { category1: 'Waiting' } });
  const close = `/planner/buckets/${buckets.get('Close')}`;
  await patch(close, { name: 'Closing well', orderHint: ' !' });
  await client.api(close).header('If-Match', await etagOf(close)).delete();
  await client.api(`/planner/plans/${planId}`).header('If-Match', await etagOf(`/planner/plans/${planId}`)).delete();
}

async function mailFlow(local: Serving): Promise<void> {
  const client = local.as(amara, ['Mail.Send', 'Mail.ReadWrite']);
  const [to = { name: 'Helen', email: 'helen@university.example' }] = localPeople.slice(5).map(({ name, email }) => ({ name, email }));
  for (const does of ['accepted-then-504', 429, 503, 403] as const) {
    local.served.graph.setFault({ match: 'POST /me/sendMail$', does, retryAfterSeconds: 0 });
    await sendMail(client, { subject: 'Report', text: 'Dear Helen', to: [to] }).catch(quiet);
  }
  await sendMail(client, { subject: 'Report', html: '<p>Dear Helen</p>', to: [to], replyTo: to });
  await sendMail(local.as(amara, ['User.Read']), { subject: 'Report', text: 'x', to: [to] }).catch(quiet);
  const draft = await client.api('/me/messages').post({ subject: 'Later', body: { contentType: 'html', content: '<p>x</p>' }, toRecipients: [{ emailAddress: { name: to.name, address: to.email } }] });
  await client.api(`/me/messages/${segment(draft.id)}/send`).post({});
  await client.api(`/me/messages/${segment(draft.id)}/send`).post({}).catch(quiet);
}

async function teamFlow(local: Serving): Promise<void> {
  const app = local.as(null, [...channelScopes, ...archiveScopes]);
  const channel = { name: 'Assessment / rubrics', description: 'A sub-group' };
  for (const does of [503, 'accepted-then-504'] as const) {
    local.served.graph.setFault({ match: 'POST /channels$', does, retryAfterSeconds: 0 });
    await createChannel(app, group, channel).catch(quiet);
  }
  const { channelId } = await createChannel(app, group, channel);
  await app.api(`/teams/${group}/channels/${segment(channelId)}`).get();
  await app.api(`/teams/${group}/channels`).post({ displayName: 'General' }).catch(quiet);
  await createChannel(local.as(null, ['ChannelSettings.Read.Group']), group, { ...channel, name: 'Another' }).catch(quiet);
  for (const does of [403, 'accepted-then-504'] as const) {
    local.served.graph.setFault({ match: 'POST /archive$', does, retryAfterSeconds: 0 });
    await archiveTeam(app, group, { pauseMs: 0 }).catch(quiet);
  }
  for (let look = 0; look < 2; look += 1) await archiveTeam(app, group, { pauseMs: 0 }).catch(quiet);
  await app.api(`/teams/${group}/unarchive`).post({});
  for (let look = 0; look < 2; look += 1) await app.api(`/teams/${group}`).get();
  local.served.graph.setFault({ match: 'POST /archive$', does: 429, retryAfterSeconds: 0 });
  await archiveTeam(app, group, { pauseMs: 0 });
  await app.api(`/teams/${group}`).get();
  await archiveTeam(app, group, { filesReadOnly: true, pauseMs: 0 });
}
