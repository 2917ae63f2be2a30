import type { Paragraph, Table } from 'docx';
import type { CharterContent, CharterSection } from '../../domain/record';
import { filled, type CharterWords } from './charter-words';
import { asDocument, bullet, dayIn, heading1, heading2, section, styled, table } from './parts';

/**
 * The charter as a Word document: A4, real headings, lists and header rows, so that it can be read
 * by ear and found by its outline. `language` is a tag such as `en-GB` and chooses how dates read;
 * times in the content are UTC and are told as dates in `zone` (IANA).
 */
export async function charterDocument(content: CharterContent, words: CharterWords, language = 'en-GB', zone = 'UTC'): Promise<Buffer> {
  const day = dayIn(language, zone);
  const version = filled(words.version, { version: String(content.version), date: day(content.madeAt) });
  return asDocument({ title: content.title, subject: content.topic, creator: words.creator, language, footer: `${content.title} · ${version}`, pages: words.page }, [
    styled('Subtitle', content.topic),
    styled('Quiet', version),
    heading1(words.purpose),
    content.purpose ? styled('Purpose', content.purpose) : styled('Quiet', words.noPurpose),
    ...content.sections.flatMap(section),
    ...roles(content, words),
    ...agreements(content.sections, words, day),
    ...reviews(content, words, day),
  ]);
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
