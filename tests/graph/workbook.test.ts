import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { graphClient } from '../../bot/graph/client';
import { newWorkbook } from '../../bot/graph/documents/workbook';
import { channelFolder } from '../../bot/graph/files';
import { withWorkbook } from '../../bot/graph/workbook';
import { placeWorkbook } from '../../bot/graph/workbook-file';
import { putRows, readRows } from '../../bot/graph/workbook-rows';
import { ensureTable } from '../../bot/graph/workbook-tables';
import { byHand, cellsOf, columns, filed, log, path, plan, standing, textsOf } from './excel-file';
import { peoplesFile } from './peoples-file';
import { amara, channel, refused, type Serving } from './serving';
import { interrupted, row, syncing, type Syncing } from './syncing';

let on: Syncing;
let local: Serving;
beforeEach(async () => {
  on = await syncing();
  local = on.local;
});
afterEach(() => local.end());

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
    const first = await on.sync([row('k1', 'First'), row('k2', 'Second')], newPlan);
    expect(first).toEqual({ table: { table: 'CopPeople', columns, isNew: true, addedColumns: [] }, put: { added: 2, changed: 0, unchanged: 0 } });
    expect((await on.sync([row('k1', 'First'), row('k2', 'Second')], newPlan)).table.isNew).toBe(false);
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
    await on.sync([row('k1', 'First')], newPlan);
    await on.sync([row('k1', 'First')], newPlan);
    expect([...standing(local).keys()].filter((name) => /^xl\/(worksheets\/sheet|tables\/)/.test(name)).sort()).toEqual(['xl/tables/table1.xml', 'xl/tables/table2.xml', 'xl/worksheets/sheet1.xml', 'xl/worksheets/sheet2.xml']);
    expect(standing(local).get('xl/tables/table2.xml')).toContain('displayName="CopPeople"');
  });

  test('gets a column once though the answer was lost', async () => {
    local.served.graph.setFault({ match: 'POST /columns$', does: 'accepted-then-504' });
    const wider = { ...plan, columns: [...columns, 'Stage'] };
    expect((await on.sync([], wider)).table.columns).toEqual([...columns, 'Stage']);
    expect((await on.sync([], wider)).table.columns).toEqual([...columns, 'Stage']);
  });

  test('that somebody deleted is made again', async () => {
    await on.sync([row('k1', 'First')]);
    intoRange();
    withoutCells();
    expect((await on.sync([row('k1', 'First')])).table).toMatchObject({ table: 'CopLog', isNew: true });
    expect(textsOf(standing(local), 'ABC', 3)).toEqual([columns, ['k1', 'First', ''], ['', '', '']]);
  });

  test('that somebody turned into plain cells is a table again, with its rows', async () => {
    await on.sync([row('k1', 'First', 2)]);
    intoRange();
    expect((await on.sync([row('k1', 'First', 2), row('k2', 'Second')])).put).toEqual({ added: 1, changed: 0, unchanged: 1 });
    expect(textsOf(standing(local), 'ABC', 4)).toEqual([columns, ['k1', 'First', '2'], ['k2', 'Second', ''], ['', '', '']]);
  });

  test('goes beside a sheet that holds something else by now', async () => {
    intoRange();
    withoutCells();
    await on.work((book) => book.ask('PATCH', "/worksheets/Log/range(address='B2')", { values: [['Do not touch']] }));
    expect((await on.sync([row('k1', 'First')])).table).toMatchObject({ table: 'CopLog', isNew: true });
    expect(standing(local).get('xl/workbook.xml')).toContain('name="Log 2"');
    expect(cellsOf(standing(local))).toMatchObject({ B2: { text: 'Do not touch' } });
  });
});

describe('the file', () => {
  const make = () => newWorkbook([log], { title: 'Log', creator: 'CoP Guide', language: 'en-GB', madeAt: '2026-11-23T18:00:00Z' });
  const place = async (name = 'New: log.xlsx') => {
    const client = local.as(amara);
    return await placeWorkbook(client, await channelFolder(client, channel), name, make);
  };
  const versionsOf = (name: string) => local.served.graph.files().find((one) => one.name === name)?.versions.length;

  test('is put there once, and what people made of it is never written over', async () => {
    const first = await place();
    expect(first).toMatchObject({ name: 'New- log.xlsx', isNew: true, webUrl: expect.stringMatching(/^https:\/\/university\.sharepoint\.com\//) });
    expect(await place()).toEqual({ ...first, isNew: false });
    expect(versionsOf('New- log.xlsx')).toBe(1);
    // The one that `filed` put there.
    expect(await place('Log.xlsx')).toMatchObject({ itemId: on.place.itemId, isNew: false });
    expect(on.versions()).toBe(1);
  });

  test.each(['accepted-then-504', 409] as const)('is found when the request to put it there ends in %s', async (does) => {
    if (does === 409) await filed(local, undefined, 'Late.xlsx');
    local.served.graph.setFault({ match: 'GET /Late.xlsx$', does: 404 });
    local.served.graph.setFault({ match: 'PUT /content$', does, retryAfterSeconds: 0 });
    expect(await place('Late.xlsx')).toMatchObject({ name: 'Late.xlsx', isNew: false });
    expect(versionsOf('Late.xlsx')).toBe(1);
  });

  test('is not put where a folder has its name, or the folder of the channel is gone', async () => {
    const client = local.as(amara);
    const folder = await channelFolder(client, channel);
    await client.api(`/drives/${folder.driveId}/items/${folder.itemId}/children`).post({ name: 'Minutes.xlsx', folder: {} });
    expect(await refused(place('Minutes.xlsx'))).toMatchObject({ code: 'taken', waitsFor: 'person' });
    expect(await refused(placeWorkbook(client, { ...folder, itemId: 'NONE' }, 'Log.xlsx', make))).toMatchObject({ code: 'not-found' });
  });
});

describe('a session', () => {
  test('is opened and closed once, and closing fails no work', async () => {
    local.served.graph.setFault({ match: 'POST /closeSession$', does: 500 });
    await on.sync([row('k1', 'First')]);
    await on.sync([row('k1', 'First')]);
    expect(on.asked(/^POST .*\/(create|close)Session$/).map(({ response }) => response.status)).toEqual([201, 500, 201, 204]);
    const ids = on.asked(/\/workbook\/(?!createSession)/).map(({ request }) => request.headers['workbook-session-id']);
    expect(new Set(ids).size).toBe(2);
  });

  test('that ran out is opened again, once', async () => {
    await on.work(async (book) => {
      await ensureTable(book, plan);
      on.wait(6);
      expect(await putRows(book, 'CopLog', 'Key', [row('k1', 'First')])).toEqual({ added: 1, changed: 0, unchanged: 0 });
      on.wait(6);
      expect(await refused(readRows(book, 'CopLog'))).toMatchObject({ code: 'not-found', status: 404 });
    });
  });

  test('lost because another file was put there lets the rows be looked for anew', async () => {
    await on.work(async (book) => {
      await ensureTable(book, plan);
      const watched = interrupted(book, (_method, to) => to.endsWith('/rows/add'), () => filed(local, peoplesFile()));
      // Both keys stand in the file that came meanwhile.
      await putRows(watched, 'CopLog', 'Key', [row('k1', 'First', 1.5), row('k2', 'Second', 2)]);
    });
    expect(textsOf(standing(local), 'A', 5).flat()).toEqual(['Key', 'k2', 'k1', '', '']);
  });

  test('is refused while the file is open in Office, and for a file that is gone', async () => {
    const lock = join(local.folder, 'Files', 'Inclusive Assessment', 'General', '.~lock.Log.xlsx#');
    writeFileSync(lock, '');
    const problem = await refused(on.sync([row('k1', 'First')]));
    expect(problem).toMatchObject({ code: 'locked', status: 423, waitsFor: 'time', uncertain: false });
    expect(problem.message).toMatch(/open in Excel/);
    expect(await refused(withWorkbook(local.as(amara), { ...on.place, itemId: 'NONE' }, () => Promise.resolve()))).toMatchObject({ code: 'not-found' });
  });

  test.each([[{ code: 'OpenWorkbookAccessDenied' }], [{ code: 'AccessDenied', innerError: { code: 'openWorkbookAccessDenied' } }]])('that a sensitivity label keeps out says so, since no permission would help: %j', async (error) => {
    const client = graphClient({ token: () => Promise.resolve('t'), transport: { execute: (context) => Promise.resolve(void (context.response = Response.json({ error: { message: 'no', ...error } }, { status: 403 }))) } });
    expect(await refused(withWorkbook(client, { driveId: 'd', itemId: 'i' }, () => Promise.resolve()))).toMatchObject({ code: 'labelled', waitsFor: 'person', message: expect.stringContaining('sensitivity label') });
  });

  test.each(['accessConflict', 'invalidSessionAccessConflict', 'invalidsessionaccessconflict'])('that another program took over waits for it, and is neither opened again nor a name that is taken: %s', async (code) => {
    const asked: string[] = [];
    const client = graphClient({ token: () => Promise.resolve('t'), transport: { execute: (context) => {
      asked.push(String(context.request));
      const isOpening = asked.length === 1;
      context.response = isOpening ? Response.json({ id: 's' }, { status: 201 }) : Response.json({ error: { code: 'conflict', message: 'no', innerError: { code } } }, { status: 409 });
      return Promise.resolve();
    } } });
    const problem = await refused(withWorkbook(client, { driveId: 'd', itemId: 'i' }, (book) => book.ask('POST', '/tables/Log/rows/add', { values: [['a']] })));
    expect(problem).toMatchObject({ code: 'locked', waitsFor: 'time', uncertain: false, message: expect.stringContaining('open in Excel') });
    expect(asked.filter((one) => one.endsWith('/createSession'))).toHaveLength(1);
  });

  test('says when another program holds the workbook, and what the work threw', async () => {
    expect(await refused(on.work(() => Promise.reject(new Error('mine'))))).toMatchObject({ message: 'mine' });
    local.served.graph.setFault({ match: 'POST /rows/add$', does: 423 });
    expect(await refused(on.sync([row('k1', 'First')]))).toMatchObject({ code: 'locked', waitsFor: 'time' });
    expect(on.versions()).toBe(1);
    expect(local.served.graph.fileContent(path)).not.toBeNull();
  });
});
