import { zipped } from './excel-file';

const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** What nobody but people has to do with: it has to be there afterwards, byte for byte. */
export const theirs = ['xl/worksheets/sheet2.xml', 'xl/charts/chart1.xml', 'xl/comments1.xml', 'xl/drawings/vmlDrawing1.vml', 'xl/theme/theme1.xml', 'xl/sharedStrings.xml'];

const texts = ['Key', 'Who', 'Title', 'Hours', 'Double', 'k2', 'Tom &amp; Mei', 'Second', 'k1', 'Priya', 'First', 'Ask about the room', 'Sum', 'Room'];

/**
 * The workbook as Excel saves it after people have worked in it: a column of theirs among ours, one that Excel works
 * out, colours, a rule for colours, allowed values, an order of their own, a comment, a note below the table, a row
 * that has no key, and a sheet with a chart.
 */
export function peoplesFile(): Buffer {
  const s = (at: string, text: number, style = 0): string => `<c r="${at}" s="${style}" t="s"><v>${text}</v></c>`;
  const relation = (id: string, type: string, target: string): string => `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  const related = (...all: string[]): string => `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`;
  const part = (name: string, type: string): string => `<Override PartName="/${name}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`;
  return zipped(new Map(Object.entries({
    '[Content_Types].xml': `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`
      + part('xl/workbook.xml', 'spreadsheetml.sheet.main') + part('xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet') + part('xl/worksheets/sheet2.xml', 'spreadsheetml.worksheet') + part('xl/tables/table1.xml', 'spreadsheetml.table')
      + part('xl/styles.xml', 'spreadsheetml.styles') + part('xl/sharedStrings.xml', 'spreadsheetml.sharedStrings') + part('xl/calcChain.xml', 'spreadsheetml.calcChain') + part('xl/comments1.xml', 'spreadsheetml.comments')
      + part('xl/charts/chart1.xml', 'drawingml.chart') + part('xl/theme/theme1.xml', 'theme') + '</Types>',
    '_rels/.rels': related(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `${head}<workbook ${main} xmlns:r="${office}"><sheets><sheet name="Log" sheetId="4" r:id="rId1"/><sheet name="Our budget" sheetId="7" r:id="rId2"/></sheets><definedNames><definedName name="Rooms">'Our budget'!$A$1:$A$2</definedName></definedNames><calcPr calcId="191029"/></workbook>`,
    'xl/_rels/workbook.xml.rels': related(relation('rId1', 'worksheet', 'worksheets/sheet1.xml'), relation('rId2', 'worksheet', '/xl/worksheets/sheet2.xml'), relation('rId3', 'styles', 'styles.xml'), relation('rId4', 'sharedStrings', 'sharedStrings.xml'), relation('rId5', 'calcChain', 'calcChain.xml'), relation('rId6', 'theme', 'theme/theme1.xml')),
    'xl/theme/theme1.xml': `${head}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Theirs"/>`,
    'xl/styles.xml': `${head}<styleSheet ${main}><numFmts count="1"><numFmt numFmtId="164" formatCode="0.0&quot; h&quot;"/></numFmts><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>`
      + '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="0" fillId="2" borderId="0" xfId="0" applyFill="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
      + '<dxfs count="1"><dxf><fill><patternFill><bgColor rgb="FFFFC7CE"/></patternFill></fill></dxf></dxfs></styleSheet>',
    'xl/sharedStrings.xml': `${head}<sst ${main} count="${texts.length}" uniqueCount="${texts.length}">${texts.map((text) => `<si><t>${text}</t></si>`).join('')}</sst>`,
    'xl/calcChain.xml': `${head}<calcChain ${main}><c r="E2" i="4"/><c r="E3"/><c r="E4"/><c r="H2"/><c r="H3"/></calcChain>`,
    'xl/comments1.xml': `${head}<comments ${main}><authors><author>Tom</author></authors><commentList><comment ref="C2" authorId="0"><text><t>Well done</t></text></comment></commentList></comments>`,
    'xl/drawings/vmlDrawing1.vml': '<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="s1"/></xml>',
    'xl/charts/chart1.xml': `${head}<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"/>`,
    'xl/worksheets/_rels/sheet1.xml.rels': related(relation('rId1', 'comments', '../comments1.xml'), relation('rId2', 'vmlDrawing', '../drawings/vmlDrawing1.vml'), relation('rId3', 'table', '../tables/table1.xml'), '<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://university.example/" TargetMode="External"/>'),
    'xl/worksheets/sheet1.xml': `${head}<worksheet ${main} xmlns:r="${office}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac"><dimension ref="A1:H6"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.25"/><cols><col min="3" max="3" width="44" customWidth="1"/></cols><sheetData>`
      + `<row r="1" spans="1:8" x14ac:dyDescent="0.25">${s('A1', 0)}${s('B1', 1)}${s('C1', 2)}${s('D1', 3)}${s('E1', 4)}</row>`
      + `<row r="2" spans="1:8">${s('A2', 5)}${s('B2', 6)}${s('C2', 7, 1)}<c r="D2" s="2"><v>2</v></c><c r="E2"><f>CopLog[[#This Row],[Hours]]*2</f><v>4</v></c><c r="H2"><f t="shared" ref="H2:H3" si="0">D2+1</f><v>3</v></c></row>`
      + `<row r="3" spans="1:8">${s('A3', 8)}${s('B3', 9)}${s('C3', 10, 1)}<c r="D3" s="2"><v>1.5</v></c><c r="E3"><f>CopLog[[#This Row],[Hours]]*2</f><v>3</v></c><c r="H3"><f t="shared" si="0"/><v>2.5</v></c></row>`
      + `<row r="4" spans="1:8"><c r="A4"/>${s('B4', 13)}${s('C4', 11, 1)}<c r="D4" s="2"/><c r="E4"><f>CopLog[[#This Row],[Hours]]*2</f><v>0</v></c></row>`
      + `<row r="6" spans="1:8">${s('C6', 12)}<c r="D6" s="2"><f>SUM(D2:D4)</f><v>3.5</v></c></row></sheetData>`
      + '<conditionalFormatting sqref="D2:D4"><cfRule type="cellIs" dxfId="0" priority="1" operator="greaterThan"><formula>10</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" allowBlank="1" sqref="B2:B4"><formula1>Rooms</formula1></dataValidation></dataValidations>'
      + '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/><legacyDrawing r:id="rId2"/><tableParts count="1"><tablePart r:id="rId3"/></tableParts></worksheet>',
    'xl/worksheets/sheet2.xml': `${head}<worksheet ${main}><sheetData><row r="1"><c r="A1" t="s"><v>13</v></c><c r="B1"><f>SUM(CopLog[Hours])*40</f><v>140</v></c></row></sheetData></worksheet>`,
    'xl/tables/table1.xml': `${head}<table ${main} id="3" name="CopLog" displayName="CopLog" ref="A1:E4" totalsRowShown="0"><autoFilter ref="A1:E4"><filterColumn colId="3"><customFilters><customFilter operator="greaterThan" val="-1"/></customFilters></filterColumn></autoFilter><sortState ref="A2:E4"><sortCondition descending="1" ref="A2:A4"/></sortState>`
      + '<tableColumns count="5"><tableColumn id="1" name="Key"/><tableColumn id="5" name="Who"/><tableColumn id="2" name="Title"/><tableColumn id="3" name="Hours" dataDxfId="0"/><tableColumn id="6" name="Double"><calculatedColumnFormula>CopLog[[#This Row],[Hours]]*2</calculatedColumnFormula></tableColumn></tableColumns><tableStyleInfo name="TableStyleLight9" showFirstColumn="0" showLastColumn="0" showRowStripes="1" showColumnStripes="0"/></table>',
  })));
}
