import { mailScopes, sendMail } from '../../bot/graph/mail';
import { ensureBuckets, findOrCreatePlan, plannerScopes } from '../../bot/graph/planner';
import { createTask } from '../../bot/graph/planner-tasks';
import { localPeople, localTeam } from '../../bot/local/people';
import { amara, serving, tom, type Serving } from '../graph/serving';
import { person, startTeams, type TestTeams } from './teams';

let local: Serving;
let teams: TestTeams;
beforeEach(async () => {
  local = await serving(() => new Date('2026-11-23T18:00:00Z'));
  teams = await startTeams('http://127.0.0.1:9/', { graph: local.served.graph });
});
afterEach(async () => {
  await teams.close();
  await local.end();
});

const shown = async (path: string): Promise<unknown> => (await teams.get(`/local/teams/${path}`)).json();

test('the team’s plans are shown bucket by bucket, with what is in no bucket last', async () => {
  expect(await shown('plans')).toEqual([]);
  const client = local.as(amara, plannerScopes);
  const { planId } = await findOrCreatePlan(client, localTeam.groupId, 'Action plan');
  const buckets = await ensureBuckets(client, planId, ['Start', 'Launch']);
  const task = { planId, dueOn: '2027-03-18', assigneeIds: [tom], percentComplete: 50 };
  await createTask(client, { ...task, title: 'Anywhere', bucketId: null, link: { url: 'https://cop-guide.example/1', label: 'x' } });
  await createTask(client, { ...task, title: 'Book the room', bucketId: buckets.get('Launch') ?? null, link: { url: 'https://cop-guide.example/2', label: 'x' } });
  const row = (title: string) => ({ title, percentComplete: 50, dueOn: '2027-03-18', assignees: ['Tom Whitfield'], checklist: [] });
  expect(await shown('plans')).toEqual([{
    title: 'Action plan', buckets: [{ name: 'Start', tasks: [] }, { name: 'Launch', tasks: [row('Book the room')] }, { name: '', tasks: [row('Anywhere')] }],
  }]);
});

test('a person’s mail is what they received and what they sent, and nobody else’s', async () => {
  const [, , , , , sponsor] = localPeople;
  await sendMail(local.as(amara, mailScopes), { subject: 'What we have done', text: 'Dear Helen', to: [{ name: sponsor?.name ?? '', email: sponsor?.email ?? '' }] });
  const mail = { subject: 'What we have done', body: { contentType: 'text', content: 'Dear Helen' }, from: 'Amara Okafor', to: ['Helen Marsh'], sentAt: '2026-11-23T18:00:00.000Z' };
  expect(await shown(`mail?person=${person(1)}`)).toEqual([{ ...mail, id: expect.any(String), mine: true }]);
  expect(await shown(`mail?person=${person(6)}`)).toEqual([{ ...mail, id: expect.any(String), mine: false }]);
  expect(await shown(`mail?person=${person(2)}`)).toEqual([]);
});

test('both can only be read, and only where there is a local Microsoft 365', async () => {
  expect((await teams.post('/local/teams/plans', {})).status).toBe(405);
  expect((await teams.get('/local/teams/mail?person=nobody')).status).toBeGreaterThanOrEqual(400);
  const without = await startTeams('http://127.0.0.1:9/');
  try {
    expect((await without.get('/local/teams/plans')).status).toBe(404);
  } finally {
    await without.close();
  }
});
