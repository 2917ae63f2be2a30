import type { ConnectionsAnswer, ConnectionView } from '../../bot/api/contract';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ granted: () => false });
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const seen = async (id: string, who = group.amara): Promise<ConnectionView | undefined> =>
  ((await ask(world, who, `communities/${group.communityId}/connections`)).body as unknown as ConnectionsAnswer).connections.find((one) => one.id === id);
const step = (path: string) => fetch(`${world.origin}${path}`, { redirect: 'manual' });

test('what waits for a permission is named with whose it is, to the whole core group', async () => {
  const year = new Date().getUTCFullYear() + 1;
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: `${year}-03-04`, at: '10:00', minutes: 30, everyWeeks: 2, untilOn: `${year}-06-30` });
  const waiting = await eventually(async () => ((await seen('calendar', group.tom))?.waitsFor.length ? seen('calendar', group.tom) : null), 'the name');
  expect(waiting).toMatchObject({ state: 'trouble', waitsFor: ['Amara Okafor'], allow: 'calendar' });
  expect([(await seen('files'))?.allow, (await seen('team'))?.allow, (await seen('cards'))?.allow]).toEqual(['files', null, null]);
});

test('people search says that it is off once somebody has looked, and that it works once it does', async () => {
  const look = () => ask(world, group.tom, `communities/${group.communityId}/directory?find=hel`);
  expect((await seen('people', group.tom))?.state).toBe('unused');
  await look();
  expect(await seen('people', group.tom)).toMatchObject({ state: 'off', lastAt: null, reason: expect.stringContaining('allow it under Connections'), allow: 'people' });
  await fetch(`${world.origin}/consent?for=people`);
  await look();
  expect(await seen('people', group.tom)).toMatchObject({ state: 'on', reason: null, lastAt: expect.stringMatching(/Z$/) });
});

test('the window leads over Microsoft’s question to a page that tells the tab; then what waited goes', async () => {
  const asked = await step('/consent?for=calendar&who=amara@university.example');
  expect([asked.status, asked.headers.get('location')]).toEqual([302, '/local/consent?scope=Calendars.ReadWrite']);
  const answered = await step(asked.headers.get('location') ?? '');
  const last = await step(answered.headers.get('location') ?? '');
  // The code that came along is in no address any more.
  expect([answered.status, last.status, last.headers.get('location')]).toEqual([302, 302, '/tab/#/consent/given']);
  await ask(world, group.amara, `communities/${group.communityId}/connections/again`, { body: { connection: 'calendar' } });
  await eventually(async () => (await seen('calendar'))?.state === 'on', 'the booking');
  expect((await seen('calendar'))?.waitsFor).toEqual([]);
});

test('a refusal leads back as one, and nobody is led anywhere else', async () => {
  expect((await step('/consent/done?error=access_denied&error_description=%3Cb%3E')).headers.get('location')).toBe('/tab/#/consent/refused');
  for (const wrong of ['', '?for=everything', '?for=calendar&who=https://elsewhere.example', '?for=__proto__']) expect((await step(`/consent${wrong}`)).status).toBe(400);
});
