import { segment } from '../../bot/graph/client';
import { channelFolder, docxType, putDocument } from '../../bot/graph/files';
import { localTeam } from '../../bot/local/people';
import { callLocal, everything } from './calling';
import { amara, channel, serving, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(() => new Date('2026-11-23T18:00:00Z')); });
afterEach(() => local.end());

const call = (method: string, path: string, options?: Parameters<typeof callLocal>[3]) => callLocal(local, method, path, options);

describe('files', () => {
  const root = `/groups/${localTeam.groupId}/drive/root`;
  const text = { 'content-type': 'text/plain' };

  test('content is fetched through a SharePoint link that works without the token', async () => {
    const client = local.as(amara, everything);
    const folder = await channelFolder(client, channel);
    const filed = await putDocument(client, folder, { name: 'Charter.docx', bytes: Buffer.from('docx'), contentType: docxType });
    const bytes = await client.api(`/drives/${filed.driveId}/items/${filed.itemId}/content`).responseType('arraybuffer' as never).get() as ArrayBuffer;
    expect(Buffer.from(bytes).toString()).toBe('docx');
    const answer = await call('GET', `/drives/${segment(filed.driveId)}/items/${filed.itemId}/content`);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toMatch(/^https:\/\/university\.sharepoint\.com\//);
    const forged = `${local.served.origin}/sharepoint/university.sharepoint.com/sites/inclusive-assessment/_layouts/15/download.aspx?UniqueId=${filed.itemId}&tempauth=guess`;
    expect((await fetch(forged)).status).toBe(401);
  });

  test('folders are made once: the second of a name is 409 unless told otherwise', async () => {
    const make = (more: object = {}) => call('POST', `${root}/children`, { body: { name: 'Agendas', folder: {}, ...more } });
    expect((await make()).status).toBe(201);
    expect(await make()).toMatchObject({ status: 409, body: { error: { code: 'nameAlreadyExists' } } });
    expect((await make({ '@microsoft.graph.conflictBehavior': 'rename' })).body.name).toBe('Agendas 1');
    const listed = await call('GET', `${root}/children?$top=2`);
    expect(listed.body.value.map((one: { name: string }) => one.name)).toEqual(['Agendas', 'Agendas 1']);
    expect(listed.body['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/groups\//);
  });

  test('a put with a stale etag is 412 and changes nothing', async () => {
    const put = (body: string, headers: Record<string, string> = {}) => call('PUT', `${root}:/General/a.txt:/content`, { body, headers: { ...text, ...headers } });
    const first = await put('one');
    expect(first.status).toBe(201);
    expect((await put('two', { 'if-match': first.body.eTag })).status).toBe(200);
    expect((await put('three', { 'if-match': first.body.eTag })).status).toBe(412);
    expect(local.served.graph.fileContent('General/a.txt')?.toString()).toBe('two');
    expect((await call('PUT', `${root}:/General/a.txt:/content?@microsoft.graph.conflictBehavior=fail`, { body: 'x', headers: text })).status).toBe(409);
  });

  test.each(['..', 'a%2Fb', 'a%5Cb', 'CON', 'x.', '%00', '~$a.docx', 'a%22b'])('a file cannot be named %s', async (name) => {

    expect([400, 404]).toContain((await call('PUT', `${root}:/General/${name}:/content`, { body: 'x', headers: text })).status);
    expect(local.served.graph.files()).toEqual([]);
  });

  test('content sent as JSON, the client’s own default, is refused', async () => {
    expect((await call('PUT', `${root}:/General/a.txt:/content`, { body: {} })).status).toBe(400);
  });

  test('versions are listed with the latest first', async () => {
    for (const body of ['1', '2', '3']) await call('PUT', `${root}:/General/a.txt:/content`, { body, headers: text });
    const versions = await call('GET', `${root}:/General/a.txt:/versions`);
    expect(versions.body.value.map((one: { id: string }) => one.id)).toEqual(['3.0', '2.0', '1.0']);
  });
});
