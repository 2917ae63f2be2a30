import { segment } from '../../bot/graph/client';
import { calledWorkbook, conflict, failure, invalid, notFound, type CalledWorkbook } from './calling-workbook';
import { byHand, cellsOf, columns, filed, standing, textsOf } from './excel-file';
import { peoplesFile } from './peoples-file';
import type { Serving } from './serving';

let on: CalledWorkbook;
let local: Serving;
beforeEach(async () => {
  on = await calledWorkbook();
  local = on.local;
});
afterEach(() => local.end());

describe('rows', () => {
  test.each([
    ['of another width', [['a', 'b']]], ['of unequal width', [['a', 'b', 1], ['a']]], ['that are none', 'a'], ['without any', []], ['with things in a cell', [['a', 'b', {}]]], ['with too long a text', [['a', 'x'.repeat(32_768), 1]]],
  ])('%s are refused', async (_what, values) => expect(await on.addRows(values)).toMatchObject(invalid));

  test('are read as if somebody typed them', async () => {
    const typed = ['=1+1', '2026-03-01', '001', '50%', 'TRUE', "'=1+1", "'007", '12:00', '1/2/2026', '3-May-2026', '-5', '@A1', 'plain'];
    const answer = await on.addRows(typed.map((one) => [one, null, '']));
    expect(answer).toMatchObject({ status: 201, body: { index: 0 } });
    expect(answer.body.values.map(([one]: unknown[]) => one)).toEqual(['', 46082, 1, 0.5, true, '=1+1', '007', 0.5, 46024, 46145, -5, '', 'plain']);
    const range = (await on.call('GET', '/tables/CopLog/dataBodyRange()')).body;
    expect(range.formulas.slice(0, 2).map(([one]: unknown[]) => one)).toEqual(['=1+1', 46082]);
    expect(range.numberFormat[1][0]).toBe('m/d/yyyy');
    expect(range.valueTypes.map(([one]: unknown[]) => one)).toEqual(['Empty', 'Double', 'Double', 'Double', 'Boolean', 'String', 'String', 'Double', 'Double', 'Double', 'Double', 'Empty', 'String']);
  });

  test('come in pages, with a link or by $top and $skip', async () => {
    await on.addRows(Array.from({ length: 250 }, (_one, at) => [`k${at}`, 'x', at]));
    const indexes = (answer: { body: { value: { index: number }[] } }) => answer.body.value.map((one) => one.index);
    const first = await on.call('GET', '/tables/CopLog/rows');
    expect(indexes(first)).toHaveLength(100);
    expect(first.body['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/drives\//);
    expect(indexes(await on.call('GET', '/tables/CopLog/rows?$top=2&$skip=248'))).toEqual([248, 249]);
    expect((await on.call('GET', '/tables/CopLog/rows?$top=250')).body['@odata.nextLink']).toBeUndefined();
    expect((await on.call('GET', '/tables/CopLog/rows?$top=x')).status).toBe(400);
  });

  test('are changed cell by cell, null leaving one as it is, and taken out', async () => {
    await on.addRows([['a', 'A', 1], ['b', 'B', 2], ['c', 'C', 3]]);
    expect((await on.call('PATCH', '/tables/CopLog/rows/1', { values: [[null, '', 5]] })).body).toMatchObject({ index: 1, values: [['b', '', 5]] });
    expect(await on.call('PATCH', '/tables/CopLog/rows/1', { values: [['b']] })).toMatchObject(invalid);
    expect(await on.call('PATCH', '/tables/CopLog/rows/itemAt(index=1)', { values: [['b', 'B', 2]] })).toMatchObject(invalid);
    expect((await on.call('DELETE', '/tables/CopLog/rows/0')).status).toBe(204);
    expect(textsOf(standing(local), 'ABC', 4)).toEqual([columns, ['b', '', '5'], ['c', 'C', '3'], ['', '', '']]);
    for (const left of [1, 0]) {
      expect((await on.call('DELETE', '/tables/CopLog/rows/0')).status).toBe(204);
      expect((await on.call('GET', '/tables/CopLog/rows')).body.value).toHaveLength(left);
    }
    expect((await on.call('GET', '/tables/CopLog/range')).body.address).toBe('Log!A1:C2');
    expect((await on.addRows([['z', 'Z', 9]])).body.index).toBe(0);
    expect(textsOf(standing(local), 'ABC', 3)).toEqual([columns, ['z', 'Z', '9'], ['', '', '']]);
  });
});

describe('what stands around a table', () => {
  test('moves down and up with its rows, formulas included', async () => {
    await filed(local, peoplesFile());
    await on.addRows([['k3', null, 'Third', 3, null], ['k4', null, 'Fourth', 4, null]]);
    expect(cellsOf(standing(local))).toMatchObject({ C8: { text: 'Sum' }, D8: { formula: 'SUM(D2:D4)' }, H2: { formula: 'D2+1' }, H3: { formula: 'D3+1' } });
    await on.call('DELETE', '/tables/CopLog/rows/0');
    const cells = cellsOf(standing(local));
    expect(cells).toMatchObject({ A2: { text: 'k1' }, A5: { text: 'k4' }, C7: { text: 'Sum' }, E5: { formula: 'CopLog[[#This Row],[Hours]]*2' }, H3: { formula: 'D2+1' } });
    expect((await on.call('GET', '/tables/CopLog/range()')).body.address).toBe('Log!A1:E5');
  });

  test('keeps its formulas when the first of a group of them is written over', async () => {
    await filed(local, peoplesFile());
    await on.call('PATCH', "/worksheets/Log/range(address='H2')", { values: [[9]] });
    expect(cellsOf(standing(local))).toMatchObject({ H2: { text: '9', formula: null }, H3: { formula: 'D3+1' } });
  });

  test('goes along when it is a row of totals or merged cells', async () => {
    byHand(local, (parts) => {
      parts.set('xl/tables/table1.xml', (parts.get('xl/tables/table1.xml') ?? '').replace('ref="A1:C2" insertRow="1" totalsRowShown="0"', 'ref="A1:C3" totalsRowCount="1"'));
      parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '').replace('</row></sheetData>', '</row><row r="3"><c r="A3" t="str"><v>Total</v></c><c r="C3"><f>SUBTOTAL(109,CopLog[Hours])</f></c></row><row r="5"><c r="A5" t="str"><v>Merged</v></c><c r="B5"/></row></sheetData><mergeCells count="1"><mergeCell ref="A5:B5"/></mergeCells>'));
    });
    expect((await on.addRows([['a', 'A', 1], ['b', 'B', 2]])).body.index).toBe(1);
    const parts = standing(local);
    expect(cellsOf(parts)).toMatchObject({ A3: { text: 'a' }, A4: { text: 'b' }, A5: { text: 'Total' }, C5: { formula: 'SUBTOTAL(109,CopLog[Hours])' }, A7: { text: 'Merged' } });
    expect(parts.get('xl/worksheets/sheet1.xml')).toContain('<mergeCell ref="A7:B7"/>');
    expect(parts.get('xl/tables/table1.xml')).toMatch(/ref="A1:C5" totalsRowCount="1"><autoFilter ref="A1:C4"/);
  });

  test('is in the way when it is merged with cells beside the table', async () => {
    byHand(local, (parts) => parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '')
      .replace('</row></sheetData>', '</row><row r="4"><c r="C4" t="str"><v>Wide</v></c></row></sheetData><mergeCells count="1"><mergeCell ref="C4:E4"/></mergeCells>')));
    expect(await on.addRows([['a', 'A', 1], ['b', 'B', 2]])).toMatchObject(conflict);
    expect(cellsOf(standing(local))).toMatchObject({ C4: { text: 'Wide' } });
  });

  test('is in the way when it is another table', async () => {
    await on.call('PATCH', "/worksheets/Log/range(address='B5:C5')", { values: [['Other', 'Things']] });
    expect((await on.call('POST', '/worksheets/Log/tables/add', { address: 'B5:C6', hasHeaders: true })).status).toBe(201);
    await on.addRows([['a', 'A', 1]]);
    expect(await on.addRows([['b', 'B', 2], ['c', 'C', 3], ['d', 'D', 4]])).toMatchObject(conflict);
    expect((await on.call('GET', '/tables/CopLog/rows')).body.value).toHaveLength(1);
  });
});

describe('tables, columns and sheets', () => {
  test('have names that are one for the workbook', async () => {
    await on.call('POST', '/worksheets/add', { name: 'Q&A, Tom’s' });
    const sheet = `/worksheets/${segment('Q&A, Tom’s')}`;
    await on.call('PATCH', `${sheet}/range(address='A1:B1')`, { values: [['One', 'One']] });
    const made = await on.call('POST', `${sheet}/tables/add`, { address: 'A1:B1', hasHeaders: true });
    expect(made).toMatchObject({ status: 201, body: { name: 'Table2', showHeaders: true, style: 'TableStyleMedium2' } });
    const columnNames = (await on.call('GET', '/tables/Table2/columns?$select=name')).body.value.map((one: { name: string }) => one.name);
    expect(columnNames).toEqual(['One', 'One2']);
    expect(await on.call('PATCH', '/tables/Table2', { name: 'coplog' })).toMatchObject(failure(409, 'ItemAlreadyExists', 'itemAlreadyExists'));
    for (const name of ['A1', '1st', 'with space', 'R1C1', '']) expect(await on.call('PATCH', '/tables/Table2', { name })).toMatchObject(invalid);
    expect((await on.call('PATCH', `/tables/${made.body.id}`, { name: 'Überblick', style: 'TableStyleLight1' })).body).toMatchObject({ name: 'Überblick', style: 'TableStyleLight1' });
    expect(await on.call('POST', '/worksheets/add', { name: 'log' })).toMatchObject(failure(409, 'ItemAlreadyExists', 'itemAlreadyExists'));
    for (const name of ['a/b', 'x'.repeat(32), "'x"]) expect(await on.call('POST', '/worksheets/add', { name })).toMatchObject(invalid);
    expect((await on.call('GET', '/worksheets')).body.value.map((one: { name: string }) => one.name)).toEqual(['Log', 'Q&A, Tom’s']);
  });

  test('do not overlap, and want an address', async () => {
    expect(await on.call('POST', '/tables/add', { address: 'Log!B1:C4', hasHeaders: true })).toMatchObject(invalid);
    expect(await on.call('POST', '/tables/add', { address: 'Log!B', hasHeaders: true })).toMatchObject(invalid);
    expect(await on.call('POST', '/tables/add', { address: 'Log!E1' })).toMatchObject(invalid);
    expect(await on.call('POST', '/tables/add', { address: 'None!E1', hasHeaders: true })).toMatchObject(notFound);
    await on.call('PATCH', "/worksheets/Log/range(address='F1:G2')", { values: [['Tom', 1], ['Mei', 2]] });
    expect((await on.call('POST', '/tables/add', { address: 'Log!F1:G2', hasHeaders: false })).status).toBe(201);
    expect(textsOf(standing(local), 'FG', 3)).toEqual([['Column1', 'Column2'], ['Tom', '1'], ['Mei', '2']]);
  });

  test('take a column at their end, with values or without', async () => {
    await on.addRows([['a', 'A', 1]]);
    expect(await on.call('POST', '/tables/CopLog/columns', { name: 'Stage' })).toMatchObject({ status: 201, body: { name: 'Stage', index: 3, values: [['Stage'], ['']] } });
    expect((await on.call('POST', '/tables/CopLog/columns/add', { index: null, values: [['Who'], ['Tom']] })).body).toMatchObject({ name: 'Who', index: 4, values: [['Who'], ['Tom']] });
    expect(await on.call('POST', '/tables/CopLog/columns', { name: 'stage' })).toMatchObject(invalid);
    expect(await on.call('POST', '/tables/CopLog/columns', { values: [['Short']] })).toMatchObject(invalid);
  });

  test('take their new name from a header that is written over', async () => {
    await on.call('PATCH', "/worksheets/Log/range(address='B1')", { values: [['What']] });
    expect((await on.call('GET', '/tables/CopLog/headerRowRange()')).body.values).toEqual([['Key', 'What', 'Hours']]);
    expect(standing(local).get('xl/tables/table1.xml')).toContain('name="What"');
  });

  test('are understood when another program writes prefixes', async () => {
    byHand(local, (parts) => {
      for (const [name, text] of parts) if (/^xl\/.*\.xml$/.test(name)) parts.set(name, text.replace(/<(\/?)([a-zA-Z])/g, '<$1x:$2').replace('xmlns="', 'xmlns:x="'));
    });
    await on.addRows([['a', "'=A", 1]]);
    await on.call('POST', '/worksheets/add', { name: 'New' });
    await on.call('POST', '/worksheets/New/tables/add', { address: 'A1:A2', hasHeaders: true });
    const sheet = standing(local).get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toContain('<x:is><x:t xml:space="preserve">=A</x:t></x:is>');
    expect(sheet).not.toMatch(/<(c|is|t|v|row) /);
    expect((await on.call('GET', '/tables')).body.value).toHaveLength(2);
  });

  test('answer for ranges as they are asked for', async () => {
    expect((await on.call('GET', '/worksheets/Log/usedRange()')).body.address).toBe('Log!A1:C1');
    expect(await on.call('PATCH', "/worksheets/Log/range(address='A9:B9')", { values: [['a']] })).toMatchObject(invalid);
    expect(await on.call('GET', "/worksheets/Log/range(address='A')")).toMatchObject(invalid);
    expect(await on.call('GET', "/worksheets/Log/range(address='Other!A1')")).toMatchObject(invalid);
    const sheet = (await on.call('GET', '/worksheets/Log')).body;
    expect((await on.call('GET', `/worksheets/${segment(sheet.id)}/range(address='A1')`)).body).toMatchObject({ values: [['Key']], rowIndex: 0, columnIndex: 0, cellCount: 1 });
    expect((await on.call('PUT', '/worksheets/Log')).status).toBe(405);
  });
});
