import fc from 'fast-check';
import { safeFileName } from '../../bot/graph/file-name';
import { checkName } from '../../bot/local/graph/drive-store';

test.each([
  ['Charter of Maths/Physics: "pilot"?.docx', 'Charter of Maths-Physics- -pilot-.docx'],
  ['Q&A + friends’ charter.docx', 'Q&A + friends’ charter.docx'],
  ['50% #1 ~draft {x}.docx', '50- -1 -draft -x-.docx'],
  ['  ..hidden.. .docx', 'hidden.docx'],
  ['_vti_cnf.docx', 'vti_cnf.docx'],
  ['CON.docx', 'Document CON.docx'],
  ['...', 'Document'],
  ['', 'Document'],
  ['Charter \u202excod.exe.docx', 'Charter xcod.exe.docx'],
  ['ميثاق.docx', 'ميثاق.docx'],
])('%j becomes %j', (wanted, safe) => expect(safeFileName(wanted)).toBe(safe));

test('a long name is cut to 120 units, keeps its ending and never halves an emoji', () => {
  const name = safeFileName(`${'🌍'.repeat(200)}.docx`);
  expect(name.length).toBeLessThanOrEqual(120);
  expect(name).toMatch(/^🌍+\.docx$/u);
});

test('SharePoint takes whatever comes out, and a safe name stays as it is', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (wanted) => {
    const safe = safeFileName(`${wanted}.docx`);
    expect(() => checkName(safe)).not.toThrow();
    expect(safe.length).toBeLessThanOrEqual(130);
    expect(safeFileName(safe)).toBe(safe);
  }));
});
