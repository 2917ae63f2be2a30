import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphClient, segment } from '../../bot/graph/client';
import { channelFolder, docxType, putDocument, putVersion } from '../../bot/graph/files';
import { amara, channel, refused, serving, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(); });
afterEach(() => local.end());

const document = (text: string, name = 'Charter.docx') => ({ name, bytes: Buffer.from(text), contentType: docxType });

test('a document lands in the channel’s folder as a real file, and again as its next version', async () => {
  const client = local.as(amara);
  const folder = await channelFolder(client, channel);
  const first = await putDocument(client, folder, document('one'));
  const second = await putDocument(client, folder, document('two'));
  expect(first).toMatchObject({ name: 'Charter.docx', versionLabel: '1.0', webUrl: 'https://university.sharepoint.com/sites/inclusive-assessment/Shared%20Documents/General/Charter.docx' });
  expect(second).toMatchObject({ itemId: first.itemId, driveId: first.driveId, versionLabel: '2.0' });
  expect(second.etag).not.toBe(first.etag);
  expect(readFileSync(join(local.folder, 'Files', 'Inclusive Assessment', 'General', 'Charter.docx'), 'utf8')).toBe('two');
  const [file] = local.served.graph.files();
  expect(file).toMatchObject({ path: 'General/Charter.docx', size: 3, modifiedBy: 'Amara Okafor' });
  expect(file?.versions.map(({ label }) => label)).toEqual(['2.0', '1.0']);
  expect(local.served.graph.fileContent('General/Charter.docx', '1.0')?.toString()).toBe('one');
  expect(local.served.graph.fileOfUrl(first.webUrl)?.path).toBe('General/Charter.docx');
});

test('the next version follows a file that was renamed and moved, and knows one that is gone', async () => {
  const client = local.as(amara);
  const folder = await channelFolder(client, channel);
  const first = await putDocument(client, folder, document('one'));
  const item = `/drives/${segment(first.driveId)}/items/${segment(first.itemId)}`;
  const { id } = await client.api(`/drives/${segment(first.driveId)}/root/children`).post({ name: 'Archive', folder: {} }) as { id: string };
  await client.api(item).patch({ name: 'Our charter.docx', parentReference: { id } });
  expect(await putVersion(client, first, document('two'))).toMatchObject({ itemId: first.itemId, driveId: first.driveId, name: 'Our charter.docx', versionLabel: '2.0' });
  expect(local.served.graph.files().map(({ path }) => path)).toEqual(['Archive/Our charter.docx']);
  expect(local.served.graph.fileContent('Archive/Our charter.docx')?.toString()).toBe('two');
  await client.api(item).delete();
  expect(await putVersion(client, first, document('three'))).toBeNull();
  expect(local.served.graph.files()).toEqual([]);
});

test('the next version of a file that is open in Office waits under its new name too', async () => {
  const client = local.as(amara);
  const first = await putDocument(client, await channelFolder(client, channel), document('one'));
  await client.api(`/drives/${segment(first.driveId)}/items/${segment(first.itemId)}`).patch({ name: 'Our charter.docx' });
  writeFileSync(join(local.folder, 'Files', 'Inclusive Assessment', 'General', '.~lock.Our charter.docx#'), '');
  expect(await refused(putVersion(client, first, document('two')))).toMatchObject({ code: 'locked', status: 423 });
});

test('the type of the file and exactly its bytes are sent, also of a view into larger memory', async () => {
  const client = local.as(amara);
  const memory = new Uint8Array(1_000).fill(65);
  await putDocument(client, await channelFolder(client, channel), { name: 'View.docx', bytes: memory.subarray(10, 20), contentType: docxType });
  expect(local.served.graph.fileContent('General/View.docx')?.toString()).toBe('A'.repeat(10));
  const put = local.exchanges.find((one) => one.request.method === 'PUT');
  expect(put?.request.headers['content-type']).toBe(docxType);
});

test('a name with every awkward character arrives whole', async () => {
  const client = local.as(amara);
  const folder = await channelFolder(client, channel);
  const filed = await putDocument(client, folder, document('x', 'Q&A + 100% of #1 – ’ä.docx'));
  expect(filed.name).toBe('Q&A + 100- of -1 – ’ä.docx');
  // SharePoint itself takes # and %: the encoding of a segment has to carry them.
  const path = `/drives/${segment(folder.driveId)}/items/${segment(folder.itemId)}:/${segment('50% #1 & more.txt')}:/content`;
  const item = await client.api(path).header('Content-Type', 'text/plain').put(Buffer.from('y')) as { name: string };
  expect(item.name).toBe('50% #1 & more.txt');
});

test('a channel without a folder yet is told apart from a place that is gone', async () => {
  local.served.graph.setFault({ match: 'GET /filesFolder$', does: 404 });
  const client = local.as(amara);
  expect(await refused(channelFolder(client, channel))).toMatchObject({ code: 'not-there-yet', status: 404, waitsFor: 'time', retryAfterSeconds: 120 });
  const folder = await channelFolder(client, channel);
  expect(await refused(putDocument(client, { ...folder, itemId: 'NONE' }, document('x')))).toMatchObject({ code: 'not-found', waitsFor: 'person' });
});

test('a channel whose name breaks its folder says so, with what to do about it', async () => {
  local.served.graph.setFault({ match: 'GET /filesFolder$', does: 400 });
  expect(await refused(channelFolder(local.as(amara), channel))).toMatchObject({ code: 'refused', waitsFor: 'never', message: expect.stringContaining('Rename the channel') });
});

test('what is filed for a private or shared channel goes into the drive of its own site', async () => {
  const asked: string[] = [];
  const client = graphClient({ token: () => Promise.resolve('t'), transport: { execute: (context) => {
    const url = decodeURIComponent(String(context.request)).replace('https://graph.microsoft.com/v1.0', '');
    asked.push(`${context.options?.method ?? 'GET'} ${url}`);
    const item = { id: 'folder', name: 'Private', webUrl: 'https://university.sharepoint.com/sites/team-private', parentReference: { driveId: 'own-site' } };
    context.response = Response.json(url.endsWith('/versions') ? { value: [{ id: '1.0' }] } : url.endsWith('/content') ? { ...item, id: 'file', name: 'Charter.docx' } : item, { status: 200 });
    return Promise.resolve();
  } } });
  const filed = await putDocument(client, await channelFolder(client, { groupId: 'g', channelId: '19:private' }), { name: 'Charter.docx', bytes: Buffer.from('x'), contentType: docxType });
  expect(filed).toMatchObject({ driveId: 'own-site', itemId: 'file', versionLabel: '1.0' });
  expect(asked).toEqual(['GET /teams/g/channels/19:private/filesFolder', 'PUT /drives/own-site/items/folder:/Charter.docx:/content', 'GET /drives/own-site/items/file/versions']);
});

test('a file that is open in Office waits, and is saved once it is closed', async () => {
  const client = local.as(amara);
  const folder = await channelFolder(client, channel);
  await putDocument(client, folder, document('one'));
  const lock = join(local.folder, 'Files', 'Inclusive Assessment', 'General', '.~lock.Charter.docx#');
  writeFileSync(lock, '');
  const problem = await refused(putDocument(client, folder, document('two')));
  expect(problem).toMatchObject({ code: 'locked', status: 423, waitsFor: 'time', uncertain: false });
  expect(problem.message).toMatch(/open in Word/);
  expect(local.served.graph.files()[0]?.versions).toHaveLength(1);
});

test('a pause asked for by the service is kept and the document is filed once', async () => {
  local.served.graph.setFault({ match: 'PUT /content$', does: 429, times: 2, retryAfterSeconds: 0 });
  const client = local.as(amara);
  await putDocument(client, await channelFolder(client, channel), document('one'));
  expect(local.served.graph.files()[0]?.versions).toHaveLength(1);
});

test('an answer lost after the file was taken makes no second file', async () => {
  local.served.graph.setFault({ match: 'PUT /content$', does: 'accepted-then-504', retryAfterSeconds: 0 });
  const client = local.as(amara);
  await putDocument(client, await channelFolder(client, channel), document('one'));
  expect(local.served.graph.files().map(({ path }) => path)).toEqual(['General/Charter.docx']);
});

test('files, versions and links are there after a restart, and a lost copy is made good', async () => {
  const client = local.as(amara);
  const folder = await channelFolder(client, channel);
  const filed = await putDocument(client, folder, document('one'));
  await putDocument(client, folder, document('two'));
  const copy = join(local.folder, 'Files', 'Inclusive Assessment', 'General', 'Charter.docx');
  writeFileSync(copy, 'one');
  await local.reopen();
  expect(existsSync(copy) && readFileSync(copy, 'utf8')).toBe('two');
  expect(await channelFolder(client, channel)).toEqual(folder);
  expect((await putDocument(client, folder, document('three'))).itemId).toBe(filed.itemId);
  expect(local.served.graph.files()[0]?.versions.map(({ label }) => label)).toEqual(['3.0', '2.0', '1.0']);
});
