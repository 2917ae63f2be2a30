import type { CommunityEvent, PublishedCharter } from '../../domain/record';
import { dateWords, timeWords } from '../../domain/times';
import type { PersonCommunity } from '../../store/places';
import type { ShelfRow } from '../../store/shelf';
import type { Say } from '../../toolkit/phrases';
import { card, heading, link, plain, quiet, shorten, submit, type Card } from './card';
import { kept, problemLine, type Filled } from './forms';

/** What is put into messages that others read: nothing of who wrote or checked it. */

/** Characters of a description on a card. */
const longestAbout = 400;

/** Something from the shelf. `there` is its place in the tab. */
export function resourceCard(say: Say, row: ShelfRow, there: string): Card {
  return card([
    heading(row.title),
    row.about === '' ? null : plain(shorten(row.about, longestAbout)),
    row.tags.length === 0 ? null : plain(say('found.tags', { tags: row.tags.join(', ') }), { subtle: true, spacing: 'small' }),
    quiet(say(`found.${row.kind}`, { name: row.community })),
  ], [
    row.url === null ? null : link(say('found.open'), row.url),
    link(say('found.shelf'), there),
  ]);
}

/** An event, as its calendar shows it to every member. */
export function eventLinkCard(say: Say, event: CommunityEvent, community: string, zone: string, there: string): Card {
  return card([
    heading(event.title),
    event.state === 'cancelled' ? plain(say('found.cancelled'), { weight: 'bolder' }) : plain(timeWords(event.startsAt, zone)),
    event.place === '' || event.state === 'cancelled' ? null : plain(event.place, { spacing: 'small' }),
    quiet(say('found.event', { name: community })),
  ], [link(say('found.open-event'), there)]);
}

/** A step, by the toolkit's own words alone: nothing that somebody answered. */
export function stepLinkCard(say: Say, words: { heading: string; lead: string | null }, community: string, there: string): Card {
  return card([heading(words.heading), words.lead ? plain(words.lead) : null, quiet(say('found.step', { name: community }))], [link(say('found.open-step'), there)]);
}

/** The charter, by its latest published version; `null` while there is none. */
export function charterLinkCard(say: Say, published: Pick<PublishedCharter, 'version' | 'publishedAt'> | null, community: string, there: string): Card {
  return card([
    heading(say('found.charter', { name: community })),
    plain(published ? say('found.charter-version', { version: published.version, date: dateWords(published.publishedAt.slice(0, 10)) }) : say('found.charter-none')),
  ], [link(say('found.open-charter'), there)]);
}

/** Saves a message to a shelf; each field is the person's to change before it is kept. */
export function saveForm(say: Say, communities: readonly PersonCommunity[], data: Record<string, unknown>, filled: Filled, cut: boolean, problem: string | null): Card {
  const first = communities[0];
  return card([
    problemLine(problem),
    plain(say('save.lead')),
    communities.length === 1 && first
      ? plain(say('save.to', { name: first.name }), { weight: 'bolder' })
      : { type: 'Input.ChoiceSet', id: 'community', label: say('save.community'), isRequired: true, errorMessage: say('save.community-needed'), style: 'compact', value: kept(filled, 'community', first?.id ?? ''), choices: communities.map((one) => ({ title: shorten(one.name, 80), value: one.id })) },
    { type: 'Input.Text', id: 'title', label: say('save.title'), isRequired: true, errorMessage: say('save.title-needed'), maxLength: 300, value: kept(filled, 'title', '') },
    { type: 'Input.Text', id: 'url', label: say('save.url'), style: 'url', maxLength: 2_000, value: kept(filled, 'url', '', 2_000) },
    { type: 'Input.Text', id: 'about', label: say('save.about'), isMultiline: true, maxLength: 2_000, value: kept(filled, 'about', '', 2_000) },
    cut ? plain(say('save.cut'), { size: 'small', subtle: true, spacing: 'small' }) : null,
    { type: 'Input.Text', id: 'tags', label: say('save.tags'), maxLength: 600, value: kept(filled, 'tags', '') },
  ], [submit(say('save.go'), { ...data, dialog: 'save-resource', ...(communities.length === 1 && first ? { community: first.id } : {}) })]);
}

/** What was saved, or was there already, with the way to it. */
export const savedCard = (say: Say, text: string, there: string): Card => card([plain(text)], [link(say('save.open'), there), submit(say('save.close'), { dialog: 'saved' })]);
