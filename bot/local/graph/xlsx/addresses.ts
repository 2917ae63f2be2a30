import { columnName } from '../../../graph/documents/column-name';

/** A rectangle of cells; rows and columns count from 1, and both ends are in it. */
export interface Area { top: number; left: number; bottom: number; right: number }

/** Excel's own limits for a sheet (Microsoft: "Excel specifications and limits"). */
export const lastRow = 1_048_576;
export const lastColumn = 16_384;

export const columnNumber = (name: string): number => [...name.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);

export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`;

export const areaName = ({ top, left, bottom, right }: Area): string =>
  (top === bottom && left === right ? cellName(top, left) : `${cellName(top, left)}:${cellName(bottom, right)}`);

/** `A1`, `A1:B2`, with or without `$`; null for anything else. */
export function readArea(text: string): Area | null {
  const [, a = '', b = '', c, d] = /^\$?([A-Z]{1,3})\$?(\d{1,7})(?::\$?([A-Z]{1,3})\$?(\d{1,7}))?$/i.exec(text.trim()) ?? [];
  const [left, top] = [columnNumber(a), Number(b)];
  const [right, bottom] = [columnNumber(c ?? a), Number(d ?? b)];
  const area = { top: Math.min(top, bottom), left: Math.min(left, right), bottom: Math.max(top, bottom), right: Math.max(left, right) };
  return area.top >= 1 && area.left >= 1 && area.bottom <= lastRow && area.right <= lastColumn ? area : null;
}

/** `Sheet1!A1:B2` or `'My sheet'!A1` as its sheet, if it names one, and the rest. */
export function splitAddress(text: string): { sheet: string | null; address: string } {
  const [, quoted, plain, address] = /^(?:'((?:[^']|'')+)'|([^'!]+))!(.+)$/.exec(text.trim()) ?? [];
  if (address === undefined) return { sheet: null, address: text };
  return { sheet: quoted?.replaceAll("''", "'") ?? plain ?? null, address };
}

/** A sheet's name as it stands in front of an address. */
export const sheetPrefix = (name: string): string => (/^[A-Za-z_][A-Za-z0-9_.]*$/.test(name) ? name : `'${name.replaceAll("'", "''")}'`);

export const meets = (a: Area, b: Area): boolean => a.top <= b.bottom && b.top <= a.bottom && a.left <= b.right && b.left <= a.right;

/** The cells of an area, row by row. */
export function grid<T>(area: Area, of: (row: number, column: number) => T): T[][] {
  return Array.from({ length: area.bottom - area.top + 1 }, (_row, down) =>
    Array.from({ length: area.right - area.left + 1 }, (_cell, along) => of(area.top + down, area.left + along)));
}
