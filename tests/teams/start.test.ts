import { localTeam, localTenant } from '../../bot/local/people';
import { asked, occasion, post, submitted } from '../fakes/posting';
import { eventually, person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await person(world, 0).add('team');
  await eventually(async () => ((await world.store.places.find(localTenant, localTeam.id))?.roster.length ?? 0) > 0, 'the roster of the team');
});
afterAll(() => world.end());

const start = (name: unknown, more: Record<string, unknown> = {}): Record<string, unknown> => ({ dialog: 'start', mode: 'new', name, topic: 'Assessment for everybody', zone: 'Europe/London', core: '', ...more });
const send = async (index: number, place: 'team' | 'personal', data: unknown): Promise<Record<string, unknown>> => {
  const { status, body } = await post(world, submitted(occasion(world, index, place), data));
  expect(status).toBe(200);
  return (body['task'] ?? {}) as Record<string, unknown>;
};

test.each<[string, Record<string, unknown>, RegExp]>([
  ['without a name', start(''), /A name and one line on the topic are needed/],
  ['with a name of blanks', start('   '), /A name and one line on the topic are needed/],
  ['without any field', { dialog: 'start' }, /A name and one line on the topic are needed/],
  ['with a name of 200 characters', start('n'.repeat(200)), /Name of the community.*has more than 120 characters/],
  ['with a zone that there is not', start('Physics', { zone: 'Mars/Olympus' }), /Time zone of its meetings/],
  ['with fields of other forms', start({ a: 1 }, { core: ['x'], topic: 7 }), /A name and one line on the topic are needed/],
])('a start %s comes back with the reason and what was typed, and starts nothing', async (_what, data, reason) => {
  const task = await send(0, 'team', data);
  expect(task['type']).toBe('continue');
  expect(JSON.stringify(task)).toMatch(reason);
  if (typeof data['topic'] === 'string') expect(JSON.stringify(task)).toContain(data['topic']);
  expect((await person(world, 0).me()).communities).toEqual([]);
});

test('the form to renew stays the form to renew', async () => {
  expect(JSON.stringify(await send(0, 'team', start('', { mode: 'renew' })))).toContain('Renew a community');
});

test('who only looks around sees every stage and can go on to the form from there, without anything having started', async () => {
  const looked = await post(world, asked(occasion(world, 0, 'team'), { dialog: 'look' }));
  const text = JSON.stringify(looked.body);
  expect(text).toContain('Nothing has started');
  expect(text).toContain('"dialog":"begin"');
  expect(JSON.stringify(await send(0, 'team', { dialog: 'begin', mode: 'renew' }))).toContain('Renew a community');
  expect(JSON.stringify(await send(0, 'team', { dialog: 'begin', mode: 'new' }))).toContain('"dialog":"start"');
  expect((await person(world, 0).me()).communities).toEqual([]);
});

test('in a personal chat there is nothing to start, and the answer says where', async () => {
  expect(await send(0, 'personal', start('Mine alone'))).toEqual({ type: 'message', value: 'You are in no community yet. Add CoP Guide to a team or to the core group\'s chat, and start there.' });
  expect((await person(world, 0).me()).communities).toEqual([]);
});

test('two people who start at the same moment get one community, and both are told its name', async () => {
  const answers = await Promise.all([send(0, 'team', start('Physics')), send(1, 'team', start('Chemistry'))]);
  const mine = (await person(world, 0).me()).communities;
  expect(mine).toHaveLength(1);
  expect((await person(world, 1).me()).communities.map((one) => one.id)).toEqual(mine.map((one) => one.id));
  for (const answer of answers) expect(answer['value']).toContain(mine[0]?.name);
});

test('a second start in the same place names the community that is there', async () => {
  const { communities: [one] } = await person(world, 0).me();
  expect(await send(2, 'team', start('Biology'))).toEqual({ type: 'message', value: `This team has a community already: ${one?.name}.` });
  const opened = await post(world, asked(occasion(world, 2, 'team'), { dialog: 'start', mode: 'new' }));
  expect(JSON.stringify(opened.body)).toContain('This team has a community already');
});

test('nobody is in the core group whom the starter did not find in the team', async () => {
  const { communities: [one] } = await person(world, 0).me();
  const view = await person(world, 0).view(one?.id ?? '');
  expect(view.core).toHaveLength(1);
  expect(['Amara Okafor', 'Tom Whitfield']).toContain(view.core[0]?.name);
});
