import { localCoreChat, localTeam, localTenant } from '../../bot/local/people';
import { asTyped } from '../../bot/teams/cards/card';
import { openFaultyConnector, type FaultyConnector, type Passed } from '../fakes/connectorFaults';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post, pressed } from '../fakes/posting';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let connector: FaultyConnector;

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  connector = await openFaultyConnector(world.origin);
  await leadThrough();
});
afterAll(async () => {
  connector.release();
  await world.end();
  await connector.close();
});

/** Leads the core group's cards through the faulty connector; a written line names the real one again. */
async function leadThrough(): Promise<void> {
  const place = await world.store.places.find(localTenant, localCoreChat.id);
  if (!place) throw new Error('the core group has no place');
  const { roster: _roster, ...rest } = place;
  await world.store.places.keep({ ...rest, serviceUrl: connector.serviceUrl });
}

/** The messages that show a step. */
const cardsOf = async (stepId: string) => {
  const title = (await group.amara.view(group.communityId)).steps.find((one) => one.id === stepId)?.heading ?? '';
  return (await group.wrote('core')).filter((one) => JSON.stringify(one.cards).includes(`"text":${JSON.stringify(asTyped(title))},"size":"large"`));
};
const open = (stepId: string) => group.amara.do(group.communityId, { type: 'openStep', stepId });
const skip = (stepId: string, reason: string) => group.amara.do(group.communityId, { type: 'skipStep', stepId, reason });
const reopen = (stepId: string) => group.amara.do(group.communityId, { type: 'reopenStep', stepId });
const pending = async () => (await group.amara.view(group.communityId)).pending;
const stateOf = async (key: string) => (await world.store.executeSql('select state from delivery where community_id = $1 and key = $2', [group.communityId, key])).rows.map((row) => (row as { state: string }).state)[0];
const sent = (method: string, part: string): Passed[] => connector.passed.filter((one) => one.method === method && one.body.includes(part));

test('a card is posted once and then brought up to date in the same message', async () => {
  await open('relationships');
  const first = await eventually(async () => (await cardsOf('relationships'))[0], 'the card');
  await skip('relationships', 'First reason');
  await group.amara.card('core', 'First reason');
  await reopen('relationships');
  await skip('relationships', 'Second reason');
  expect((await group.amara.card('core', 'Second reason')).id).toBe(first.id);
  expect(connector.passed.filter((one) => one.method === 'POST')).toHaveLength(1);
  // Each has taken its turn, of the tenant and of the conversation, in the rows that all instances share.
  expect((await world.store.executeSql('select tenant_id from pace where tenant_id = any($1)', [[localTenant, `conversation ${localCoreChat.id}`]])).rows).toHaveLength(2);
});

describe('the connector answers 500 to a post', () => {
  test.each<[string, 500 | 'cut' | 'accepted-then-500' | 'accepted-then-cut', string, number]>([
    ['with 500 and nothing done', 500, 'purpose', 0],
    ['with a broken connection', 'accepted-then-cut', 'working-together', 1],
    ['with 500, having posted it', 'accepted-then-500', 'achievable', 1],
  ])('%s: it is uncertain, is not sent again, and asking "next" heals it', async (_what, does, stepId, arrived) => {
    connector.clear();
    connector.fail({ method: 'POST', does });
    await open(stepId);
    await eventually(async () => (await pending()).some((one) => one.state === 'uncertain'), 'an uncertain card');
    expect(await pending()).toMatchObject([{ what: 'A card for the core group', state: 'uncertain' }]);
    expect(connector.passed.filter((one) => one.method === 'POST')).toHaveLength(1);
    expect(await cardsOf(stepId)).toHaveLength(arrived);
    // The step asked for is the first that is open: those before it are out of the way.
    const before = (await group.amara.view(group.communityId)).steps;
    for (const one of before.slice(0, before.findIndex((step) => step.id === stepId))) if (one.status !== 'skipped') await skip(one.id, 'Out of the way');
    await group.amara.write('core', '@CoP Guide next');
    await eventually(async () => (await pending()).length === 0, 'no trouble any more');
    await leadThrough();
    expect(await cardsOf(stepId)).toHaveLength(arrived + 1);
    const newest = (await cardsOf(stepId)).at(-1);
    await skip(stepId, `Healed ${stepId}`);
    expect((await group.amara.card('core', `Healed ${stepId}`)).id).toBe(newest?.id);
  });
});

test('429 is waited for as long as the connector says, and the card arrives once', async () => {
  connector.clear();
  connector.fail({ method: 'PUT', does: 429, retryAfter: 2 });
  const began = Date.now();
  await reopen('purpose');
  await eventually(async () => sent('PUT', '"step":"purpose"').some((one) => one.status === 200), 'the card after the wait');
  const [refused, taken, ...more] = sent('PUT', '"step":"purpose"');
  expect([refused?.status, taken?.status, more.length]).toEqual([429, 200, 0]);
  expect(Date.now() - began).toBeGreaterThanOrEqual(2_000);
  await eventually(async () => (await pending()).length === 0, 'no trouble any more');
});

test('429 to a post is no reason to fear a double: it is posted once, later', async () => {
  connector.clear();
  connector.fail({ method: 'POST', does: 429, retryAfter: 1 });
  await open('sponsor');
  await eventually(async () => (await cardsOf('sponsor')).length > 0, 'the card after the wait');
  expect(sent('POST', '"step":"sponsor"').map((one) => one.status)).toEqual([429, 201]);
  expect(await cardsOf('sponsor')).toHaveLength(1);
});

test('an update that broke is made again until it is there: it may be repeated', async () => {
  connector.clear();
  connector.fail({ method: 'PUT', does: 'accepted-then-cut' });
  await skip('purpose', 'Broken on the way');
  await group.amara.card('core', 'Broken on the way');
  expect(sent('PUT', 'Broken on the way').map((one) => one.status)[0]).toBe(0);
  expect(connector.passed.filter((one) => one.method === 'POST')).toEqual([]);
});

test('wanted again while it is being sent: one more update, with the newest state', async () => {
  connector.clear();
  await reopen('working-together');
  // This update has to be out of the way: the next one is the one to be held.
  await eventually(async () => sent('PUT', '"step":"working-together"').some((one) => one.status === 200), 'the card of the reopened step');
  await eventually(async () => (await pending()).length === 0, 'quiet');
  connector.clear();
  connector.fail({ method: 'PUT', does: 'hold' });
  await skip('working-together', 'State one');
  await eventually(async () => sent('PUT', 'State one').length === 1, 'the first update under way');
  for (const reason of ['State two', 'State three', 'State four']) {
    await reopen('working-together');
    await skip('working-together', reason);
  }
  connector.release();
  await group.amara.card('core', 'State four');
  await eventually(async () => sent('PUT', 'State four').some((one) => one.status === 200), 'the newest state');
  const updates = sent('PUT', '"step":"working-together"').map((one) => /State \w+/.exec(one.body)?.[0]);
  expect(updates).toEqual(['State one', 'State four']);
});

test('403 ends it with words for the core group, and members are not troubled', async () => {
  connector.clear();
  connector.fail({ method: 'POST', does: 403, times: 5 });
  await open('charter');
  await eventually(async () => (await pending()).some((one) => one.state === 'failed'), 'a failed card');
  expect(await pending()).toMatchObject([{ what: 'A card for the core group', state: 'failed' }]);
  expect(connector.passed.filter((one) => one.method === 'POST')).toHaveLength(1);
  expect((await group.sam.view(group.communityId)).pending).toEqual([]);
});

test('a message that was deleted is posted anew', async () => {
  connector.clear();
  connector.fail({ method: 'PUT', does: 404 });
  const before = await cardsOf('sponsor');
  await skip('sponsor', 'Nobody to meet');
  const card = await group.amara.card('core', 'Nobody to meet');
  expect(before.map((one) => one.id)).not.toContain(card.id);
  expect(connector.passed.filter((one) => one.method === 'POST').length).toBeGreaterThanOrEqual(1);
});

test('a start card that somebody deleted is let go: nothing is left for the core group to worry about', async () => {
  connector.clear();
  const team = await world.store.places.find(localTenant, localTeam.id);
  if (!team) throw new Error('the team is not known');
  const { roster: _roster, ...rest } = team;
  await world.store.places.keep({ ...rest, serviceUrl: connector.serviceUrl });
  connector.fail({ method: 'PUT', does: 404 });
  // The card says where the core group works, so that it is brought up to date when that changes.
  await post(world, pressed(occasion(world, 0, 'team'), 'here', { community: group.communityId, revision: 0 }));
  await eventually(async () => connector.passed.some((one) => one.method === 'PUT' && one.status === 404), 'the update that finds nothing');
  await eventually(async () => (await stateOf('start-card')) === 'suppressed', 'a final state');
  expect((await pending()).filter((one) => one.reason?.includes('not in this conversation'))).toEqual([]);
});
