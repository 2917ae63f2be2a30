import { beginCopy, findItem, findNamed, lookAtCopy } from '../../bot/graph/copies';
import { segment } from '../../bot/graph/client';
import { channelFolder, docxType, putDocument, type FiledDocument, type Folder } from '../../bot/graph/files';
import { callLocal, everything } from './calling';
import { amara, channel, helen, refused, serving, type Serving } from './serving';

let local: Serving;
let folder: Folder;
let target: Folder;
let filed: FiledDocument;
beforeEach(async () => {
  local = await serving();
  const client = local.as(amara, everything);
  folder = await channelFolder(client, channel);
  filed = await putDocument(client, folder, { name: 'Charter.docx', bytes: Buffer.from('first'), contentType: docxType });
  const made = await client.api(`/drives/${segment(folder.driveId)}/root/children`).post({ name: 'Rubrics', folder: {} }) as { id: string };
  target = { driveId: folder.driveId, itemId: made.id };
});
afterEach(() => local.end());

const client = () => local.as(amara, everything);
const content = (path: string) => local.served.graph.fileContent(path)?.toString() ?? null;
const call = (method: string, path: string, body?: unknown) => callLocal(local, method, `/drives/${segment(folder.driveId)}/items/${path}`, body === undefined ? {} : { body });

test('a file is copied with its latest content, under way at first and then done, by an address that no token goes to', async () => {
  await putDocument(client(), folder, { name: 'Charter.docx', bytes: Buffer.from('second'), contentType: docxType });
  const monitor = await beginCopy(client(), filed, target, 'Charter: version 2.docx');
  expect(await lookAtCopy(client(), monitor)).toEqual({ is: 'running' });
  const done = await lookAtCopy(client(), monitor);
  const copied = await findNamed(client(), target, 'Charter: version 2.docx');
  expect(done).toEqual({ is: 'done', itemId: copied?.itemId });
  expect(copied).toMatchObject({ name: 'Charter- version 2.docx', createdBy: amara, parentName: 'Rubrics', parentId: target.itemId });
  expect(content('Rubrics/Charter- version 2.docx')).toBe('second');
  const looked = local.exchanges.filter(({ request }) => request.url === monitor);
  expect(looked.map(({ request }) => request.headers['authorization'])).toEqual([undefined, undefined]);
  expect(await lookAtCopy(client(), monitor.replace(/[^/]+$/, 'other'))).toEqual({ is: 'forgotten' });
});

test('nothing that has the name is replaced: the copy fails where it is looked at', async () => {
  await putDocument(client(), target, { name: 'Charter.docx', bytes: Buffer.from('theirs'), contentType: docxType });
  const monitor = await beginCopy(client(), filed, target, 'Charter.docx');
  await lookAtCopy(client(), monitor);
  expect(await lookAtCopy(client(), monitor)).toEqual({ is: 'taken' });
  expect(content('Rubrics/Charter.docx')).toBe('theirs');
});

test('a lost answer leaves it uncertain, is not sent again, and the copy is found by its name', async () => {
  local.served.graph.setFault({ match: 'POST /copy$', does: 'accepted-then-504' });
  expect(await refused(beginCopy(client(), filed, target, 'Charter.docx'))).toMatchObject({ code: 'unavailable', uncertain: true });
  expect(await findNamed(client(), target, 'Charter.docx')).toMatchObject({ createdBy: amara });
  expect(local.exchanges.filter(({ request }) => request.url.includes('/copy?'))).toHaveLength(1);
});

test.each<[string, object | null, number]>([
  ['without a body', null, 415], ['without a folder or a name', {}, 400], ['into a folder without its library', { parentReference: { id: 'TARGET' } }, 400], ['into no folder', { parentReference: { driveId: 'DRIVE', id: 'gone' } }, 404],
  ['into a file', { parentReference: { driveId: 'DRIVE', id: 'FILE' } }, 400], ['under a name that SharePoint refuses', { name: 'a:b.docx' }, 400], ['with a property that it does not have', { name: 'x.docx', versions: true }, 400],
])('the local Graph refuses a copy %s', async (_what, body, status) => {
  const filled = body && JSON.parse(JSON.stringify(body).replace('DRIVE', folder.driveId).replace('TARGET', target.itemId).replace('FILE', filed.itemId)) as object;
  expect((await call('POST', `${filed.itemId}/copy`, filled ?? undefined)).status).toBe(status);
  expect((await call('POST', `${target.itemId}/copy`, { name: 'Folder' })).status).toBe(400);
});

test('who is not in the team, or may only read, copies nothing', async () => {
  expect(await refused(beginCopy(local.as(helen, everything), filed, target, 'x.docx'))).toMatchObject({ code: 'consent-needed' });
  expect(await refused(beginCopy(local.as(amara, ['Files.Read.All']), filed, target, 'x.docx'))).toMatchObject({ code: 'consent-needed' });
});

test('renamed and moved a file keeps its id and its versions, also over a restart; deleted it is gone', async () => {
  await putDocument(client(), folder, { name: 'Charter.docx', bytes: Buffer.from('second'), contentType: docxType });
  expect((await call('PATCH', filed.itemId, { name: 'Our charter.docx', parentReference: { id: target.itemId } })).status).toBe(200);
  await local.reopen();
  expect(await findItem(client(), folder.driveId, filed.itemId)).toMatchObject({ name: 'Our charter.docx', parentName: 'Rubrics', parentId: target.itemId });
  expect([content('Rubrics/Our charter.docx'), content('General/Charter.docx')]).toEqual(['second', null]);
  expect((await call('GET', `${filed.itemId}/versions`)).body.value).toHaveLength(2);
  expect((await call('PATCH', target.itemId, { parentReference: { id: target.itemId } })).status).toBe(400);
  expect((await call('PATCH', target.itemId, { name: 'General' })).status).toBe(409);
  expect((await call('PATCH', target.itemId, { name: 'Assessment' })).status).toBe(200);
  await local.reopen();
  expect(content('Assessment/Our charter.docx')).toBe('second');
  expect((await call('DELETE', target.itemId)).status).toBe(204);
  expect(await findItem(client(), folder.driveId, filed.itemId)).toBeNull();
  expect((await call('DELETE', 'none')).status).toBe(404);
});
