import { Refusal } from './answers';
import { invalid } from './workbook-books';
import { entered, longestText, type Entry } from './xlsx/entries';

/** Entries of a table or a range as they are sent: rows of equal width; null for a cell that is to be left as it is. */
export function entriesOf(values: unknown, width: number | null, height: number | null): (Entry | null)[][] {
  if (!Array.isArray(values) || values.length === 0 || !values.every(Array.isArray)) throw invalid();
  const rows = values as unknown[][];
  const wanted = width ?? rows[0]?.length ?? 0;
  if ((height !== null && rows.length !== height) || rows.some((row) => row.length !== wanted)) {
    throw invalid("The number of rows or columns in the input array doesn't match the size or dimensions of the range.");
  }
  return rows.map((row) => row.map(entryOf));
}

export function entryOf(value: unknown): Entry | null {
  if (value === null) return null;
  if (typeof value === 'number' || typeof value === 'boolean') return entered(value);
  if (typeof value !== 'string') throw invalid();
  // An apostrophe in front is a sign and no part of the text.
  if (value.replace(/^'/, '').length > longestText) throw invalid('A text is longer than a cell holds.');
  return entered(value);
}

/** Throws 400 for a name that Excel refuses for a sheet, 409 for one that is taken. */
export function checkSheetName(name: string, taken: readonly string[]): void {
  if (name === '' || name.length > 31 || /[[\]:*?/\\\u0000-\u001f]/.test(name) || /^'|'$/.test(name) || /^history$/i.test(name)) throw invalid();
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase())) throw exists();
}

/** The same for a table, whose name is one for the whole workbook. */
export function checkTableName(name: string, taken: readonly string[]): void {
  const isAddress = /^[A-Z]{1,3}\d+$/i.test(name) || /^R\d*C\d*$/i.test(name);
  if (name.length > 255 || !/^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) || isAddress || /^[RC]$/i.test(name)) throw invalid();
  if (taken.some((one) => one.toLowerCase() === name.toLowerCase())) throw exists();
}

export const exists = (): Refusal => new Refusal(409, 'ItemAlreadyExists', 'A resource with the same name or identifier already exists.', { innerCode: 'itemAlreadyExists' });
