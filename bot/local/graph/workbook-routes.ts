import { access } from './access';
import type { Answer, Ask } from './answers';
import type { DriveStore } from './drive-store';
import type { Route } from './route';
import { openBooks } from './workbook-books';
import { sheetOperations } from './workbook-sheets';
import { tableOperations } from './workbook-tables';

/** The workbook of a file in the library: sessions, sheets, tables and ranges, with or without a session. */
export function workbookRoutes(store: DriveStore): Route[] {
  const books = openBooks(store);
  const sheets = sheetOperations(books);
  const tables = tableOperations(books);
  const on = (method: Route['method'], rest: string, run: (ask: Ask) => Answer): Route =>
    ({ method, path: `/drives/{drive}/items/{item}/workbook${rest}`, access: access.workbook, run });
  return [
    on('POST', '/createSession', books.createSession),
    on('POST', '/refreshSession', books.refreshSession),
    on('POST', '/closeSession', books.closeSession),
    on('GET', '/worksheets', sheets.list),
    on('POST', '/worksheets/add', sheets.add),
    on('GET', '/worksheets/{sheet}', sheets.get),
    on('GET', '/worksheets/{sheet}/tables', tables.listOfSheet),
    on('POST', '/worksheets/{sheet}/tables/add', tables.add),
    on('GET', '/worksheets/{sheet}/{what}', sheets.range),
    on('PATCH', '/worksheets/{sheet}/{what}', sheets.patchRange),
    on('GET', '/tables', tables.list),
    on('POST', '/tables/add', tables.add),
    on('GET', '/tables/{table}', tables.get),
    on('PATCH', '/tables/{table}', tables.patch),
    on('GET', '/tables/{table}/columns', tables.columns),
    on('POST', '/tables/{table}/columns', tables.addColumn),
    on('POST', '/tables/{table}/columns/add', tables.addColumn),
    on('GET', '/tables/{table}/rows', tables.rows),
    on('POST', '/tables/{table}/rows', tables.addRows),
    on('POST', '/tables/{table}/rows/add', tables.addRows),
    on('GET', '/tables/{table}/rows/{row}', tables.row),
    on('PATCH', '/tables/{table}/rows/{row}', tables.patchRow),
    on('DELETE', '/tables/{table}/rows/{row}', tables.removeRow),
    on('GET', '/tables/{table}/{what}', tables.range),
  ];
}
