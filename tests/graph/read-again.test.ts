import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import readXlsx, { readSheetNames } from 'read-excel-file/node';
import { withWorkbook } from '../../bot/graph/workbook';
import { putRows } from '../../bot/graph/workbook-rows';
import { ensureTable } from '../../bot/graph/workbook-tables';
import { filed, plan } from './excel-file';
import { amara, serving, type Serving } from './serving';

let local: Serving;
beforeAll(async () => { local = await serving(); });
afterAll(() => local.end());

const file = (): Buffer => readFileSync(join(local.folder, 'Files', 'Inclusive Assessment', 'General', 'Log.xlsx'));

test('a reader that is not the writer finds what was written through Graph, text as text and numbers as numbers', async () => {
  const place = await filed(local);
  await withWorkbook(local.as(amara), place, async (book) => {
    const { table } = await ensureTable(book, plan);
    await putRows(book, table, 'Key', [
      { key: 'a1', values: { Title: '=1+1 & <b> „Übung“ 🌱', Hours: 1.5 } }, { key: 'a2', values: { Title: '007', Hours: 40 } }, { key: 'a3', values: { Title: 'two\nlines', Hours: null } },
    ]);
    await putRows(book, table, 'Key', [{ key: 'a2', values: { Title: '008' } }]);
  });
  expect(await readSheetNames(file())).toEqual(['Log']);
  expect(await readXlsx(file(), { sheet: 'Log', trim: false })).toEqual([
    ['Key', 'Title', 'Hours'], ['a1', '=1+1 & <b> „Übung“ 🌱', 1.5], ['a2', '008', 40], ['a3', 'two\nlines', null],
  ]);
});
