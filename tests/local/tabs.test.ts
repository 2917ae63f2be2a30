import { person, startTeams, type TestTeams } from './teams';

/** Tabs that people add: kept for everybody, over a restart, and gone with the app. */
let teams: TestTeams;
// The bot is nowhere: what is told to it waits, as when it is stopped.
const noBot = 'http://127.0.0.1:9/api/messages';
beforeEach(async () => { teams = await startTeams(noBot); });
afterEach(() => teams.close());

const tab = (name: string, page = 'measures') => ({ entityId: `${page}.c1`, name, contentUrl: `http://127.0.0.1/tab/?community=c1&page=${page}`, websiteUrl: 'http://127.0.0.1/tab/' });
const put = (who: number, place: string, id: string, one: object | null): Promise<Response> => teams.post('/local/teams/tabs', { person: person(who), place, id, tab: one });
const names = async (who: number, place: string): Promise<string[] | undefined> => (await teams.state(who)).places.find(({ id }) => id === place)?.tabs.map((one) => one.name);

test('a tab is added for everybody, changed under its id, taken away, and stays over a restart', async () => {
  await teams.add(1, 'team');
  expect((await put(1, 'team', 'tab-1', tab('Measures'))).status).toBe(200);
  await put(1, 'team', 'tab-1', tab('Measures'));
  await put(1, 'team', 'tab-2', tab('Charter', 'charter'));
  expect([await names(1, 'team'), await names(2, 'team'), await names(1, 'core')]).toEqual([['Measures', 'Charter'], ['Measures', 'Charter'], []]);
  await put(2, 'team', 'tab-1', tab('Calendar', 'calendar'));
  await put(2, 'team', 'tab-2', null);
  await teams.close();
  teams = await startTeams(noBot, { folder: teams.folder });
  expect((await teams.state(1)).places.find(({ id }) => id === 'team')?.tabs).toEqual([{ id: 'tab-1', ...tab('Calendar', 'calendar') }]);
  const lines = (await teams.state(1)).messages.filter((one) => one.from.kind === 'service').map((one) => one.text);
  expect(lines.filter((text) => text.includes('added a tab'))).toHaveLength(2);
});

test('tabs go with the app, and come only where it is and to whom is there', async () => {
  expect((await put(1, 'core', 'tab-1', tab('Home', 'home'))).status).toBe(409);
  await teams.add(1, 'core');
  await put(1, 'core', 'tab-1', tab('Home', 'home'));
  await teams.add(1, 'core', false);
  await teams.add(1, 'core');
  expect(await names(1, 'core')).toEqual([]);
  const { people, places } = await teams.state(1);
  const outside = people.findIndex((one) => !places.find(({ id }) => id === 'core')?.members.includes(one.id)) + 1;
  expect((await put(outside, 'core', 'tab-2', tab('Home'))).status).toBe(403);
  expect((await put(1, 'personal', 'tab-3', tab('Home'))).status).toBe(400);
  expect((await put(1, 'core', 'tab-4', { ...tab('Home'), contentUrl: 'no address' })).status).toBe(400);
});

test('what is on the stage of the core group’s meeting is the same for everybody in its chat, and nobody else’s', async () => {
  const url = 'http://127.0.0.1/tab/?community=c1#/charter';
  const show = (who: number, page: string | null): Promise<Response> => teams.post('/local/teams/stage', { person: person(who), url: page });
  const stage = async (who: number) => (await teams.state(who)).stage;
  expect(await stage(1)).toBeNull();
  expect((await show(1, url)).status).toBe(200);
  const first = await stage(2);
  expect(first).toMatchObject({ url, by: (await teams.state(1)).me.name });
  await show(2, url);
  // The same page anew is another showing.
  expect((await stage(1))?.id).not.toBe(first?.id);
  expect((await stage(7))).toBeNull();
  expect((await show(7, url)).status).toBe(403);
  expect((await show(1, 'no address')).status).toBe(400);
  await show(2, null);
  expect(await stage(1)).toBeNull();
});
