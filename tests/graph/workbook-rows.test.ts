import { everyPage } from '../../bot/graph/workbook';
import { putRows, readRows } from '../../bot/graph/workbook-rows';
import { byHand, cellsOf, columns, filed, plan, standing, textsOf } from './excel-file';
import { peoplesFile, theirs } from './peoples-file';
import { refused, type Serving } from './serving';
import { interrupted, row, syncing, type Syncing } from './syncing';

let on: Syncing;
let local: Serving;
beforeEach(async () => {
  on = await syncing();
  local = on.local;
});
afterEach(() => local.end());

describe('rows', () => {
  test('are added once, in one request, however often they are put', async () => {
    const rows = [row('k1', 'First', 1.5), row('k2', 'Second'), row('k3', null, 0)];
    expect((await on.sync(rows)).put).toEqual({ added: 3, changed: 0, unchanged: 0 });
    expect((await on.sync(rows)).put).toEqual({ added: 0, changed: 0, unchanged: 3 });
    expect(on.asked(/^POST .*\/rows\/add$/)).toHaveLength(1);
    expect(on.asked(/^PATCH .*\/rows/)).toHaveLength(0);
    expect(textsOf(standing(local), 'ABC', 5)).toEqual([columns, ['k1', 'First', '1.5'], ['k2', 'Second', ''], ['k3', '', '0'], ['', '', '']]);
    // The upload, and the rows.
    expect(on.versions()).toBe(2);
  });

  test('that differ are changed alone, and a cell is made empty when its value is gone', async () => {
    await on.sync([row('k1', 'First', 1), row('k2', 'Second', 2)]);
    expect((await on.sync([row('k1', 'First', 1), row('k2', null, 3), row('k3', 'Third')])).put).toEqual({ added: 1, changed: 1, unchanged: 1 });
    expect(on.asked(/^PATCH .*\/rows\/1$/).map(({ request }) => request.body)).toEqual([{ values: [[null, '', 3]] }]);
    expect(textsOf(standing(local), 'ABC', 4)).toEqual([columns, ['k1', 'First', '1'], ['k2', '', '3'], ['k3', 'Third', '']]);
  });

  test('whose answer was lost are looked for before they are added', async () => {
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 'accepted-then-504' });
    expect((await on.sync([row('k1', 'First'), row('k2', 'Second')])).put).toEqual({ added: 2, changed: 0, unchanged: 0 });
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 'accepted-then-cut' });
    await on.sync([row('k1', 'First'), row('k3', 'Third')]);
    expect(on.asked(/^POST .*\/rows\/add$/)).toHaveLength(1);
    expect(textsOf(standing(local), 'A', 5).flat()).toEqual(['Key', 'k1', 'k2', 'k3', '']);
  });

  test('that were not taken the first time are added at the second look', async () => {
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 504 });
    await on.sync([row('k1', 'First')]);
    expect(textsOf(standing(local), 'A', 3).flat()).toEqual(['Key', 'k1', '']);
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 503, times: 5, retryAfterSeconds: 0 });
    expect(await refused(on.sync([row('k2', 'Second')]))).toMatchObject({ code: 'unavailable', waitsFor: 'time', uncertain: true });
  });

  // Between the look and the change, too: then the row that was hit is put right with the others.
  test.each(['GET', 'PATCH'])('of a table that somebody sorts just before %s of a row do not take each other’s place', async (method) => {
    await on.sync([row('k1', 'First'), row('k2', 'Second')]);
    const put = on.work(async (book) => {
      // A person turns the order round, in a session of their own.
      const sort = () => on.work((other) => other.ask('PATCH', "/worksheets/Log/range(address='A2:B3')", { values: [['k2', 'Second'], ['k1', 'First']] }));
      const watched = interrupted(book, (asked, to) => asked === method && /rows\/(itemAt|0)/.test(to), sort);
      return await putRows(watched, 'CopLog', 'Key', [row('k1', 'Changed'), row('k2', 'Second')]);
    });
    expect(await put).toMatchObject({ added: 0 });
    expect(textsOf(standing(local), 'AB', 3)).toEqual([['Key', 'Title'], ['k2', 'Second'], ['k1', 'Changed']]);
  });

  test('of five hundred and more are read to the last page', async () => {
    const rows = Array.from({ length: 640 }, (_one, at) => row(`k${at}`, `Contribution ${at}`, at / 4));
    expect((await on.sync(rows)).put.added).toBe(640);
    expect(on.asked(/^POST .*\/rows\/add$/)).toHaveLength(1);
    expect((await on.sync([...rows, row('last', 'One more')])).put).toEqual({ added: 1, changed: 0, unchanged: 640 });
    const read = await on.work((book) => readRows(book, 'CopLog'));
    expect([read.length, read[0], read[639], read[640]]).toEqual([641, ['k0', 'Contribution 0', 0], ['k639', 'Contribution 639', 159.75], ['last', 'One more', '']]);
  });

  test('want a key, since the rows of people have none', async () => {
    on.place = await filed(local, peoplesFile());
    for (const key of ['', '\u0000']) expect(await refused(on.sync([row('k1', 'Changed'), row(key, 'Mine')]))).toMatchObject({ code: 'refused', waitsFor: 'never' });
    expect(textsOf(standing(local), 'AC', 4).slice(2)).toEqual([['k1', 'First'], ['', 'Ask about the room']]);
  });

  test('are counted on where the service links no pages', async () => {
    const asked: string[] = [];
    const all = Array.from({ length: 1_000 }, (_one, at) => ({ index: at }));
    const book = {
      pause: () => Promise.resolve(),
      ask: <T>(_method: string, to: string) => {
        asked.push(to);
        return Promise.resolve({ value: all.slice(Number(/skip=(\d+)/.exec(to)?.[1] ?? 0)).slice(0, 500) } as T);
      },
    };
    expect(await everyPage(book, '/tables/T/rows')).toEqual(all);
    expect(asked).toEqual(['/tables/T/rows?$top=500', '/tables/T/rows?$top=500&$skip=500', '/tables/T/rows?$top=500&$skip=1000']);
  });

  test('want the column of the keys', async () => {
    expect(await refused(on.work((book) => putRows(book, 'CopLog', 'Number', [row('k1', 'First')])))).toMatchObject({ code: 'not-found', waitsFor: 'person' });
  });
});

describe('texts', () => {
  const awkward = [
    '=1+1', '=HYPERLINK("https://x.example","here")', '+1', '-2+3|cmd', '@SUM(A1)', "'quoted", '"quoted"', '001', '1e5', '50%', '$5', '1,000', '2026-03-01', '1/2', '3 May', 'May 5', '12:30', 'TRUE', 'false',
    'two\nlines', ' spaces ', 'Ünïcode – “quotes” 你好 🌱', 'עברית', '<b> & </b>', '_x0041_', '#N/A', 'tab\tbed',
  ];

  test('stay what people wrote: no formula, number, date or truth value is made of them', async () => {
    await on.sync(awkward.map((text, at) => row(text, `${at}: ${text}`.slice(3).trimStart() && text)));
    expect((await on.work((book) => readRows(book, 'CopLog'))).map(([key, title]) => [key, title])).toEqual(awkward.map((text) => [text, text]));
    const cells = Object.entries(cellsOf(standing(local))).filter(([at]) => /^[AB]\d/.test(at)).map(([, cell]) => cell);
    expect(new Set(cells.map(({ type }) => type))).toEqual(new Set(['inlineStr']));
    expect(cells.every(({ formula }) => formula === null)).toBe(true);
    // And Excel is told so for the day when somebody opens the cell and leaves it again.
    const formats = [...(standing(local).get('xl/styles.xml') ?? '').split('<cellXfs')[1]?.split('</cellXfs>')[0]?.matchAll(/<xf [^>]*>/g) ?? []].map(([one]) => one);
    expect(formats[Number(cellsOf(standing(local))['B2']?.style)]).toContain('quotePrefix="1"');
    expect((await on.sync(awkward.map((text) => row(text, text)))).put).toEqual({ added: 0, changed: 0, unchanged: awkward.length });
  });

  test('that no file can carry are put right, and then stand', async () => {
    const rows = [row('k\u0001', 'a\u0000b\r\nc\ud800'), row('k2', '='.repeat(40_000), Number.NaN)];
    await on.sync(rows);
    const read = await on.work((book) => readRows(book, 'CopLog'));
    expect(read.map((one) => [one[0], String(one[1]).length, one[2]])).toEqual([['k', 4, ''], ['k2', 32_767, '']]);
    expect((await on.sync(rows)).put.unchanged).toBe(2);
  });
});

describe('what people do to the workbook', () => {
  beforeEach(async () => { on.place = await filed(local, peoplesFile()); });

  test('is there after rows were added and changed', async () => {
    const before = standing(local);
    expect((await on.sync([row('k1', 'First, again', 1.5), row('k2', 'Second', 2), row('k3', 'Third', 12)])).put).toEqual({ added: 1, changed: 1, unchanged: 1 });
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
    const { table } = await on.sync([{ key: 'k2', values: { Stage: 'Launch' } }], { ...plan, columns: [...columns, 'Stage'] });
    expect(table).toEqual({ table: 'CopLog', columns: ['Key', 'Who', 'Title', 'Hours', 'Double', 'Stage'], isNew: false, addedColumns: ['Stage'] });
    expect(textsOf(standing(local), 'ABCF', 3)).toEqual([['Key', 'Who', 'Title', 'Stage'], ['k2', 'Tom & Mei', 'Second', 'Launch'], ['k1', 'Priya', 'First', '']]);
    expect((await on.sync([], { ...plan, columns: [...columns, 'Stage'] })).table.addedColumns).toEqual([]);
  });

  test('by hand, in the folder on this machine, is seen, becomes a version and stays', async () => {
    await on.sync([row('k3', 'Third')]);
    byHand(local, (parts) => parts.set('xl/worksheets/sheet1.xml', (parts.get('xl/worksheets/sheet1.xml') ?? '').replace('<c r="D2" s="2"><v>2</v></c>', '<c r="D2" s="2"><v>77</v></c>')));
    await on.sync([row('k3', 'Third, again')]);
    expect(textsOf(standing(local), 'ACD', 5)).toEqual([['Key', 'Title', 'Hours'], ['k2', 'Second', '77'], ['k1', 'First', '1.5'], ['', 'Ask about the room', ''], ['k3', 'Third, again', '']]);
    expect(on.versions()).toBe(5);
  });

  test('to the name of the table does not make another', async () => {
    await on.work((book) => book.ask('PATCH', '/tables/CopLog', { name: 'OurLog' }));
    expect((await on.sync([row('k9', 'Ninth')])).table).toMatchObject({ table: 'OurLog', isNew: false });
    expect(standing(local).get('xl/tables/table1.xml')).toContain('displayName="OurLog"');
  });

  test('beside the table stands in the way of a new column, and a person is asked', async () => {
    await on.work((book) => book.ask('PATCH', "/worksheets/Log/range(address='F3')", { values: [['A note']] }));
    const problem = await refused(on.sync([], { ...plan, columns: [...columns, 'Stage'] }));
    expect(problem).toMatchObject({ code: 'taken', status: 409, waitsFor: 'person' });
    expect(problem.message).toMatch(/in the way of the table/);
  });
});
