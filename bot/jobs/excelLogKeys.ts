import { segment } from '../graph/client';
import { GraphProblem } from '../graph/problems';
import type { CellValue, Workbook } from '../graph/workbook';
import { asCell, sentCell } from '../graph/workbook-cells';
import { readRows, type TableRow } from '../graph/workbook-rows';
import type { StandingTable } from '../graph/workbook-tables';

/** Most rows that get their keys back, each in two requests: more would outlast the time that a try has. */
const mostRows = 60;

/** `fine`: every row of ours has its key; `back`: those without have it again; `gone`: it cannot be told which is which. */
export type Keys = 'fine' | 'back' | 'gone';

/**
 * Looks for rows of ours that have lost their key, since they would all be added again, and gives it back where their
 * other columns say without doubt which they are. Rows of people have no key and are none of ours. Throws `GraphProblem`.
 */
export async function bringKeysBack(book: Workbook, { table, columns }: StandingTable, keyColumn: string, known: readonly string[], rows: readonly TableRow[]): Promise<Keys> {
  const at = (name: string): number => columns.findIndex((one) => one.toLowerCase() === name.toLowerCase());
  const keyAt = at(keyColumn);
  const standing = await readRows(book, table);
  const there = new Set(standing.map((row) => String(row[keyAt] ?? '')));
  const nameOf = (row: readonly CellValue[]): string => known.map((one) => textOf(row[at(one)] ?? '')).join('\n');
  const byName = new Map<string, string[]>();
  for (const row of rows) {
    if (there.has(row.key)) continue;
    const name = known.map((one) => String(asCell(row.values[one] ?? null))).join('\n');
    byName.set(name, [...(byName.get(name) ?? []), row.key]);
  }
  const lost = standing.flatMap((row, index) => (String(row[keyAt] ?? '') === '' && byName.has(nameOf(row)) ? [{ index, name: nameOf(row) }] : []));
  if (lost.length === 0) return 'fine';
  const isClear = lost.length <= mostRows && new Set(lost.map((one) => one.name)).size === lost.length && lost.every((one) => byName.get(one.name)?.length === 1);
  if (!isClear) return 'gone';
  for (const { index, name } of lost) {
    // Somebody may be sorting: the row is looked at once more before it is written to, and after.
    const path = `/tables/${segment(table)}/rows`;
    const row = await book.ask<{ values: CellValue[][] }>('GET', `${path}/itemAt(index=${index})`);
    if (nameOf(row.values[0] ?? []) !== name) throw new GraphProblem('changed-meanwhile', 'workbook');
    const [key = ''] = byName.get(name) ?? [];
    const after = await book.ask<{ values: CellValue[][] }>('PATCH', `${path}/${index}`, { values: [columns.map((_one, n) => (n === keyAt ? sentCell(key) : null))] }, { again: false });
    if (nameOf(after.values[0] ?? []) !== name) throw new GraphProblem('changed-meanwhile', 'workbook');
  }
  return 'back';
}

/** Excel's number of 1 January 1970, and the days from which on a number in these columns is a date that people have had converted. */
const epoch = 25_569;
const firstDate = 20_000;
const textOf = (cell: CellValue): string => (typeof cell === 'number' && cell >= firstDate ? new Date((Math.floor(cell) - epoch) * 86_400_000).toISOString().slice(0, 10) : String(cell));
