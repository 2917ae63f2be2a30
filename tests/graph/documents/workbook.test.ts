import { DOMParser } from '@xmldom/xmldom';
import { newWorkbook } from '../../../bot/graph/documents/workbook';
import { unzipped } from './unzipped';

const about = { title: 'Log of “Q&A” <2026>', creator: 'CoP Guide', language: 'en-GB', madeAt: '2026-11-23T18:00:00Z' };
const sheets = [
  { name: 'Log', table: 'CopLog', columns: [{ name: 'Key', width: 12 }, { name: 'What & why' }] },
  { name: 'People', table: 'CopPeople', columns: Array.from({ length: 28 }, (_one, at) => ({ name: `Column ${at + 1}` })) },
];

test('a new workbook has a named, empty table to a sheet, and says its title and language', async () => {
  const parts = unzipped(await newWorkbook(sheets, about));
  expect(parts.get('xl/workbook.xml')).toMatch(/<sheet name="Log" sheetId="1" r:id="sheet1"\/><sheet name="People" sheetId="2" r:id="sheet2"\/>/);
  expect(parts.get('xl/tables/table1.xml')).toContain('displayName="CopLog" ref="A1:B2" insertRow="1"');
  expect(parts.get('xl/tables/table1.xml')).toContain('<tableColumn id="2" name="What &amp; why"/>');
  expect(parts.get('xl/tables/table2.xml')).toContain('ref="A1:AB2"');
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>Log of “Q&amp;A” &lt;2026&gt;</dc:title><dc:creator>CoP Guide</dc:creator><dc:language>en-GB</dc:language>');
  const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
  expect(sheet).toContain('<col min="1" max="1" width="12" style="2" customWidth="1"/><col min="2" max="2" width="16"');
  expect(sheet).toMatch(/<c r="B1" s="1" t="inlineStr"><is><t xml:space="preserve">What &amp; why<\/t>/);
  expect(sheet).toContain('state="frozen"');
});

test('every part is well-formed, has a type, and every relation leads to a part', async () => {
  const parts = unzipped(await newWorkbook(sheets, about));
  const types = parts.get('[Content_Types].xml') ?? '';
  for (const [name, text] of parts) {
    expect(() => new DOMParser({ onError: (_level, message) => { throw new Error(message); } }).parseFromString(text, 'text/xml')).not.toThrow();
    if (!name.endsWith('.rels') && name !== '[Content_Types].xml') expect(types).toContain(`PartName="/${name}"`);
  }
  const folder = 'xl/worksheets';
  expect(parts.get(`${folder}/_rels/sheet2.xml.rels`)).toContain('Target="../tables/table2.xml"');
});

test('the same workbook made twice is the same file', async () => {
  expect((await newWorkbook(sheets, about)).equals(await newWorkbook(sheets, about))).toBe(true);
});
