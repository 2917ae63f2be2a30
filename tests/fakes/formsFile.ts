import { strToU8, zipSync } from 'fflate';

const escape = (text: string): string => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
export const sheetXml = (rows: string): string => `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

/** A workbook as Microsoft Forms exports one, as far as it is read: its rows, or parts in place of those. */
export function formsFile(rows: readonly (readonly string[])[], parts: { sheet?: string; shared?: string } = {}): Uint8Array {
  const cells = (row: readonly string[]): string => row.map((text) => (text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`)).join('');
  return zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8('<workbook xmlns="m" xmlns:r="r"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId7"/></sheets></workbook>'),
    'xl/_rels/workbook.xml.rels': strToU8('<Relationships><Relationship Id="rId7" Target="worksheets/sheet.xml"/></Relationships>'),
    ...(parts.shared ? { 'xl/sharedStrings.xml': strToU8(parts.shared) } : {}),
    'xl/worksheets/sheet.xml': strToU8(parts.sheet ?? sheetXml(rows.map((row) => `<row>${cells(row)}</row>`).join(''))),
  });
}
