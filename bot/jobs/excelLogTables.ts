import { cutOffsOf } from '../domain/communitySettings';
import { measureRows } from '../domain/logMeasures';
import { attendanceRows, eventRows, memberRows, resourceRows, webRows, type LogFacts, type LogReading } from '../domain/logRows';
import { logTables, logWidths, type LogColumn, type LogRow, type LogTable, type LogTableId } from '../domain/logTables';
import type { Facts } from '../domain/measuring/facts';
import type { Community, Series } from '../domain/record';
import { newWorkbook } from '../graph/documents/workbook';
import type { Workbook } from '../graph/workbook';
import { putRows, type TableRow } from '../graph/workbook-rows';
import { ensureTable } from '../graph/workbook-tables';
import type { Say } from '../toolkit/phrases';
import { bringKeysBack } from './excelLogKeys';

/** Reporting days that a new table of measures goes back; afterwards each week adds its own. */
const weeksBack = 12;

export interface LogWork {
  facts: LogFacts;
  measured: Facts;
  community: Community;
  series: readonly Series[];
  /** ISO 8601 UTC. */
  now: string;
  say: Say;
  /** The file is new to us: no table in it can have gone. */
  isFirst: boolean;
}

export interface Put {
  /** Tables that were gone and were made again. */
  again: LogTableId[];
  /** What people should know, in words. */
  news: string[];
  /** Why tables could not be written to, in words; the others were. */
  problems: string[];
}

/** The workbook without a row. */
export function newLog(say: Say, name: string, now: string): Promise<Buffer> {
  const sheets = logTables.map(({ id, table, columns }) => ({
    name: say(`log.${id}`), table, columns: columns.map((one) => ({ name: heading(say, one), ...(logWidths[one] === undefined ? {} : { width: logWidths[one] }) })),
  }));
  return newWorkbook(sheets, { title: say('log.title', { name }), creator: 'CoP Guide', language: 'en-GB', madeAt: now });
}

/** Makes sure of every table and of its rows, one after the other. Safe to repeat. Throws `GraphProblem`. */
export async function putLog(book: Workbook, { facts, measured, community, series, now, say, isFirst }: LogWork): Promise<Put> {
  const put: Put = { again: [], news: [], problems: [] };
  const at: LogReading = { zone: community.zone, now, say };
  const rowsOf = (id: LogTableId, isNew: boolean): LogRow[] => {
    switch (id) {
      case 'events': return eventRows(facts, at);
      case 'attendance': return attendanceRows(facts, at, series);
      case 'web': return webRows(measured.webCounts, at);
      case 'members': return memberRows(measured, at);
      case 'resources': return resourceRows(facts, at);
      case 'measures': return measureRows(measured, cutOffsOf(community), at, isNew ? weeksBack : 1);
    }
  };
  for (const one of logTables) await putTable(one);
  return put;

  async function putTable({ id, table, columns, known }: LogTable): Promise<void> {
    const standing = await ensureTable(book, { sheet: say(`log.${id}`), table, columns: columns.map((column) => heading(say, column)) });
    if (standing.isNew && !isFirst) put.again.push(id);
    const rows = rowsOf(id, standing.isNew || isFirst).map(({ key, cells }): TableRow => ({ key, values: Object.fromEntries(Object.entries(cells).map(([column, value]) => [heading(say, column as LogColumn), value])) }));
    if (rows.length === 0) return;
    const key = heading(say, 'key');
    const keys = standing.isNew ? 'fine' : await bringKeysBack(book, standing, key, known.map((column) => heading(say, column)), rows);
    if (keys === 'gone') return void put.problems.push(say('log.keys-gone', { column: key, table: say(`log.${id}`) }));
    if (keys === 'back') put.news.push(say('log.keys-again', { column: key, table: say(`log.${id}`) }));
    await putRows(book, standing.table, key, rows);
  }
}

const heading = (say: Say, column: LogColumn): string => say(`log.column.${column}`);
