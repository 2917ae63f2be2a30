import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withWorkbook, type Workbook } from '../../bot/graph/workbook';
import { putRows, readRows, type TableRow } from '../../bot/graph/workbook-rows';
import { ensureTable } from '../../bot/graph/workbook-tables';
import { byHand, cellsOf, columns, filed, path, plan, standing, textsOf } from './excel-file';
import { peoplesFile, theirs } from './peoples-file';
import { amara, refused, serving, type Serving } from './serving';

let now: Date;
let local: Serving;
let place: { driveId: string; itemId: string };
beforeEach(async () => {
  now = new Date('2026-11-23T18:00:00Z');
  local = await serving(() => now);
  place = await filed(local);
});
afterEach(() => local.end());

const quick = { pauseSeconds: 0 };
const work = <T>(run: (book: Workbook) => Promise<T>): Promise<T> => withWorkbook(local.as(amara), place, run, quick);
/** What the app's job will do: make sure of the table, then put its rows. */
const sync = (rows: readonly TableRow[], how = plan) => work(async (book) => {
  const table = await ensureTable(book, how);
  return { table, put: await putRows(book, table.table, 'Key', rows) };
});
const row = (key: string, title: string | null, hours: number | null = null): TableRow => ({ key, values: { Title: title, Hours: hours } });
const asked = (wanted: RegExp) => local.exchanges.filter(({ request }) => wanted.test(`${request.method} ${decodeURIComponent(request.url)}`));
const versions = () => local.served.graph.files()[0]?.versions.length;

describe('rows', () => {
  test('are added once, in one request, however often they are put', async () => {
    const rows = [row('k1', 'First', 1.5), row('k2', 'Second'), row('k3', null, 0)];
    expect((await sync(rows)).put).toEqual({ added: 3, changed: 0, unchanged: 0 });
    expect((await sync(rows)).put).toEqual({ added: 0, changed: 0, unchanged: 3 });
    expect(asked(/^POST .*\/rows\/add$/)).toHaveLength(1);
    expect(asked(/^PATCH .*\/rows/)).toHaveLength(0);
    expect(textsOf(standing(local), 'ABC', 5)).toEqual([columns, ['k1', 'First', '1.5'], ['k2', 'Second', ''], ['k3', '', '0'], ['', '', '']]);
    // The upload, and the rows.
    expect(versions()).toBe(2);
  });

  test('that differ are changed alone, and a cell is made empty when its value is gone', async () => {
    await sync([row('k1', 'First', 1), row('k2', 'Second', 2)]);
    expect((await sync([row('k1', 'First', 1), row('k2', null, 3), row('k3', 'Third')])).put).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect(asked(/^PATCH .*\/rows\/1$/).map(({ request }) => request.body)).toEqual([{ values: [[null, '', 3]] }]);
    expect(textsOf(standing(local), 'ABC', 4)).toEqual([columns, ['k1', 'First', '1'], ['k2', '', '3'], ['k3', 'Third', '']]);
  });

  test('whose answer was lost are looked for before they are added', async () => {
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 'accepted-then-504' });
    expect((await sync([row('k1', 'First'), row('k2', 'Second')])).put).toEqual({ added: 2, changed: 0, unchanged: 0 });
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 'accepted-then-cut' });
    await sync([row('k1', 'First'), row('k3', 'Third')]);
    expect(asked(/^POST .*\/rows\/add$/)).toHaveLength(1);
    expect(textsOf(standing(local), 'A', 5).flat()).toEqual(['Key', 'k1', 'k2', 'k3', '']);
  });

  test('that were not taken the first time are added at the second look', async () => {
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 504 });
    await sync([row('k1', 'First')]);
    expect(textsOf(standing(local), 'A', 3).flat()).toEqual(['Key', 'k1', '']);
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 503, times: 5, retryAfterSeconds: 0 });
    expect(await refused(sync([row('k2', 'Second')]))).toMatchObject({ code: 'unavailable', waitsFor: 'time', uncertain: true });
  });

  test('of a table that somebody sorts at the same moment do not take each other’s place', async () => {
    await sync([row('k1', 'First'), row('k2', 'Second')]);
    const put = work(async (book) => {
      let sorted = false;
      const watched: Workbook = {
        ...book,
        async ask<T>(...args: Parameters<Workbook['ask']>): Promise<T> {
          // Just before the change is sent, a person turns the order round, in a session of their own.
          if (!sorted && args[0] === 'GET' && args[1].includes('itemAt')) {
            sorted = true;
            await work((other) => other.ask('PATCH', "/worksheets/Log/range(address='A2:B3')", { values: [['k2', 'Second'], ['k1', 'First']] }));
          }
          return await book.ask<T>(...args);
        },
      };
      return await putRows(watched, 'CopLog', 'Key', [row('k1', 'Changed')]);
    });
    expect(await put).toEqual({ added: 0, changed: 1, unchanged: 0 });
    expect(textsOf(standing(local), 'AB', 3)).toEqual([['Key', 'Title'], ['k2', 'Second'], ['k1', 'Changed']]);
  });

  test('of five hundred and more are read to the last page', async () => {
    const rows = Array.from({ length: 640 }, (_one, at) => row(`k${at}`, `Contribution ${at}`, at / 4));
    expect((await sync(rows)).put.added).toBe(640);
    expect(asked(/^POST .*\/rows\/add$/)).toHaveLength(1);
    expect((await sync([...rows, row('last', 'One more')])).put).toEqual({ added: 1, changed: 0, unchanged: 640 });
    const read = await work((book) => readRows(book, 'CopLog'));
    expect([read.length, read[0], read[639], read[640]]).toEqual([641, ['k0', 'Contribution 0', 0], ['k639', 'Contribution 639', 159.75], ['last', 'One more', '']]);
  });

  test('want the column of the keys', async () => {
    expect(await refused(work((book) => putRows(book, 'CopLog', 'Number', [row('k1', 'First')])))).toMatchObject({ code: 'not-found', waitsFor: 'person' });
  });
});

describe('texts', () => {
  const awkward = [
    '=1+1', '=HYPERLINK("https://x.example","here")', '+1', '-2+3|cmd', '@SUM(A1)', "'quoted", '"quoted"', '001', '1e5', '50%', '$5', '1,000', '2026-03-01', '1/2', '3 May', 'May 5', '12:30', 'TRUE', 'false',
    'two\nlines', ' spaces ', 'Ünïcode – “quotes” 你好 🌱', 'עברית', '<b> & </b>', '_x0041_', '#N/A', 'tab\tbed',
  ];

  test('stay what people wrote: no formula, number, date or truth value is made of them', async () => {
    await sync(awkward.map((text, at) => row(text, `${at}: ${text}`.slice(3).trimStart() && text)));
    expect((await work((book) => readRows(book, 'CopLog'))).map(([key, title]) => [key, title])).toEqual(awkward.map((text) => [text, text]));
    const cells = Object.entries(cellsOf(standing(local))).filter(([at]) => /^[AB]\d/.test(at)).map(([, cell]) => cell);
    expect(new Set(cells.map(({ type }) => type))).toEqual(new Set(['inlineStr']));
    expect(cells.every(({ formula }) => formula === null)).toBe(true);
    expect((await sync(awkward.map((text) => row(text, text)))).put).toEqual({ added: 0, changed: 0, unchanged: awkward.length });
  });

  test('that no file can carry are put right, and then stand', async () => {
    const rows = [row('k\u0001', 'a\u0000b\r\nc\ud800'), row('k2', '='.repeat(40_000), Number.NaN)];
    await sync(rows);
    const read = await work((book) => readRows(book, 'CopLog'));
    expect(read.map((one) => [one[0], String(one[1]).length, one[2]])).toEqual([['k', 4, ''], ['k2', 32_767, '']]);
    expect((await sync(rows)).put.unchanged).toBe(2);
  });
});

describe('what people do to the workbook', () => {
  beforeEach(async () => { place = await filed(local, peoplesFile()); });

  test('is there after rows were added and changed', async () => {
    const before = standing(local);
    expect((await sync([row('k1', 'First, again', 1.5), row('k2', 'Second', 2), row('k3', 'Third', 12)])).put).toEqual({ added: 1, changed: 1, unchanged: 1 });
    const after = standing(local);
    for (const part of theirs) expect(after.get(part)).toBe(before.get(part));
    const cells = cellsOf(after);
    expect(textsOf(after, 'ABCD', 5)).toEqual([['Key', 'Who', 'Title', 'Hours'], ['k2', 'Tom & Mei', 'Second', '2'], ['k1', 'Priya', 'First, again', '1.5'], ['', 'Room', 'Ask about the room', ''], ['k3', '', 'Third', '12']]);
    // Their formula fills the new row, their colours and formats reach it, and their note below has stayed below.
    expect([cells['E3']?.formula, cells['E5']?.formula]).toEqual(['CopLog[[#This Row],[Hours]]*2', 'CopLog[[#This Row],[Hours]]*2']);
    expect([cells['C3']?.style, cells['C5']?.style, cells['D5']?.style]).toEqual(['1', '1', '2']);
    expect([cells['C7']?.text, cells['D7']?.formula, cells['H3']?.formula]).toEqual(['Sum', 'SUM(D2:D4)', 'D3+1']);
    const table = after.get('xl/tables/table1.xml') ?? '';
    expect(table).toContain('ref="A1:E5"');
    expect(table).toMatch(/<sortState ref="A2:E5"><sortCondition descending="1" ref="A2:A5"\/>/);
    expect(table).toMatch(/<customFilter operator="greaterThan" val="-1"\/>/);
    expect(table).toMatch(/name="TableStyleLight9"/);
    const sheet = after.get('xl/worksheets/sheet1.xml') ?? '';
    expect(sheet).toMatch(/<conditionalFormatting sqref="D2:D5">/);
    expect(sheet).toMatch(/type="list" allowBlank="1" sqref="B2:B5"/);
    expect(sheet).toContain('<legacyDrawing r:id="rId2"/>');
    expect([...after.keys()]).not.toContain('xl/calcChain.xml');
  });

  test('tells the columns in their present order, and one of ours that is missing comes last', async () => {
    const { table } = await sync([{ key: 'k2', values: { Stage: 'Launch' } }], { ...plan, columns: [...columns, 'Stage'] });
    expect(table).toEqual({ table: 'CopLog', columns: ['Key', 'Who', 'Title', 'Hours', 'Double', 'Stage'], isNew: false, addedColumns: ['Stage'] });
    expect(textsOf(standing(local), 'ABCF', 3)).toEqual([['Key', 'Who', 'Title', 'Stage'], ['k2', 'Tom & Mei', 'Second', 'Launch'], ['k1', 'Priya', 'First', '']]);
    expect((await sync([], { ...plan, columns: [...columns, 'Stage'] })).table.addedColumns).toEqual([]);
  });

  test('by hand, in the folder on this machine, is seen, becomes a version and stays', async () => {
    await sync([row('k3', 'Third')]);
    byHand(local, (parts) => parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '').replace('<c r="D2" s="2"><v>2</v></c>', '<c r="D2" s="2"><v>77</v></c>')));
    await sync([row('k3', 'Third, again')]);
    expect(textsOf(standing(local), 'ACD', 5)).toEqual([['Key', 'Title', 'Hours'], ['k2', 'Second', '77'], ['k1', 'First', '1.5'], ['', 'Ask about the room', ''], ['k3', 'Third, again', '']]);
    expect(versions()).toBe(5);
  });

  test('to the name of the table does not make another', async () => {
    await work((book) => book.ask('PATCH', '/tables/CopLog', { name: 'OurLog' }));
    expect((await sync([row('k9', 'Ninth')])).table).toMatchObject({ table: 'OurLog', isNew: false });
    expect(standing(local).get('xl/tables/table1.xml')).toContain('displayName="OurLog"');
  });

  test('beside the table stands in the way of a new column, and a person is asked', async () => {
    await work((book) => book.ask('PATCH', "/worksheets/Log/range(address='F3')", { values: [['A note']] }));
    const problem = await refused(sync([], { ...plan, columns: [...columns, 'Stage'] }));
    expect(problem).toMatchObject({ code: 'taken', status: 409, waitsFor: 'person' });
    expect(problem.message).toMatch(/in the way of the table/);
  });
});

describe('a table', () => {
  /** Takes the definition of the table out of the file, as turning it into a range does. */
  const intoRange = (): void => byHand(local, (parts) => {
    parts.delete('xl/tables/table1.xml');
    parts.delete('xl/worksheets/_rels/sheet1.xml.rels');
    parts.set('[Content_Types].xml', (parts.get('[Content_Types].xml') ?? '').replace(/<Override PartName="\/xl\/tables\/table1.xml"[^>]*\/>/, ''));
    parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '').replace(/<tableParts.*<\/tableParts>/s, ''));
  });
  const withoutCells = (): void => byHand(local, (parts) => parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '').replace(/<sheetData>.*<\/sheetData>/s, '<sheetData/>')));
  const newPlan = { sheet: 'Our people', table: 'CopPeople', columns: ['Key', 'Title', 'Hours'] };

  test('is made with its sheet, once, and its first blank row is filled', async () => {
    const first = await sync([row('k1', 'First'), row('k2', 'Second')], newPlan);
    expect(first).toEqual({ table: { table: 'CopPeople', columns, isNew: true, addedColumns: [] }, put: { added: 2, changed: 0, unchanged: 0 } });
    expect((await sync([row('k1', 'First'), row('k2', 'Second')], newPlan)).table.isNew).toBe(false);
    const parts = standing(local);
    expect(textsOf(parts, 'ABC', 4, 'xl/worksheets/sheet2.xml')).toEqual([columns, ['k1', 'First', ''], ['k2', 'Second', ''], ['', '', '']]);
    expect(parts.get('xl/tables/table2.xml')).toMatch(/displayName="CopPeople" ref="A1:C3"/);
    expect(parts.get('xl/workbook.xml')).toMatch(/<sheet name="Our people" sheetId="2" r:id="rId/);
    expect(parts.get('[Content_Types].xml')).toMatch(/PartName="\/xl\/tables\/table2.xml"/);
  });

  test.each([
    ['POST /worksheets/add$'], ['PATCH /range'], ['POST /tables/add$'], ['PATCH /tables/[^/]+$'], ['POST /createSession$'],
  ])('is made once though the answer to %s was lost', async (match) => {
    local.served.graph.setFault({ match, does: 'accepted-then-504', retryAfterSeconds: 0 });
    await sync([row('k1', 'First')], newPlan);
    await sync([row('k1', 'First')], newPlan);
    expect([...standing(local).keys()].filter((name) => /^xl\/(worksheets\/sheet|tables\/)/.test(name)).sort()).toEqual(['xl/tables/table1.xml', 'xl/tables/table2.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    expect(standing(local).get('xl/tables/table2.xml')).toContain('displayName="CopPeople"');
  });

  test('gets a column once though the answer was lost', async () => {
    local.served.graph.setFault({ match: 'POST /columns$', does: 'accepted-then-504' });
    const wider = { ...plan, columns: [...columns, 'Stage'] };
    expect((await sync([], wider)).table.columns).toEqual([...columns, 'Stage']);
    expect((await sync([], wider)).table.columns).toEqual([...columns, 'Stage']);
  });

  test('that somebody deleted is made again', async () => {
    await sync([row('k1', 'First')]);
    intoRange();
    withoutCells();
    expect((await sync([row('k1', 'First')])).table).toMatchObject({ table: 'CopLog', isNew: true });
    expect(textsOf(standing(local), 'ABC', 3)).toEqual([columns, ['k1', 'First', ''], ['', '', '']]);
  });

  test('that somebody turned into plain cells is a table again, with its rows', async () => {
    await sync([row('k1', 'First', 2)]);
    intoRange();
    expect((await sync([row('k1', 'First', 2), row('k2', 'Second')])).put).toEqual({ added: 1, changed: 0, unchanged: 1 });
    expect(textsOf(standing(local), 'ABC', 4)).toEqual([columns, ['k1', 'First', '2'], ['k2', 'Second', ''], ['', '', '']]);
  });

  test('goes beside a sheet that holds something else by now', async () => {
    intoRange();
    withoutCells();
    await work((book) => book.ask('PATCH', "/worksheets/Log/range(address='B2')", { values: [['Do not touch']] }));
    expect((await sync([row('k1', 'First')])).table).toMatchObject({ table: 'CopLog', isNew: true });
    expect(standing(local).get('xl/workbook.xml')).toContain('name="Log 2"');
    expect(cellsOf(standing(local))).toMatchObject({ B2: { text: 'Do not touch' } });
  });
});

describe('a session', () => {
  test('is opened and closed once, and closing fails no work', async () => {
    local.served.graph.setFault({ match: 'POST /closeSession$', does: 500 });
    await sync([row('k1', 'First')]);
    await sync([row('k1', 'First')]);
    expect(asked(/^POST .*\/(create|close)Session$/).map(({ response }) => response.status)).toEqual([201, 500, 201, 204]);
    const ids = asked(/\/workbook\/(?!createSession)/).map(({ request }) => request.headers['workbook-session-id']);
    expect(new Set(ids).size).toBe(2);
  });

  test('that ran out is opened again, once', async () => {
    await work(async (book) => {
      await ensureTable(book, plan);
      now = new Date(now.getTime() + 6 * 60_000);
      expect(await putRows(book, 'CopLog', 'Key', [row('k1', 'First')])).toEqual({ added: 1, changed: 0, unchanged: 0 });
      now = new Date(now.getTime() + 6 * 60_000);
      expect(await refused(readRows(book, 'CopLog'))).toMatchObject({ code: 'not-found', status: 404 });
    });
  });

  test('lost because another file was put there lets the rows be looked for anew', async () => {
    await work(async (book) => {
      await ensureTable(book, plan);
      const put = local.served.graph;
      const watched: Workbook = {
        ...book,
        async ask<T>(...args: Parameters<Workbook['ask']>): Promise<T> {
          if (args[1].endsWith('/rows/add') && put.files()[0]?.versions.length === 1) await filed(local, peoplesFile());
          return await book.ask<T>(...args);
        },
      };
      // Both keys stand in the file that came meanwhile.
      await putRows(watched, 'CopLog', 'Key', [row('k1', 'First', 1.5), row('k2', 'Second', 2)]);
    });
    expect(textsOf(standing(local), 'A', 5).flat()).toEqual(['Key', 'k2', 'k1', '', '']);
  });

  test('is refused while the file is open in Office, and for a file that is gone', async () => {
    const lock = join(local.folder, 'Files', 'Inclusive Assessment', 'General', '.~lock.Log.xlsx#');
    writeFileSync(lock, '');
    const problem = await refused(sync([row('k1', 'First')]));
    expect(problem).toMatchObject({ code: 'locked', status: 423, waitsFor: 'time', uncertain: false });
    expect(problem.message).toMatch(/open in Excel/);
    expect(await refused(withWorkbook(local.as(amara), { ...place, itemId: 'NONE' }, () => Promise.resolve()))).toMatchObject({ code: 'not-found' });
  });

  test('says when another program holds the workbook, and what the work threw', async () => {
    expect(await refused(work(() => Promise.reject(new Error('mine'))))).toMatchObject({ message: 'mine' });
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 423 });
    expect(await refused(sync([row('k1', 'First')]))).toMatchObject({ code: 'locked', waitsFor: 'time' });
    expect(versions()).toBe(1);
    expect(local.served.graph.fileContent(path)).not.toBeNull();
  });
});
