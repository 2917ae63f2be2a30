import type { PaperContent } from '../../domain/record';
import { filled, type CharterWords } from './charter-words';
import { asDocument, dayIn, section, styled } from './parts';

/** A paper as a Word document: A4, a real heading for each section. Times are UTC and told as dates in `zone` (IANA). */
export function paperDocument(content: PaperContent, words: Pick<CharterWords, 'number' | 'page' | 'creator'>, language = 'en-GB', zone = 'UTC'): Promise<Buffer> {
  const number = filled(words.number, { number: String(content.number), date: dayIn(language, zone)(content.madeAt) });
  return asDocument({ title: content.title, subject: content.title, creator: words.creator, language, footer: `${content.title} · ${number}`, pages: words.page }, [
    styled('Quiet', number),
    // What has nothing to say is left out: a reader is not told of gaps in a newsletter.
    ...content.sections.filter((one) => one.lines.length > 0).flatMap(section),
  ]);
}
