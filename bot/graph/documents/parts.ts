import {
  AlignmentType, BorderStyle, Document, Footer, HeadingLevel, LevelFormat, LineRuleType, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun,
  WidthType, type IStylesOptions, type ParagraphChild,
} from 'docx';

/** Lengths are in twentieths of a point (1,440 to the inch), sizes of type in half points, as Word counts. */
const page = { width: 11_906, height: 16_838, margin: 1_304 } as const;
const textWidth = page.width - 2 * page.margin;

const ink = '1F2933';
const quiet = '52606D';
const accent = '3B4A8C';
const line = 'C5CCD6';
const shade = 'EEF0F6';
const font = 'Calibri';

const bulletList = 'charter-list';

const numbering = {
  config: [{
    reference: bulletList,
    levels: [{ level: 0, format: LevelFormat.BULLET, text: '•', alignment: AlignmentType.LEFT, style: { paragraph: { indent: { left: 360, hanging: 260 } } } }],
  }],
};

const styles: IStylesOptions = {
  default: {
    document: { run: { font, size: 22, color: ink }, paragraph: { spacing: { after: 120, line: 276 } } },
    title: { run: { font, size: 52, bold: true, color: accent }, paragraph: { spacing: { before: 0, after: 60, line: 240 } } },
    heading1: { run: { font, size: 30, bold: true, color: accent }, paragraph: { spacing: { before: 320, after: 100 }, keepNext: true, outlineLevel: 0 } },
    heading2: { run: { font, size: 24, bold: true, color: ink }, paragraph: { spacing: { before: 200, after: 60 }, keepNext: true, outlineLevel: 1 } },
  },
  paragraphStyles: [
    { id: 'Subtitle', name: 'Subtitle', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { font, size: 24, color: quiet }, paragraph: { spacing: { after: 40 } } },
    {
      id: 'Purpose', name: 'Purpose', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { font, size: 34, color: ink },
      paragraph: { spacing: { before: 80, after: 160, line: 288, lineRule: LineRuleType.AUTO }, indent: { left: 200 }, border: { left: { style: BorderStyle.SINGLE, size: 24, color: accent, space: 10 } } },
    },
    { id: 'Quiet', name: 'Quiet', basedOn: 'Normal', next: 'Normal', quickFormat: true, run: { font, size: 19, color: quiet }, paragraph: { spacing: { after: 80 } } },
    { id: 'Footer', name: 'footer', basedOn: 'Normal', run: { font, size: 18, color: quiet }, paragraph: { alignment: AlignmentType.CENTER, spacing: { after: 0 } } },
  ],
};

/** Each line of a text as runs of one paragraph: text from people is text, its line breaks included. */
export function runs(text: string): ParagraphChild[] {
  const rightToLeft = isRightToLeft(text);
  return clean(text).split('\n').map((part, at) => new TextRun({ text: part, ...(at === 0 ? {} : { break: 1 }), ...(rightToLeft ? { rightToLeft } : {}) }));
}

/** By the first letter, as `dir="auto"` does on a page. */
export const isRightToLeft = (text: string): boolean => /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u.test(/\p{L}/u.exec(text)?.[0] ?? '');
const direction = (text: string): { bidirectional?: true } => (isRightToLeft(text) ? { bidirectional: true } : {});

/** XML 1.0 has no place for most control characters, and none for half of a surrogate pair. */
export const clean = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/\p{Cs}/gu, '\ufffd').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');

export const heading1 = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_1, ...direction(text), children: runs(text) });
export const heading2 = (text: string): Paragraph => new Paragraph({ heading: HeadingLevel.HEADING_2, ...direction(text), children: runs(text) });
export const styled = (style: string, text: string): Paragraph => new Paragraph({ style, ...direction(text), children: runs(text) });
export const bullet = (text: string): Paragraph => new Paragraph({ numbering: { reference: bulletList, level: 0 }, spacing: { after: 60 }, ...direction(text), children: runs(text) });

/** A table with a marked header row that repeats on each page; `shares` are the widths in percent. */
export function table(header: readonly string[], rows: readonly (readonly string[])[], shares: readonly number[]): Table {
  const widths = shares.map((share) => Math.floor((textWidth * share) / 100));
  const border = { style: BorderStyle.SINGLE, size: 4, color: line };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const cell = (text: string, at: number, head: boolean): TableCell => new TableCell({
    width: { size: widths[at] ?? 0, type: WidthType.DXA },
    margins: { top: 70, bottom: 70, left: 110, right: 110 },
    ...(head ? { shading: { type: ShadingType.CLEAR, color: 'auto', fill: shade } } : {}),
    children: [new Paragraph({ spacing: { after: 0 }, children: head ? [new TextRun({ text: clean(text), bold: true })] : runs(text) })],
  });
  return new Table({
    width: { size: widths.reduce((sum, one) => sum + one, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: border, bottom: border, insideHorizontal: border, left: none, right: none, insideVertical: none },
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: header.map((text, at) => cell(text, at, true)) }),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text, at) => cell(text, at, false)) })),
    ],
  });
}

/** A heading with what stands under it: one line as a paragraph, several as a list, or why there is none. */
export function section(one: { heading: string; lines: readonly { text: string }[]; gap: string | null }): Paragraph[] {
  const [only] = one.lines;
  const body = one.lines.length === 1 && only ? [styled('Normal', only.text)] : one.lines.map((line) => bullet(line.text));
  return [heading1(one.heading), ...body, ...(one.gap ? [styled('Quiet', one.gap)] : [])];
}

interface About {
  title: string;
  subject: string;
  creator: string;
  /** A tag such as `en-GB`. */
  language: string;
  /** Stands at the foot of each page, before its number. */
  footer: string;
  /** The words around the numbers: `{page}` and `{pages}`. */
  pages: string;
}

/** An A4 document with its title on top: the bytes of a `.docx`. */
export function asDocument(about: About, body: (Paragraph | Table)[]): Promise<Buffer> {
  const title = clean(about.title);
  return Packer.toBuffer(new Document({
    title,
    subject: clean(about.subject),
    creator: about.creator,
    lastModifiedBy: about.creator,
    styles: { ...styles, default: { ...styles.default, document: { ...styles.default?.document, run: { ...styles.default?.document?.run, language: { value: about.language } } } } },
    numbering,
    sections: [{
      properties: { page: { size: { width: page.width, height: page.height }, margin: { top: page.margin, bottom: page.margin, left: page.margin, right: page.margin } } },
      footers: { default: footer(about) },
      children: [new Paragraph({ style: 'Title', children: [new TextRun(title)] }), ...body],
    }],
  }));
}

function footer({ footer: text, pages }: About): Footer {
  const [before = '', between = '', after = ''] = pages.split(/\{page\}|\{pages\}/);
  return new Footer({
    children: [new Paragraph({
      style: 'Footer',
      children: [
        new TextRun({ text: `${clean(text)} · ${before}` }),
        new TextRun({ children: [PageNumber.CURRENT] }),
        new TextRun({ text: between }),
        new TextRun({ children: [PageNumber.TOTAL_PAGES] }),
        new TextRun({ text: after }),
      ],
    })],
  });
}

/** A date is a date wherever it is read; only a moment has to be placed in a zone (IANA). */
export function dayIn(language: string, zone: string): (at: string) => string {
  const format = (timeZone: string) => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone });
  return (at) => (at.includes('T') ? format(zone).format(new Date(at)) : format('UTC').format(new Date(`${at}T12:00:00Z`)));
}
