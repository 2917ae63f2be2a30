import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { everything } from './calling';
import { calledWorkbook, failure, invalid, notFound, type CalledWorkbook } from './calling-workbook';
import { filed } from './excel-file';
import { peoplesFile } from './peoples-file';
import { amara, helen, tom, type Serving } from './serving';

let on: CalledWorkbook;
let local: Serving;
beforeEach(async () => {
  on = await calledWorkbook();
  local = on.local;
});
afterEach(() => local.end());

const over = failure(404, 'ItemNotFound', 'invalidSessionReCreatable');

describe('who may', () => {
  test('only a person with the permission for all files, who is in the team', async () => {
    const as = async (person: string | null, scopes: string[]) => (await on.call('GET', '/tables', undefined, { token: await local.served.token(person, scopes) })).status;
    expect(await as(amara, ['Files.ReadWrite.All'])).toBe(200);
    expect(await as(null, ['Files.ReadWrite.All', 'Sites.ReadWrite.All'])).toBe(403);
    expect(await as(amara, ['Files.ReadWrite', 'Files.Read.All', 'Sites.ReadWrite.All'])).toBe(403);
    expect(await as(helen, ['Files.ReadWrite.All'])).toBe(403);
    expect((await on.call('GET', '/tables', undefined, { token: null })).status).toBe(401);
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/tables/None', undefined], ['GET', '/tables/None/rows', undefined], ['POST', '/tables/None/rows/add', { values: [['a']] }], ['GET', '/worksheets/None', undefined],
    ['GET', "/worksheets/None/range(address='A1')", undefined], ['GET', '/tables/CopLog/rows/itemAt(index=0)', undefined], ['PATCH', '/tables/CopLog/rows/7', { values: [[1, 2, 3]] }], ['DELETE', '/tables/CopLog/rows/0', undefined],
  ])('%s %s is 404', async (method, path, body) => expect(await on.call(method, path, body)).toMatchObject(notFound));

  test('nor is a workbook of another drive, of a folder, or of a file that is none', async () => {
    expect(await on.call('GET', `${on.item.replace(/drives\/[^/]+/, 'drives/other')}/workbook/tables`)).toMatchObject(notFound);
    const root = (await on.call('GET', `${on.item.replace(/items\/.*/, 'root')}`)).body.id;
    expect(await on.call('GET', `${on.item.replace(/items\/.*/, `items/${root}`)}/workbook/tables`)).toMatchObject(notFound);
    await on.call('PUT', `${on.item}/content`, 'not a zip', { headers: { 'content-type': 'text/plain' } });
    expect(await on.call('GET', '/tables')).toMatchObject(failure(400, 'BadRequest', 'unsupportedWorkbook'));
  });
});

describe('sessions', () => {
  test('end after five idle minutes, and a request or a refresh keeps them', async () => {
    const headers = await on.open();
    for (const [method, path, status] of [['GET', '/tables', 200], ['POST', '/refreshSession', 204], ['GET', '/worksheets', 200]] as const) {
      on.wait(4);
      expect((await on.call(method, path, undefined, { headers })).status).toBe(status);
    }
    on.wait(6);
    expect(await on.call('GET', '/tables', undefined, { headers })).toMatchObject(over);
    expect(await on.call('POST', '/refreshSession', undefined, { headers })).toMatchObject(over);
  });

  test('are one person’s, on one file, until they are closed or the server starts anew', async () => {
    const headers = await on.open();
    expect(await on.call('GET', '/tables', undefined, { headers, token: await local.served.token(tom, everything) })).toMatchObject(over);
    const again = await on.open();
    expect((await on.call('POST', '/closeSession', undefined, { headers: again })).status).toBe(204);
    expect(await on.call('GET', '/tables', undefined, { headers: again })).toMatchObject(over);
    const last = await on.open();
    await local.reopen();
    expect(await on.call('GET', '/tables', undefined, { headers: last })).toMatchObject(over);
    expect(await on.call('POST', '/closeSession')).toMatchObject(invalid);
    expect(await on.call('POST', '/createSession', {})).toMatchObject(invalid);
  });

  test('stand while the workbook is changed, and end when another file is put in its place', async () => {
    const [mine, other] = [await on.open(), await on.open()];
    expect((await on.call('POST', '/tables/CopLog/rows/add', { values: [['a', 'b', 1]] }, { headers: mine })).status).toBe(201);
    expect((await on.call('GET', '/tables/CopLog/rows', undefined, { headers: other })).body.value).toHaveLength(1);
    await filed(local, peoplesFile());
    expect(await on.call('GET', '/tables', undefined, { headers: mine })).toMatchObject(over);
    expect((await on.call('GET', '/tables/CopLog/columns', undefined, { headers: await on.open() })).body.value).toHaveLength(5);
  });

  test('for looking only keep what is tried to themselves', async () => {
    const headers = await on.open(false);
    await on.call('POST', '/tables/CopLog/rows/add', { values: [['a', 'b', 1]] }, { headers });
    expect((await on.call('GET', '/tables/CopLog/rows', undefined, { headers })).body.value).toHaveLength(1);
    expect((await on.call('GET', '/tables/CopLog/rows')).body.value).toHaveLength(0);
    expect(local.served.graph.files()[0]?.versions).toHaveLength(1);
  });
});

describe('changes', () => {
  test('each make a version and an etag; what is refused makes none and leaves nothing behind', async () => {
    const before = (await on.call('GET', on.item)).body.eTag;
    await on.addRows([['a', 'b', 1]]);
    const after = (await on.call('GET', on.item)).body;
    expect(after.eTag).not.toBe(before);
    expect(after.lastModifiedBy.user.id).toBe(amara);
    await on.call('PATCH', '/tables/CopLog', { name: 'Fine', style: 'none' });
    expect((await on.call('GET', '/tables')).body.value.map((one: { name: string }) => one.name)).toEqual(['CopLog']);
    expect(local.served.graph.files()[0]?.versions).toHaveLength(2);
  });

  test('wait while the file is open in Office; looking does not', async () => {
    const lock = join(local.folder, 'Files', 'Inclusive Assessment', 'General', '~$Log.xlsx');
    writeFileSync(lock, '');
    expect(await on.addRows([['a', 'b', 1]])).toMatchObject({ status: 423, body: { error: { innerError: { code: 'resourceLocked' } } } });
    expect((await on.call('POST', '/createSession', { persistChanges: true })).status).toBe(423);
    expect((await on.call('GET', '/tables')).status).toBe(200);
    // Half a file is not taken for a version while somebody saves, nor afterwards.
    writeFileSync(lock.replace('~$', ''), 'half');
    expect((await on.call('GET', '/tables')).status).toBe(423);
    rmSync(lock);
    expect(await on.call('GET', '/tables')).toMatchObject(failure(400, 'BadRequest', 'unsupportedWorkbook'));
    rmSync(lock.replace('~$', ''));
    expect((await on.addRows([['a', 'b', 1]])).status).toBe(201);
  });
});
