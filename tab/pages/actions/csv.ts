/** One record of a CSV text, with the number of the line on which it begins, counted from 1. */
export interface CsvRecord {
  line: number;
  cells: string[];
}

/**
 * Reads CSV (RFC 4180) as spreadsheets write it: separated by commas, semicolons or tabs, whichever the first line
 * has most of; with or without a byte-order mark; quoted cells may hold separators, quotation marks and new lines.
 * Empty lines are left out. `unclosed` says that the last record has a quotation mark that is never closed.
 */
export function readCsv(given: string): { records: CsvRecord[]; unclosed: boolean } {
  const text = given.replace(/^\uFEFF/, '');
  const separator = separatorOf(text);
  const records: CsvRecord[] = [];
  let record: CsvRecord = { line: 1, cells: [] };
  let cell = '';
  let quoted = false;
  let line = 1;
  const endCell = (): void => {
    record.cells.push(cell);
    cell = '';
  };
  const endRecord = (): void => {
    endCell();
    if (record.cells.some((one) => one.trim() !== '')) records.push(record);
    record = { line, cells: [] };
  };
  for (let at = 0; at < text.length; at += 1) {
    const one = text[at] ?? '';
    const newLine = one === '\n' || (one === '\r' && text[at + 1] !== '\n');
    if (newLine) line += 1;
    if (quoted) {
      if (one !== '"') cell += one;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (one === '"' && cell === '') quoted = true;
    else if (one === separator) endCell();
    else if (newLine) endRecord();
    else if (one !== '\r') cell += one;
  }
  if (cell !== '' || record.cells.length > 0) endRecord();
  return { records, unclosed: quoted };
}

function separatorOf(text: string): string {
  const first = (text.split(/\r?\n/, 1)[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (one: string): number => first.split(one).length;
  return [',', ';', '\t'].reduce((best, one) => (count(one) > count(best) ? one : best));
}
