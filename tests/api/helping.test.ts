import type { HelpingAnswer, MineAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import type { Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock('2027-09-06T09:00:00.000Z') });
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const helping = async (who: Actor): Promise<HelpingAnswer> => (await ask(world, who, `communities/${group.communityId}/helping`)).body as unknown as HelpingAnswer;
const priya = () => group.core[2] as Actor;

test('is for who is in the community', async () => {
  expect((await ask(world, group.helen, `communities/${group.communityId}/helping`)).status).toBe(404);
  expect(await helping(group.sam)).toMatchObject({ coffee: { rhythm: null, mine: null, round: null, counts: null }, welcome: null, help: { goalDays: 3, mine: [], desk: null }, ideas: { mine: [], all: null } });
});

test('a member finds whom to thank by a name that they type, whoever it is, and gets no list of members (S4D.C3)', async () => {
  const named = (name: string, who = group.sam) => ask(world, who, `communities/${group.communityId}/named?name=${encodeURIComponent(name)}`);
  expect((await named('tom')).body).toEqual({ people: [{ id: group.tom.id, name: 'Tom Whitfield' }], more: false });
  expect((await named('Sam', group.tom)).body).toEqual({ people: [{ id: group.sam.id, name: group.sam.name }], more: false });
  for (const nobody of ['%', '__', 'to', 'Sam', group.helen.name]) expect((await named(nobody === '%' ? '%%' : nobody)).body).toEqual({ people: [], more: false });
  expect([(await named('')).status, (await named('t')).status, (await named('tom', group.helen)).status]).toEqual([400, 400, 404]);
  expect((await ask(world, group.sam, `communities/${group.communityId}/members`)).status).toBe(403);
});

describe('the welcome (S3A.2)', () => {
  const joined = (at: string) => world.store.executeSql('update member set joined_at = $3 where tenant_id = $1 and person_id = $2', [localTenant, group.sam.id, at]);

  test('is the core group’s while nobody holds member support, then that person’s alone, with a draft for each newcomer', async () => {
    // Who was in the team when it began is no newcomer.
    expect((await helping(group.tom)).welcome?.newcomers).toEqual([]);
    await joined('2027-09-06T10:01:00Z');
    expect((await helping(group.tom)).welcome?.newcomers.map((one) => one.name)).toEqual([group.sam.name]);
    await priya().do(group.communityId, { type: 'takeRole', stepId: 'roles', roleId: 'member-support' });
    expect((await helping(group.tom)).welcome).toBeNull();
    const sam = (await helping(priya())).welcome?.newcomers.find((one) => one.id === group.sam.id);
    expect(sam).toMatchObject({ email: expect.stringContaining('@') as string, greeting: null, draft: expect.stringContaining('Hello Sam, welcome to Inclusive Assessment.') as string });
  });

  test('is taken on by one person, and who joined more than a month ago is no newcomer', async () => {
    await priya().do(group.communityId, { type: 'greet', personId: group.sam.id, greeted: true });
    expect((await helping(priya())).welcome?.newcomers.find((one) => one.id === group.sam.id)?.greeting).toMatchObject({ by: priya().name, mine: true });
    expect((await group.tom.refused(group.communityId, { type: 'greet', personId: group.sam.id, greeted: true })).status).toBe(403);
    await joined('2027-08-01T00:00:00Z');
    expect((await helping(priya())).welcome?.newcomers.find((one) => one.id === group.sam.id)).toBeUndefined();
  });
});

describe('a request for help (S2B.R2)', () => {
  test('is read by who asked and by member support, and by nobody else of the core group', async () => {
    await group.sam.do(group.communityId, { type: 'askHelp', text: 'Something private' });
    expect((await helping(priya())).help.desk).toMatchObject([{ text: 'Something private', askedByName: group.sam.name, dueOn: '2027-09-09', overdue: false }]);
    expect((await helping(group.sam)).help).toMatchObject({ readers: [priya().name], mine: [{ text: 'Something private', state: 'open' }], desk: null });
    for (const who of group.core.filter((one) => one.id !== priya().id)) {
      expect(JSON.stringify(await helping(who))).not.toContain('Something private');
      expect(JSON.stringify(await who.view(group.communityId))).not.toContain('Something private');
    }
  });

  test('shows its author what became of it', async () => {
    const [one] = (await helping(priya())).help.desk ?? [];
    await priya().do(group.communityId, { type: 'moveHelp', requestId: one?.id ?? '', base: 1, act: 'pass', note: 'To the service desk' });
    expect((await helping(group.sam)).help.mine).toMatchObject([{ state: 'passed', takenByName: priya().name, answer: 'To the service desk' }]);
    expect((await group.tom.refused(group.communityId, { type: 'moveHelp', requestId: one?.id ?? '', base: 2, act: 'answer', note: 'x' })).status).toBe(404);
  });
});

describe('the idea box (S3C.5)', () => {
  test('shows the core group every idea, and its author only where they want that', async () => {
    await group.sam.do(group.communityId, { type: 'addIdea', text: 'Without a name', named: false });
    await group.sam.do(group.communityId, { type: 'addIdea', text: 'With a name', named: true });
    const { all } = (await helping(group.tom)).ideas;
    expect(all?.map((one) => [one.text, one.by]).sort()).toEqual([['With a name', group.sam.name], ['Without a name', null]]);
    expect(JSON.stringify(all)).not.toContain(group.sam.id);
  });

  test('shows its author what became of an idea, named or not', async () => {
    const idea = (await helping(group.tom)).ideas.all?.find((one) => one.by === null);
    await group.tom.do(group.communityId, { type: 'planIdea', ideaId: idea?.id ?? '', base: 1, title: 'Try it' });
    expect((await helping(group.sam)).ideas.mine.find((one) => one.id === idea?.id)).toMatchObject({ state: 'planned', action: { title: 'Try it', state: 'to-do' }, mine: true });
    expect((await helping(group.tom)).ideas.mine).toEqual([]);
  });
});

describe('the coffee pairs (S4C.3)', () => {
  test('come with numbers for the core group, and fewer than five people are too few to say', async () => {
    await group.amara.do(group.communityId, { type: 'setCoffee', everyWeeks: 4, startOn: '2027-10-01' });
    for (const who of [group.sam, group.tom, group.amara]) await who.do(group.communityId, { type: 'chooseCoffee', joined: true, pausedUntil: null });
    await group.amara.do(group.communityId, { type: 'drawCoffee' });
    const { coffee } = await helping(group.amara);
    expect(coffee.counts).toEqual({ joined: null, rounds: [{ drawnOn: '2027-09-06', people: null, answered: 0, met: null }] });
    expect(coffee.round).toMatchObject({ three: true, alone: false, met: null, mayAsk: false });
    expect(coffee.round?.others.map((one) => one.name).sort()).toEqual([group.sam.name, group.tom.name].sort());
    for (const who of [...group.core.slice(2)]) await who.do(group.communityId, { type: 'chooseCoffee', joined: true, pausedUntil: null });
    expect((await helping(group.amara)).coffee.counts?.joined).toBe(6);
    expect((await helping(group.sam)).coffee.counts).toBeNull();
  });

  test('who met is a number from five answers on, and never a name', async () => {
    await world.moveTo('2027-10-04T08:00:00.000Z');
    const round = async (who: Actor) => (await helping(who)).coffee.round;
    const people = [group.sam, ...group.core];
    const id = (await round(group.sam))?.id ?? '';
    expect(id).toBe('coffee@2027-10-04');
    for (const who of people.slice(0, 4)) await who.do(group.communityId, { type: 'sayMet', roundId: id, met: 'yes' });
    expect((await helping(group.amara)).coffee.counts?.rounds[0]).toMatchObject({ people: 6, answered: null, met: null });
    for (const who of people.slice(4)) await who.do(group.communityId, { type: 'sayMet', roundId: id, met: 'yes' });
    expect((await helping(group.amara)).coffee.counts?.rounds[0]).toMatchObject({ answered: 6, met: 6 });
    expect((await round(group.sam))?.met).toBe('yes');
  });

  test('who leaves the pairs is not shown their round any more', async () => {
    await group.sam.do(group.communityId, { type: 'chooseCoffee', joined: false, pausedUntil: null });
    expect((await helping(group.sam)).coffee).toMatchObject({ mine: null, round: null });
  });
});

test('everybody finds all of it among what is kept about them, and nothing of others', async () => {
  const mine = async (who: Actor) => ((await ask(world, who, `communities/${group.communityId}/mine`)).body as unknown as MineAnswer).own;
  const sam = await mine(group.sam);
  expect(sam.help).toMatchObject([{ text: 'Something private', state: 'passed', answer: 'To the service desk' }]);
  expect(sam.ideas.map((one) => one.text).sort()).toEqual(['With a name', 'Without a name']);
  expect([sam.coffee.map((one) => one.met), sam.welcomes.map((one) => one.gave)]).toEqual([[null, 'yes'], [false]]);
  const tom = await mine(group.tom);
  expect([tom.help, tom.ideas, tom.welcomes]).toEqual([[], [], []]);
});
