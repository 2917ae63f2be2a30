import { Document, Footer, Packer, PageNumber, Paragraph, TextRun, type Table } from 'docx';
import type { CharterContent, CharterSection } from '../../domain/record';
import { filled, type CharterWords } from './charter-words';
import { bullet, clean, heading1, heading2, numbering, page, styled, styles, table } from './parts';

/**
 * The charter as a Word document: A4, real headings, lists and header rows, so that it can be read
 * by ear and found by its outline. `language` is a tag such as `en-GB` and chooses how dates read;
 * times in the content are UTC and are told as dates in `zone` (IANA).
 */
export async function charterDocument(content: CharterContent, words: CharterWords, language = 'en-GB', zone = 'UTC'): Promise<Buffer> {
  const day = dayIn(language, zone);
  const document = new Document({
    title: clean(content.title),
    subject: clean(content.topic),
    creator: words.creator,
    lastModifiedBy: words.creator,
    styles: { ...styles, default: { ...styles.default, document: { ...styles.default?.document, run: { ...styles.default?.document?.run, language: { value: language } } } } },
    numbering,
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin } } },
      footers: { default: footer(content, words, day) },
      children: [
        new Paragraph({ style: 'Title', children: [new TextRun(clean(content.title))] }),
        styled('Subtitle', content.topic),
        styled('Quiet', filled(words.version, { version: String(content.version), date: day(content.madeAt) })),
        heading1(words.purpose),
        content.purpose ? styled('Purpose', content.purpose) : styled('Quiet', words.noPurpose),
        ...content.sections.flatMap(section),
        ...roles(content, words),
        ...agreements(content.sections, words, day),
        ...reviews(content, words, day),
      ],
    }],
  });
  return Packer.toBuffer(document);
}

function section(one: CharterSection): Paragraph[] {
  if (one.lines.length === 0) return [heading1(one.heading), styled('Quiet', one.gap ?? '')].slice(0, one.gap ? 2 : 1);
  const [only] = one.lines;
  const body = one.lines.length === 1 && only ? [styled('Normal', only.text)] : one.lines.map((line) => bullet(line.text));
  return [heading1(one.heading), ...body, ...(one.gap ? [styled('Quiet', one.gap)] : [])];
}

function roles(content: CharterContent, words: CharterWords): (Paragraph | Table)[] {
  if (content.roles.length === 0) return [];
  const rows = content.roles.map(({ role, names }) => [role, names.length > 0 ? names.join(', ') : words.nobodyYet]);
  return [heading1(words.roles), table([words.roleColumn, words.holdersColumn], rows, [38, 62])];
}

function agreements(sections: readonly CharterSection[], words: CharterWords, day: (at: string) => string): (Paragraph | Table)[] {
  const agreed = sections.flatMap((one) => (one.agreed ? [{ heading: one.heading, ...one.agreed }] : []));
  if (agreed.length === 0) return [];
  const rows = agreed.map((one) => [one.heading, one.names.join(', '), day(one.at)]);
  const concerns = agreed.flatMap((one) => one.concerns.map(({ name, reason }) => filled(words.concern, { name, section: one.heading, reason })));
  return [
    heading1(words.agreed),
    table([words.sectionColumn, words.agreedByColumn, words.agreedOnColumn], rows, [28, 46, 26]),
    ...(concerns.length > 0 ? [heading2(words.concerns), ...concerns.map(bullet)] : []),
  ];
}

function reviews(content: CharterContent, words: CharterWords, day: (at: string) => string): (Paragraph | Table)[] {
  if (content.reviews.length === 0) return [];
  const rows = content.reviews.map(({ label, onDate }) => [label, day(onDate)]);
  return [heading1(words.reviews), table([words.reviewColumn, words.dateColumn], rows, [62, 38])];
}

function footer(content: CharterContent, words: CharterWords, day: (at: string) => string): Footer {
  const [before = '', between = '', after = ''] = words.page.split(/\{page\}|\{pages\}/);
  const version = filled(words.version, { version: String(content.version), date: day(content.madeAt) });
  return new Footer({
    children: [new Paragraph({
      style: 'Footer',
      children: [
        new TextRun({ text: `${clean(content.title)} · ${version} · ${before}` }),
        new TextRun({ children: [PageNumber.CURRENT] }),
        new TextRun({ text: between }),
        new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
        new TextRun({ text: after }),
      ],
    })],
  });
}

/** A date is a date wherever it is read; only a moment has to be placed in a zone. */
function dayIn(language: string, zone: string): (at: string) => string {
  const format = (timeZone: string) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  return (at) => (at.includes('T') ? format(zone).format(new Date(at)) : format('UTC').format(new Date(`${at}T12:00:00Z`)));
}
