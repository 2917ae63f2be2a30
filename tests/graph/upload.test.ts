import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { segment } from '../../bot/graph/client';
import { loopbackUrl } from '../../bot/graph/loopback';
import { channelFolder, putDocument, putVersion, type Folder } from '../../bot/graph/files';
import { amara, channel, refused, serving, type Serving } from './serving';

let local: Serving;
let now: Date;
let folder: Folder;
beforeEach(async () => {
  now = new Date('2026-11-23T18:00:00Z');
  local = await serving(() => now);
  folder = await channelFolder(local.as(amara), channel);
});
afterEach(() => local.end());

const slice = 8 * 320 * 1024;
const bytes = randomBytes(7 * 1024 * 1024 + 123);
const large = { name: 'Q&A + 100 of 1.zip', bytes, contentType: 'application/zip' };
const put = () => putDocument(local.as(amara), folder, large);
const path = `General/${large.name}`;
const slices = () => local.exchanges.filter(({ request }) => request.method === 'PUT').map(({ request, response }) => `${(request.headers['content-range'] ?? '').slice(6).split('-')[0]} ${response.status}`);
const asked = (method: string, end: RegExp) => local.exchanges.filter(({ request }) => request.method === method && end.test(new URL(request.url).pathname)).length;
const sessions = () => asked('POST', /createUploadSession$/);
const arrived = () => expect(local.served.graph.fileContent(path)?.equals(bytes)).toBe(true);

test('seven megabytes go in slices of whole 320 KiB, without a token, and again as the next version', async () => {
  const first = await put();
  expect(slices()).toEqual(['0 202', `${slice} 202`, `${2 * slice} 201`]);
  expect(local.exchanges.filter(({ request }) => request.method === 'PUT').every(({ request }) => request.headers['authorization'] === undefined)).toBe(true);
  arrived();
  const second = await put();
  expect(second).toMatchObject({ itemId: first.itemId, name: large.name, versionLabel: '2.0' });
  expect(JSON.stringify(local.exchanges)).not.toMatch(/tempauth=(?!x)/);
});

test('the next version of a renamed file goes in slices to its id, also when it is renamed on the way; one that is gone is told', async () => {
  const first = await put();
  const client = local.as(amara);
  const rename = (name: string) => client.api(`/drives/${segment(first.driveId)}/items/${segment(first.itemId)}`).patch({ name });
  await rename('All.zip');
  expect(await putVersion(client, first, large)).toMatchObject({ itemId: first.itemId, name: 'All.zip', versionLabel: '2.0' });
  const session = await client.api(`/drives/${segment(first.driveId)}/items/${segment(first.itemId)}/createUploadSession`).post({ item: { '@microsoft.graph.conflictBehavior': 'replace' } }) as { uploadUrl: string };
  await rename('Everything.zip');
  const slow = await fetch(loopbackUrl(session.uploadUrl, local.served.origin), { method: 'PUT', headers: { 'Content-Range': 'bytes 0-99/100' }, body: bytes.subarray(0, 100) });
  expect([slow.status, ((await slow.json()) as { name: string }).name]).toEqual([200, 'Everything.zip']);
  expect(local.served.graph.files().map(({ path: at }) => at)).toEqual(['General/Everything.zip']);
  await client.api(`/drives/${segment(first.driveId)}/items/${segment(first.itemId)}`).delete();
  expect(await putVersion(client, first, large)).toBeNull();
});

test('just under 4 MiB is one plain put, 4 MiB is an upload', async () => {
  await putDocument(local.as(amara), folder, { ...large, bytes: bytes.subarray(0, 4 * 1024 * 1024 - 1) });
  expect(sessions()).toBe(0);
  await putDocument(local.as(amara), folder, { ...large, bytes: bytes.subarray(100, 4 * 1024 * 1024 + 100) });
  expect(sessions()).toBe(1);
  expect(local.served.graph.fileContent(path)?.equals(bytes.subarray(100, 4 * 1024 * 1024 + 100))).toBe(true);
});

test.each(['cut', 503, 500, 429] as const)('%s in the middle: it goes on with the slice that is expected next', async (does) => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does, after: 1, retryAfterSeconds: 0 });
  await put();
  arrived();
  expect(slices().filter((one) => one.startsWith('0 '))).toHaveLength(1);
  expect(asked('GET', /uploadSession$/)).toBe(1);
  expect(sessions()).toBe(1);
  expect(local.served.graph.files()[0]?.versions).toHaveLength(1);
});

test('a slice whose answer was lost is not sent again', async () => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does: 'accepted-then-cut', after: 1 });
  await put();
  arrived();
  expect(slices()).toEqual(['0 202', `${2 * slice} 201`]);
});

test('the answer to the last slice lost: the file is sent once more, as one file', async () => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does: 'accepted-then-cut', after: 2 });
  await put();
  arrived();
  expect(local.served.graph.files().map((one) => one.path)).toEqual([path]);
});

test('a session that has expired on the way is followed by a new one', async () => {
  let seen = 0;
  local.served.graph.setWeather((method, at) => {
    if (method === 'PUT' && at.endsWith('/uploadSession') && ++seen === 2) now = new Date(now.getTime() + 16 * 60_000);
    return null;
  });
  await put();
  arrived();
  expect(slices()).toEqual(['0 202', `${slice} 404`, '0 202', `${slice} 202`, `${2 * slice} 201`]);
  expect(sessions()).toBe(2);
});

test('an upload that never gets through is left for later, its session deleted and no file begun', async () => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does: 503, after: 1, times: 20, retryAfterSeconds: 0 });
  expect(await refused(put())).toMatchObject({ code: 'unavailable', waitsFor: 'time', uncertain: false });
  expect(slices()).toHaveLength(7);
  expect(asked('DELETE', /uploadSession$/)).toBe(1);
  expect(local.served.graph.files()).toEqual([]);
});

test('sessions that keep ending are not begun without end', async () => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does: 404, times: 20 });
  expect(await refused(put())).toMatchObject({ code: 'not-found' });
  expect(sessions()).toBe(3);
});

test('a pause longer than a worker is held for is left to the outbox', async () => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does: 429, after: 1, retryAfterSeconds: 90 });
  expect(await refused(put())).toMatchObject({ code: 'busy', retryAfterSeconds: 90 });
});

test('no room: nothing is tried again', async () => {
  local.served.graph.setFault({ match: 'PUT /uploadSession$', does: 507 });
  expect(await refused(put())).toMatchObject({ code: 'full' });
  expect(slices()).toHaveLength(1);
});

test('a file that is open waits, before the first slice and at the last, and is saved once it is closed', async () => {
  await put();
  const lock = join(local.folder, 'Files', 'Inclusive Assessment', 'General', `.~lock.${large.name}#`);
  writeFileSync(lock, '');
  const before = slices().length;
  expect(await refused(put())).toMatchObject({ code: 'locked', status: 423, waitsFor: 'time' });
  expect(slices()).toHaveLength(before);
  rmSync(lock);
  let seen = 0;
  local.served.graph.setWeather((method, at) => {
    if (method === 'PUT' && at.endsWith('/uploadSession') && ++seen === 3) writeFileSync(lock, '');
    return null;
  });
  expect(await refused(put())).toMatchObject({ code: 'locked', status: 423 });
  expect(asked('DELETE', /uploadSession$/)).toBe(1);
  expect(local.served.graph.files()[0]?.versions).toHaveLength(1);
  rmSync(lock);
  expect(await put()).toMatchObject({ versionLabel: '2.0' });
});
