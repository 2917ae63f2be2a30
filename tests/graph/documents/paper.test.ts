import mammoth from 'mammoth';
import type { PaperContent } from '../../../bot/domain/record';
import { englishCharterWords as words } from '../../../bot/graph/documents/charter-words';
import { paperDocument } from '../../../bot/graph/documents/paper';
import { unzipped } from './unzipped';

const content = (more: Partial<PaperContent> = {}): PaperContent => ({
  title: 'Lessons learned', number: 2, madeAt: '2026-11-23T23:30:00Z',
  sections: [
    { id: 'worked', heading: 'What worked', gap: null, lines: [{ text: 'Pairs of markers.', source: 'a/1' }, { text: 'Short <meetings> & tea.', source: 'a/1' }] },
    { id: 'next', heading: 'What to do next', gap: null, lines: [{ text: 'Ask sooner.', source: 'b/1' }] },
    { id: 'empty', heading: 'Nothing said', gap: 'Nobody said anything.', lines: [] },
  ], ...more,
});

test('a reader finds a heading for each section that says something, its lines, and no gap', async () => {
  const { value, messages } = await mammoth.convertToHtml({ buffer: await paperDocument(content(), words, 'en-GB', 'Europe/Malta') });
  expect(messages.filter((one) => one.type === 'error')).toEqual([]);
  expect([...value.matchAll(/<h1>(.*?)<\/h1>/g)].map(([, text]) => text)).toEqual(expect.arrayContaining(['What worked', 'What to do next']));
  expect(value).toContain('<ul><li>Pairs of markers.</li><li>Short &lt;meetings&gt; &amp; tea.</li></ul>');
  expect(value).not.toContain('Nothing said');
  expect(value).toContain('24 November 2026');
});

test('it says its title and language, and holds no picture that would need words', async () => {
  const parts = unzipped(await paperDocument(content(), words, 'en-GB', 'UTC'));
  expect(parts.get('docProps/core.xml')).toContain('<dc:title>Lessons learned</dc:title>');
  expect(parts.get('word/styles.xml')).toContain('<w:lang w:val="en-GB"/>');
  expect([...parts.keys()].filter((name) => name.startsWith('word/media/'))).toEqual([]);
  expect(parts.get('word/document.xml')).not.toMatch(/<w:drawing|<w:pict/);
});
