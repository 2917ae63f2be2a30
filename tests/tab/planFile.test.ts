import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { readCsv } from '../../tab/pages/actions/csv';
import { mostRows, readPlanFile } from '../../tab/pages/actions/planFile';

const cells = (text: string) => readCsv(text).records.map((one) => one.cells);

describe('a CSV text', () => {
  test.each<[string, string, string[][]]>([
    ['commas', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['semicolons, as Excel writes them in half of Europe', 'a;b\r\nc,c;d\r\n', [['a', 'b'], ['c,c', 'd']]],
    ['tabs', 'a\tb\nc\td', [['a', 'b'], ['c', 'd']]],
    ['a byte-order mark', '\uFEFFa,b', [['a', 'b']]],
    ['quoted cells', '"a, ""b""","c\nd"\ne,f', [['a, "b"', 'c\nd'], ['e', 'f']]],
    ['a quotation mark inside a word', 'a"b,c', [['a"b', 'c']]],
    ['empty lines', '\na,b\n\n , \nc,\n', [['a', 'b'], ['c', '']]],
    ['old line ends', 'a,b\rc,d', [['a', 'b'], ['c', 'd']]],
    ['nothing', '', []],
  ])('with %s', (_what, text, records) => expect(cells(text)).toEqual(records));

  test('names the line on which each record begins, over lines inside of cells', () => {
    expect(readCsv('a\n"b\nb"\n\nc').records.map((one) => one.line)).toEqual([1, 2, 5]);
    expect(readCsv('a\n"b').unclosed).toBe(true);
  });

  test('comes back as our own exports write it', () => {
    const cell = fc.string({ unit: 'grapheme', maxLength: 12 }).map((one) => one.replace(/\r/g, ''));
    fc.assert(fc.property(fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 5 }), (rows) => {
      expect(cells(stringify([['A', 'B', 'C'], ...rows], { bom: true, record_delimiter: 'windows' }))).toEqual([['A', 'B', 'C'], ...rows]);
    }));
  });
});

describe('a file for the plan', () => {
  const read = (text: string, known: string[] = []) => readPlanFile(text, known.map((title) => ({ title })));

  test('from Planner, Trello or by hand brings what its columns say', () => {
    expect(read('Task Name,Bucket Name,Progress,Assigned To,Due date\nBook a room,Baseline,In progress,Ada,2027-03-18').rows).toEqual([{ title: 'Book a room', owner: 'Ada', dueOn: '2027-03-18', state: 'doing', tier: 'baseline' }]);
    expect(read('Card Name;List Name;Due Date\nMake tea;Doing;2027-03-18T10:00:00.000Z').rows).toMatchObject([{ title: 'Make tea', state: 'doing', dueOn: '2027-03-18' }]);
    expect(read('Action\nOnly a title').rows).toEqual([{ title: 'Only a title', owner: '', dueOn: null, state: 'to-do', tier: null }]);
  });

  test.each<[string, string | null]>([['2028-02-29', '2028-02-29'], ['18/03/2027', '2027-03-18'], ['1/4/2027', '2027-04-01'], ['', null]])('takes the date %j', (text, dueOn) => {
    expect(read(`Action,Due\nx,${text}`).rows[0]?.dueOn).toBe(dueOn);
  });

  test.each(['2027-02-29', '31/04/2027', '03/18/2027', 'soon', '0000-01-01', '18.03.2027'])('says that %j is no date, with its line', (text) => {
    expect(read(`Action,Due\nfine,\nx,${text}`)).toMatchObject({ rows: [{ title: 'fine' }], faults: [{ line: 3, why: `“${text}” is not a date. Write it as 2027-03-18 or 18/03/2027.` }] });
  });

  test('says why other lines cannot be read, and takes the rest', () => {
    const { rows, faults } = read(`Action,State\n,done\n${'x'.repeat(301)},\nold,Dropped\ngood,Completed\n"open,`);
    expect(rows).toMatchObject([{ title: 'good', state: 'done' }]);
    expect(faults.map((one) => one.line)).toEqual([2, 3, 4, 6]);
  });

  test('leaves out what is in the plan, and what it says twice', () => {
    expect(read('Action\nBook  A ROOM\nNew\nnew ', ['Book a room'])).toMatchObject({ rows: [{ title: 'New' }], standing: 2 });
  });

  test('takes 200 lines at a time and says how many are left', () => {
    expect(read(`Action\n${Array.from({ length: mostRows + 7 }, (_none, at) => `Line ${at}`).join('\n')}`)).toMatchObject({ left: 7, rows: { length: mostRows } });
  });

  test('without a column for the action, or without a line, says what to do', () => {
    expect(read('Colour\nred').problem).toMatch(/^The first line names no column/);
    expect(read('').problem).toMatch(/^The first line names no column/);
    expect(read('Action\n').problem).toMatch(/^There is nothing in this file/);
  });

  test('takes off the apostrophe that keeps a spreadsheet from reckoning, and no other', () => {
    expect(read("Action\n'=1+1\n'Quoted' title").rows.map((one) => one.title)).toEqual(['=1+1', "'Quoted' title"]);
  });
});
