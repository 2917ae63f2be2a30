import { localTeam } from '../../bot/local/people';
import { callLocal } from './calling';
import { serving, type Serving } from './serving';

let local: Serving;
let now: Date;
beforeEach(async () => {
  now = new Date('2026-11-23T18:00:00Z');
  local = await serving(() => now);
});
afterEach(() => local.end());

const step = 320 * 1024;
const total = 2 * step + 10;

/** A session as anybody would open it, and what can be done with its address. */
async function session(name = 'a.bin', item: object = {}) {
  const made = await callLocal(local, 'POST', `/groups/${localTeam.groupId}/drive/root:/General/${name}:/createUploadSession`, { body: { item } });
  const url = String(made.body.uploadUrl ?? '');
  const to = url.replace('https://', `${local.served.origin}/sharepoint/`);
  const ask = async (method: string, headers: Record<string, string> = {}, body?: Buffer, address = to) => {
    const answer = await fetch(address, { method, headers, ...(body ? { body } : {}) });
    const text = await answer.text();
    return { status: answer.status, body: text ? JSON.parse(text) : null };
  };
  const slice = (from: number, length: number, more: { of?: number; headers?: Record<string, string>; fill?: string } = {}) =>
    ask('PUT', { 'content-range': `bytes ${from}-${from + length - 1}/${more.of ?? total}`, ...more.headers }, Buffer.alloc(length, more.fill ?? 'a'));
  return { made, url, to, ask, slice };
}

test('slices in order become the file; the status says what is expected next', async () => {
  const { made, url, ask, slice } = await session();
  expect(made).toMatchObject({ status: 200, body: { nextExpectedRanges: ['0-'] } });
  expect(url).toMatch(/^https:\/\/university\.sharepoint\.com\//);
  expect(await slice(0, step)).toMatchObject({ status: 202, body: { nextExpectedRanges: [`${step}-${total - 1}`] } });
  expect(await ask('GET')).toMatchObject({ status: 200, body: { nextExpectedRanges: [`${step}-${total - 1}`] } });
  await slice(step, step, { fill: 'b' });
  expect(await slice(2 * step, 10, { fill: 'c' })).toMatchObject({ status: 201, body: { name: 'a.bin', size: total } });
  expect(local.served.graph.fileContent('General/a.bin')?.toString()).toBe('a'.repeat(step) + 'b'.repeat(step) + 'c'.repeat(10));
  expect((await ask('GET')).status).toBe(404);
});

test.each<[string, number, (one: Awaited<ReturnType<typeof session>>) => Promise<{ status: number }>]>([
  ['a gap', 416, ({ slice }) => slice(step, step)],
  ['not a multiple of 320 KiB', 400, ({ slice }) => slice(0, step - 1)],
  ['a range beyond the file', 400, ({ slice }) => slice(0, step, { of: step - 1 })],
  ['a range that the body does not have', 400, ({ ask }) => ask('PUT', { 'content-range': `bytes 0-${step - 1}/${total}` }, Buffer.alloc(step - 2))],
  ['no range', 400, ({ ask }) => ask('PUT', {}, Buffer.alloc(step))],
  ['a token', 401, ({ slice }) => slice(0, step, { headers: { authorization: 'Bearer x' } })],
  ['a wrong key', 401, ({ ask, to }) => ask('GET', {}, undefined, to.replace(/tempauth=.*/, 'tempauth=guess'))],
  ['a session that is not there', 404, ({ ask, to }) => ask('GET', {}, undefined, to.replace(/guid=[^&]+/, 'guid=none'))],
  ['another method', 405, ({ ask }) => ask('PATCH')],
])('%s is %i and changes nothing', async (_what, status, wrong) => {
  const one = await session();
  expect((await wrong(one)).status).toBe(status);
  expect(await one.ask('GET')).toMatchObject({ status: 200, body: { nextExpectedRanges: ['0-'] } });
});

test('a slice that is there already is 416, another size of the file 400', async () => {
  const { slice } = await session();
  await slice(0, step);
  expect((await slice(0, step)).status).toBe(416);
  expect((await slice(step, step, { of: total + 1 })).status).toBe(400);
});

test('a deleted session and an expired one are gone', async () => {
  const deleted = await session();
  expect((await deleted.ask('DELETE')).status).toBe(204);
  expect((await deleted.ask('GET')).status).toBe(404);
  const old = await session();
  now = new Date(now.getTime() + 16 * 60_000);
  expect((await old.slice(0, step)).status).toBe(404);
});

test('what happens to a name that is taken is said when the session is opened', async () => {
  const only = (one: Awaited<ReturnType<typeof session>>) => one.slice(0, 10, { of: 10 });
  await only(await session('b.bin'));
  expect((await session('b.bin')).made).toMatchObject({ status: 409, body: { error: { code: 'nameAlreadyExists' } } });
  expect((await only(await session('b.bin', { '@microsoft.graph.conflictBehavior': 'replace' }))).status).toBe(200);
  expect(await only(await session('b.bin', { '@microsoft.graph.conflictBehavior': 'rename' }))).toMatchObject({ status: 201, body: { name: 'b 1.bin' } });
});
