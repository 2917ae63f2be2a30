import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import type { Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let granted = true;
beforeAll(async () => {
  world = await openWorld({ granted: () => granted });
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const photo = async (who: Actor, of: string, headers: Record<string, string> = {}) =>
  fetch(`${world.origin}/api/communities/${group.communityId}/people/${encodeURIComponent(of)}/photo`, { headers: { authorization: `Bearer ${await who.token()}`, ...headers } });
const shown = async (who: Actor) => (await ask(world, who, `communities/${group.communityId}/photos`)).body['of'];
const show = (who: Actor, is: boolean) => who.do(group.communityId, { type: 'chooseMine', area: '', counted: true, photo: is });
const batches = () => world.exchanges.filter(({ request }) => request.url.endsWith('$batch')).length;

test('nobody’s photo is shown who has not said so, and nobody is asked about it', async () => {
  expect(await shown(group.tom)).toEqual([]);
  expect((await photo(group.tom, group.amara.id)).status).toBe(404);
  expect(batches()).toBe(0);
});

test('who shows theirs is seen by the community, read once however many look, and not sent again to whoever has it', async () => {
  await show(group.amara, true);
  expect(await shown(group.sam)).toEqual([group.amara.id]);
  const answers = await Promise.all([photo(group.tom, group.amara.id), photo(group.tom, group.amara.id), photo(group.sam, group.amara.id)]);
  expect(answers.map((one) => [one.status, one.headers.get('content-type'), one.headers.get('cache-control'), one.headers.get('x-content-type-options')])).toEqual(Array(3).fill([200, 'image/png', 'private, no-cache', 'nosniff']));
  expect((await photo(group.sam, group.amara.id)).status).toBe(200);
  expect(batches()).toBe(1);
  const etag = answers[0]?.headers.get('etag') ?? '';
  const again = await photo(group.tom, group.amara.id, { 'if-none-match': etag });
  expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0]);
  expect((await photo(group.tom, group.amara.id, { 'if-none-match': '"other"' })).status).toBe(200);
});

test('who has none in Microsoft 365 keeps initials', async () => {
  const [, , priya] = group.core as [Actor, Actor, Actor];
  await show(priya, true);
  expect((await photo(group.tom, priya.id)).status).toBe(404);
  const before = batches();
  expect((await photo(group.tom, priya.id)).status).toBe(404);
  expect(batches()).toBe(before);
});

test('taken back it is gone at once, for who has it in the browser too; a page of before takes nothing back', async () => {
  const etag = (await photo(group.tom, group.amara.id)).headers.get('etag') ?? '';
  await group.amara.do(group.communityId, { type: 'chooseMine', area: 'Science', counted: true });
  expect((await photo(group.tom, group.amara.id)).status).toBe(200);
  await show(group.amara, false);
  expect((await photo(group.tom, group.amara.id, { 'if-none-match': etag })).status).toBe(404);
  expect(await shown(group.tom)).not.toContain(group.amara.id);
});

test('without the permission everybody has initials, and Microsoft 365 is left alone for a while', async () => {
  granted = false;
  await show(group.sam, true);
  const before = batches();
  for (let n = 0; n < 3; n += 1) expect((await photo(group.amara, group.sam.id)).status).toBe(404);
  expect(batches()).toBe(before);
  granted = true;
});

test('strangers see none, and names that are none find none', async () => {
  expect((await photo(group.helen, group.amara.id)).status).toBe(404);
  expect((await ask(world, null, `communities/${group.communityId}/photos`)).status).toBe(401);
  for (const wrong of ['nobody', '../../me', '%', 'a\u0000b', 'x'.repeat(5_000)]) expect((await photo(group.tom, wrong)).status).toBeLessThan(500);
});
