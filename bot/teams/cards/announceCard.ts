import type { Reading } from '../../domain/decision';
import { nameOf } from '../../domain/people';
import type { PublishedCharter } from '../../domain/record';
import { card, heading, link, plain, shorten, type Card } from './card';
import { dateWords } from '../../domain/times';

/** Characters of the purpose; the whole of it is in the file. */
const longestPurpose = 1_000;

/** Tells the team that a charter is there, with its purpose, its reviews and the file. */
export function announceCard({ record, say }: Reading, charter: PublishedCharter): Card {
  const { content } = charter;
  return card(
    [
      heading(say('announce.title', { name: content.title })),
      content.purpose ? plain(shorten(content.purpose, longestPurpose), { size: 'medium' }) : null,
      plain(say('announce.lead', { version: charter.version, person: nameOf(record, charter.publishedBy) ?? say('person.left') })),
      ...content.reviews.map((one) => plain(`${one.label}: ${dateWords(one.onDate)}`, { spacing: 'small', subtle: true })),
      charter.webUrl ? null : plain(say('card.in-tab'), { spacing: 'small' }),
    ],
    [charter.webUrl ? link(say('button.file'), charter.webUrl) : null],
  );
}
