import type { AppBasedLinkQuery, MessagingExtensionResponse } from 'botbuilder';
import { memberOf } from '../../domain/people';
import type { CommunityRecord } from '../../domain/record';
import { wordsFor } from '../../domain/words';
import { storable } from '../../http/storable';
import type { PageLink } from '../../pageLinks';
import type { Card } from '../cards/card';
import { charterLinkCard, eventLinkCard, resourceCard, stepLinkCard } from '../cards/shelfCards';
import type { BotParts, Visit } from '../visit';
import { found, shown } from './searching';

/** Shows nothing beside the link, whoever asks: a stranger learns not even that there is something. */
const nothing: MessagingExtensionResponse = {};

/**
 * A link that somebody has pasted, as a card: a resource, an event, a step or the charter, for who is in the community.
 * The card goes into the message and others read it there, so that it says no more than what the page is about.
 */
export async function unfurl(parts: BotParts, visit: Visit, query: AppBasedLinkQuery | undefined): Promise<MessagingExtensionResponse> {
  const { pageLinks, say, store } = parts;
  const address = query?.url ?? '';
  const { tenantId, personId } = visit.actor;
  const link = pageLinks.read(address);
  if (link) {
    const loaded = await store.records.load(tenantId, link.communityId, personId, undefined, link.parts.slice(1, 2));
    if (!loaded || !memberOf(loaded.record, personId)) return nothing;
    const card = pageCard(parts, loaded.record, link);
    return card ? found([shown(card, titleOf(card), loaded.record.community.name)]) : nothing;
  }
  const row = pageLinks.isOurs(address) ? await store.shelf.withUrl(tenantId, personId, storable(address) as string) : null;
  return row ? found([shown(resourceCard(say, row, pageLinks.to(row.communityId, `resource/${encodeURIComponent(row.id)}`)), row.title, row.community)]) : nothing;
}

function pageCard({ commands, pageLinks, say }: BotParts, record: CommunityRecord, { communityId, parts }: PageLink): Card | null {
  const [page, id = ''] = parts;
  const { name, zone } = record.community;
  const there = pageLinks.to(communityId, parts.map(encodeURIComponent).join('/'));
  const { toolkit } = commands.reading(record);
  switch (page) {
    case 'resource': {
      const one = record.resources.find((each) => each.id === id && each.removedAt === null);
      return one ? resourceCard(say, { ...one, communityId, community: name }, there) : null;
    }
    case 'event': {
      const event = record.events.find((each) => each.id === id);
      return event ? eventLinkCard(say, event, name, zone, there) : null;
    }
    case 'step': {
      if (!toolkit.steps.has(id)) return null;
      const { heading, lead } = wordsFor(toolkit, id);
      return stepLinkCard(say, { heading, lead: lead ?? null }, name, there);
    }
    case 'charter': return charterLinkCard(say, [...record.charters].sort((a, b) => b.version - a.version)[0] ?? null, name, there);
    default: return null;
  }
}

/** The heading of a card of ours, as it was typed. */
function titleOf({ body }: Card): string {
  const text = body[0]?.['text'];
  return typeof text === 'string' ? text.replace(/\\(.)/g, '$1') : '';
}
