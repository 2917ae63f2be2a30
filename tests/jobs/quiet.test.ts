import { startGroup, type Group } from '../fakes/group';
import { eventually, person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

const year = new Date().getUTCFullYear() + 1;

describe('the whole way, in the fewest messages', () => {
  let world: World;
  let group: Group;
  beforeAll(async () => {
    world = await openWorld();
    group = await startGroup(world);
    const { amara, communityId } = group;
    await group.settle('energy', { summary: 'There is energy.' });
    await group.settle('relationships', { conditions: 'Greet each other', 'ground-rules': 'One voice at a time' });
    await amara.do(communityId, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    await amara.do(communityId, { type: 'finishStep', stepId: 'roles' });
    await group.settle('purpose', { purpose: 'So that everybody can show what they know.' });
    await amara.do(communityId, { type: 'skipStep', stepId: 'sponsor', reason: 'On leave' });
    await amara.do(communityId, { type: 'publishCharter', fingerprint: (await amara.view(communityId)).charter.fingerprint });
    await amara.do(communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: `${year}-03-04`, at: '10:00', minutes: 30, everyWeeks: 2, untilOn: `${year}-06-30` });
    await eventually(async () => {
      const view = await amara.view(communityId);
      return view.checkIns?.state === 'booked' && view.charter.published[0]?.state === 'filed' && view.pending.length === 0;
    }, 'everything carried out');
    await group.sam.card('team', 'The charter of');
    await world.rest();
  });
  afterAll(() => world.end());

  test('the channel has the community’s own card and the announcement, and nothing else', async () => {
    const told = (await group.wrote('team', group.sam)).map((one) => JSON.stringify(one.cards));
    expect(told).toHaveLength(2);
    expect(told[0]).toContain('Inclusive Assessment has started');
    expect(told[1]).toContain('The charter of Inclusive Assessment');
  });

  test('the core group’s chat has one card for each step that was worked in', async () => {
    const cards = (await group.wrote('core')).flatMap((one) => one.cards);
    const steps = cards.map((card) => JSON.stringify((card['body'] as unknown[])[0]));
    expect(new Set(steps).size).toBe(steps.length);
    expect(steps).toHaveLength(7);
  });

  test('nobody is written to in person', async () => {
    for (const index of [0, 1, 2, 3, 4, 6, 7]) expect(await group.wrote('personal', person(world, index))).toEqual([]);
  });

  test('drafts and notes that are saved as they are written wake nobody', async () => {
    const { amara, communityId } = group;
    await world.rest();
    const before = (await amara.state()).messages.map((one) => `${one.id}/${one.revision}`);
    await amara.do(communityId, { type: 'saveDraft', stepId: 'achievable', questionId: 'interest', text: 'First words', base: 0 });
    await amara.do(communityId, { type: 'skipStep', stepId: 'achievable', reason: 'Later' });
    await amara.card('core', 'Later');
    await world.rest();
    const after = (await amara.state()).messages.map((one) => `${one.id}/${one.revision}`);
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.length - before.length).toBe(1);
  });
});
