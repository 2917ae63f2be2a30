import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from '../../bot/graph/client';
import { newWorkbook } from '../../bot/graph/documents/workbook';
import type { Folder } from '../../bot/graph/files';
import { withWorkbook } from '../../bot/graph/workbook';
import { placeWorkbook } from '../../bot/graph/workbook-file';
import { putRows, readRows, type TableRow } from '../../bot/graph/workbook-rows';
import { ensureTable } from '../../bot/graph/workbook-tables';
import { amara, type Serving } from '../graph/serving';

const columns = ['Key', 'Title', 'Hours'];
const plan = { sheet: 'Our log', table: 'CopLog', columns };
const quick = { pauseSeconds: 0 };
const quiet = (): null => null;

/** The life of a workbook: made, filled, changed, with every answer that the app has to bear. */
export async function workbookFlow(local: Serving, client: Client, folder: Folder): Promise<void> {
  const { graph } = local.served;
  const about = { title: 'Log', creator: 'CoP Guide', language: 'en-GB', madeAt: '2026-11-23T18:00:00Z' };
  const bytes = await newWorkbook([{ name: 'Contributions', table: 'CopContributions', columns: columns.map((name) => ({ name })) }], about);
  graph.setFault({ match: 'PUT /content$', does: 'accepted-then-504', retryAfterSeconds: 0 });
  await placeWorkbook(client, folder, 'Log of #1.xlsx', () => Promise.resolve(bytes));
  const place = await placeWorkbook(client, folder, 'Log of #1.xlsx', () => Promise.resolve(bytes));
  const sync = (rows: readonly TableRow[], more: string[] = []) => withWorkbook(client, place, async (book) => {
    const { table } = await ensureTable(book, { ...plan, columns: [...columns, ...more] });
    await putRows(book, table, 'Key', rows);
    await readRows(book, table);
  }, quick);
  const row = (key: string, title: string | number): TableRow => ({ key, values: { Title: title, Hours: 2.5 } });

  for (const match of ['POST /createSession$', 'POST /worksheets/add$', 'PATCH /range', 'POST /tables/add$', 'PATCH /tables/[^/]+$']) graph.setFault({ match, does: 'accepted-then-504', retryAfterSeconds: 0 });
  await sync([row('k1', '=First'), row('k2', 'Second – 你好')]);
  for (const does of ['accepted-then-504', 429] as const) graph.setFault({ match: 'POST /rows/add$', does, retryAfterSeconds: 0 });
  graph.setFault({ match: 'POST /columns$', does: 'accepted-then-504' });
  await sync([row('k1', 'First'), row('k2', true as never), row('k3', 12)], ['Stage']);
  for (const does of [423, 409, 500, 503] as const) {
    graph.setFault({ match: 'PATCH /rows/', does, times: does === 503 ? 5 : 1, retryAfterSeconds: 0 });
    await sync([row('k1', `Changed ${does}`)]).catch(quiet);
  }
  await sync(Array.from({ length: 620 }, (_one, at) => row(`more ${at}`, at)));

  const book = `/drives/${segment(place.driveId)}/items/${place.itemId}/workbook`;
  const { id } = await client.api(`${book}/createSession`).post({ persistChanges: false }) as { id: string };
  const ask = (path: string) => client.api(`${book}${path}`).header('workbook-session-id', id);
  await ask('/refreshSession').post(undefined);
  const rows = await ask('/tables/CopLog/rows').get() as { '@odata.nextLink': string };
  await client.api(rows['@odata.nextLink']).header('workbook-session-id', id).get();
  for (const path of ['/worksheets', '/tables', '/tables/CopLog', '/tables/CopLog/columns', '/tables/CopLog/rows/0', '/tables/CopLog/rows/itemAt(index=1)', '/tables/CopLog/range', '/tables/CopLog/dataBodyRange', '/tables/CopLog/headerRowRange', '/worksheets/Our%20log', '/worksheets/Our%20log/usedRange', '/worksheets/Our%20log/tables', "/worksheets/Our%20log/range(address='A1:B2')"]) await ask(path).get();
  await ask('/tables/CopLog/rows/0').delete();
  await ask('/tables/CopLog/columns/add').post({ index: null, name: 'Who' });
  await ask('/tables/add').post({ address: "'Our log'!H1:I1", hasHeaders: true });
  for (const [path, body] of [['/tables/CopLog/rows/add', { index: null, values: [['too few']] }], ['/tables/None/rows/add', { values: [['x']] }], ['/tables/add', { address: "'Our log'!A1:B2", hasHeaders: true }], ['/worksheets/add', { name: 'our LOG' }]] as const) await ask(path).post(body).catch(quiet);
  await client.api(`${book}/tables`).header('workbook-session-id', 'gone').get().catch(quiet);
  await local.as(null, ['Files.ReadWrite.All']).api(`${book}/tables`).get().catch(quiet);
  await local.as(amara, ['Files.Read.All']).api(`${book}/tables`).get().catch(quiet);
}
