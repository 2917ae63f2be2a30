import { DOMParser, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';

/** Largest part of a workbook that is read, unpacked, in bytes: 2,000 answers of ten texts come to a tenth of it. */
const largestPart = 8_000_000;
/** Columns and rows beyond these are no answers to ten questions. */
const mostColumns = 300;
const mostRows = 5_000;

const wanted = /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/;

/**
 * The cells of a workbook's first sheet as text, row by row (ECMA-376, SpreadsheetML). Null for what is no workbook, or
 * one that is larger than any file of answers.
 */
export function readSheet(bytes: Uint8Array): string[][] | null {
  try {
    let large = false;
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        const read = wanted.test(name);
        if (read && originalSize > largestPart) large = true;
        return read && !large;
      },
    });
    const part = (name: string): Document | null => (parts[name] ? parsed(strFromU8(parts[name])) : null);
    const sheet = large ? null : part(firstSheet(part('xl/workbook.xml'), part('xl/_rels/workbook.xml.rels')));
    return sheet ? rowsOf(sheet, stringsOf(part('xl/sharedStrings.xml'))) : null;
  } catch {
    return null;
  }
}

function parsed(text: string): Document {
  // Entities of its own are nothing that a spreadsheet has.
  if (/<!DOCTYPE/i.test(text)) throw new Error('a document type');
  return new DOMParser({ onError: (level) => {
    if (level !== 'warning') throw new Error('not well-formed');
  } }).parseFromString(text, 'text/xml');
}

const all = (of: Document | Element, name: string): Element[] => Array.from(of.getElementsByTagNameNS('*', name));

function firstSheet(workbook: Document | null, relations: Document | null): string {
  const sheet = workbook && all(workbook, 'sheet')[0];
  const id = sheet && Array.from(sheet.attributes).find((one) => one.localName === 'id' && one.prefix !== null)?.value;
  const target = relations && all(relations, 'Relationship').find((one) => one.getAttribute('Id') === id)?.getAttribute('Target');
  return `xl/${(target ?? 'worksheets/sheet1.xml').replace(/^\/?(?:xl\/)?/, '')}`;
}

/** The text of a string: its runs one after the other, without how it is pronounced (`rPh`). */
const textOf = (of: Element): string => all(of, 't').filter((one) => one.parentNode?.localName !== 'rPh').map((one) => one.textContent ?? '').join('');

const stringsOf = (shared: Document | null): string[] => (shared ? all(shared, 'si').map(textOf) : []);

function rowsOf(sheet: Document, strings: readonly string[]): string[][] {
  return all(sheet, 'row').slice(0, mostRows).map((row) => {
    const cells: string[] = [];
    for (const cell of all(row, 'c')) {
      const at = columnOf(cell.getAttribute('r') ?? '') ?? cells.length;
      if (at >= mostColumns) continue;
      while (cells.length < at) cells.push('');
      cells[at] = valueOf(cell, strings);
    }
    return cells;
  });
}

function valueOf(cell: Element, strings: readonly string[]): string {
  const type = cell.getAttribute('t');
  if (type === 'inlineStr') return textOf(cell);
  const value = all(cell, 'v')[0]?.textContent ?? '';
  return type === 's' ? (strings[Number(value)] ?? '') : value;
}

/** `C7` is in column 2; null without letters. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})/.exec(reference)?.[1];
  return letters === undefined ? null : [...letters].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0) - 1;
}
