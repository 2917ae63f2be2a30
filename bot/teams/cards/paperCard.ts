import type { Reading } from '../../domain/decision';
import { nameOf } from '../../domain/people';
import type { Paper } from '../../domain/record';
import { card, heading, link, plain, quiet, shorten, type Card, type Element } from './card';

/** Sentences and characters on the card; the whole text is in the file. */
const mostLines = 12;
const longestLine = 300;

/** Tells the team what a paper says, as far as a card is for reading, and links its file. */
export function paperCard({ record, say }: Reading, { content, publishedBy, webUrl }: Paper): Card {
  const body: Element[] = [];
  let lines = 0;
  for (const section of content.sections) {
    if (section.lines.length === 0 || lines >= mostLines) continue;
    const shown = section.lines.slice(0, mostLines - lines);
    lines += shown.length;
    body.push(plain(section.heading, { weight: 'bolder', spacing: 'medium' }), ...shown.map((line) => plain(shorten(line.text, longestLine), { spacing: 'small' })));
  }
  const all = content.sections.reduce((sum, one) => sum + one.lines.length, 0);
  return card(
    [heading(content.title), ...body, all > lines ? plain(say(webUrl ? 'card.paper-more' : 'card.in-tab'), { subtle: true, size: 'small' }) : null, quiet(say('card.paper-by', { name: nameOf(record, publishedBy) ?? say('person.left') }))],
    [webUrl ? link(say('button.paper'), webUrl) : null],
  );
}
