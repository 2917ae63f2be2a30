import { ask, refusal, type Answered } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  // What the app does by itself once a community has begun, such as reading who is in the team, is a change too.
  await world.look();
  await world.rest();
});
afterAll(() => world.end());

const changes = (since: number | string, who = group.amara, signal?: AbortSignal): Promise<Answered> =>
  ask(world, who, `communities/${group.communityId}/changes?since=${since}`, signal ? { signal } : {});
const revision = async (): Promise<number> => (await group.amara.view(group.communityId)).revision;
const act = (title: string) => group.tom.do(group.communityId, { type: 'addAction', title, ownerId: null, dueOn: null, tier: null });
/** True if the answer has not come by the time a few others have. */
async function waits(answer: Promise<unknown>): Promise<boolean> {
  let open = true;
  void answer.then(() => (open = false), () => (open = false));
  for (let n = 0; n < 5; n += 1) await revision();
  return open;
}

test('what has changed already is told at once', async () => {
  const now = await revision();
  expect((await changes(0)).body).toEqual({ revision: now });
  expect((await changes(now - 1)).body).toEqual({ revision: now });
});

test('somebody who is up to date waits, and is told of the next change when it happens', async () => {
  const now = await revision();
  const waiting = [changes(now), changes(now, group.sam), changes(now, group.tom)];
  expect(await waits(Promise.race(waiting))).toBe(true);
  const { revision: then } = await act('Wake them');
  for (const answer of await Promise.all(waiting)) expect([answer.status, answer.body]).toEqual([200, { revision: then }]);
});

test('no change between looking and waiting is missed', async () => {
  for (let n = 0; n < 10; n += 1) {
    const now = await revision();
    const [answer, done] = await Promise.all([changes(now), act(`Race ${n}`)]);
    expect(answer.body['revision']).toBe(done.revision);
  }
});

test('clients that go away while they wait leave the server well, and others are still told', async () => {
  const now = await revision();
  const stop = new AbortController();
  const gone = Array.from({ length: 20 }, () => changes(now, group.amara, stop.signal).catch(() => 'gone'));
  const stays = changes(now, group.tom);
  expect(await waits(Promise.race([...gone, stays]))).toBe(true);
  stop.abort();
  expect(await Promise.all(gone)).toEqual(gone.map(() => 'gone'));
  expect(await waits(stays)).toBe(true);
  const { revision: then } = await act('After they left');
  expect((await stays).body).toEqual({ revision: then });
});

test('a draft that somebody writes wakes nobody', async () => {
  const waiting = changes(await revision());
  expect(await waits(waiting)).toBe(true);
  await group.tom.do(group.communityId, { type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'Only mine', base: 0 });
  expect(await waits(waiting)).toBe(true);
  await act('For all');
  expect((await waiting).status).toBe(200);
});

test.each(['abc', '1.5', 'NaN', 'Infinity', '1e400'])('since=%s is refused with the field named', async (since) => {
  const answer = await changes(since);
  expect([answer.status, answer.body]).toEqual([400, refusal('not-readable')]);
  expect(answer.body['message']).toContain('since');
});

test('a stranger does not wait', async () => {
  expect((await changes(0, group.helen)).status).toBe(404);
  expect((await changes(10_000, group.helen)).status).toBe(404);
});
