import { strToU8, zipSync } from 'fflate';
import { columnName } from './column-name';

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A sheet with one table, which begins in A1. */
export interface NewSheet {
  /** As Excel takes it: at most 31 characters, none of `[ ] : * ? / \`, no two alike in a workbook. */
  name: string;
  /** A letter first, then letters, digits and `_`; one for the whole workbook. */
  table: string;
  /** Names, no two alike, and widths in characters (default 16). */
  columns: readonly { name: string; width?: number }[];
}

export interface AboutWorkbook {
  title: string;
  creator: string;
  /** A tag such as `en-GB`. */
  language: string;
  /** ISO 8601 in UTC. */
  madeAt: string;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const relations = `xmlns:r="${office}/relationships"`;
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Styles by number: 0 plain, 1 a header, 2 text from the top that breaks into lines. */
const styles = `<styleSheet ${main}><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>`
  + '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
  + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
  + '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" applyAlignment="1"><alignment vertical="center" wrapText="1"/></xf>'
  + '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs>'
  + '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';

/**
 * A fresh .xlsx (ECMA-376) with one empty table to a sheet, for the first upload; rows come later, through the
 * workbook itself. Each header stays in sight while somebody scrolls.
 */
export function newWorkbook(sheets: readonly NewSheet[], about: AboutWorkbook): Promise<Buffer> {
  const each = <T>(make: (sheet: NewSheet, number: number) => T): T[] => sheets.map((sheet, at) => make(sheet, at + 1));
  const type = (part: string, of: string): string => `<Override PartName="/${part}" ContentType="${of}+xml"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`
      + type('xl/workbook.xml', `${spreadsheet}.sheet.main`) + type('xl/styles.xml', `${spreadsheet}.styles`)
      + type('docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties') + type('docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties')
      + each((_sheet, n) => type(`xl/worksheets/sheet${n}.xml`, `${spreadsheet}.worksheet`) + type(`xl/tables/table${n}.xml`, `${spreadsheet}.table`)).join('') + '</Types>',
    '_rels/.rels': relationships([['officeDocument', `${office}/relationships/officeDocument`, 'xl/workbook.xml'], ['core', `${packages}/relationships/metadata/core-properties`, 'docProps/core.xml'], ['app', `${office}/relationships/extended-properties`, 'docProps/app.xml']]),
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${packages}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">`
      + `<dc:title>${xml(about.title)}</dc:title><dc:creator>${xml(about.creator)}</dc:creator><dc:language>${xml(about.language)}</dc:language>`
      + `<dcterms:created xsi:type="dcterms:W3CDTF">${xml(about.madeAt)}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${xml(about.madeAt)}</dcterms:modified></cp:coreProperties>`,
    'docProps/app.xml': `<Properties xmlns="${office}/extended-properties"><Application>${xml(about.creator)}</Application></Properties>`,
    'xl/workbook.xml': `<workbook ${main} ${relations}><sheets>${each((sheet, n) => `<sheet name="${xml(sheet.name)}" sheetId="${n}" r:id="sheet${n}"/>`).join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relationships([...each((_sheet, n): Relation => [`sheet${n}`, `${office}/relationships/worksheet`, `worksheets/sheet${n}.xml`]), ['styles', `${office}/relationships/styles`, 'styles.xml']]),
    'xl/styles.xml': styles,
  };
  for (const [at, sheet] of sheets.entries()) {
    parts[`xl/worksheets/sheet${at + 1}.xml`] = sheetPart(sheet, at === 0);
    parts[`xl/worksheets/_rels/sheet${at + 1}.xml.rels`] = relationships([['table', `${office}/relationships/table`, `../tables/table${at + 1}.xml`]]);
    parts[`xl/tables/table${at + 1}.xml`] = tablePart(sheet, at + 1);
  }
  const zip = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(head + text)])), { level: 6, mtime: new Date('1980-01-01T00:00:00') });
  return Promise.resolve(Buffer.from(zip));
}

type Relation = [id: string, type: string, target: string];

const relationships = (all: readonly Relation[]): string =>
  `<Relationships xmlns="${packages}/relationships">${all.map(([id, type, target]) => `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`).join('')}</Relationships>`;

function sheetPart(sheet: NewSheet, isFirst: boolean): string {
  const cell = (at: number, row: number, rest: string): string => `<c r="${columnName(at + 1)}${row}"${rest}`;
  return `<worksheet ${main} ${relations}><dimension ref="A1:${columnName(sheet.columns.length)}2"/>`
    + `<sheetViews><sheetView ${isFirst ? 'tabSelected="1" ' : ''}workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/>`
    + `<cols>${sheet.columns.map(({ width = 16 }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" style="2" customWidth="1"/>`).join('')}</cols>`
    + `<sheetData><row r="1">${sheet.columns.map(({ name }, at) => cell(at, 1, ` s="1" t="inlineStr"><is><t xml:space="preserve">${xml(name)}</t></is></c>`)).join('')}</row>`
    // The blank row that a table without rows has; the first rows take its style.
    + `<row r="2">${sheet.columns.map((_column, at) => cell(at, 2, ' s="2"/>')).join('')}</row></sheetData><tableParts count="1"><tablePart r:id="table"/></tableParts></worksheet>`;
}

function tablePart(sheet: NewSheet, id: number): string {
  const ref = `A1:${columnName(sheet.columns.length)}2`;
  return `<table ${main} id="${id}" name="${xml(sheet.table)}" displayName="${xml(sheet.table)}" ref="${ref}" insertRow="1" totalsRowShown="0"><autoFilter ref="${ref}"/>`
    + `<tableColumns count="${sheet.columns.length}">${sheet.columns.map(({ name }, at) => `<tableColumn id="${at + 1}" name="${xml(name)}"/>`).join('')}</tableColumns>`
    + `<tableStyleInfo name="${tableStyle}" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>`;
}

/** Dark letters on light stripes, and white on a dark blue header. */
export const tableStyle = 'TableStyleMedium2';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const xml = (text: string): string => text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replace(/[&<>"]/g, (mark) => marks[mark] ?? mark);
