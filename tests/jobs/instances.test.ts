import { localTenant } from '../../bot/local/people';
import { asTyped } from '../../bot/teams/cards/card';
import { startGroup, type Group } from '../fakes/group';
import { openSite, type Instance, type Site } from '../fakes/site';
import { eventually } from '../journeys/people';

let site: Site;
let group: Group;
let only: Instance;

beforeAll(async () => {
  site = await openSite();
  only = await site.begin({ alone: true });
  group = await startGroup(site);
});
afterAll(() => site.end());
beforeEach(async () => {
  // What a test before has set off, such as the card of a step that it skipped, is not to be taken for this one's.
  await eventually(async () => !only.alive() || (await site.store.deliveries.tally(localTenant, group.communityId)).every((one) => one.state !== 'waiting'), 'a rest');
  site.connector.clear();
});

const open = (stepId: string) => group.amara.do(group.communityId, { type: 'openStep', stepId });
const skip = (stepId: string, reason: string) => group.amara.do(group.communityId, { type: 'skipStep', stepId, reason });
const pending = async () => (await group.amara.view(group.communityId)).pending;
const posts = () => site.connector.passed.filter((one) => one.method === 'POST');
const shows = async (stepId: string) => {
  const title = (await group.amara.view(group.communityId)).steps.find((one) => one.id === stepId)?.heading ?? '';
  return (await group.wrote('core')).filter((one) => JSON.stringify(one.cards).includes(`"text":${JSON.stringify(asTyped(title))},"size":"large"`));
};

test('what was committed by a process that died before sending is sent by the next one, once', async () => {
  await only.kill();
  const silent = await site.begin({ sends: false });
  await open('relationships');
  expect(posts()).toEqual([]);
  await silent.kill();
  only = await site.begin({ alone: true });
  await eventually(async () => (await shows('relationships')).length > 0, 'the card');
  expect(posts()).toHaveLength(1);
  expect(await pending()).toEqual([]);
});

test('a process killed in the middle of a post leaves it uncertain: never sent again by itself, and healed by asking', async () => {
  site.connector.fail({ method: 'POST', does: 'hold' });
  await open('purpose');
  await eventually(async () => posts().length === 1, 'the post under way');
  await only.kill();
  site.connector.release();
  await eventually(async () => (await group.wrote('core')).length > 0, 'the chat');
  only = await site.begin({ alone: true });
  expect(await pending()).toMatchObject([{ what: 'A card for the core group', state: 'uncertain' }]);
  await skip('purpose', 'A change after the restart');
  await group.amara.do(group.communityId, { type: 'reopenStep', stepId: 'purpose' });
  await eventually(async () => (await pending()).every((one) => one.state === 'uncertain'), 'a final state');
  expect(posts()).toHaveLength(1);
  for (const stepId of ['energy', 'relationships']) await skip(stepId, 'Out of the way');
  await group.amara.write('core', '@CoP Guide next');
  await eventually(async () => (await pending()).length === 0, 'no trouble any more');
  expect(await shows('purpose')).toHaveLength(2);
});

test('a process killed in the middle of an update leaves the newest state to the next one, in the same message', async () => {
  const before = (await shows('purpose')).at(-1);
  site.connector.fail({ method: 'PUT', does: 'hold' });
  await skip('purpose', 'Killed on the way');
  await eventually(async () => site.connector.passed.length === 1, 'the update under way');
  await only.kill();
  only = await site.begin({ alone: true });
  expect((await group.amara.card('core', 'Killed on the way')).id).toBe(before?.id);
  expect(posts()).toEqual([]);
});

test('a database that is lost in the middle of a post does not end the app, and the post is never made twice', async () => {
  site.connector.fail({ method: 'POST', does: 'hold' });
  await open('charter');
  await eventually(async () => posts().length === 1, 'the post under way');
  await site.withoutDatabase(async () => {
    site.connector.release();
    await eventually(async () => posts()[0]?.status === 201, 'the post taken');
    // The outcome cannot be written down now; what the queue does about it happens within moments.
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  });
  expect(only.alive()).toBe(true);
  await only.kill();
  only = await site.begin({ alone: true });
  await eventually(async () => (await pending()).some((one) => one.state === 'uncertain'), 'a final state');
  expect(posts()).toHaveLength(1);
  await group.amara.write('core', '@CoP Guide charter');
  await eventually(async () => (await pending()).length === 0, 'no trouble any more');
});

test('where an instance died while it looked for what is due, so that nobody queued the next look, another queues it', async () => {
  const looks = async () => (await site.store.executeSql("select 1 from pgboss.job where name = 'look' and state = 'created'", [])).rows.length;
  await eventually(async () => (await looks()) === 1, 'the next look');
  await site.store.executeSql("delete from pgboss.job where name = 'look'", []);
  await eventually(async () => (await looks()) === 1, 'a look queued by the sweep');
});

test('two instances that find one delivery at the same moment send it once', async () => {
  await only.kill();
  const silent = await site.begin({ sends: false });
  for (const stepId of ['working-together', 'achievable', 'sponsor']) await open(stepId);
  await silent.kill();
  await Promise.all([site.begin(), site.begin()]);
  for (const stepId of ['working-together', 'achievable', 'sponsor']) await eventually(async () => (await shows(stepId)).length > 0, `the card of ${stepId}`);
  await eventually(async () => (await pending()).length === 0, 'everything sent');
  expect(posts()).toHaveLength(3);
});

test('what five people do at once through two instances counts once each, and the card tells the newest state', async () => {
  const questions = await group.questions('achievable');
  await Promise.all(group.core.map(async (one) => {
    for (const questionId of questions) await one.do(group.communityId, { type: 'giveAnswer', stepId: 'achievable', questionId, text: `${one.name} on ${questionId}` });
  }));
  await Promise.allSettled(group.core.map((one) => one.do(group.communityId, { type: 'reveal', stepId: 'achievable' })));
  await eventually(async () => JSON.stringify((await shows('achievable')).map((one) => one.cards)).includes('Write what we agree'), 'the revealed card');
  expect(await shows('achievable')).toHaveLength(1);
  expect(posts()).toEqual([]);
  const step = (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'achievable');
  expect(step).toMatchObject({ status: 'revealed', version: 1 });
  expect(step?.questions.map((one) => one.answers.length)).toEqual(questions.map(() => 5));
});
