import type { ListingAnswer, PortfolioAnswer, ThingsAnswer } from '../../bot/api/contract';
import { localCoreChat, localPeople } from '../../bot/local/people';
import { ask, refusal } from '../fakes/asking';
import { person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
beforeAll(async () => {
  world = await openWorld({ demo: true, portfolioReaders: [localPeople[1]?.id ?? ''] });
});
afterAll(() => world.end());

test('what waits for somebody in all their communities, and nothing of others', async () => {
  const [amara, luca, sam, helen] = [0, 3, 6, 5].map((index) => person(world, index));
  if (!amara || !luca || !sam || !helen) throw new Error('somebody is missing');
  const things = async (who: typeof amara) => (await ask(world, who, 'things')).body as unknown as ThingsAnswer;
  const his = await things(luca);
  expect(his.questions).toMatchObject([{ communityId: 'demo-thriving', community: 'Inclusive Assessment', stepId: 'resources' }]);
  const hers = await things(amara);
  expect(hers.questions).toEqual([]);
  expect(new Set(hers.events.map((one) => one.communityId)).size).toBeGreaterThan(3);
  expect(hers.events.map((one) => one.startsAt)).toEqual([...hers.events.map((one) => one.startsAt)].sort());
  const all = await amara.me();
  expect(hers.actions.every((one) => all.communities.some((each) => each.id === one.communityId))).toBe(true);
  expect((await things(sam)).questions).toEqual([]);
  expect(await things(helen)).toEqual({ questions: [], events: [], actions: [] });
  expect((await ask(world, null, 'things')).status).toBe(401);
});

test('a place with one community opens it; of several, which nobody has chosen yet, none', async () => {
  const here = async (query: string) => (await ask(world, person(world, 0), `here${query}`)).body;
  expect(await here(`?at=${encodeURIComponent(localCoreChat.id)}`)).toMatchObject({ community: { id: 'demo-thriving' } });
  expect(await here('')).toEqual({ community: null });
});

test('the figures of all communities are for those who look after them', async () => {
  const [amara, tom] = [person(world, 0), person(world, 1)];
  const refused = await ask(world, amara, 'portfolio');
  expect([refused.status, refused.body]).toEqual([403, refusal('not-allowed')]);
  expect((await amara.me()).portfolio).toBe(false);
  expect((await tom.me()).portfolio).toBe(true);
  const { body, text } = await ask(world, tom, 'portfolio');
  const { communities, pairs } = body as unknown as PortfolioAnswer;
  expect(pairs).toEqual([{ one: 'demo-silent', other: 'demo-drifting', shared: ['talking', 'teach', 'watching'], mayMerge: expect.any(Boolean) }]);
  expect(communities).toHaveLength(6);
  expect(communities.find((one) => one.id === 'demo-thriving')).toMatchObject({ name: 'Inclusive Assessment', takesPart: 'many', charter: 1, asksFor: [] });
  expect(communities.find((one) => one.id === 'demo-drifting')?.takesPart).toBe('few');
  for (const name of ['Amara', 'Tom', 'Sam', 'demo-0001']) expect(text).not.toContain(name);
});

test('the list has the communities that put themselves there, with whom to write to and nobody else', async () => {
  const [amara, rosa] = [person(world, 0), person(world, 7)];
  const listing = async (who: typeof amara) => (await ask(world, who, 'listing')).body as unknown as ListingAnswer;
  const { communities } = await listing(rosa);
  expect(communities.map((one) => one.name).sort()).toEqual(['Digital Accessibility', 'Inclusive Assessment', 'Laboratory Teaching', 'Learning Analytics with Care', 'Peer Observation']);
  expect(communities.find((one) => one.id === 'demo-silent')).toEqual({ id: 'demo-silent', name: 'Laboratory Teaching', topic: 'Teaching in labs: watching each other teach, and talking about it', purpose: 'So that an hour in the lab teaches more than the lab sheet.', contact: { name: 'Amara Okafor', email: 'amara.okafor@university.example' }, mine: false, near: null });
  expect(communities.find((one) => one.id === 'demo-thriving')?.mine).toBe(true);
  const view = await amara.view('demo-silent');
  await amara.do('demo-silent', { type: 'changeSettings', base: view.settings.revision, name: view.name, topic: 'Labs in which every student can show what they know', zone: view.zone, closed: [], cutOffs: null });
  expect((await listing(rosa)).communities[0]).toMatchObject({ id: 'demo-silent', near: { name: 'Inclusive Assessment', shared: ['know', 'student'] } });
  await amara.do('demo-silent', { type: 'changeSettings', base: view.settings.revision + 1, name: view.name, topic: 'x', zone: view.zone, closed: [], cutOffs: null, listed: false });
  expect((await listing(rosa)).communities.map((one) => one.id)).not.toContain('demo-silent');
  expect((await ask(world, null, 'listing')).status).toBe(401);
});
