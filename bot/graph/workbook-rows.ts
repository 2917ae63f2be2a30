import { segment } from './client';
import { GraphProblem } from './problems';
import { everyPage, wantsAnotherLook, type CellValue, type Workbook } from './workbook';
import { asCell, sentCell } from './workbook-cells';
import { readColumns } from './workbook-tables';

/** A row of ours: what it is known by, and what stands in our columns. Null makes a cell empty; a column that is left out is not touched. */
export interface TableRow {
  /** Not empty, and better with a letter in it: Excel offers people to turn texts of digits into numbers, `007` into 7. */
  key: string;
  values: Record<string, string | number | boolean | null>;
}

/** How many rows were added, were changed, and stood as they should. */
export interface PutRows {
  added: number;
  changed: number;
  unchanged: number;
}

/** Rounds of looking and writing: the first, and two after a lost answer or a table that people sort at the same moment. */
const rounds = 3;

/** Most rows in one request: a request may have 4 MB (Graph, known limits). */
const mostRows = 1_000;

const rowsPath = (table: string): string => `/tables/${segment(table)}/rows`;

/** All rows of a table, each with its cells in the order of the columns; dates are Excel's numbers. Throws `GraphProblem`. */
export async function readRows(book: Workbook, table: string): Promise<CellValue[][]> {
  const rows = await everyPage<{ index: number; values: CellValue[][] }>(book, rowsPath(table));
  return [...rows].sort((a, b) => a.index - b.index).map((row) => row.values[0] ?? []);
}

/**
 * Puts rows into a table: adds those whose key is not in the key column, all in one request (of a thousand rows),
 * and changes those whose own columns differ, one request to a row. It leaves alone what is not ours: rows without
 * one of our keys, other columns, formulas, formats and the order. Of several rows with one key the first counts.
 * Safe to repeat, also after an answer that never came: it looks before it adds. Throws `GraphProblem`; a column
 * that the table does not have is passed over, but for that of the keys, without which it is `not-found`. A row with
 * an empty key is `refused`, since the rows of people have none.
 */
export async function putRows(book: Workbook, table: string, keyColumn: string, rows: readonly TableRow[]): Promise<PutRows> {
  const added = new Set<string>();
  const changed = new Set<string>();
  const wanted = new Map(rows.map((row) => [String(asCell(row.key)), row]));
  if (wanted.has('')) throw new GraphProblem('refused', 'workbook');
  for (let round = 1; ; round += 1) {
    const plan = planned(await readColumns(book, table), await readRows(book, table), keyColumn, wanted);
    for (const { key } of [...plan.additions, ...plan.fills]) added.add(key);
    for (const { key } of plan.changes) if (!added.has(key)) changed.add(key);
    try {
      for (const change of [...plan.fills, ...plan.changes]) await changeRow(book, table, plan.keyAt, change);
      for (let at = 0; at < plan.additions.length; at += mostRows) {
        await book.ask('POST', `${rowsPath(table)}/add`, { index: null, values: plan.additions.slice(at, at + mostRows).map(({ cells }) => cells) }, { again: false });
      }
      return { added: added.size, changed: changed.size, unchanged: wanted.size - added.size - changed.size };
    } catch (problem) {
      if (round === rounds || !wantsAnotherLook(problem)) throw problem;
      await book.pause();
    }
  }
}

interface Addition { key: string; cells: (CellValue | null)[] }
interface Change extends Addition { index: number; before: CellValue[] }
interface Plan { keyAt: number; additions: Addition[]; fills: Change[]; changes: Change[] }

function planned(columns: readonly string[], standing: readonly CellValue[][], keyColumn: string, wanted: ReadonlyMap<string, TableRow>): Plan {
  const keyAt = columns.findIndex((one) => one.toLowerCase() === keyColumn.toLowerCase());
  if (keyAt < 0) throw new GraphProblem('not-found', 'workbook');
  const plan: Plan = { keyAt, additions: [], fills: [], changes: [] };
  const known = new Map<string, number>();
  standing.forEach((row, index) => {
    const key = String(row[keyAt] ?? '');
    if (!known.has(key)) known.set(key, index);
  });
  for (const [key, row] of wanted) {
    const index = known.get(key);
    const before = index === undefined ? null : standing[index] ?? [];
    const cells = cellsOf(columns, { ...row.values, [columns[keyAt] ?? keyColumn]: key }, before);
    if (index === undefined || before === null) plan.additions.push({ key, cells });
    else if (cells.some((one) => one !== null)) plan.changes.push({ key, cells, index, before });
  }
  // A table that was just made may have one blank row: it is filled, so that none stays above the others.
  const [only] = standing;
  const first = plan.additions[0];
  if (standing.length === 1 && only?.every((one) => one === '') && first) {
    plan.additions.shift();
    plan.fills.push({ ...first, index: 0, before: only });
  }
  return plan;
}

/** The cells as they are sent: null leaves one as it is, be it not ours or right already. */
function cellsOf(columns: readonly string[], values: TableRow['values'], before: readonly CellValue[] | null): (CellValue | null)[] {
  const ours = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), asCell(value)]));
  return columns.map((name, at) => {
    const value = ours.get(name.toLowerCase());
    if (value === undefined || value === (before === null ? '' : before[at])) return null;
    return sentCell(value);
  });
}

/**
 * Rows are known by their place, and somebody may be sorting: the key is looked at before and after. Who sorts between
 * the two requests has our cells of one other row written over; if it is one of ours, the next round puts it right.
 */
async function changeRow(book: Workbook, table: string, keyAt: number, change: Change): Promise<void> {
  const keyOf = (row: { values: CellValue[][] }): string => String(row.values[0]?.[keyAt] ?? '');
  const there = await book.ask<{ values: CellValue[][] }>('GET', `${rowsPath(table)}/itemAt(index=${change.index})`);
  if (keyOf(there) !== String(change.before[keyAt] ?? '')) throw new GraphProblem('changed-meanwhile', 'workbook');
  const after = await book.ask<{ values: CellValue[][] }>('PATCH', `${rowsPath(table)}/${change.index}`, { values: [change.cells] }, { again: false });
  if (keyOf(after) !== change.key) throw new GraphProblem('changed-meanwhile', 'workbook');
}
