/** The tables of the log, in the order of their sheets. What people call sheets and columns is in the phrases. */

export type LogTableId = 'events' | 'attendance' | 'web' | 'members' | 'resources' | 'measures';
export type LogColumn =
  | 'key' | 'date' | 'title' | 'kind' | 'state' | 'minutes' | 'signedUp' | 'came' | 'outcome' | 'quarter' | 'people' | 'visits' | 'visitors'
  | 'month' | 'members' | 'joined' | 'left' | 'tags' | 'added' | 'address' | 'review' | 'removed' | 'measure' | 'value' | 'n' | 'words';

export interface LogTable {
  id: LogTableId;
  /** Excel's name for it, which formulas use: a letter first, then letters, digits and `_`. */
  table: string;
  /** The key first. */
  columns: readonly LogColumn[];
  /** By which a row is known again when people have deleted the column of the keys. */
  known: readonly LogColumn[];
}

export const logTables: readonly LogTable[] = [
  { id: 'events', table: 'CopEvents', columns: ['key', 'date', 'title', 'kind', 'state', 'minutes', 'signedUp', 'came', 'outcome'], known: ['date', 'title'] },
  { id: 'attendance', table: 'CopAttendance', columns: ['key', 'quarter', 'kind', 'signedUp', 'came', 'people'], known: ['quarter', 'kind'] },
  { id: 'web', table: 'CopWeb', columns: ['key', 'quarter', 'visits', 'visitors'], known: ['quarter'] },
  { id: 'members', table: 'CopMembers', columns: ['key', 'month', 'members', 'joined', 'left'], known: ['month'] },
  { id: 'resources', table: 'CopResources', columns: ['key', 'title', 'kind', 'tags', 'added', 'address', 'review', 'removed'], known: ['title', 'added'] },
  { id: 'measures', table: 'CopMeasures', columns: ['key', 'date', 'measure', 'value', 'n', 'words'], known: ['date', 'measure'] },
];

/** Widths in characters where sixteen are not enough, or too many. */
export const logWidths: Partial<Record<LogColumn, number>> = { key: 24, title: 40, outcome: 60, minutes: 10, address: 40, tags: 30, measure: 36, words: 60, n: 12 };

/** One row; dates are texts such as `2026-11-23`, null is an empty cell. */
export interface LogRow {
  /** Not empty and with a letter in it, and once in its table. */
  key: string;
  cells: Partial<Record<LogColumn, string | number | null>>;
}
