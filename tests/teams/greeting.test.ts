import { localTeam, localTenant } from '../../bot/local/people';
import { startGroup, type Group } from '../fakes/group';
import { installed, occasion, post } from '../fakes/posting';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.end());

const appMessages = async (place: 'team' | 'core'): Promise<number> => {
  const { messages, places } = await person(world, 0).state();
  const conversation = places.find((one) => one.id === place)?.conversationId;
  return messages.filter((one) => one.conversationId === conversation && one.from.kind === 'app').length;
};

test('an installation is greeted once, though Teams tells it again with the same and with a new id, and all at once', async () => {
  await person(world, 0).add('team');
  await person(world, 0).card('team', 'Start a new community');
  const before = await appMessages('team');
  const activity = installed(occasion(world, 0, 'team', new Date(Date.now() + 1_000)));
  const answers = await Promise.all([post(world, activity), post(world, activity), post(world, { ...activity, id: 'f:another-id' })]);
  await post(world, { ...activity, id: 'f:a-third-id' });
  expect(answers.map((one) => one.status)).toEqual([200, 200, 200]);
  expect(await appMessages('team')).toBe(before + 1);
});

describe('the app is taken away and added again', () => {
  let group: Group;
  const name = '**Loud** [name](https://example.com) <b>x</b>';
  beforeAll(async () => {
    group = await startGroup(world, { name });
  });

  test('a chat is told whose place it is now, the name of the community read as text and not as Markdown', async () => {
    const joined = (await group.wrote('core')).find((one) => one.text.includes('is now the core group'));
    expect(joined).toMatchObject({ format: 'plain', text: expect.stringContaining(name) });
    expect(JSON.stringify((await group.amara.card('team', 'has started')).cards)).not.toContain('"text":"**Loud**');
  });

  test('a personal chat of somebody who has a community names it, and offers no start that it cannot make', async () => {
    await group.amara.add('personal');
    const { cards } = await group.amara.card('personal', 'You belong to');
    expect(JSON.stringify(cards)).toContain('See the journey');
    expect(JSON.stringify(cards)).not.toContain('Start a new community');
  });

  test('everything is still there, the greeting says so, and the living card goes on in the same message', async () => {
    const { amara, tom, communityId } = group;
    const card = await amara.card('core', 'Find the energy');
    const before = await amara.view(communityId);
    for (const place of ['core', 'team'] as const) {
      await remove(place);
      await amara.add(place);
    }
    await amara.card('core', 'has started');
    await tom.do(communityId, { type: 'passAnswer', stepId: 'energy', questionId: 'who' });
    await tom.do(communityId, { type: 'passAnswer', stepId: 'energy', questionId: 'topics' });
    await tom.do(communityId, { type: 'passAnswer', stepId: 'energy', questionId: 'gain' });
    await tom.do(communityId, { type: 'passAnswer', stepId: 'energy', questionId: 'contribute' });
    expect((await amara.card('core', '1 of 5')).id).toBe(card.id);
    const after = await amara.view(communityId);
    expect({ name: after.name, core: after.core, zone: after.zone }).toEqual({ name: before.name, core: before.core, zone: before.zone });
  });

  test('what changed while it was away reaches the card when it is back', async () => {
    const { amara, communityId } = group;
    await remove('core');
    await amara.do(communityId, { type: 'skipStep', stepId: 'energy', reason: 'Known already' });
    await vanish(async () => (await amara.view(communityId)).pending.some((one) => one.state === 'failed'), true);
    await amara.add('core');
    await amara.card('core', 'Known already');
    await vanish(async () => (await amara.view(communityId)).pending.length > 0, false);
  });

  test('a removal that is told a second time after the app is back changes nothing', async () => {
    const at = occasion(world, 0, 'team', new Date(Date.now() + 5_000));
    const gone = { ...installed(at), membersAdded: undefined, membersRemoved: installed(at)['membersAdded'], id: 'f:gone' };
    await post(world, gone);
    expect((await world.store.places.find(localTenant, localTeam.id))?.installed).toBe(false);
    await post(world, installed(occasion(world, 0, 'team', new Date(Date.now() + 6_000))));
    await post(world, { ...gone, id: 'f:gone-again' });
    expect((await world.store.places.find(localTenant, localTeam.id))?.installed).toBe(true);
  });

  async function remove(place: 'core' | 'team'): Promise<void> {
    const body = JSON.stringify({ person: group.amara.id, place, added: false });
    const answer = await fetch(`${world.origin}/local/teams/installs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(answer.status).toBe(200);
    const id = (await group.amara.state()).places.find((one) => one.id === place)?.conversationId ?? '';
    await vanish(async () => (await world.store.places.find(localTenant, id))?.installed, false);
  }
});

/** Waits until `look` gives `wanted`. */
async function vanish<T>(look: () => Promise<T>, wanted: T): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    if ((await look()) === wanted) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('it did not become so');
}
