import type { Command, EventRow, ResourceRow } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { ask, refusal } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { person, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
let rosa: Actor;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  rosa = person(world, 7);
});
afterAll(() => world.end());

const get = (who: Actor, path: string) => ask(world, who, `communities/${group.communityId}/${path}`);
const everything = 'events?from=2020-01-01T00:00:00Z&to=2040-01-01T00:00:00Z';
const events = async (who: Actor) => (await get(who, everything)).body['events'] as EventRow[];
const shelf = async (who: Actor, query = '') => (await get(who, `resources${query}`)).body as unknown as { found: ResourceRow[]; tags: { tag: string; count: number }[]; total: number };
const awkward = '=1+1 <b onload="x">Café 漢字</b> %_\\';

const plan = (title: string, startsAt: string) => ({ type: 'planEvent', eventId: null, base: 0, kind: 'learning', title, startsAt, minutes: 60, place: 'Room 1', hostId: group.tom.id, plan: { purpose: 'Try it out' } }) as const;

describe('an event', () => {
  test('is planned in the community’s own time, signed up for by members, held, and closed with what came of it', async () => {
    const { amara, sam, communityId } = group;
    await amara.do(communityId, plan(awkward, '2030-07-01T10:00'));
    await amara.do(communityId, plan('Yesterday', '2026-01-05T10:00'));
    const [past, next] = await events(sam);
    expect(next).toMatchObject({ title: awkward, startsAt: '2030-07-01T09:00:00.000Z', hostName: 'Tom Whitfield', state: 'planned', signedUp: 0, mine: { signedUp: false, came: null } });
    expect(past?.startsAt).toBe('2026-01-05T10:00:00.000Z');
    await sam.do(communityId, { type: 'comeTo', eventId: next?.id ?? '', coming: true });
    expect((await events(sam))[1]).toMatchObject({ signedUp: 1, mine: { signedUp: true } });
    expect((await sam.refused(communityId, { type: 'comeTo', eventId: past?.id, coming: true })).status).toBe(409);

    await amara.do(communityId, { type: 'markCame', eventId: past?.id ?? '', personIds: [sam.id, group.tom.id], came: true });
    await amara.do(communityId, { type: 'closeEvent', eventId: past?.id ?? '', base: 0, outcome: 'A page of notes' });
    expect((await events(sam))[0]).toMatchObject({ state: 'held', came: 2, outcome: 'A page of notes', mine: { came: true } });
  });

  test('shows who came to the core group alone, and is no event of another address', async () => {
    const [past] = await events(group.amara);
    const seen = await get(group.amara, `events/${past?.id ?? ''}`);
    expect(seen.body['people']).toEqual([{ personId: group.sam.id, name: 'Sam Adeyemi', signedUp: false, came: true }, { personId: group.tom.id, name: 'Tom Whitfield', signedUp: false, came: true }]);
    expect((seen.body['plan'] as { id: string }[]).map((one) => one.id)).toEqual(['purpose', 'product', 'people', 'process', 'pitfalls', 'place']);
    expect((await get(group.sam, `events/${past?.id ?? ''}`)).body['people']).toBeNull();
    for (const id of ['none', '%00', 'x'.repeat(500), '%F0%9F%98%80']) expect([id, (await get(group.amara, `events/${id}`)).status]).toEqual([id, 404]);
  });

  test('is a line of a table that a spreadsheet takes for text', async () => {
    const { text, headers } = await get(group.amara, 'attendance.csv');
    expect(headers.get('content-type')).toMatch(/^text\/csv/);
    expect(text).toContain(`"'=1+1 <b onload=""x"">Café 漢字</b> %_\\"`);
    expect(text.split('\r\n').filter(Boolean)).toHaveLength(3);
    expect((await get(group.sam, 'attendance.csv')).status).toBe(403);
  });

  test('which is asked for with dates that are none gets a sentence, and nothing breaks', async () => {
    for (const query of ['', '?from=today&to=tomorrow', '?from=2020-01-01T00:00:00Z', '?from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z&tenant=x', '?from=%00&to=%00']) {
      const answer = await get(group.amara, `events${query}`);
      expect([answer.status, answer.body]).toEqual([400, refusal('not-readable')]);
    }
  });
});

describe('the shelf', () => {
  const resource = (title: string, more = {}) => ({ type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title, url: 'https://example.org/x', about: '', tags: ['Feedback', 'feedback', 'Exams'], origin: 'external', story: null, ...more }) as Command;

  test('holds what members put there, found by words and topics, with signs that are no wild cards', async () => {
    const { sam, communityId } = group;
    await sam.do(communityId, resource('100 % fair_marking'));
    await rosa.do(communityId, resource('A story', { kind: 'story', url: '', tags: ['exams'], story: { happened: 'It went wrong', got: 'Help', did: 'Changed it', led: 'Better marks' } }));
    const all = await shelf(group.tom);
    expect(all.found.map((one) => [one.title, one.addedByName, one.tags])).toEqual([['A story', 'Rosa Delgado-Fitzgerald', ['exams']], ['100 % fair_marking', 'Sam Adeyemi', ['feedback', 'exams']]]);
    expect(all.tags).toEqual([{ tag: 'exams', count: 2 }, { tag: 'feedback', count: 1 }]);
    const found = async (query: string) => (await shelf(group.tom, query)).found.map((one) => one.title);
    expect(await found('?find=FAIR_')).toEqual(['100 % fair_marking']);
    expect(await found('?find=%25')).toEqual(['100 % fair_marking']);
    expect(await found('?find=better')).toEqual(['A story']);
    expect(await found('?tag=feedback')).toEqual(['100 % fair_marking']);
    expect(await found('?kind=story')).toEqual(['A story']);
    for (const none of ['?find=%5C', '?find=fairXmarking', '?tag=none', '?find=%00']) expect([none, await found(none)]).toEqual([none, []]);
    expect((await get(group.tom, 'resources?kind=book')).status).toBe(400);
  });

  test('takes no address but https, lets people change their own alone, and keeps what two people changed at once', async () => {
    const { sam, amara, communityId } = group;
    expect(await sam.refused(communityId, resource('x', { url: 'javascript:alert(1)' }))).toMatchObject({ status: 400 });
    const own = (await shelf(sam)).found.find((one) => one.title.startsWith('100'));
    const change = (base: number, about: string) => resource('100 % fair_marking', { resourceId: own?.id, base, about });
    expect((await rosa.refused(communityId, change(1, 'mine'))).status).toBe(403);
    await sam.do(communityId, change(1, 'Sam’s words'));
    expect(await amara.refused(communityId, change(1, 'Amara’s words'))).toMatchObject({ status: 409, code: 'changed-meanwhile' });
    await amara.do(communityId, { type: 'checkResource', resourceId: own?.id ?? '', reviewOn: '2030-01-01' });
    await sam.do(communityId, { type: 'removeResource', resourceId: own?.id ?? '', removed: true });
    expect((await shelf(sam)).total).toBe(1);
    await sam.do(communityId, { type: 'removeResource', resourceId: own?.id ?? '', removed: false });
    expect((await shelf(sam)).found.find((one) => one.id === own?.id)).toMatchObject({ about: 'Sam’s words', checkedByName: 'Amara Okafor', reviewOn: '2030-01-01' });
  });
});

describe('what is for the core group alone', () => {
  test('talks with the sponsor are not for members, and not for strangers', async () => {
    await group.amara.do(group.communityId, { type: 'saveContact', contactId: null, base: 0, plannedOn: '2026-03-01', keptOn: '2026-03-01', about: 'We need a room', replyDays: 2, asked: 1, fulfilled: 1 });
    expect((await get(group.tom, 'sponsor')).body['contacts']).toMatchObject([{ about: 'We need a room' }]);
    expect((await get(group.sam, 'sponsor')).status).toBe(403);
    expect((await get(group.helen, 'sponsor')).status).toBe(404);
  });

  test('members read the measures without those about single people, and without the core group’s comments', async () => {
    await group.amara.do(group.communityId, { type: 'addRemark', measureId: 'members', text: 'A secret remark' });
    const core = await get(group.tom, 'measures');
    const member = await get(group.sam, 'measures');
    expect(core.text).toContain('A secret remark');
    expect(member.text).not.toContain('A secret remark');
    expect((core.body['lights'] as unknown[]).length).toBe(5);
    expect((member.body['lights'] as { id: string }[]).map((one) => one.id)).toEqual(['energy', 'inclusion', 'value']);
    expect(member.text).not.toMatch(/"id":"(sponsor|absence|follow-through)"/);
    expect((await get(group.tom, 'measures.csv')).text.split('\r\n').length).toBeGreaterThan(20);
    expect((await get(group.tom, 'measures.csv')).text).not.toContain('A secret remark');
  });

  test('a remark is taken away by the one who wrote it', async () => {
    const { body } = await get(group.tom, 'measures');
    const [remark] = (body['measures'] as { remarks: { id: string; mine: boolean }[] }[]).flatMap((one) => one.remarks);
    expect(remark?.mine).toBe(false);
    expect((await group.tom.refused(group.communityId, { type: 'removeRemark', remarkId: remark?.id, removed: true })).status).toBe(403);
    await group.amara.do(group.communityId, { type: 'removeRemark', remarkId: remark?.id ?? '', removed: true });
    expect((await get(group.tom, 'measures')).text).not.toContain('A secret remark');
  });
});

test('what is kept about somebody is shown to them alone, and who wants to be in no figure is in none', async () => {
  const { sam, communityId } = group;
  const counted = async () => (await world.store.activity.facts(localTenant, communityId, new Date().toISOString())).people.map((one) => one.personId);
  expect(await counted()).toContain(sam.id);
  await sam.do(communityId, { type: 'chooseMine', area: 'Science', counted: false });
  const mine = await get(sam, 'mine');
  expect(mine.body).toMatchObject({ area: 'Science', counted: false, own: { shelf: [{ title: '100 % fair_marking' }], messages: 0, prompts: 0 } });
  expect((await get(group.tom, 'mine')).body).toMatchObject({ area: '', counted: true, areas: ['Science'], own: { shelf: [] } });
  expect(await counted()).not.toContain(sam.id);
});

test('who knows about what: only who has said so, found by topic or name, and not once they have taken it back', async () => {
  const { sam, tom, communityId } = group;
  const found = async (find = '') => (await get(tom, `experts?find=${encodeURIComponent(find)}`)).body['people'] as { name: string; knows: string[] }[];
  expect(await found()).toEqual([]);
  await sam.do(communityId, { type: 'chooseMine', area: 'Science', counted: false, knows: ['Peer marking', '100 %_rubrics', 'Peer marking'] });
  expect(await found('PEER')).toMatchObject([{ personId: sam.id, knows: ['Peer marking', '100 %_rubrics'] }]);
  expect(await found('%_r')).toHaveLength(1);
  expect([await found('_eer'), await found('nothing of it')]).toEqual([[], []]);
  // A page of before does not know of topics, and takes none away.
  await sam.do(communityId, { type: 'chooseMine', area: 'Arts', counted: false });
  expect(await found('rubrics')).toHaveLength(1);
  await sam.do(communityId, { type: 'chooseMine', area: 'Arts', counted: false, knows: [] });
  expect(await found()).toEqual([]);
  expect((await get(group.helen, 'experts')).status).toBe(404);
});
