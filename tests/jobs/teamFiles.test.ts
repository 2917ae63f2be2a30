import type { ChannelsAnswer, FilesAnswer, FileView } from '../../bot/api/contract';
import { localTeam } from '../../bot/local/people';
import { startGroup, type Group } from '../fakes/group';
import { sharePoint, type InSharePoint } from '../fakes/sharePoint';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  await group.settle('purpose', { purpose: 'We share what works', priorities: '- One' });
  await publish();
  await group.amara.do(group.communityId, { type: 'makeChannel', name: 'Rubrics', about: 'Rubrics that travel' });
  await eventually(async () => (await channels()).channels.length === 1, 'the channel of the sub-group');
  await charterIs((one) => one.state === 'filed');
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const asked = async (who: Actor, path: string, body?: object): Promise<Response> =>
  fetch(`${world.origin}/api/communities/${group.communityId}/${path}`, { method: body ? 'POST' : 'GET', headers: { authorization: `Bearer ${await who.token()}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
const files = async (who: Actor = group.tom): Promise<FilesAnswer> => (await asked(who, 'files')).json() as Promise<FilesAnswer>;
const channels = async (): Promise<ChannelsAnswer> => (await asked(group.tom, 'files/channels')).json() as Promise<ChannelsAnswer>;
const toRubrics = async () => ({ type: 'copyFile' as const, fileId: 'charter', channelId: (await channels()).channels.find((one) => one.name === 'Rubrics')?.channelId ?? '', name: 'Rubrics' });
const charter = async (who?: Actor): Promise<FileView | undefined> => (await files(who)).files.find((one) => one.kind === 'charter');
const charterIs = (so: (one: FileView) => boolean) => eventually(async () => { const one = await charter(); return one && so(one) ? one : null; }, 'a charter so');
async function publish(): Promise<void> {
  await group.amara.do(group.communityId, { type: 'publishCharter', fingerprint: (await group.amara.view(group.communityId)).charter.fingerprint });
}
/** What waits on the way to Files is tried at once, as a press on “Try again now” does. */
const hurry = () => asked(group.amara, 'connections/again', { connection: 'files' });

/** The channel's folder as Microsoft 365 has it. */
const inChannel = () => world.local.graph.files().filter((one) => one.path.startsWith('Rubrics/')).map((one) => one.path);
const copyOf = async (who: Actor = group.amara) => who.do(group.communityId, await toRubrics());
const copyIs = (state: string) => eventually(async () => {
  const one = (await charter())?.copies[0];
  if (one?.state === state) return one;
  if (one?.state === 'waiting' || one?.state === 'copying') await hurry();
  return null;
}, `a copy that is ${state}`);
const copies = () => world.exchanges.filter(({ request }) => request.method === 'POST' && /\/copy\?/.test(request.url));

const inSharePoint: InSharePoint = (...what) => sharePoint(world, group.amara.id)(...what);
/** The team by Graph, with the app's own permissions. */
async function asTheApp(method: string, path: string, body?: object): Promise<unknown> {
  const token = await world.local.identity.graphToken(null, ['Channel.Create.Group', 'ChannelSettings.Read.Group']);
  const answer = await fetch(`${world.origin}/local/graph/v1.0/teams/${localTeam.groupId}/${path}`, { method, headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, ...(body ? { body: JSON.stringify(body) } : {}) });
  return answer.json();
}
const look = async (): Promise<void> => {
  const before = (await files()).look?.readAt;
  await group.tom.do(group.communityId, { type: 'lookAtFiles' });
  await eventually(async () => { const one = (await files()).look; return one?.state === 'read' && one.readAt !== before; }, 'a look at the files');
};

test('what lies in Files is listed for everybody in the community, and for nobody else', async () => {
  expect(await charter()).toMatchObject({ version: 1, state: 'filed', by: 'Amara Okafor', found: null, copies: [] });
  expect(await charter(group.sam)).toMatchObject({ version: 1, webUrl: (await charter())?.webUrl });
  expect([(await asked(group.sam, 'files/channels')).status, (await asked(group.helen, 'files')).status]).toEqual([403, 404]);
  const refused = await group.sam.refused(group.communityId, await toRubrics());
  expect(refused.status).toBe(403);
});

test('what is asked for and not allowed waits with its reason, and goes on once it is', async () => {
  world.local.graph.setFault({ match: 'POST /copy$', does: 403, times: 20 });
  await copyOf();
  expect((await copyIs('waiting')).problem).toBe('CoP Guide may not write to the channel’s files for you. Allow it under Connections, or copy the file by hand in Teams.');
  expect(inChannel()).toEqual([]);
  world.local.graph.clearFaults();
  expect(await copyIs('filed')).toMatchObject({ problem: null, by: 'Amara Okafor', channel: 'Rubrics', fileName: 'Charter - Inclusive Assessment, version 1.docx', isCurrent: true });
  expect(inChannel()).toEqual(['Rubrics/Charter - Inclusive Assessment, version 1.docx']);
});

test('asked for again it is there already, and nothing is sent', async () => {
  const before = copies().length;
  expect((await copyOf(group.tom)).said).toBe('This version is in the channel Rubrics already.');
  expect(copies()).toHaveLength(before);
});

test('the next version is a copy of its own, made once though every answer is lost', async () => {
  const year = new Date().getUTCFullYear() + 1;
  await group.amara.do(group.communityId, { type: 'setReviews', lightOn: `${year}-03-01`, fullOn: `${year}-09-01` });
  await publish();
  await charterIs((one) => one.version === 2 && one.state === 'filed');
  expect((await charter())?.copies).toMatchObject([{ isCurrent: false }]);
  world.local.graph.setFault({ match: 'POST /copy$', does: 'accepted-then-cut' });
  await copyOf();
  expect(await copyIs('filed')).toMatchObject({ fileName: 'Charter - Inclusive Assessment, version 2.docx' });
  expect(inChannel()).toHaveLength(2);
});

test('what people did in SharePoint is found by a look, and said; a copy that was deleted can be made anew', async () => {
  await inSharePoint('PATCH', 'root:/General/Charter%20-%20Inclusive%20Assessment.docx', { name: 'Our charter.docx' });
  await inSharePoint('DELETE', 'root:/Rubrics/Charter%20-%20Inclusive%20Assessment,%20version%202.docx');
  expect((await charter())?.found).toBeNull();
  await look();
  expect(await charter()).toMatchObject({ found: { gone: false, name: 'Our charter.docx', folder: null }, copies: [{ found: { gone: true } }, { found: null }] });
  expect((await charter(group.sam))?.found).toEqual({ gone: false, name: 'Our charter.docx', folder: null });
  await copyOf(group.tom);
  await copyIs('filed');
  // The copy carries the name of what was published.
  expect(inChannel()).toEqual(expect.arrayContaining(['Rubrics/Charter - Inclusive Assessment, version 2.docx']));

  const { id } = await inSharePoint('POST', 'root/children', { name: 'Archive', folder: {} });
  await inSharePoint('PATCH', 'root:/General/Our%20charter.docx', { parentReference: { id }, name: 'Charter - Inclusive Assessment.docx' });
  await look();
  expect((await charter())?.found).toEqual({ gone: false, name: null, folder: 'Archive' });
});

test('a name that somebody else’s file has is not replaced', async () => {
  await inSharePoint('DELETE', 'root:/Rubrics/Charter%20-%20Inclusive%20Assessment,%20version%202.docx');
  await sharePoint(world, group.tom.id)('PUT', 'root:/Rubrics/Charter%20-%20Inclusive%20Assessment,%20version%202.docx:/content', 'theirs');
  await look();
  await copyOf();
  expect((await copyIs('failed')).problem).toBe('Something else in the channel’s files has this name. Rename it there, then copy again.');
  expect(world.local.graph.fileContent('Rubrics/Charter - Inclusive Assessment, version 2.docx')?.toString()).toBe('theirs');
});

test('any standard channel of the team can have a copy; a private one is named and not offered, and refused if it became one', async () => {
  const made = await asTheApp('POST', 'channels', { displayName: 'Reading group', membershipType: 'standard' }) as { id: string };
  const leads = world.local.graph.addPrivateChannel('Leads');
  expect(await channels()).toEqual({ channels: [{ channelId: made.id, name: 'Reading group' }, expect.objectContaining({ name: 'Rubrics' })], isWhole: true, ownSites: ['Leads'] });
  const copyTo = (channelId: string) => group.amara.do(group.communityId, { type: 'copyFile', fileId: 'charter', channelId, name: 'As I call it' });
  const became = (channelId: string, state: string) => eventually(async () => {
    const one = (await charter())?.copies.find((each) => each.channelId === channelId);
    if (one?.state === 'copying' || one?.state === 'waiting') await hurry();
    return one?.state === state ? one : null;
  }, `a copy that is ${state}`);
  await copyTo(made.id);
  expect(await became(made.id, 'filed')).toMatchObject({ channel: 'Reading group', problem: null });
  expect(world.local.graph.files().map((one) => one.path)).toContain('Reading group/Charter - Inclusive Assessment, version 2.docx');

  await copyTo(leads);
  expect((await became(leads, 'failed')).problem).toMatch(/^This channel is private or shared.*copy it there by hand\.$/);
  await copyTo('19:none@thread.tacv2');
  expect((await became('19:none@thread.tacv2', 'failed')).problem).toBe('The team has this channel no more. Choose another channel.');
});

test('where the list of channels cannot be read, those of sub-groups are offered', async () => {
  world.local.graph.setFault({ match: 'GET /channels$', does: 403, times: 2 });
  expect(await channels()).toEqual({ channels: [expect.objectContaining({ name: 'Rubrics' })], isWhole: false, ownSites: [] });
});

test('a file that is gone is said to be gone, and no copy of it is made', async () => {
  await inSharePoint('DELETE', 'root:/Archive/Charter%20-%20Inclusive%20Assessment.docx');
  await look();
  expect((await charter())?.found).toEqual({ gone: true, name: null, folder: null });
  const answer = await group.amara.refused(group.communityId, await toRubrics());
  expect([answer.status, answer.message]).toEqual([409, 'The file is gone from the team\'s Files. Restore it in SharePoint, then look at the files again.']);
});
