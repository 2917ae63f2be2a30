import mammoth from 'mammoth';
import type { CharterContent } from '../../../bot/domain/record';
import { charterDocument } from '../../../bot/graph/documents/charter';
import { englishCharterWords as words, filled } from '../../../bot/graph/documents/charter-words';
import { unzipped } from './unzipped';

const content = (more: Partial<CharterContent> = {}): CharterContent => ({
  title: 'Inclusive Assessment community', topic: 'Assessment for everybody', purpose: 'So that every student can show what they know',
  sections: [
    {
      id: 'rules', heading: 'How we work together', gap: null, lines: [{ text: 'We start on time.', source: 'rules/1' }, { text: 'One voice at a time.', source: 'rules/1' }],
      agreed: { names: ['Amara Okafor', 'Luca Ferri'], at: '2026-11-20T23:30:00Z', concerns: [{ name: 'Luca Ferri', reason: 'Ten is early for me.' }] },
    },
    { id: 'priorities', heading: 'Priorities', lines: [{ text: 'A shared bank of tasks.', source: 'p/1' }], gap: null, agreed: null },
    { id: 'achieve', heading: 'What is achievable', lines: [], gap: 'Not decided yet.', agreed: null },
  ],
  roles: [{ role: 'Coordinator', names: ['Amara Okafor', 'Tom Whitfield'] }, { role: 'Sponsor', names: [] }],
  reviews: [{ label: 'Light review', onDate: '2027-02-20' }], version: 3, madeAt: '2026-11-23T18:00:00Z', ...more,
});

const html = async (given = content(), zone = 'Europe/Malta'): Promise<string> =>
  (await mammoth.convertToHtml({ buffer: await charterDocument(given, words, 'en-GB', zone) }, { styleMap: ["p[style-name='Purpose'] => p.purpose", "p[style-name='Title'] => p.title"] })).value;

test('a reader finds headings, lists and tables with header rows', async () => {
  const page = await html();
  expect([...page.matchAll(/<h([12])>(.*?)<\/h\1>/g)].map(([, level, text]) => `${level} ${text}`)).toEqual([
    '1 Shared purpose', '1 How we work together', '1 Priorities', '1 What is achievable', '1 Roles', '1 Who agreed what', '2 Views kept beside the agreed text', '1 Reviews',
  ]);
  expect(page).toContain('<p class="title">Inclusive Assessment community</p>');
  expect(page).toContain('<p class="purpose">So that every student can show what they know</p>');
  expect(page).toContain('<ul><li>We start on time.</li><li>One voice at a time.</li></ul>');
  expect(page).toContain('<p>A shared bank of tasks.</p>');
  expect(page).toContain('<p>Not decided yet.</p>');
  expect(page.match(/<thead>/g)).toHaveLength(3);
  expect(page).not.toMatch(/<p>\s*<\/p>/);
});

test('it says who agreed what and when, in the community’s zone, and when the reviews are', async () => {
  const page = (await html()).replace(/<[^>]+>/g, '|').replace(/\|+/g, '|');
  expect(page).toContain('|How we work together|Amara Okafor, Luca Ferri|21 November 2026|');
  expect(page).toContain('|Luca Ferri, on How we work together: Ten is early for me.|');
  expect(page).toContain('|Coordinator|Amara Okafor, Tom Whitfield|Sponsor|Nobody yet|');
  expect(page).toContain('|Light review|20 February 2027|');
  expect(page).toContain('|Version 3, 23 November 2026|');
});

test('a reading program is told the title, the language and the maker; each page its number', async () => {
  const parts = unzipped(await charterDocument(content(), words, 'en-GB'));
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>Inclusive Assessment community</dc:title>');
  expect(parts.get('docProps/core.xml')).toContain('<dc:creator>CoP Guide</dc:creator>');
  expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
  expect(parts.get('word/document.xml')).toContain('<w:pgSz w:w="11906" w:h="16838"');
  expect(parts.get('word/document.xml')).not.toMatch(/<w:p\/>|<w:p><w:pPr>((?!<w:r>).)*<\/w:pPr><\/w:p>/);
  const footer = [...parts].find(([name]) => /^word\/footer\d*\.xml$/.test(name))?.[1] ?? '';
  expect(footer).toMatch(/>PAGE</);
  expect(footer).toMatch(/>NUMPAGES</);
});

test('text from people stays text, whatever it holds', async () => {
  const evil = '<b>bold</b> & "quotes" \u0007\ud800 🌍 مرحبا\nsecond line {name}';
  const page = await html(content({ title: evil, purpose: evil, sections: [{ id: 'x', heading: evil, lines: [{ text: evil, source: 's/1' }], gap: null, agreed: { names: [evil], at: '2026-11-20T10:00:00Z', concerns: [{ name: '{reason}', reason: evil }] } }] }));
  expect(page).toContain('&lt;b&gt;bold&lt;/b&gt; &amp; ');
  expect(page).toContain('🌍 مرحبا<br />second line {name}');
  expect(page).not.toContain('<b>bold');
  expect(page).toContain('{reason}, on ');
});

test('a charter with nothing in it yet is a document all the same', async () => {
  const page = await html(content({ purpose: null, sections: [], roles: [], reviews: [] }));
  expect(page).toContain('The shared purpose is not agreed yet.');
  expect(page).not.toContain('<table>');
});

test('a mark that nobody fills stays as it is', () => expect(filled('{a} and {b}', { a: '1' })).toBe('1 and {b}'));

test('text from right to left is marked as such, paragraph by paragraph, and no other text is', async () => {
  const given = content({ title: 'שלום', purpose: 'مرحبا بكم', sections: [{ id: 'a', heading: 'Ways', gap: null, agreed: null, lines: [{ text: '“אחד” and more', source: 'a/1' }, { text: 'Two אחד', source: 'a/1' }] }] });
  const xml = unzipped(await charterDocument(given, words, 'en-GB', 'UTC')).get('word/document.xml') ?? '';
  const marked = [...xml.matchAll(/<w:p>.*?<\/w:p>/gs)].map(([paragraph]) => paragraph).filter((paragraph) => paragraph.includes('<w:bidi/>'));
  expect(marked.map((paragraph) => paragraph.replace(/<[^>]+>/g, ''))).toEqual(expect.arrayContaining(['مرحبا بكم', '“אחד” and more']));
  expect(marked.every((paragraph) => paragraph.includes('<w:rtl/>'))).toBe(true);
  expect(marked.join('')).not.toContain('Two');
});
