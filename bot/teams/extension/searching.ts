import type { MessagingExtensionAttachment, MessagingExtensionQuery, MessagingExtensionResponse } from 'botbuilder';
import { attachment, shorten, type Card } from '../cards/card';
import { resourceCard } from '../cards/shelfCards';
import type { BotParts, Visit } from '../visit';

/** The search, by its id in the manifest. */
export const findCommand = 'findResource';

/** Teams asks for 25 at a time ("Respond to search command", Microsoft Learn). */
const mostShown = 25;
/** A line has more words than anybody searches with; the rest is left out. */
const mostWords = 8;
const furthest = 10_000;

/** What is on the shelves of the person's communities, as previews that become cards. The initial run shows the newest. */
export async function searchShelves({ pageLinks, say, store }: BotParts, { actor }: Visit, query: MessagingExtensionQuery | undefined): Promise<MessagingExtensionResponse> {
  if (query?.commandId !== findCommand) return saying(say('chat.not-understood'));
  const words = wordsOf(query);
  const skip = whole(query.queryOptions?.skip, 0, 0, furthest);
  const rows = await store.shelf.find(actor.tenantId, actor.personId, words, skip, whole(query.queryOptions?.count, mostShown, 1, mostShown));
  // Nothing more is no sentence: Teams would put it in place of what is there.
  if (rows.length === 0) return skip > 0 ? found([]) : saying(say(words.length > 0 ? 'found.none' : 'found.empty'));
  return found(rows.map((row) => shown(resourceCard(say, row, pageLinks.to(row.communityId, `resource/${encodeURIComponent(row.id)}`)), row.title, say('found.preview', { name: row.community, about: row.about }))));
}

/** A card with what is shown of it in a list of results. */
export const shown = (content: Card, title: string, text: string): MessagingExtensionAttachment => ({
  ...attachment(content),
  preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: harmless(title, 100), text: harmless(text, 160) } },
});

export const found = (attachments: MessagingExtensionAttachment[]): MessagingExtensionResponse => ({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments } });
const saying = (text: string): MessagingExtensionResponse => ({ composeExtension: { type: 'message', text } });

function wordsOf({ parameters }: MessagingExtensionQuery): string[] {
  const typed = parameters?.find((one) => one.name === 'words')?.value as unknown;
  return typeof typed === 'string' ? typed.slice(0, 300).split(/\s+/).filter(Boolean).slice(0, mostWords) : [];
}

const whole = (value: number | undefined | null, fallback: number, least: number, most: number): number => (Number.isFinite(value) ? Math.min(most, Math.max(least, Math.trunc(value ?? fallback))) : fallback);

/** Teams reads the text of a preview as HTML in some clients and as plain text in others: marks that neither reads as markup. */
const harmless = (text: string, most: number): string => shorten(text.replace(/\s+/g, ' ').trim().replaceAll('<', '‹').replaceAll('>', '›').replaceAll('&', '＆'), most);
