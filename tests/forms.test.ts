import { strToU8, zipSync } from 'fflate';
import { readSheet } from '../bot/forms/sheet';
import { formsFile, sheetXml } from './fakes/formsFile';

test('the first sheet is read: shared, inline and formula texts, numbers, gaps and runs', () => {
  const xml = sheetXml('<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="inlineStr"><is><t>in</t></is></c></row><row r="2"><c r="B2"><v>4</v></c><c r="C2" t="str"><v>made</v></c></row>');
  expect(readSheet(formsFile([], { sheet: xml, shared: '<sst><si><r><t>One </t></r><r><t>&amp; two</t></r><rPh><t>x</t></rPh></si></sst>' }))).toEqual([['One & two', '', 'in'], ['', '4', 'made']]);
  expect(readSheet(formsFile([['ID', 'Question'], ['1', '<b>'], []]))).toEqual([['ID', 'Question'], ['1', '<b>'], []]);
});

test.each<[string, Uint8Array]>([
  ['text', strToU8('ID,Name')], ['nothing', new Uint8Array()], ['a zip of something else', zipSync({ 'word/document.xml': strToU8('<w/>') })],
  ['half a workbook', formsFile([['ID'], ['1']]).subarray(0, 300)],
  ['broken XML', formsFile([], { sheet: '<worksheet><sheetData><row>' })],
  ['entities of its own', formsFile([], { sheet: '<!DOCTYPE x [<!ENTITY a "aaaa">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&a;</t></is></c></row></sheetData></worksheet>' })],
  ['a sheet that unpacks to nine megabytes', formsFile([], { sheet: sheetXml(`<row><c t="inlineStr"><is><t>${'x'.repeat(9_000_000)}</t></is></c></row>`) })],
])('%s is no workbook that is read', (_what, bytes) => expect(readSheet(bytes)).toBeNull());
