import { columnName } from '../../../graph/documents/column-name';
import { columnNumber } from './addresses';

/** Texts, quoted sheet names and columns in brackets are stepped over; then a reference such as `$A1`. */
const tokens = /"(?:[^"]|"")*"|'(?:[^']|'')*'|\[[^\]]*\]|(\$?)([A-Z]{1,3})(\$?)(\d{1,7})(?![\w(])/g;

interface Reference { column: number; row: number; fixedColumn: boolean; fixedRow: boolean; elsewhere: boolean }

function withReferences(formula: string, next: (one: Reference) => { column: number; row: number } | null): string {
  return formula.replace(tokens, (token: string, fixedColumn: string | undefined, letters: string | undefined, fixedRow: string | undefined, digits: string | undefined, at: number) => {
    const before = formula[at - 1] ?? '';
    if (letters === undefined || digits === undefined || /[\w.]/.test(before)) return token;
    const moved = next({ column: columnNumber(letters), row: Number(digits), fixedColumn: fixedColumn === '$', fixedRow: fixedRow === '$', elsewhere: before === '!' });
    return moved ? `${fixedColumn ?? ''}${columnName(moved.column)}${fixedRow ?? ''}${moved.row}` : token;
  });
}

/** A formula as it reads when it is filled from one cell into another. */
export const filled = (formula: string, down: number, along: number): string => withReferences(formula, (one) => ({
  column: one.fixedColumn ? one.column : one.column + along, row: one.fixedRow ? one.row : one.row + down,
}));

/** A formula of the same sheet after the cells of some columns, from a row on, have moved. */
export const afterMove = (formula: string, left: number, right: number, fromRow: number, by: number): string => withReferences(formula, (one) =>
  (one.elsewhere || one.column < left || one.column > right || one.row < fromRow ? null : { column: one.column, row: one.row + by }));
