import { withWorkbook } from '../../bot/graph/workbook';
import { putRows, readRows } from '../../bot/graph/workbook-rows';
import { ensureTable } from '../../bot/graph/workbook-tables';
import { columns, filed, plan, standing, textsOf } from './excel-file';
import { amara, serving, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(); });
afterEach(() => local.end());

test('smoke', async () => {
  const place = await filed(local);
  const result = await withWorkbook(local.as(amara), place, async (book) => {
    const t = await ensureTable(book, plan);
    const a = await putRows(book, t.table, 'Key', [{ key: 'a1', values: { Title: '=1+1', Hours: 3 } }, { key: '002', values: { Title: 'Ünïcode 你好', Hours: null } }]);
    const b = await putRows(book, t.table, 'Key', [{ key: 'a1', values: { Title: '=1+1', Hours: 3 } }, { key: '002', values: { Title: 'x', Hours: null } }]);
    return { t, a, b, rows: await readRows(book, t.table) };
  });
  console.log(JSON.stringify(result), textsOf(standing(local), 'ABC', 4), columns);
});
