import { readCsv } from '../actions/csv';

export interface Attendee {
  name: string;
  email: string;
}

/** As the server takes them. */
export const mostAttendees = 1_000;

/** What the column of names is called in reports that have no parts. In small letters. */
const nameColumns = ['name', 'full name', 'participant', 'attendee', 'who'];
const isAddress = (text: string): boolean => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(text);

/**
 * Who came, from the attendance report that Teams lets its organiser download, or from any list with a column of names.
 * Teams' file has numbered parts in the language of its reader, of which the second holds the people; older ones are
 * one table in which somebody has a line for each time they came and went. Empty where no list is found.
 */
export function readAttendees(text: string): Attendee[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/);
  const second = lines.findIndex((line) => /^"?2\.\s/.test(line));
  const third = lines.findIndex((line, at) => at > second && /^"?3\.\s/.test(line));
  const headAt = second >= 0 ? second + 1 : lines.findIndex((line) => nameColumns.includes(cellsOf(line)[0]?.trim().toLowerCase() ?? ''));
  if (headAt < 0) return [];
  const { records: [head, ...rows] } = readCsv(lines.slice(headAt, second >= 0 && third >= 0 ? third : undefined).join('\n'));
  if (!head) return [];
  const found = new Map<string, Attendee>();
  for (const { cells } of rows) {
    const name = (cells[0] ?? '').trim();
    const email = cells.map((one) => one.trim()).find(isAddress) ?? '';
    if (name !== '' || email !== '') found.set((email || name).toLowerCase(), { name: name.slice(0, 320), email: email.slice(0, 320) });
  }
  return [...found.values()];
}

const cellsOf = (line: string): string[] => readCsv(line).records[0]?.cells ?? [];
