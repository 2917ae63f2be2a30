import type { FilesAnswer, FileView } from '../../bot/api/contract';
import { startGroup, type Group } from '../fakes/group';
import { sharePoint, type InSharePoint } from '../fakes/sharePoint';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Files that people renamed, moved or deleted in SharePoint: where the next version goes. */

let world: World;
let group: Group;
let inSharePoint: InSharePoint;
const year = new Date().getUTCFullYear() + 1;

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
  inSharePoint = sharePoint(world, group.amara.id);
  await group.settle('purpose', { purpose: 'We share what works', priorities: '- One' });
  await publish();
  await filed('charter', (one) => one.version === 1);
});
afterAll(() => world.end());

const file = async (kind: string): Promise<FileView | undefined> => {
  const answer = await fetch(`${world.origin}/api/communities/${group.communityId}/files`, { headers: { authorization: `Bearer ${await group.tom.token()}` } });
  return ((await answer.json()) as FilesAnswer).files.find((one) => one.kind === kind);
};
const filed = (kind: string, so: (one: FileView) => boolean = () => true) => eventually(async () => { const one = await file(kind); return one?.state === 'filed' && so(one) ? one : null; }, `a ${kind} that is filed so`);
async function publish(): Promise<void> {
  await group.amara.do(group.communityId, { type: 'publishCharter', fingerprint: (await group.amara.view(group.communityId)).charter.fingerprint });
}
/** Changes what the charter says, and publishes it. */
async function publishNext(month: number): Promise<void> {
  await group.amara.do(group.communityId, { type: 'setReviews', lightOn: `${year}-0${month}-01`, fullOn: `${year}-09-01` });
  await publish();
}
const lies = (ending: string) => world.local.graph.files().filter((one) => one.path.endsWith(ending)).map((one) => `${one.path} ${one.versions.length}`);

test('the next version of the charter goes on in the file that people renamed and moved, under their name', async () => {
  const { id } = await inSharePoint('POST', 'root/children', { name: 'Agreed', folder: {} });
  await inSharePoint('PATCH', 'root:/General/Charter%20-%20Inclusive%20Assessment.docx', { name: 'Our charter.docx', parentReference: { id } });
  await group.tom.do(group.communityId, { type: 'lookAtFiles' });
  expect((await filed('charter', (one) => one.found !== null)).found).toEqual({ gone: false, name: 'Our charter.docx', folder: 'Agreed' });
  await publishNext(3);
  expect(await filed('charter', (one) => one.version === 2)).toMatchObject({ name: 'Our charter.docx', isAnew: false, found: { name: null, folder: 'Agreed' }, webUrl: expect.stringContaining('/Agreed/Our%20charter.docx') });
  expect(lies('.docx')).toEqual(['Agreed/Our charter.docx 2']);
});

test('one that was deleted is made again in the channel, and that is said', async () => {
  await inSharePoint('DELETE', 'root:/Agreed/Our%20charter.docx');
  await publishNext(4);
  expect(await filed('charter', (one) => one.version === 3)).toMatchObject({ name: 'Charter - Inclusive Assessment.docx', isAnew: true });
  expect(lies('.docx')).toEqual(['General/Charter - Inclusive Assessment.docx 1']);
  await publishNext(5);
  expect(await filed('charter', (one) => one.version === 4)).toMatchObject({ isAnew: false });
  expect(lies('.docx')).toEqual(['General/Charter - Inclusive Assessment.docx 2']);
});

test('so does the pack', async () => {
  const make = () => group.amara.do(group.communityId, { type: 'makePack' });
  await make();
  const { at } = await filed('pack');
  await inSharePoint('PATCH', 'root:/General/Everything%20-%20Inclusive%20Assessment.zip', { name: 'All of it.zip' });
  await make();
  expect(await filed('pack', (one) => one.at !== at)).toMatchObject({ name: 'All of it.zip', isAnew: false });
  expect(lies('.zip')).toEqual(['General/All of it.zip 2']);
});

test('the workbook of the log is written on under its new name, and none is made beside it', async () => {
  await group.amara.do(group.communityId, { type: 'startLog' });
  const { at } = await filed('log');
  const [workbook] = lies('.xlsx');
  await inSharePoint('PATCH', `root:/${encodeURIComponent((workbook ?? '').replace(/ \d+$/, '')).replaceAll('%2F', '/')}`, { name: 'Our numbers.xlsx' });
  await group.amara.do(group.communityId, { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: 'A rubric that travels', url: 'https://example.org/rubric', about: 'For essays', tags: [], origin: 'external', story: null });
  await filed('log', (one) => one.at !== at);
  expect(world.local.graph.files().filter((one) => one.path.endsWith('.xlsx')).map((one) => one.path)).toEqual(['General/Our numbers.xlsx']);
});
