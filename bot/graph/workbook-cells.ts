import type { CellValue } from './workbook';

/** Excel's limit for the text of a cell (Microsoft: "Excel specifications and limits"). */
const longestText = 32_767;

/**
 * The value as it will be read back: no characters that a file cannot carry, lines that end in one character, at most
 * what a cell holds; null and what is no number become an empty cell.
 */
export function asCell(value: string | number | boolean | null): CellValue {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : '';
  if (value === null) return '';
  const text = value.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '').replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '');
  if (text.length <= longestText) return text;
  // A cut between the two halves of one character would leave half of it.
  return text.slice(0, longestText).replace(/[\ud800-\udbff]$/, '');
}

/**
 * The value as it is sent. Excel reads a text as if somebody typed it: one that begins with = + - or @ as a formula,
 * others as numbers, dates or truth values. An apostrophe in front keeps a text a text and is no part of it.
 */
export function sentCell(value: CellValue): CellValue {
  if (typeof value !== 'string' || value === '' || isPlainText(value)) return value;
  return `'${value}`;
}

/** Letters first and no digit, or too long for a date or a number: nothing but a text, in any language. */
function isPlainText(text: string): boolean {
  return /^\p{L}/u.test(text) && (!/\p{N}/u.test(text) || text.length > 40) && !/^(true|false)$/i.test(text);
}
