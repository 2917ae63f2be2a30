import type { Reading } from '../domain/decision';
import { seesWorking } from '../domain/permissions';
import type { PhraseKey } from '../toolkit/phrases';
import type { Intent } from '../toolkit/typed';
import { link, open, type Card, type CardAction } from './cards/card';
import { waysCard } from './cards/journeyCard';
import { comingUp, coreNames } from './lines';
import type { BotParts } from './visit';

/** Lines that ask for what stands on a page of the tab: said in short, with the way there. */
interface PageAnswer {
  title: PhraseKey;
  lead: PhraseKey;
  page: string;
  /** The page is the core group's own. */
  core?: true;
  lines?: (reading: Reading, personId: string) => string[];
}

const pages: Partial<Record<Intent, PageAnswer>> = {
  meetings: { title: 'chat.to-meetings', lead: 'chat.at-meetings', page: 'calendar', lines: comingUp },
  members: { title: 'chat.to-members', lead: 'chat.at-members', page: 'members', lines: coreNames },
  resources: { title: 'chat.to-resources', lead: 'chat.at-resources', page: 'resources' },
  measures: { title: 'chat.to-measures', lead: 'chat.at-measures', page: 'measures' },
  surveys: { title: 'chat.to-surveys', lead: 'chat.at-surveys', page: 'surveys' },
  updates: { title: 'chat.to-updates', lead: 'chat.at-updates', page: 'communications' },
  people: { title: 'chat.people-more', lead: 'chat.at-people', page: 'people' },
  private: { title: 'chat.to-private', lead: 'chat.at-private', page: 'mine' },
  quiet: { title: 'chat.to-quiet', lead: 'chat.at-quiet', page: 'sending', core: true },
  pack: { title: 'chat.to-pack', lead: 'chat.at-pack', page: 'settings', core: true },
  review: { title: 'chat.to-review', lead: 'chat.at-review', page: 'review', core: true },
  connections: { title: 'chat.to-connections', lead: 'chat.at-connections', page: 'connections', core: true },
};

/** The answer to a line about a page of the tab; null for other lines. */
export function pageCard(parts: BotParts, reading: Reading, personId: string, intent: Intent): Card | null {
  const answer = pages[intent];
  if (!answer) return null;
  const { record, say } = reading;
  const closed = answer.core === true && !seesWorking(record, personId);
  const way = wayToPage(parts, reading, personId, intent);
  return waysCard(say(answer.title), [say(answer.lead), ...(answer.lines?.(reading, personId) ?? []), ...(closed && intent !== 'quiet' ? [say('chat.page-of-core')] : [])], [
    intent === 'quiet' ? open(say('prompt.less'), 'manners', {}) : null,
    way,
    open(say('button.journey'), 'journey', { community: record.community.id }),
  ].filter((one) => one !== null));
}

/** A button that leads to the page a line is about; null where there is none, or none for this reader. */
export function wayToPage({ pageLinks }: BotParts, { record, say }: Reading, personId: string, intent: Intent): CardAction | null {
  const answer = pages[intent];
  if (!answer || (answer.core === true && !seesWorking(record, personId))) return null;
  return link(say('chat.open-page', { page: say(answer.title) }), pageLinks.to(record.community.id, answer.page));
}
