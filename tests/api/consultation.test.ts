import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** An agreed text put to the members, through every door: the tab, the team's channel, a member's dialog, the core group's card. */
let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world);
  await group.settle('relationships', { conditions: 'Everybody is greeted by name', 'ground-rules': 'One voice at a time\nWhat is said here stays here' });
});
afterAll(() => world.end());

const stepId = 'relationships';
const seenBy = async (actor: Group['amara']) => (await actor.view(group.communityId)).steps.find((one) => one.id === stepId)?.consultation;

test('asked twice, the team gets one post, which says until when and that silence counts', async () => {
  const { amara, tom, sam, communityId } = group;
  expect(await sam.refused(communityId, { type: 'askMembers', stepId, number: 1, days: 7 })).toMatchObject({ status: 403 });
  await Promise.all([amara, tom].map((one) => one.do(communityId, { type: 'askMembers', stepId, number: 1, days: 7 })));
  const card = await sam.card('team', 'What do you think?');
  const text = JSON.stringify(card.cards);
  expect(text).toContain('One voice at a time');
  expect(text).toMatch(/without a word from you by \w+ \d/);
  await eventually(async () => (await seenBy(sam))?.state === 'open', 'the days begin');
  expect((await group.wrote('team', sam)).filter((one) => JSON.stringify(one.cards).includes('What do you think?'))).toHaveLength(1);
});

test('a member opens it from the post and speaks; the core group reads it on its card, with the name', async () => {
  const { amara, sam, communityId } = group;
  const dialog = await sam.open(await sam.card('team', 'What do you think?'), 'Read it, or say something');
  expect(JSON.stringify(dialog)).toContain(`dialog/answer/${communityId}/relationships`);
  expect((await seenBy(sam))?.texts.map((one) => one.text)).toContain('One voice at a time\nWhat is said here stays here');
  await sam.do(communityId, { type: 'speakUp', stepId, number: 1, stance: 'object', reason: 'Nobody asked the night shift' });
  expect((await seenBy(amara))?.voices).toMatchObject([{ person: { name: 'Sam Adeyemi' }, stance: 'object', reason: 'Nobody asked the night shift' }]);
  await amara.card('core', '0 with a concern, 1 with an objection');
  expect(await amara.refused(communityId, { type: 'speakUp', stepId, number: 1, stance: 'object', reason: 'x' })).toMatchObject({ status: 403 });
});

test('nobody outside the core group but the author finds the words, anywhere', async () => {
  const { sam, communityId } = group;
  const { wrote } = group;
  expect(JSON.stringify(await wrote('team', sam))).not.toContain('night shift');
  await sam.do(communityId, { type: 'takeBackVoice', stepId, number: 1 });
  expect(await seenBy(sam)).toMatchObject({ mine: null, voices: [] });
  expect(JSON.stringify(await sam.view(communityId))).not.toContain('night shift');
});

test('what cannot be read is answered with a sentence, and costs nothing', async () => {
  const { sam, communityId } = group;
  for (const command of [{ type: 'speakUp', stepId, number: 1, stance: 'agree', reason: 'x' }, { type: 'speakUp', stepId, number: 1, stance: 'object', reason: '  ' }, { type: 'askMembers', stepId, number: 1, days: 1 }]) {
    expect((await sam.refused(communityId, command as never)).status).toBe(400);
  }
  expect(await sam.refused(communityId, { type: 'speakUp', stepId: 'purpose', number: 1, stance: 'object', reason: 'x' })).toMatchObject({ status: 409 });
});
