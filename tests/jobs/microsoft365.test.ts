import { localCoreChat, localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually, person } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

const year = new Date().getUTCFullYear() + 1;
const checkIns = { firstOn: `${year}-03-04`, at: '10:00', minutes: 30, everyWeeks: 2, untilOn: `${year}-06-30` };

describe('a community in a team', () => {
  let world: World;
  let group: Group;
  beforeAll(async () => {
    world = await openWorld();
    group = await startGroup(world);
  });
  afterAll(() => world.end());
  beforeEach(() => world.local.graph.clearFaults());

  const published = async () => (await group.amara.view(group.communityId)).charter.published;
  const publish = async () => group.amara.do(group.communityId, { type: 'publishCharter', fingerprint: (await group.amara.view(group.communityId)).charter.fingerprint });
  const announcements = async () => (await group.wrote('team')).filter((one) => JSON.stringify(one.cards).includes('The charter of Inclusive Assessment'));

  test('a file that is open in Word makes the charter wait and say so; when it is closed the file is there, announced once', async () => {
    world.local.graph.setFault({ match: 'PUT /content$', does: 423 });
    await publish();
    const sentence = 'The file is open in Word, so the new version waits. It is saved when the file is closed.';
    const waiting = await eventually(async () => (await published()).find((one) => one.state === 'waiting'), 'a charter that waits');
    expect(waiting.problem).toBe(sentence);
    await group.amara.card('core', sentence);
    expect(await announcements()).toEqual([]);
    await eventually(async () => (await published())[0]?.state === 'filed', 'the file');
    await eventually(async () => (await announcements()).length === 1, 'the announcement');
    expect((await published())[0]?.problem).toBeNull();
    expect(world.local.graph.files()).toHaveLength(1);
    await group.amara.card('core', 'The file is in the team');
  });

  test('a next version goes into the same file and is announced for itself; publishing it again adds nothing', async () => {
    await group.amara.do(group.communityId, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'Helen Marsh' });
    await publish();
    await publish();
    await eventually(async () => (await published())[0]?.state === 'filed', 'the second version');
    await eventually(async () => (await announcements()).length === 2, 'its announcement');
    const files = world.local.graph.files();
    expect(files.map((one) => one.versions.length)).toEqual([2]);
    expect((await published()).map((one) => one.version)).toEqual([2, 1]);
  });

  test('without consent for Files the charter says who can help, and members are told once where to read it, before and after it is filed', async () => {
    world.local.graph.setFault({ match: 'PUT /content$', does: 403 });
    await group.amara.do(group.communityId, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: 'Helen Marsh the second' });
    const before = (await announcements()).length;
    await publish();
    const waiting = await eventually(async () => (await published()).find((one) => one.version === 3 && one.state === 'waiting'), 'the third version, waiting');
    expect(waiting.problem).toBe('CoP Guide may not write to the team’s files. Allow it under Connections, or save the document there by hand.');
    await eventually(async () => (await announcements()).length === before + 1, 'the announcement without a file');
    expect(JSON.stringify((await announcements()).at(-1)?.cards)).toContain('You can read it in the CoP Guide tab');
    world.local.graph.clearFaults();
    await ask(world, group.amara, `communities/${group.communityId}/connections/again`, { body: { connection: 'files' } });
    await eventually(async () => (await published()).find((one) => one.version === 3)?.state === 'filed', 'the third version, filed');
    expect((await announcements()).length).toBe(before + 1);
  });

  test('a version that waits is overtaken by the next one, and never put over it', async () => {
    const name = (holder: string) => group.amara.do(group.communityId, { type: 'nameHolder', stepId: 'roles', roleId: 'sponsor', name: holder });
    const versions = () => world.local.graph.files().map((one) => one.versions.length)[0] ?? 0;
    const [before, told] = [versions(), (await announcements()).length];
    world.local.graph.setFault({ match: 'PUT /content$', does: 423 });
    await name('Helen the fourth');
    await publish();
    const [older] = await eventually(async () => ((await published())[0]?.state === 'waiting' ? published() : null), 'a version that waits');
    await name('Helen the fifth');
    await publish();
    await eventually(async () => (await published())[0]?.state === 'filed', 'the newer version');
    const overtaken = await eventually(async () => (await published()).find((one) => one.version === older?.version && one.state === 'failed'), 'the older version, given up');
    expect(overtaken).toMatchObject({ problem: `Version ${(older?.version ?? 0) + 1} was published before this one was saved, and takes its place.` });
    expect([versions(), (await announcements()).length]).toEqual([before + 1, told + 1]);
  });

  test('a calendar that answers 504, breaks off and is out of order, each time having booked or not, ends with one series', async () => {
    const { graph } = world.local;
    graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504' });
    graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-cut' });
    graph.setFault({ match: 'POST /me/events$', does: 503 });
    await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', ...checkIns });
    await eventually(async () => (await group.amara.view(group.communityId)).checkIns?.state === 'booked', 'the booking');
    expect(graph.events()).toHaveLength(1);
    const tries = world.exchanges.filter(({ request }) => request.method === 'POST' && request.url.endsWith('/me/events'));
    // The one that was cut has no answer, and so is no exchange.
    expect(tries.map((one) => one.response.status)).toEqual(expect.arrayContaining([504, 503, 201]));
    expect(new Set(tries.map((one) => (one.request.body as { transactionId?: string }).transactionId)).size).toBe(1);
  });
});

describe('a community in a chat, without a team', () => {
  let world: World;
  let communityId = '';
  beforeAll(async () => {
    world = await openWorld();
    const amara = person(world, 0);
    await amara.add('core');
    const greeting = await amara.card('core', 'Start a new community');
    await eventually(async () => ((await world.store.places.find(localTenant, localCoreChat.id))?.roster.length ?? 0) > 0, 'the roster of the chat');
    await amara.send(greeting, { dialog: 'start', mode: 'new', name: 'Chat only', topic: 'Without a team', zone: 'Europe/London', core: '' });
    communityId = (await amara.me()).communities[0]?.id ?? '';
  });
  afterAll(() => world.end());

  test('who joins the chat later is in the community, and can be asked into the core group', async () => {
    const [amara, sam] = [person(world, 0), person(world, 6)];
    await amara.roster('core', sam, true);
    await eventually(async () => (await sam.me()).communities.some((one) => one.id === communityId), 'the newcomer');
    await amara.do(communityId, { type: 'changeCore', personId: sam.id, part: 'core' });
    expect((await sam.view(communityId)).me.part).toBe('core');
  });

  test('the charter is published, and its file is for people to carry, with the way to do it', async () => {
    const amara = person(world, 0);
    await amara.do(communityId, { type: 'publishCharter', fingerprint: (await amara.view(communityId)).charter.fingerprint });
    const sentence = 'The community has no team, so there are no Files to put the charter in. Download it from the tab and share it where you work.';
    const failed = await eventually(async () => (await amara.view(communityId)).charter.published.find((one) => one.state === 'failed'), 'a final state');
    expect(failed.problem).toBe(sentence);
    await amara.card('core', sentence);
    expect(world.local.graph.files()).toEqual([]);
    const download = await fetch(`${world.origin}/api/communities/${communityId}/charter.docx`, { headers: { authorization: `Bearer ${await amara.token()}` } });
    expect(download.status).toBe(200);
  });

  test('check-ins that the calendar may not hold say who can help and offer the file', async () => {
    const amara = person(world, 0);
    world.local.graph.setFault({ match: 'POST /me/events$', does: 403 });
    await amara.do(communityId, { type: 'scheduleMeetings', stepId: 'check-ins', ...checkIns });
    const { checkIns: series } = await eventually(async () => {
      const view = await amara.view(communityId);
      return view.checkIns?.state === 'waiting' ? view : null;
    }, 'a series that waits');
    expect(series?.problem).toBe('CoP Guide may not write to your calendar. Allow it under Connections, or add the calendar file by hand.');
    expect(world.local.graph.events()).toEqual([]);
  });
});
