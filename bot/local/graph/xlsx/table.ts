import type { Element } from '@xmldom/xmldom';
import { Refusal } from '../answers';
import { areaName, grid, lastColumn, lastRow, meets, readArea, type Area } from './addresses';
import { columnNames, nameRead, nameWritten } from './column-names';
import { child, children, insert, whole } from './elements';
import type { CellValue, Entry } from './entries';
import { conflict, moveBelow, reachFurther } from './moves';
import type { Parts } from './parts';
import type { Sheet } from './sheet';

/** A table of a sheet. Columns and data rows count from 0, as in Graph. */
export interface Table {
  sheet: Sheet;
  part: string;
  id: number;
  name(): string;
  rename(name: string): void;
  style(): string | null;
  setStyle(name: string): void;
  shows(what: 'headers' | 'totals' | 'filter' | 'bandedRows' | 'bandedColumns' | 'firstColumn' | 'lastColumn'): boolean;
  columns(): { id: number; name: string }[];
  area(): Area;
  /** Null without a header row. */
  header(): Area | null;
  /** The data rows; a table without any still has a blank one in its place. */
  body(): Area;
  rowCount(): number;
  rowValues(index: number): CellValue[];
  /** Each row as wide as the table; null leaves a cell to the table, which fills in the formula of its column. Gives the index of the first. */
  addRows(rows: readonly (readonly (Entry | null)[])[]): number;
  putRow(index: number, entries: readonly (Entry | null)[]): void;
  removeRow(index: number): void;
  addColumn(name: string, entries: readonly (Entry | null)[]): void;
  /** Takes the names of the columns from the cells above them, after somebody wrote there. */
  readHeader(): void;
}

export function openTable(parts: Parts, sheet: Sheet, part: string, others: () => Table[]): Table {
  const read = (): Element => parts.read(part);
  const edit = (): Element => parts.edit(part);
  const area = (): Area => readArea(read().getAttribute('ref') ?? '') ?? { top: 1, left: 1, bottom: 1, right: 1 };
  const headers = (): number => whole(read(), 'headerRowCount', 1);
  const totals = (): number => whole(read(), 'totalsRowCount');
  const body = (): Area => ({ ...area(), top: area().top + headers(), bottom: area().bottom - totals() });
  const isBlank = (): boolean => read().getAttribute('insertRow') === '1';
  const rowCount = (): number => (isBlank() ? 0 : body().bottom - body().top + 1);
  const columnElements = (): Element[] => children(child(read(), 'tableColumns') ?? read(), 'tableColumn');
  const columns = (): { id: number; name: string }[] => columnElements().map((one) => ({ id: whole(one, 'id'), name: nameRead(one.getAttribute('name') ?? '') }));
  const info = (): Element | null => child(read(), 'tableStyleInfo');
  const neighbours = (): Table[] => others().filter((one) => one.sheet === sheet && one.part !== part);

  function resize(next: Area): void {
    const before = area();
    edit().setAttribute('ref', areaName(next));
    const filter = child(read(), 'autoFilter');
    if (filter) filter.setAttribute('ref', areaName({ ...next, bottom: next.bottom - totals() }));
    const data = { ...before, top: before.top + headers(), bottom: before.bottom - totals() };
    reachFurther(edit(), data, next.bottom - totals());
    reachFurther(sheet.edit(), data, next.bottom - totals());
  }

  function rowAt(index: number): number {
    if (!Number.isInteger(index) || index < 0 || index >= rowCount()) throw new Refusal(404, 'ItemNotFound', 'The requested resource doesn\'t exist.', { innerCode: 'itemNotFound' });
    return body().top + index;
  }

  /** The formula that a column fills its new cells with. */
  const ownFormula = (column: number): Entry | null => {
    const text = columnElements()[column] && child(columnElements()[column] as Element, 'calculatedColumnFormula')?.textContent;
    return text ? { kind: 'formula', formula: text } : null;
  };

  return {
    sheet, part, columns, area, body, rowCount,
    id: whole(read(), 'id'),
    name: () => read().getAttribute('displayName') ?? read().getAttribute('name') ?? '',
    rename(name) {
      edit().setAttribute('name', name);
      edit().setAttribute('displayName', name);
    },
    style: () => info()?.getAttribute('name') ?? null,
    setStyle(name) {
      (info() ?? insert(edit(), 'tableStyleInfo', { showRowStripes: '1' }, child(read(), 'extLst'))).setAttribute('name', name);
      edit();
    },
    shows(what) {
      if (what === 'headers') return headers() > 0;
      if (what === 'totals') return totals() > 0;
      if (what === 'filter') return child(read(), 'autoFilter') !== null;
      const attribute = { bandedRows: 'showRowStripes', bandedColumns: 'showColumnStripes', firstColumn: 'showFirstColumn', lastColumn: 'showLastColumn' }[what];
      return info()?.getAttribute(attribute) === '1';
    },
    header: () => (headers() > 0 ? { ...area(), bottom: area().top } : null),
    rowValues: (index) => grid({ ...body(), top: rowAt(index), bottom: rowAt(index) }, (row, column) => sheet.value(row, column))[0] ?? [],
    addRows(rows) {
      const { left, right } = area();
      const index = rowCount();
      const first = body().top + index;
      // A table without rows has its blank one, which is the first to be filled.
      const more = rows.length - (isBlank() ? 1 : 0);
      if (area().bottom + more > lastRow) throw conflict();
      if (more > 0) moveBelow(sheet, { left, right, fromRow: body().bottom + 1, by: more }, neighbours());
      const model = index === 0 ? first : first - 1;
      const styles = Array.from({ length: right - left + 1 }, (_one, at) => sheet.style(model, left + at));
      edit().removeAttribute('insertRow');
      resize({ ...area(), bottom: area().bottom + more });
      rows.forEach((row, down) => row.forEach((entry, at) => sheet.put(first + down, left + at, entry ?? ownFormula(at) ?? { kind: 'empty' }, styles[at])));
      return index;
    },
    putRow(index, entries) {
      const row = rowAt(index);
      entries.forEach((entry, at) => { if (entry) sheet.put(row, area().left + at, entry); });
    },
    removeRow(index) {
      const row = rowAt(index);
      const { left, right } = area();
      for (let column = left; column <= right; column += 1) sheet.put(row, column, { kind: 'empty' });
      if (rowCount() === 1) return edit().setAttribute('insertRow', '1');
      moveBelow(sheet, { left, right, fromRow: row + 1, by: -1 }, neighbours());
      resize({ ...area(), bottom: area().bottom - 1 });
    },
    addColumn(name, entries) {
      const before = area();
      const next = { ...before, right: before.right + 1 };
      const strip = { ...next, left: next.right };
      const isTaken = grid(strip, (row, column) => sheet.value(row, column) !== '' || sheet.formula(row, column) !== null).flat().some(Boolean);
      if (next.right > lastColumn || isTaken || neighbours().some((one) => meets(one.area(), strip))) throw conflict();
      const list = child(edit(), 'tableColumns') ?? insert(edit(), 'tableColumns');
      insert(list, 'tableColumn', { id: String(Math.max(0, ...columns().map((one) => one.id)) + 1), name: nameWritten(name) });
      list.setAttribute('count', String(columns().length));
      resize(next);
      if (headers() > 0) sheet.put(before.top, next.right, { kind: 'text', text: name, quoted: false }, sheet.style(before.top, before.right));
      entries.forEach((entry, down) => { if (entry) sheet.put(body().top + down, next.right, entry); });
    },
    readHeader() {
      if (headers() === 0) return;
      const { top, left } = area();
      const given = columnElements().map((_one, at) => String(sheet.value(top, left + at)));
      columnNames(given).forEach((name, at) => {
        if (columns()[at]?.name === name) return;
        edit();
        columnElements()[at]?.setAttribute('name', nameWritten(name));
        if (given[at] !== name) sheet.put(top, left + at, { kind: 'text', text: name, quoted: false });
      });
    },
  };
}
