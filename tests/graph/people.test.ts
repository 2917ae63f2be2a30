import { directoryScopes, findPeople } from '../../bot/graph/directory';
import { photoScopes, photosOf } from '../../bot/graph/photos';
import { findings } from '../contract/rules';
import { callLocal } from './calling';
import { amara, helen, priya, refused, serving, tom, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(); });
afterEach(() => {
  expect(local.exchanges.flatMap(findings)).toEqual([]);
  return local.end();
});

describe('people of the organisation', () => {
  const find = (text: string, most = 8) => findPeople(local.as(amara, directoryScopes), text, most);

  test.each([['hel', ['Helen Marsh']], ['MARSH', ['Helen Marsh']], ['a', ['Amara Okafor', 'Sam Adeyemi']], ['helen.marsh@univ', ['Helen Marsh']], ['nobody', []], ['', []], ['"); drop', []], ['o’n & #1 %', []], ['"hel\\', ['Helen Marsh']]])('are found by “%s”', async (text, names) => {
    expect((await find(text)).map((one) => one.name)).toEqual(names);
  });

  test('come with the address to write to, no more of them than asked for, as the directory wants to be asked', async () => {
    expect(await find('helen')).toEqual([{ id: helen, name: 'Helen Marsh', email: 'helen.marsh@university.example' }]);
    expect(await find('a', 1)).toHaveLength(1);
    expect(local.exchanges.at(-1)?.request.headers['consistencylevel']).toBe('eventual');
    // Without the header the directory refuses.
    expect((await callLocal(local, 'GET', `/users?$search=${encodeURIComponent('"displayName:a"')}`)).status).toBe(400);
  });

  test('are not looked for without the permission, and that says what to do by hand', async () => {
    const problem = await refused(findPeople(local.as(amara, ['User.Read']), 'hel', 8));
    expect(problem).toMatchObject({ code: 'consent-needed', waitsFor: 'person' });
    expect(problem.message).toContain('Type the name and address');
  });
});

describe('photos', () => {
  const photos = (ids: string[], scopes = photoScopes) => photosOf(local.as(amara, scopes), ids);

  test('of a page of people come in one request, and who has none has none', async () => {
    const found = await photos([amara, tom, priya, 'gone']);
    expect([...found].map(([id, photo]) => [id, photo?.type ?? null]).sort()).toEqual([[amara, 'image/png'], [tom, 'image/png'], [priya, null], ['gone', null]].sort());
    expect(local.exchanges).toHaveLength(1);
    expect(found.get(amara)?.bytes.subarray(1, 4).toString()).toBe('PNG');
    expect(found.get(amara)?.bytes.equals(found.get(tom)?.bytes ?? Buffer.alloc(0))).toBe(false);
  });

  test('of more than twenty people are asked for twenty at a time', async () => {
    expect((await photos([...Array.from({ length: 25 }, (_, n) => `nobody-${n}`)])).size).toBe(20);
    expect((await callLocal(local, 'POST', '/$batch', { body: { requests: Array.from({ length: 21 }, (_, n) => ({ id: String(n), method: 'GET', url: '/me' })) } })).status).toBe(400);
  });

  test('that may not be read are not there, and are no photo of nobody', async () => {
    expect(await photos([amara, tom], ['User.Read'])).toEqual(new Map());
    local.served.graph.setFault({ match: 'POST /\\$batch$', does: 503, times: 9, retryAfterSeconds: 0 });
    expect(await refused(photos([amara]))).toMatchObject({ waitsFor: 'time' });
  });

  test('of whom the batch says that it is too busy are not there, though the batch itself went well', async () => {
    const client = { api: () => ({ post: () => Promise.resolve({ responses: [{ id: '0', status: 429, headers: { 'Retry-After': '2' } }, { id: '1', status: 404 }] }) }) };
    expect([...await photosOf(client as never, ['a', 'b'])]).toEqual([['b', null]]);
  });

  test('are taken only for what their bytes are', async () => {
    const client = { api: () => ({ post: () => Promise.resolve({ responses: ['<svg onload="x">', 'GIF89a', '', 'x'.repeat(200_000)].map((body, at) => ({ id: String(at), status: 200, headers: { 'Content-Type': 'image/jpeg' }, body: Buffer.from(body).toString('base64') })) }) }) };
    expect([...(await photosOf(client as never, ['a', 'b', 'c', 'd'])).values()]).toEqual([null, null, null, null]);
  });
});

