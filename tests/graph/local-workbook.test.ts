import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { segment } from '../../bot/graph/client';
import { callLocal, everything } from './calling';
import { byHand, cellsOf, columns, filed, standing, textsOf } from './excel-file';
import { peoplesFile } from './peoples-file';
import { amara, helen, serving, tom, type Serving } from './serving';

let now: Date;
let local: Serving;
let item: string;
let base: string;
beforeEach(async () => {
  now = new Date('2026-11-23T18:00:00Z');
  local = await serving(() => now);
  const place = await filed(local);
  item = `/drives/${segment(place.driveId)}/items/${place.itemId}`;
  base = `${item}/workbook`;
});
afterEach(() => local.end());

const call = (method: string, path: string, body?: unknown, more: Parameters<typeof callLocal>[3] = {}) =>
  callLocal(local, method, path.startsWith('/drives') ? path : `${base}${path}`, { ...more, ...(body === undefined ? {} : { body }) });
const add = (values: unknown, more: object = {}) => call('POST', '/tables/CopLog/rows/add', { index: null, values, ...more });
const open = async (persistChanges = true): Promise<Record<string, string>> => ({ 'workbook-session-id': (await call('POST', '/createSession', { persistChanges })).body.id });
const minutes = (count: number): void => { now = new Date(now.getTime() + count * 60_000); };
const error = (status: number, code: string, inner: string) => ({ status, body: { error: { code, innerError: { code: inner } } } });
const notFound = error(404, 'ItemNotFound', 'itemNotFound');
const invalid = error(400, 'InvalidArgument', 'invalidArgument');
const over = error(404, 'ItemNotFound', 'invalidSessionReCreatable');
const conflict = error(409, 'InsertDeleteConflict', 'insertDeleteConflict');

describe('who may', () => {
  test('only a person with the permission for all files, who is in the team', async () => {
    const as = async (person: string | null, scopes: string[]) => (await call('GET', '/tables', undefined, { token: await local.served.token(person, scopes) })).status;
    expect(await as(amara, ['Files.ReadWrite.All'])).toBe(200);
    expect(await as(null, ['Files.ReadWrite.All', 'Sites.ReadWrite.All'])).toBe(403);
    expect(await as(amara, ['Files.ReadWrite', 'Files.Read.All', 'Sites.ReadWrite.All'])).toBe(403);
    expect(await as(helen, ['Files.ReadWrite.All'])).toBe(403);
    expect((await call('GET', '/tables', undefined, { token: null })).status).toBe(401);
  });
});

describe('what is not there', () => {
  test.each([
    ['GET', '/tables/None', undefined], ['GET', '/tables/None/rows', undefined], ['POST', '/tables/None/rows/add', { values: [['a']] }], ['GET', '/worksheets/None', undefined],
    ['GET', "/worksheets/None/range(address='A1')", undefined], ['GET', '/tables/CopLog/rows/itemAt(index=0)', undefined], ['PATCH', '/tables/CopLog/rows/7', { values: [[1, 2, 3]] }], ['DELETE', '/tables/CopLog/rows/0', undefined],
  ])('%s %s is 404', async (method, path, body) => expect(await call(method, path, body)).toMatchObject(notFound));

  test('nor is a workbook of another drive, of a folder, or of a file that is none', async () => {
    expect(await call('GET', `${item.replace(/drives\/[^/]+/, 'drives/other')}/workbook/tables`)).toMatchObject(notFound);
    const root = (await call('GET', `${item.replace(/items\/.*/, 'root')}`)).body.id;
    expect(await call('GET', `${item.replace(/items\/.*/, `items/${root}`)}/workbook/tables`)).toMatchObject(notFound);
    await call('PUT', `${item}/content`, 'not a zip', { headers: { 'content-type': 'text/plain' } });
    expect(await call('GET', '/tables')).toMatchObject(error(400, 'BadRequest', 'unsupportedWorkbook'));
  });
});

describe('sessions', () => {
  test('end after five idle minutes, and a request or a refresh keeps them', async () => {
    const headers = await open();
    for (const [method, path, status] of [['GET', '/tables', 200], ['POST', '/refreshSession', 204], ['GET', '/worksheets', 200]] as const) {
      minutes(4);
      expect((await call(method, path, undefined, { headers })).status).toBe(status);
    }
    minutes(6);
    expect(await call('GET', '/tables', undefined, { headers })).toMatchObject(over);
    expect(await call('POST', '/refreshSession', undefined, { headers })).toMatchObject(over);
  });

  test('are one person’s, on one file, until they are closed or the server starts anew', async () => {
    const headers = await open();
    expect(await call('GET', '/tables', undefined, { headers, token: await local.served.token(tom, everything) })).toMatchObject(over);
    const again = await open();
    expect((await call('POST', '/closeSession', undefined, { headers: again })).status).toBe(204);
    expect(await call('GET', '/tables', undefined, { headers: again })).toMatchObject(over);
    const last = await open();
    await local.reopen();
    expect(await call('GET', '/tables', undefined, { headers: last })).toMatchObject(over);
    expect(await call('POST', '/closeSession')).toMatchObject(invalid);
    expect(await call('POST', '/createSession', {})).toMatchObject(invalid);
  });

  test('stand while the workbook is changed, and end when another file is put in its place', async () => {
    const [mine, other] = [await open(), await open()];
    expect((await call('POST', '/tables/CopLog/rows/add', { values: [['a', 'b', 1]] }, { headers: mine })).status).toBe(201);
    expect((await call('GET', '/tables/CopLog/rows', undefined, { headers: other })).body.value).toHaveLength(1);
    await filed(local, peoplesFile());
    expect(await call('GET', '/tables', undefined, { headers: mine })).toMatchObject(over);
    expect((await call('GET', '/tables/CopLog/columns', undefined, { headers: await open() })).body.value).toHaveLength(5);
  });

  test('for looking only keep what is tried to themselves', async () => {
    const headers = await open(false);
    await call('POST', '/tables/CopLog/rows/add', { values: [['a', 'b', 1]] }, { headers });
    expect((await call('GET', '/tables/CopLog/rows', undefined, { headers })).body.value).toHaveLength(1);
    expect((await call('GET', '/tables/CopLog/rows')).body.value).toHaveLength(0);
    expect(local.served.graph.files()[0]?.versions).toHaveLength(1);
  });
});

describe('changes', () => {
  test('each make a version and an etag; what is refused makes none and leaves nothing behind', async () => {
    const before = (await call('GET', item)).body.eTag;
    await add([['a', 'b', 1]]);
    const after = (await call('GET', item)).body;
    expect(after.eTag).not.toBe(before);
    expect(after.lastModifiedBy.user.id).toBe(amara);
    await call('PATCH', '/tables/CopLog', { name: 'Fine', style: 'none' });
    expect((await call('GET', '/tables')).body.value.map((one: { name: string }) => one.name)).toEqual(['CopLog']);
    expect(local.served.graph.files()[0]?.versions).toHaveLength(2);
  });

  test('wait while the file is open in Office; looking does not', async () => {
    const lock = join(local.folder, 'Files', 'Inclusive Assessment', 'General', '~$Log.xlsx');
    writeFileSync(lock, '');
    expect(await add([['a', 'b', 1]])).toMatchObject({ status: 423, body: { error: { innerError: { code: 'resourceLocked' } } } });
    expect((await call('POST', '/createSession', { persistChanges: true })).status).toBe(423);
    expect((await call('GET', '/tables')).status).toBe(200);
    rmSync(lock);
    expect((await add([['a', 'b', 1]])).status).toBe(201);
  });
});

describe('rows', () => {
  test.each([
    ['of another width', [['a', 'b']]], ['of unequal width', [['a', 'b', 1], ['a']]], ['that are none', 'a'], ['without any', []], ['with things in a cell', [['a', 'b', {}]]], ['with too long a text', [['a', 'x'.repeat(32_768), 1]]],
  ])('%s are refused', async (_what, values) => expect(await add(values)).toMatchObject(invalid));

  test('are read as if somebody typed them', async () => {
    const typed = ['=1+1', '2026-03-01', '001', '50%', 'TRUE', "'=1+1", "'007", '12:00', '1/2/2026', '3-May-2026', '-5', '@A1', 'plain'];
    const answer = await add(typed.map((one) => [one, null, '']));
    expect(answer).toMatchObject({ status: 201, body: { index: 0 } });
    expect(answer.body.values.map(([one]: unknown[]) => one)).toEqual(['', 46082, 1, 0.5, true, '=1+1', '007', 0.5, 46024, 46145, -5, '', 'plain']);
    const range = (await call('GET', '/tables/CopLog/dataBodyRange()')).body;
    expect(range.formulas.slice(0, 2).map(([one]: unknown[]) => one)).toEqual(['=1+1', 46082]);
    expect(range.numberFormat[1][0]).toBe('m/d/yyyy');
    expect(range.valueTypes.map(([one]: unknown[]) => one)).toEqual(['Empty', 'Double', 'Double', 'Double', 'Boolean', 'String', 'String', 'Double', 'Double', 'Double', 'Double', 'Empty', 'String']);
  });

  test('come in pages, with a link or by $top and $skip', async () => {
    await add(Array.from({ length: 250 }, (_one, at) => [`k${at}`, 'x', at]));
    const indexes = (answer: { body: { value: { index: number }[] } }) => answer.body.value.map((one) => one.index);
    const first = await call('GET', '/tables/CopLog/rows');
    expect(indexes(first)).toHaveLength(100);
    expect(first.body['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/drives\//);
    expect(indexes(await call('GET', '/tables/CopLog/rows?$top=2&$skip=248'))).toEqual([248, 249]);
    expect((await call('GET', '/tables/CopLog/rows?$top=250')).body['@odata.nextLink']).toBeUndefined();
    expect((await call('GET', '/tables/CopLog/rows?$top=x')).status).toBe(400);
  });

  test('are changed cell by cell, null leaving one as it is, and taken out', async () => {
    await add([['a', 'A', 1], ['b', 'B', 2], ['c', 'C', 3]]);
    expect((await call('PATCH', '/tables/CopLog/rows/1', { values: [[null, '', 5]] })).body).toMatchObject({ index: 1, values: [['b', '', 5]] });
    expect(await call('PATCH', '/tables/CopLog/rows/1', { values: [['b']] })).toMatchObject(invalid);
    expect(await call('PATCH', '/tables/CopLog/rows/itemAt(index=1)', { values: [['b', 'B', 2]] })).toMatchObject(invalid);
    expect((await call('DELETE', '/tables/CopLog/rows/0')).status).toBe(204);
    expect(textsOf(standing(local), 'ABC', 4)).toEqual([columns, ['b', '', '5'], ['c', 'C', '3'], ['', '', '']]);
    for (const left of [1, 0]) {
      expect((await call('DELETE', '/tables/CopLog/rows/0')).status).toBe(204);
      expect((await call('GET', '/tables/CopLog/rows')).body.value).toHaveLength(left);
    }
    expect((await call('GET', '/tables/CopLog/range')).body.address).toBe('Log!A1:C2');
    expect((await add([['z', 'Z', 9]])).body.index).toBe(0);
    expect(textsOf(standing(local), 'ABC', 3)).toEqual([columns, ['z', 'Z', '9'], ['', '', '']]);
  });
});

describe('what stands around a table', () => {
  test('moves down and up with its rows, formulas included', async () => {
    await filed(local, peoplesFile());
    await add([['k3', null, 'Third', 3, null], ['k4', null, 'Fourth', 4, null]]);
    expect(cellsOf(standing(local))).toMatchObject({ C8: { text: 'Sum' }, D8: { formula: 'SUM(D2:D4)' }, H2: { formula: 'D2+1' }, H3: { formula: 'D3+1' } });
    await call('DELETE', '/tables/CopLog/rows/0');
    const cells = cellsOf(standing(local));
    expect(cells).toMatchObject({ A2: { text: 'k1' }, A5: { text: 'k4' }, C7: { text: 'Sum' }, E5: { formula: 'CopLog[[#This Row],[Hours]]*2' }, H3: { formula: 'D2+1' } });
    expect((await call('GET', '/tables/CopLog/range()')).body.address).toBe('Log!A1:E5');
  });

  test('goes along when it is a row of totals or merged cells', async () => {
    byHand(local, (parts) => {
      parts.set('xl/tables/table1.xml', (parts.get('xl/tables/table1.xml') ?? '').replace('ref="A1:C2" insertRow="1" totalsRowShown="0"', 'ref="A1:C3" totalsRowCount="1"'));
      parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '').replace('</row></sheetData>', '</row><row r="3"><c r="A3" t="str"><v>Total</v></c><c r="C3"><f>SUBTOTAL(109,CopLog[Hours])</f></c></row><row r="5"><c r="A5" t="str"><v>Merged</v></c><c r="B5"/></row></sheetData><mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells>'));
    });
    expect((await add([['a', 'A', 1], ['b', 'B', 2]])).body.index).toBe(1);
    const parts = standing(local);
    expect(cellsOf(parts)).toMatchObject({ A3: { text: 'a' }, A4: { text: 'b' }, A5: { text: 'Total' }, C5: { formula: 'SUBTOTAL(109,CopLog[Hours])' }, A7: { text: 'Merged' } });
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<mergeCell ref="A7:B7"/>');
    expect(parts.get('xl/tables/table1.xml')).toMatch(/ref="A1:C5" totalsRowCount="1"><autoFilter ref="A1:C4"/);
  });

  test('is in the way when it is merged with cells beside the table', async () => {
    byHand(local, (parts) => parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '')
      .replace('</row></sheetData>', '</row><row r="4"><c r="C4" t="str"><v>Wide</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="C4:E4"/></mergeCells>')));
    expect(await add([['a', 'A', 1], ['b', 'B', 2]])).toMatchObject(conflict);
    expect(cellsOf(standing(local))).toMatchObject({ C4: { text: 'Wide' } });
  });

  test('is in the way when it is another table', async () => {
    await call('PATCH', "/worksheets/Log/range(address='B5:C5')", { values: [['Other', 'Things']] });
    expect((await call('POST', '/worksheets/Log/tables/add', { address: 'B5:C6', hasHeaders: true })).status).toBe(201);
    await add([['a', 'A', 1]]);
    expect(await add([['b', 'B', 2], ['c', 'C', 3], ['d', 'D', 4]])).toMatchObject(conflict);
    expect((await call('GET', '/tables/CopLog/rows')).body.value).toHaveLength(1);
  });
});

describe('tables, columns and sheets', () => {
  test('have names that are one for the workbook', async () => {
    await call('POST', '/worksheets/add', { name: 'Q&A, Tom’s' });
    const sheet = `/worksheets/${segment('Q&A, Tom’s')}`;
    await call('PATCH', `${sheet}/range(address='A1:B1')`, { values: [['One', 'One']] });
    const made = await call('POST', `${sheet}/tables/add`, { address: 'A1:B1', hasHeaders: true });
    expect(made).toMatchObject({ status: 201, body: { name: 'Table2', showHeaders: true, style: 'TableStyleMedium2' } });
    const columnNames = (await call('GET', '/tables/Table2/columns?$select=name')).body.value.map((one: { name: string }) => one.name);
    expect(columnNames).toEqual(['One', 'One2']);
    expect(await call('PATCH', '/tables/Table2', { name: 'coplog' })).toMatchObject(error(409, 'ItemAlreadyExists', 'itemAlreadyExists'));
    for (const name of ['A1', '1st', 'with space', 'R1C1', '']) expect(await call('PATCH', '/tables/Table2', { name })).toMatchObject(invalid);
    expect((await call('PATCH', `/tables/${made.body.id}`, { name: 'Überblick', style: 'TableStyleLight1' })).body).toMatchObject({ name: 'Überblick', style: 'TableStyleLight1' });
    expect(await call('POST', '/worksheets/add', { name: 'log' })).toMatchObject(error(409, 'ItemAlreadyExists', 'itemAlreadyExists'));
    for (const name of ['a/b', 'x'.repeat(32), "'x"]) expect(await call('POST', '/worksheets/add', { name })).toMatchObject(invalid);
    expect((await call('GET', '/worksheets')).body.value.map((one: { name: string }) => one.name)).toEqual(['Log', 'Q&A, Tom’s']);
  });

  test('do not overlap, and want an address', async () => {
    expect(await call('POST', '/tables/add', { address: 'Log!B1:C4', hasHeaders: true })).toMatchObject(invalid);
    expect(await call('POST', '/tables/add', { address: 'Log!B', hasHeaders: true })).toMatchObject(invalid);
    expect(await call('POST', '/tables/add', { address: 'Log!E1' })).toMatchObject(invalid);
    expect(await call('POST', '/tables/add', { address: 'None!E1', hasHeaders: true })).toMatchObject(notFound);
    await call('PATCH', "/worksheets/Log/range(address='F1:G2')", { values: [['Tom', 1], ['Mei', 2]] });
    expect((await call('POST', '/tables/add', { address: 'Log!F1:G2', hasHeaders: false })).status).toBe(201);
    expect(textsOf(standing(local), 'FG', 3)).toEqual([['Column1', 'Column2'], ['Tom', '1'], ['Mei', '2']]);
  });

  test('take a column at their end, with values or without', async () => {
    await add([['a', 'A', 1]]);
    expect(await call('POST', '/tables/CopLog/columns', { name: 'Stage' })).toMatchObject({ status: 201, body: { name: 'Stage', index: 3, values: [['Stage'], ['']] } });
    expect((await call('POST', '/tables/CopLog/columns/add', { index: null, values: [['Who'], ['Tom']] })).body).toMatchObject({ name: 'Who', index: 4, values: [['Who'], ['Tom']] });
    expect(await call('POST', '/tables/CopLog/columns', { name: 'stage' })).toMatchObject(invalid);
    expect(await call('POST', '/tables/CopLog/columns', { values: [['Short']] })).toMatchObject(invalid);
  });

  test('take their new name from a header that is written over', async () => {
    await call('PATCH', "/worksheets/Log/range(address='B1')", { values: [['What']] });
    expect((await call('GET', '/tables/CopLog/headerRowRange()')).body.values).toEqual([['Key', 'What', 'Hours']]);
    expect(standing(local).get('xl/tables/table1.xml')).toContain('name="What"');
  });

  test('are understood when another program writes prefixes', async () => {
    byHand(local, (parts) => {
      for (const [name, text] of parts) if (/^xl\/.*\.xml$/.test(name)) parts.set(name, text.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace('xmlns="', 'xmlns:x="'));
    });
    await add([['a', "'=A", 1]]);
    await call('POST', '/worksheets/add', { name: 'New' });
    await call('POST', '/worksheets/New/tables/add', { address: 'A1:A2', hasHeaders: true });
    const sheet = standing(local).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('<x:is><x:t xml:space="preserve">=A</x:t></x:is>');
    expect(sheet).not.toMatch(/<(c|is|t|v|row) /);
    expect((await call('GET', '/tables')).body.value).toHaveLength(2);
  });

  test('answer for ranges as they are asked for', async () => {
    expect((await call('GET', '/worksheets/Log/usedRange()')).body.address).toBe('Log!A1:C1');
    expect(await call('PATCH', "/worksheets/Log/range(address='A9:B9')", { values: [['a']] })).toMatchObject(invalid);
    expect(await call('GET', "/worksheets/Log/range(address='A')")).toMatchObject(invalid);
    expect(await call('GET', "/worksheets/Log/range(address='Other!A1')")).toMatchObject(invalid);
    const sheet = (await call('GET', '/worksheets/Log')).body;
    expect((await call('GET', `/worksheets/${segment(sheet.id)}/range(address='A1')`)).body).toMatchObject({ values: [['Key']], rowIndex: 0, columnIndex: 0, cellCount: 1 });
    expect((await call('PUT', '/worksheets/Log')).status).toBe(405);
  });
});
