import type { OwnWordsView } from '../../bot/api/contract';
import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const wordsOf = (stepId: string, who = group.amara) => ask(world, who, `communities/${group.communityId}/steps/${stepId}/words`);

test('the words that a group may change come when they are asked for, to the core group alone (S4F.1)', async () => {
  const { amara, sam, communityId } = group;
  const first = ((await wordsOf('running-events')).body['parts'] as OwnWordsView[])[0];
  expect(first).toMatchObject({ key: 'running-events', own: false, revision: 0 });
  await amara.do(communityId, { type: 'setWords', stepId: 'running-events', key: 'running-events', heading: 'Our evenings', lead: '', hint: '', base: 0 });
  expect(((await wordsOf('running-events')).body['parts'] as OwnWordsView[])[0]).toMatchObject({ heading: 'Our evenings', own: true, revision: 1 });
  expect((await wordsOf('running-events', sam)).body).toEqual(refusal('not-allowed'));
  expect(JSON.stringify((await amara.view(communityId)).steps)).not.toContain('"ownWords"');
});

test('a step in the toolkit’s own words has none, and a step that is not there is not found', async () => {
  expect((await wordsOf('purpose')).body).toEqual({ parts: [] });
  for (const none of ['nothing', '__proto__', '%00']) expect([none, (await wordsOf(none)).body]).toEqual([none, refusal('not-found')]);
});
