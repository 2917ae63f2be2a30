import type { Ask } from './answers';
import { areaName, grid, sheetPrefix, type Area } from './xlsx/addresses';
import type { Book } from './xlsx/book';
import type { CellValue } from './xlsx/entries';
import type { Sheet } from './xlsx/sheet';
import type { Table } from './xlsx/table';

/** Where the workbook stands, without what is asked of it: `/drives/{drive}/items/{item}/workbook`. */
export const bookPath = (ask: Ask): string => `/drives/${encodeURIComponent(ask.params['drive'] ?? '')}/items/${encodeURIComponent(ask.params['item'] ?? '')}/workbook`;

const quoted = (name: string): string => `%27${encodeURIComponent(name.replaceAll("'", "''"))}%27`;

export const sheetId = (sheet: Sheet): string => `{00000000-0001-0000-${String(sheet.id).padStart(4, '0')}-000000000000}`;

export const sheetJson = (ask: Ask, sheet: Sheet, position: number): object => ({
  '@odata.id': `${bookPath(ask)}/worksheets(${quoted(sheetId(sheet))})`,
  id: sheetId(sheet), name: sheet.name, position, visibility: sheet.isVisible ? 'Visible' : 'Hidden',
});

export const tableJson = (ask: Ask, table: Table): object => ({
  '@odata.id': `${bookPath(ask)}/tables(${quoted(String(table.id))})`,
  id: String(table.id), name: table.name(), legacyId: String(table.id), style: table.style(),
  showHeaders: table.shows('headers'), showTotals: table.shows('totals'), showFilterButton: table.shows('filter'),
  showBandedRows: table.shows('bandedRows'), showBandedColumns: table.shows('bandedColumns'),
  highlightFirstColumn: table.shows('firstColumn'), highlightLastColumn: table.shows('lastColumn'),
});

/** A column with its header and every value below it. */
export const columnJson = (ask: Ask, table: Table, index: number): object => {
  const column = table.columns()[index];
  const { left, top, bottom } = table.area();
  return {
    '@odata.id': `${bookPath(ask)}/tables(${quoted(String(table.id))})/columns(${quoted(String(column?.id))})`,
    id: String(column?.id), name: column?.name, index,
    values: grid({ top, bottom, left: left + index, right: left + index }, (row, at) => table.sheet.value(row, at)),
  };
};

export const rowJson = (ask: Ask, table: Table, index: number, values: CellValue[][]): object => ({
  '@odata.id': `${bookPath(ask)}/tables(${quoted(String(table.id))})/rows/itemAt(index=${index})`, index, values,
});

/** A range; dates are the numbers that Excel keeps, and a formula's value is the one that was worked out last. */
export function rangeJson(ask: Ask, book: Book, sheet: Sheet, area: Area): object {
  const values = grid(area, (row, column) => sheet.value(row, column));
  const address = `${sheetPrefix(sheet.name)}!${areaName(area)}`;
  const [rowCount, columnCount] = [area.bottom - area.top + 1, area.right - area.left + 1];
  const formulas = grid(area, (row, column) => {
    const formula = sheet.formula(row, column);
    return formula === null ? sheet.value(row, column) : `=${formula}`;
  });
  return {
    '@odata.type': '#microsoft.graph.workbookRange',
    '@odata.id': `${bookPath(ask)}/worksheets(${quoted(sheetId(sheet))})/range(address=${quoted(areaName(area))})`,
    address, addressLocal: address, rowCount, columnCount, cellCount: rowCount * columnCount, rowIndex: area.top - 1, columnIndex: area.left - 1,
    rowHidden: false, columnHidden: false, hidden: false,
    values, formulas, formulasLocal: formulas,
    text: values.map((row) => row.map((one) => (typeof one === 'boolean' ? String(one).toUpperCase() : String(one)))),
    numberFormat: grid(area, (row, column) => book.numberFormat(sheet.style(row, column))),
    valueTypes: grid(area, (row, column) => (sheet.isError(row, column) ? 'Error' : typeOf(sheet.value(row, column)))),
  };
}

function typeOf(value: CellValue): string {
  if (value === '') return 'Empty';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}
