import { areaName, readArea, sheetPrefix, splitAddress } from '../../bot/local/graph/xlsx/addresses';
import { afterMove, filled } from '../../bot/local/graph/xlsx/formulas';

test.each([
  ['A1+B2', 'B3+C4'],
  ['$A1+A$1+$A$1', '$A3+B$1+$A$1'],
  ["'Our budget'!A1+Sheet2!B2", "'Our budget'!B3+Sheet2!C4"],
  ['IF(A1="A1 and B2",SUM(A1:B2),0)', 'IF(B3="A1 and B2",SUM(B3:C4),0)'],
  ['Log[[#This Row],[Hours A1]]*A1', 'Log[[#This Row],[Hours A1]]*B3'],
  ['LOG10(A1)+Table1[A1]+my_A1+ABC.A1', 'LOG10(B3)+Table1[A1]+my_A1+ABC.A1'],
])('%s filled two rows down and one column along is %s', (formula, expected) => expect(filled(formula, 2, 1)).toBe(expected));

test.each([
  ['SUM(A2:A9)+A4+A$5', 'SUM(A2:A11)+A4+A$7'],
  ['D5+Other!A5+"A5"', 'D5+Other!A5+"A5"'],
])('%s after cells of A to C from row 5 on moved down by two is %s', (formula, expected) => expect(afterMove(formula, 1, 3, 5, 2)).toBe(expected));

test.each([['A1', 'A1'], ['$b$2:a1', 'A1:B2'], ['AA10:XFD1048576', 'AA10:XFD1048576']])('the address %s is the area %s', (text, expected) => {
  const area = readArea(text);
  expect(area && areaName(area)).toBe(expected);
});

test.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'A1:B', 'A1;B2', 'R1C1'])('%j is no address', (text) => expect(readArea(text)).toBeNull());

test('a sheet in front of an address is read as it is written', () => {
  for (const name of ['Log', 'Our log', 'Tom’s', "Tom's", '2026']) expect(splitAddress(`${sheetPrefix(name)}!A1:B2`)).toEqual({ sheet: name, address: 'A1:B2' });
  expect(splitAddress('A1:B2')).toEqual({ sheet: null, address: 'A1:B2' });
});
