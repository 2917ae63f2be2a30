import { entity, jsonBody, page, selected, type Answer, type Ask } from './answers';
import { invalid, notFound, type Books } from './workbook-books';
import { bookPath, columnJson, rangeJson, rowJson, tableJson } from './workbook-item';
import { sheetOf } from './workbook-sheets';
import { checkTableName, entriesOf } from './workbook-values';
import { readArea, splitAddress, type Area } from './xlsx/addresses';
import type { Book } from './xlsx/book';
import type { Table } from './xlsx/table';

type Run = (book: Book, table: Table, ask: Ask) => Answer;

/** What is asked of `/tables`; each takes the call and gives its answer. */
export function tableOperations(books: Books) {
  const read = (run: Run) => (ask: Ask): Answer => books.read(ask, (book) => run(book, tableOf(book, ask), ask));
  const change = (run: Run) => (ask: Ask): Answer => books.change(ask, (book) => run(book, tableOf(book, ask), ask));

  return {
    list: (ask: Ask): Answer => books.read(ask, (book) => listed(ask, '/tables', book.tables())),
    listOfSheet: (ask: Ask): Answer => books.read(ask, (book) => {
      const sheet = sheetOf(book, ask);
      return listed(ask, `/worksheets/${encodeURIComponent(ask.params['sheet'] ?? '')}/tables`, book.tables().filter((one) => one.sheet === sheet));
    }),
    add: (ask: Ask): Answer => books.change(ask, (book) => add(book, ask)),
    get: read((_book, table, ask) => answered(ask, 200, 'workbookTable', tableJson(ask, table))),
    patch: change(patch),
    columns: read((_book, table, ask) => page(ask, `${tablePath(ask)}/columns`, 'workbookTableColumns', table.columns().map((_one, index) => columnJson(ask, table, index)), 100)),
    addColumn: change(addColumn),
    // Fewer than the service gives, so that a caller who forgets the next page notices.
    rows: read((_book, table, ask) => page(ask, `${tablePath(ask)}/rows`, 'workbookTableRows', Array.from({ length: table.rowCount() }, (_one, index) => rowJson(ask, table, index, [table.rowValues(index)])), 100)),
    addRows: change(addRows),
    row: read((_book, table, ask) => answeredRow(ask, table, indexOf(ask.params['row'] ?? '', true), 200)),
    patchRow: change((_book, table, ask) => {
      const index = indexOf(ask.params['row'] ?? '', false);
      table.rowValues(index);
      table.putRow(index, entriesOf(jsonBody(ask)['values'], table.columns().length, 1)[0] ?? []);
      return answeredRow(ask, table, index, 200);
    }),
    removeRow: change((_book, table, ask) => {
      table.removeRow(indexOf(ask.params['row'] ?? '', false));
      return { status: 204 };
    }),
    range: read((book, table, ask) => answered(ask, 200, 'workbookRange', rangeJson(ask, book, table.sheet, rangeAsked(table, ask.params['what'] ?? '')))),
  };
}

const answered = (ask: Ask, status: number, context: string, json: object): Answer => ({ status, json: entity(context, selected(json, ask.query.get('$select'))) });

const listed = (ask: Ask, path: string, tables: readonly Table[]): Answer => page(ask, `${bookPath(ask)}${path}`, 'workbookTables', tables.map((one) => tableJson(ask, one)), 20);

const tablePath = (ask: Ask): string => `${bookPath(ask)}/tables/${encodeURIComponent(ask.params['table'] ?? '')}`;

/** By name, upper and lower case being one, or by id. */
function tableOf(book: Book, ask: Ask): Table {
  const wanted = (ask.params['table'] ?? '').toLowerCase();
  const found = book.tables().find((one) => one.name().toLowerCase() === wanted) ?? book.tables().find((one) => String(one.id) === wanted);
  if (!found) throw notFound();
  return found;
}

/** A row's number, or `itemAt(index=N)`, which the service takes for reading only. */
function indexOf(text: string, reading: boolean): number {
  const [, plain, called] = /^(?:(\d{1,7})|itemAt\(index=(\d{1,7})\))$/i.exec(text) ?? [];
  if (plain === undefined && (called === undefined || !reading)) throw invalid();
  return Number(plain ?? called);
}

function rangeAsked(table: Table, what: string): Area {
  const [, name = ''] = /^([a-z]+)(?:\(\))?$/i.exec(what) ?? [];
  if (/^range$/i.test(name)) return table.area();
  if (/^dataBodyRange$/i.test(name)) return table.body();
  if (!/^headerRowRange$/i.test(name)) throw invalid();
  const header = table.header();
  if (!header) throw notFound();
  return header;
}

const answeredRow = (ask: Ask, table: Table, index: number, status: number): Answer =>
  answered(ask, status, 'workbookTableRow', rowJson(ask, table, index, [table.rowValues(index)]));

function add(book: Book, ask: Ask): Answer {
  const { address, hasHeaders } = jsonBody(ask);
  if (typeof address !== 'string' || typeof hasHeaders !== 'boolean') throw invalid();
  const split = splitAddress(address);
  const area = readArea(split.address);
  const sheet = sheetOf(book, ask, split.sheet);
  if (!area) throw invalid();
  return answered(ask, 201, 'workbookTable', tableJson(ask, book.addTable(sheet, area, hasHeaders)));
}

function patch(book: Book, table: Table, ask: Ask): Answer {
  const body = jsonBody(ask);
  const { name, style, ...rest } = body;
  if (Object.keys(rest).some((one) => !one.startsWith('@'))) throw invalid('This local service changes the name and the style of a table only.');
  if (name !== undefined) {
    if (typeof name !== 'string') throw invalid();
    checkTableName(name, book.tables().filter((one) => one !== table).map((one) => one.name()));
    table.rename(name);
  }
  if (style !== undefined) {
    if (typeof style !== 'string' || !/^TableStyle(Light|Medium|Dark)\d{1,2}$/.test(style)) throw invalid();
    table.setStyle(style);
  }
  return answered(ask, 200, 'workbookTable', tableJson(ask, table));
}

/** A column goes to the end; with values it has one for the header and one for each row. */
function addColumn(_book: Book, table: Table, ask: Ask): Answer {
  const { name, index, values } = jsonBody(ask);
  const columns = table.columns();
  if (index !== undefined && index !== null && index !== columns.length) throw invalid('This local service adds columns at the end only.');
  if (name !== undefined && typeof name !== 'string') throw invalid();
  const { top, bottom } = table.body();
  const given = values === undefined || values === null ? null : entriesOf(values, 1, bottom - top + 2).map(([one]) => one ?? null);
  const first = given?.[0];
  const wanted = name ?? (first?.kind === 'text' ? first.text : `Column${columns.length + 1}`);
  if (wanted === '' || columns.some((one) => one.name.toLowerCase() === wanted.toLowerCase())) throw invalid();
  table.addColumn(wanted, given?.slice(1) ?? []);
  return answered(ask, 201, 'workbookTableColumn', columnJson(ask, table, columns.length));
}

function addRows(_book: Book, table: Table, ask: Ask): Answer {
  const { index, values } = jsonBody(ask);
  if (index !== undefined && index !== null) throw invalid('This local service adds rows at the end only.');
  const rows = entriesOf(values, table.columns().length, null);
  const first = table.addRows(rows);
  return answered(ask, 201, 'workbookTableRow', rowJson(ask, table, first, rows.map((_one, down) => table.rowValues(first + down))));
}
