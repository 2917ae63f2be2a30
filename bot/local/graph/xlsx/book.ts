import type { Element } from '@xmldom/xmldom';
import { Refusal } from '../answers';
import { areaName, grid, lastRow, meets, type Area } from './addresses';
import { richText } from './cell';
import { columnNames } from './column-names';
import { child, children, insert, whole } from './elements';
import { unescaped } from './entries';
import { conflict, moveBelow } from './moves';
import { openParts } from './parts';
import { openSheet, setDimension, type Sheet } from './sheet';
import { openStyles } from './styles';
import { openTable, type Table } from './table';

/**
 * An .xlsx file (ECMA-376) in memory. What is not changed through here stays in it as it was, charts and comments
 * included. Nothing is worked out: a formula keeps the value that it had, and a new one has none until a program
 * opens the file, which is told to work everything out anew.
 */
export interface Book {
  sheets(): Sheet[];
  tables(): Table[];
  numberFormat(style: number): string;
  addSheet(name: string): Sheet;
  /** Throws 400 when another table stands there. */
  addTable(sheet: Sheet, area: Area, hasHeaders: boolean): Table;
  bytes(): Buffer;
}

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const typeOf = (what: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${what}+xml`;

/** Throws when the bytes are not a workbook. */
export function openBook(bytes: Uint8Array): Book {
  const parts = openParts(bytes);
  const workbook = parts.related('').find((one) => one.type === 'officeDocument')?.part ?? 'xl/workbook.xml';
  const related = (type: string): string | null => parts.related(workbook).find((one) => one.type === type)?.part ?? null;
  const styles = openStyles(parts, related('styles'));
  let texts: string[] | null = null;
  const shared = (): readonly string[] => {
    if (texts) return texts;
    const part = related('sharedStrings');
    texts = part === null ? [] : children(parts.read(part), 'si').map((one) => unescaped(richText(one)));
    return texts;
  };

  const listed = (): Element => child(parts.read(workbook), 'sheets') ?? insert(parts.edit(workbook), 'sheets');
  const opened = (element: Element): Sheet | null => {
    const id = element.getAttributeNS(relations, 'id') ?? element.getAttribute('r:id');
    const found = parts.related(workbook).find((one) => one.id === id);
    // A sheet of its own that holds one chart has no cells.
    if (found?.type !== 'worksheet') return null;
    return openSheet(parts, styles, shared, { name: element.getAttribute('name') ?? '', id: whole(element, 'sheetId'), part: found.part, isVisible: (element.getAttribute('state') ?? 'visible') === 'visible' });
  };
  const sheets = children(listed(), 'sheet').map(opened).filter((one) => one !== null);
  const tables: Table[] = [];
  const all = (): Table[] => tables;
  for (const sheet of sheets) for (const one of parts.related(sheet.part)) if (one.type === 'table') tables.push(openTable(parts, sheet, one.part, all));

  const freePart = (start: string): string => {
    let number = 1;
    while (parts.names().includes(`${start}${number}.xml`)) number += 1;
    return `${start}${number}.xml`;
  };

  return {
    sheets: () => sheets,
    tables: all,
    numberFormat: (style) => styles.numberFormat(style),
    addSheet(name) {
      const part = freePart('xl/worksheets/sheet');
      parts.add(part, `${head}<worksheet xmlns="${main}"><sheetData/></worksheet>`, typeOf('worksheet'));
      const id = Math.max(0, ...children(listed(), 'sheet').map((one) => whole(one, 'sheetId'))) + 1;
      parts.edit(workbook);
      insert(listed(), 'sheet', { name, sheetId: String(id) }).setAttributeNS(relations, 'r:id', parts.relate(workbook, 'worksheet', part));
      const sheet = openSheet(parts, styles, shared, { name, id, part, isVisible: true });
      sheets.push(sheet);
      return sheet;
    },
    addTable(sheet, wanted, hasHeaders) {
      const others = tables.filter((one) => one.sheet === sheet);
      // A header of its own goes above what is there; a header alone gets a blank row below it.
      const area = hasHeaders && wanted.bottom > wanted.top ? wanted : { ...wanted, bottom: wanted.bottom + 1 };
      if (others.some((one) => meets(one.area(), wanted))) throw new Refusal(400, 'InvalidArgument', 'A table can\'t overlap another table.', { innerCode: 'invalidArgument' });
      if (area.bottom > lastRow) throw conflict();
      if (area !== wanted) {
        const fromRow = hasHeaders ? area.bottom : area.top;
        if (grid({ ...area, top: hasHeaders ? area.bottom : area.top }, (row, column) => sheet.value(row, column) !== '').flat().some(Boolean)) moveBelow(sheet, { left: area.left, right: area.right, fromRow, by: 1 }, others);
      }
      const part = freePart('xl/tables/table');
      const id = Math.max(0, ...tables.map((one) => one.id)) + 1;
      let number = id;
      while (tables.some((one) => one.name().toLowerCase() === `table${number}`)) number += 1;
      const names = columnNames(Array.from({ length: area.right - area.left + 1 }, (_one, at) => (hasHeaders ? String(sheet.value(area.top, area.left + at)) : '')));
      parts.add(part, `${head}<table xmlns="${main}" id="${id}" name="Table${number}" displayName="Table${number}" ref="${areaName(area)}" totalsRowShown="0"><autoFilter ref="${areaName(area)}"/>`
        + `<tableColumns count="${names.length}">${names.map((_name, at) => `<tableColumn id="${at + 1}" name="${at + 1}"/>`).join('')}</tableColumns><tableStyleInfo name="TableStyleMedium2" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`, typeOf('table'));
      const root = sheet.edit();
      const list = child(root, 'tableParts') ?? insert(root, 'tableParts', {}, child(root, 'extLst'));
      insert(list, 'tablePart').setAttributeNS(relations, 'r:id', parts.relate(sheet.part, 'table', part));
      list.setAttribute('count', String(children(list, 'tablePart').length));
      names.forEach((name, at) => sheet.put(area.top, area.left + at, { kind: 'text', text: name, quoted: false }));
      const table = openTable(parts, sheet, part, all);
      table.readHeader();
      tables.push(table);
      return table;
    },
    bytes() {
      // The order of working out names cells that may have moved; Excel makes it anew when it is missing.
      const chain = related('calcChain');
      if (chain) parts.drop(chain, workbook);
      const root = parts.edit(workbook);
      const calculation = child(root, 'calcPr') ?? insert(root, 'calcPr', {}, afterCalculation(root));
      calculation.setAttribute('fullCalcOnLoad', '1');
      for (const sheet of sheets) setDimension(parts, sheet);
      return parts.bytes();
    },
  };
}

const later = new Set(['oleSize', 'customWorkbookViews', 'pivotCaches', 'smartTagPr', 'smartTagTypes', 'webPublishing', 'fileRecoveryPr', 'webPublishObjects', 'extLst']);
/** `calcPr` has its place in the order of a workbook's parts (ECMA-376, 18.2.27). */
const afterCalculation = (root: Element): Element | null => children(root).find((one) => later.has(one.localName ?? '')) ?? null;
