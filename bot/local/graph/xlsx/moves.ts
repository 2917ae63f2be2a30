import type { Element } from '@xmldom/xmldom';
import { Refusal } from '../answers';
import { areaName, meets, readArea, type Area } from './addresses';
import { child, children } from './elements';
import { afterMove } from './formulas';
import type { Sheet } from './sheet';

export const conflict = (): Refusal =>
  new Refusal(409, 'InsertDeleteConflict', 'The insert or delete operation attempted resulted in a conflict.', { innerCode: 'insertDeleteConflict' });

interface Move { left: number; right: number; fromRow: number; by: number }

/**
 * Moves what stands below a table, in its columns, as Excel does when the table grows or shrinks; a row of totals and
 * merged cells go along. Throws 409 when another table stands there or merged cells would be torn. Formulas of the
 * same sheet follow; those of other sheets that point there do not.
 */
export function moveBelow(sheet: Sheet, move: Move, others: { area(): Area }[]): void {
  const moved = sheet.cells().filter((one) => one.column >= move.left && one.column <= move.right && one.row >= move.fromRow);
  const last = Math.max(...moved.filter(({ element }) => element.firstChild).map((one) => one.row));
  if (last === -Infinity) return;
  const reach: Area = { top: move.fromRow + Math.min(0, move.by), left: move.left, bottom: last + Math.max(0, move.by), right: move.right };
  const merges = children(child(sheet.edit(), 'mergeCells') ?? sheet.edit(), 'mergeCell').map((element) => ({ element, area: readArea(element.getAttribute('ref') ?? '') }));
  const torn = merges.some(({ area }) => area && meets(area, reach) && (area.left < move.left || area.right > move.right || area.top < move.fromRow));
  if (torn || others.some((one) => meets(one.area(), reach))) throw conflict();
  sheet.partFormulas();
  const order = [...moved].sort((a, b) => (move.by > 0 ? b.row - a.row : a.row - b.row));
  for (const one of order) sheet.move(one.row, one.column, one.row + move.by);
  for (const { element, area } of merges) {
    if (area && area.left >= move.left && area.right <= move.right && area.top >= move.fromRow) element.setAttribute('ref', areaName({ ...area, top: area.top + move.by, bottom: area.bottom + move.by }));
  }
  for (const { element } of sheet.cells()) {
    const formula = child(element, 'f');
    if (formula?.textContent) formula.textContent = afterMove(formula.textContent, move.left, move.right, move.fromRow, move.by);
  }
}

const reaching = new Set(['conditionalFormatting', 'dataValidation', 'sortState', 'sortCondition']);

/** Rules that covered a table's rows to the last one (colours, allowed values, the order) cover the new ones too. */
export function reachFurther(root: Element, data: Area, bottom: number): void {
  const further = (text: string): string => text.split(' ').map((part) => {
    const area = readArea(part);
    return area && area.bottom === data.bottom && area.top <= data.bottom && area.left >= data.left && area.right <= data.right && area.bottom > area.top
      ? areaName({ ...area, bottom: Math.max(area.top, bottom) }) : part;
  }).join(' ');
  const visit = (one: Element): void => {
    for (const name of ['ref', 'sqref']) {
      const text = reaching.has(one.localName ?? '') ? one.getAttribute(name) : null;
      if (text) one.setAttribute(name, further(text));
    }
    if (one.localName !== 'sheetData') children(one).forEach(visit);
  };
  visit(root);
}
