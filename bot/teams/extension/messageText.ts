import { Parser } from 'htmlparser2';
import { webAddress } from '../../domain/shapeParts';

/** What a message of Teams says, without its markup. */
export interface MessageText {
  text: string;
  /** The first https link in it; empty without one. */
  link: string;
}

/** Elements that stand on lines of their own. */
const blocks: ReadonlySet<string> = new Set(['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'blockquote', 'pre', 'codeblock', 'hr', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6']);
/** Elements whose content nobody reads. */
const unread: ReadonlySet<string> = new Set(['script', 'style', 'title', 'template', 'attachment', 'systemeventmessage']);
/** Longest message that is read: Teams' own limit is about 100 kB ("Limits and specifications", Microsoft Learn). */
const longest = 200_000;

/** The text of a message's body, whose content is HTML or, where it says so, plain text. */
export function readMessage(body: { contentType?: unknown; content?: unknown } | null | undefined): MessageText {
  const content = typeof body?.content === 'string' ? body.content.slice(0, longest) : '';
  if (body?.contentType === 'text') return { text: tidy(content), link: linksIn(content)[0] ?? '' };
  let text = '';
  let skipped = 0;
  const links: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      if (unread.has(name)) skipped += 1;
      if (blocks.has(name)) text += '\n';
      if (name === 'li') text += '- ';
      if (name === 'a') links.push(...linksIn(attributes['href'] ?? ''));
      // A smiley is a picture or an element of Teams' own, with its character as the other text.
      if (skipped === 0 && (name === 'emoji' || (name === 'img' && /emoji/i.test(attributes['itemtype'] ?? '')))) text += attributes['alt'] ?? '';
    },
    ontext(words) {
      if (skipped > 0) return;
      text += words;
      links.push(...linksIn(words));
    },
    onclosetag(name) {
      if (unread.has(name)) skipped = Math.max(0, skipped - 1);
      if (blocks.has(name) && name !== 'br') text += '\n';
    },
  }, { decodeEntities: true });
  parser.end(content);
  return { text: tidy(text), link: links[0] ?? '' };
}

/** The https addresses in a text that the shelf takes; a full stop or bracket at their end belongs to the sentence. */
function linksIn(text: string): string[] {
  return (text.match(/https:\/\/[^\s<>"]+/gi) ?? []).map((one) => one.replace(/[.,;:!?)\]'’”]+$/, '')).filter((one) => webAddress.safeParse(one).success);
}

/** Lines without spaces around them, and one empty line at most between two. */
const tidy = (text: string): string => text.replace(/[\u00A0\t ]+/g, ' ').replace(/ ?\r?\n ?/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
