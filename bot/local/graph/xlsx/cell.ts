import type { Element } from '@xmldom/xmldom';
import { readArea } from './addresses';
import { child, children, empty, insert } from './elements';
import { escaped, unescaped, type CellValue, type Entry } from './entries';
import { filled } from './formulas';
import type { Styles } from './styles';

/** What stands in a cell or, for a formula, what was worked out last (ECMA-376, 18.18.11); '' for an empty one. */
export function valueOf(cell: Element, shared: () => readonly string[]): CellValue {
  const type = cell.getAttribute('t') ?? 'n';
  if (type === 'inlineStr') return unescaped(richText(child(cell, 'is')));
  const text = child(cell, 'v')?.textContent ?? '';
  if (text === '') return '';
  if (type === 's') return shared()[Number(text)] ?? '';
  if (type === 'b') return text === '1';
  return type === 'n' ? Number(text) : unescaped(text);
}

/** The text of a formula; one that is kept with others is worked out from the first of them (ECMA-376, 18.3.1.40). */
export function formulaText(data: Element, formula: Element, row: number, column: number): string {
  if (formula.getAttribute('t') !== 'shared' || formula.textContent) return formula.textContent ?? '';
  const group = formula.getAttribute('si');
  for (const line of children(data, 'row')) {
    for (const cell of children(line, 'c')) {
      const one = child(cell, 'f');
      const from = one?.textContent && one.getAttribute('si') === group && one.getAttribute('t') === 'shared' ? readArea(cell.getAttribute('r') ?? '') : null;
      if (from) return filled(one?.textContent ?? '', row - from.top, column - from.left);
    }
  }
  return '';
}

/** All the text of a string, the readings of Asian characters left out. */
export const richText = (item: Element | null): string => (item === null ? '' : children(item)
  .map((one) => (one.localName === 't' ? one.textContent ?? '' : one.localName === 'r' ? child(one, 't')?.textContent ?? '' : '')).join(''));

/** The style of a cell after an entry: a date gets a format of its own, and a text that could be a formula its mark. */
export function styleFor(styles: Styles, style: number, entry: Entry): number {
  if (entry.kind === 'number' && entry.format !== undefined && styles.numberFormat(style) === 'General') return styles.like(style, { numFmtId: String(entry.format), applyNumberFormat: '1' });
  // The mark keeps Excel from reading the text as a formula when somebody opens the cell and leaves it again.
  if (entry.kind === 'text' && entry.quoted) return styles.like(style, { quotePrefix: '1' });
  return entry.kind !== 'empty' && styles.isQuoted(style) ? styles.like(style, { quotePrefix: '0' }) : style;
}

/** Puts an entry in place of all that was in a cell. */
export function writeCell(cell: Element, entry: Entry, style: number): void {
  empty(cell);
  for (const name of ['t', 'cm', 'vm', 's']) cell.removeAttribute(name);
  if (style !== 0) cell.setAttribute('s', String(style));
  if (entry.kind === 'number') insert(cell, 'v').textContent = String(entry.number);
  if (entry.kind === 'formula') insert(cell, 'f').textContent = entry.formula;
  if (entry.kind === 'boolean') {
    cell.setAttribute('t', 'b');
    insert(cell, 'v').textContent = entry.boolean ? '1' : '0';
  }
  if (entry.kind === 'text') {
    cell.setAttribute('t', 'inlineStr');
    const text = insert(insert(cell, 'is'), 't');
    text.setAttributeNS('http://www.w3.org/XML/1998/namespace', 'xml:space', 'preserve');
    text.textContent = escaped(entry.text);
  }
}
