import { segment } from './client';
import { columnName } from './documents/column-name';
import { tableStyle } from './documents/workbook';
import { GraphProblem } from './problems';
import { everyPage, wantsAnotherLook, type CellValue, type Workbook } from './workbook';
import { sentCell } from './workbook-cells';

export interface TablePlan {
  /** As Excel takes it: at most 31 characters, none of `[ ] : * ? / \`. */
  sheet: string;
  /** A letter first, then letters, digits and `_`. */
  table: string;
  /** No two alike; case does not tell them apart. */
  columns: readonly string[];
}

export interface StandingTable {
  /** What the other functions take: the planned name, or the one that people have given it. */
  table: string;
  /** All columns in their present order, those of people among ours. */
  columns: string[];
  /** True if there was none, and it is empty or holds only what stood in its place. */
  isNew: boolean;
  /** Ours that were missing in a table that stood, and are empty. */
  addedColumns: string[];
}

const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
const tablePath = (table: string): string => `/tables/${segment(table)}`;
const sheetPath = (sheet: string): string => `/worksheets/${segment(sheet)}`;

/**
 * The table, made with its sheet and header row if it is missing, and with those of our columns at its end that are.
 * What people did stays: a table that they have named anew is found by its columns, cells that were a table are one
 * again, and a sheet that they have filled with something else is left alone for one beside it (`Log 2`).
 * Safe to repeat, also after an answer that never came. Throws `GraphProblem`.
 */
export async function ensureTable(book: Workbook, plan: TablePlan): Promise<StandingTable> {
  const standing = await orNull(book.ask<{ name: string }>('GET', `${tablePath(plan.table)}?$select=name`));
  const found = standing ? { table: plan.table, isNew: false } : await placeTable(book, plan);
  const columns = await readColumns(book, found.table);
  const addedColumns: string[] = [];
  for (const name of plan.columns.filter((one) => !columns.some((there) => same(there, one)))) {
    await surely(book, () => book.ask('POST', `${tablePath(found.table)}/columns`, { name }), async () => (await readColumns(book, found.table)).some((one) => same(one, name)));
    columns.push(name);
    addedColumns.push(name);
  }
  return { ...found, columns, addedColumns };
}

/** The names of a table's columns in their present order. Throws `GraphProblem`. */
export async function readColumns(book: Workbook, table: string): Promise<string[]> {
  return (await everyPage<{ name: string }>(book, `${tablePath(table)}/columns?$select=name`)).map(({ name }) => name);
}

async function placeTable(book: Workbook, plan: TablePlan): Promise<{ table: string; isNew: boolean }> {
  for (let number = 1; ; number += 1) {
    // Excel takes 31 characters.
    const sheet = number === 1 ? plan.sheet : `${plan.sheet.slice(0, 28)} ${number}`;
    const isNewSheet = await ensureSheet(book, sheet);
    const known = isNewSheet ? null : await tableWith(book, sheet, plan.columns);
    if (known !== null) return { table: known.name, isNew: false };
    const address = isNewSheet ? headerAddress(plan) : await freeAddress(book, sheet, plan);
    if (address !== null) return { table: await makeTable(book, sheet, address, plan), isNew: true };
    if (number === 9) throw new GraphProblem('taken', 'workbook');
  }
}

/** True if the sheet was made now. */
async function ensureSheet(book: Workbook, sheet: string): Promise<boolean> {
  const there = async (): Promise<boolean> => await orNull(book.ask('GET', `${sheetPath(sheet)}?$select=name`)) !== null;
  if (await there()) return false;
  await surely(book, () => book.ask('POST', '/worksheets/add', { name: sheet }), there);
  return true;
}

/** The table of the sheet that has all our columns, whatever it is called. */
async function tableWith(book: Workbook, sheet: string, columns: readonly string[]): Promise<{ id: string; name: string } | null> {
  for (const table of await everyPage<{ id: string; name: string }>(book, `${sheetPath(sheet)}/tables?$select=id,name`)) {
    const there = await readColumns(book, table.id);
    if (columns.every((one) => there.some((column) => same(column, one)))) return table;
  }
  return null;
}

const headerAddress = (plan: TablePlan): string => `A1:${columnName(plan.columns.length)}1`;

/** Where a table can stand on a sheet that is there: in A1 of an empty one, or on cells that begin with our header; null for nowhere. */
async function freeAddress(book: Workbook, sheet: string, plan: TablePlan): Promise<string | null> {
  const used = await orNull(book.ask<{ rowIndex: number; columnIndex: number; values: CellValue[][] }>('GET', `${sheetPath(sheet)}/usedRange(valuesOnly=true)?$select=rowIndex,columnIndex,values`));
  if (!used || used.values.flat().every((one) => one === '')) return headerAddress(plan);
  // Up to the first gap: notes beside or below a table are no part of it.
  const header = until((used.values[0] ?? []).map(String), (one) => one === '');
  if (!plan.columns.every((one) => header.some((there) => same(there, one)))) return null;
  const rows = until(used.values, (row) => row.slice(0, header.length).every((one) => one === ''));
  return `${columnName(used.columnIndex + 1)}${used.rowIndex + 1}:${columnName(used.columnIndex + header.length)}${used.rowIndex + rows.length}`;
}

function until<T>(all: readonly T[], isEnd: (one: T) => boolean): T[] {
  const end = all.findIndex(isEnd);
  return all.slice(0, end < 0 ? all.length : end);
}

async function makeTable(book: Workbook, sheet: string, address: string, plan: TablePlan): Promise<string> {
  if (address === headerAddress(plan)) {
    await book.ask('PATCH', `${sheetPath(sheet)}/range(address='${segment(address)}')`, { values: [plan.columns.map(sentCell)] });
  }
  let made: { id: string } | null = null;
  await surely(
    book,
    async () => { made = await book.ask<{ id: string }>('POST', `${sheetPath(sheet)}/tables/add`, { address, hasHeaders: true }); },
    async () => (made = await tableWith(book, sheet, plan.columns)) !== null,
  );
  // Until it has its name it is found by its columns, should the next request never arrive. The id stays when the
  // name changes, so that the client may send this twice.
  const { id } = made ?? { id: plan.table };
  await book.ask('PATCH', tablePath(id), { name: plan.table, style: tableStyle });
  return plan.table;
}

/** Null for what is not there. */
const orNull = <T>(answer: Promise<T>): Promise<T | null> => answer.catch((problem: unknown) => {
  if (problem instanceof GraphProblem && problem.code === 'not-found') return null;
  throw problem;
});

/** Does what may not be done twice: without an answer it is looked first whether it was done. */
async function surely(book: Workbook, act: () => Promise<unknown>, isDone: () => Promise<boolean>): Promise<void> {
  try {
    await act();
  } catch (problem) {
    if (!wantsAnotherLook(problem)) throw problem;
    await book.pause();
    if (!await isDone()) await act();
  }
}
