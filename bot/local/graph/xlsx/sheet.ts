import type { Element } from '@xmldom/xmldom';
import { areaName, cellName, columnNumber, type Area } from './addresses';
import { formulaText, styleFor, valueOf, writeCell } from './cell';
import { child, children, insert, remove, whole } from './elements';
import type { CellValue, Entry } from './entries';
import type { Parts } from './parts';
import type { Styles } from './styles';

/** The cells of one sheet. Rows and columns count from 1; an empty cell is worth ''. */
export interface Sheet {
  name: string;
  /** Excel's own number of the sheet, which stays when it is renamed. */
  id: number;
  part: string;
  isVisible: boolean;
  /** What stands in the cell or, for a formula, what was worked out last. */
  value(row: number, column: number): CellValue;
  /** Without the `=`; null for a cell without one. */
  formula(row: number, column: number): string | null;
  style(row: number, column: number): number;
  isError(row: number, column: number): boolean;
  put(row: number, column: number, entry: Entry, style?: number): void;
  /** Every cell that is kept, empty but formatted ones too. */
  cells(): { row: number; column: number; element: Element }[];
  /** The area of everything that has a value or a formula; null for an empty sheet. */
  used(): Area | null;
  /** Takes the cell as it is to another row of its column. */
  move(row: number, column: number, to: number): void;
  erase(row: number, column: number): void;
  /** Gives each formula that is kept with others a text of its own, so that it can be moved. */
  partFormulas(): void;
  /** The whole sheet, to change what stands around the cells. */
  edit(): Element;
}

interface Row { element: Element; cells: Map<number, Element> }

export function openSheet(parts: Parts, styles: Styles, shared: () => readonly string[], about: { name: string; id: number; part: string; isVisible: boolean }): Sheet {
  const root = parts.read(about.part);
  const data = child(root, 'sheetData') ?? insert(root, 'sheetData');
  const rows = new Map<number, Row>();
  let last = 0;
  for (const element of children(data, 'row')) {
    const number = whole(element, 'r', last + 1);
    const cells = new Map<number, Element>();
    let column = 0;
    for (const one of children(element, 'c')) {
      column = columnNumber(/^[A-Z]+/.exec(one.getAttribute('r') ?? '')?.[0] ?? '') || column + 1;
      cells.set(column, one);
    }
    rows.set(number, { element, cells });
    last = Math.max(last, number);
  }

  const at = (row: number, column: number): Element | null => rows.get(row)?.cells.get(column) ?? null;

  function rowFor(number: number): Row {
    const there = rows.get(number);
    if (there) return there;
    let after: Row | undefined;
    for (let next = number + 1; next <= last && !after; next += 1) after = rows.get(next);
    const made: Row = { element: insert(data, 'row', { r: String(number) }, after?.element ?? null), cells: new Map() };
    rows.set(number, made);
    last = Math.max(last, number);
    return made;
  }

  function place(row: number, column: number, element: Element): void {
    const to = rowFor(row);
    const next = [...to.cells.keys()].filter((one) => one > column).reduce((least, one) => Math.min(least, one), Infinity);
    to.element.removeAttribute('spans');
    to.element.insertBefore(element, to.cells.get(next) ?? null);
    element.setAttribute('r', cellName(row, column));
    to.cells.set(column, element);
  }

  function erase(row: number, column: number): void {
    const element = at(row, column);
    if (!element) return;
    remove(element);
    rows.get(row)?.cells.delete(column);
  }

  function value(row: number, column: number): CellValue {
    const one = at(row, column);
    return one ? valueOf(one, shared) : '';
  }

  const edit = (): Element => parts.edit(about.part);

  function partFormulas(): void {
    for (const [row, { cells }] of rows) {
      for (const [column, element] of cells) {
        const formula = child(element, 'f');
        if (formula?.getAttribute('t') !== 'shared' || formula.textContent) continue;
        const text = formulaText(data, formula, row, column);
        edit();
        for (const name of ['t', 'si', 'ref']) formula.removeAttribute(name);
        formula.textContent = text;
      }
    }
    // The first of each group comes last: the others were worked out from it.
    for (const element of [...rows.values()].flatMap(({ cells }) => [...cells.values()])) {
      const formula = child(element, 'f');
      if (formula?.getAttribute('t') === 'shared') for (const name of ['t', 'si', 'ref']) formula.removeAttribute(name);
    }
  }

  return {
    ...about, value, erase, edit, partFormulas,
    formula(row, column) {
      const one = at(row, column);
      const formula = one && child(one, 'f');
      return formula ? formulaText(data, formula, row, column) : null;
    },
    style(row, column) {
      const one = at(row, column);
      return one ? whole(one, 's') : 0;
    },
    isError: (row, column) => at(row, column)?.getAttribute('t') === 'e',
    put(row, column, entry, style) {
      edit();
      const there = at(row, column);
      // The first of a group of formulas may be written over: the others get texts of their own before.
      if (there && child(there, 'f')?.getAttribute('t') === 'shared') partFormulas();
      const before = style ?? (there ? whole(there, 's') : 0);
      const next = styleFor(styles, before, entry);
      if (entry.kind === 'empty' && next === 0) return erase(row, column);
      const element = there ?? insert(rowFor(row).element, 'c');
      if (!there) place(row, column, element);
      writeCell(element, entry, next);
    },
    cells: () => [...rows].flatMap(([row, { cells }]) => [...cells].map(([column, element]) => ({ row, column, element }))),
    used() {
      let area: Area | null = null;
      for (const [row, { cells }] of rows) {
        for (const [column, element] of cells) {
          if (!element.firstChild) continue;
          area = area === null ? { top: row, bottom: row, left: column, right: column }
            : { top: Math.min(area.top, row), bottom: Math.max(area.bottom, row), left: Math.min(area.left, column), right: Math.max(area.right, column) };
        }
      }
      return area;
    },
    move(row, column, to) {
      const element = at(row, column);
      if (!element) return;
      edit();
      rows.get(row)?.cells.delete(column);
      remove(element);
      erase(to, column);
      place(to, column, element);
    },
  };
}

/** Keeps right what tells programs how far the sheet reaches; for a sheet without cells that is A1. */
export function setDimension(parts: Parts, sheet: Sheet): void {
  const reach = areaName(sheet.used() ?? { top: 1, left: 1, bottom: 1, right: 1 });
  const dimension = child(parts.read(sheet.part), 'dimension');
  if (!dimension || dimension.getAttribute('ref') === reach) return;
  sheet.edit();
  dimension.setAttribute('ref', reach);
}
