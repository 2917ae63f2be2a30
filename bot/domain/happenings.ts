import type { Feed } from '../toolkit/schema';
import type { Reading } from './decision';
import { isCelebrated } from './helping/thanks';
import { fromIdeas } from './helping/ideas';
import { dateIn } from './kinds/event';
import { nameOf } from './people';
import type { CommunityRecord } from './record';
import { dateWords, timeWords } from './times';

/**
 * What has happened and what comes, as sentences of a text for members. Each is a fact of the record with its place; nothing
 * is made up, numbers of people begin at five, and a newcomer is named only who has put themselves on the list of who knows about what.
 */

type Happening = Extract<Feed, 'events-held' | 'events-next' | 'newcomers' | 'shelf-new' | 'help-open' | 'ideas-planned' | 'thanks-said'>;
type Line = { text: string; source: string };

const fewest = 5;
/** Events ahead that a text names. */
const mostAhead = 6;
/** Things of one kind that a text names: what was done, what is planned, what is new on the shelf. */
export const mostThings = 8;
const people = 'page:people';
const at = (eventId: string): string => `page:event/${encodeURIComponent(eventId)}`;
const inOneLine = (text: string): string => text.trim().replace(/\s*\n\s*/g, ' ');

/** Days back that the first text of a community looks: it is no history. */
const firstDays = 60;
/** From when on a text looks back, ISO 8601 UTC: the last one of its kind. */
export const lookBack = (since: string, now: string): string => (since === '' ? new Date(Date.parse(now) - firstDays * 86_400_000).toISOString() : since);

/** `since` is when the last text of the kind was published, ISO 8601 UTC, or empty. */
export const happenings: Record<Happening, (reading: Reading, since: string) => Line[]> = {
  'events-held': ({ record, say, now }, since) => record.events
    .filter((one) => one.state === 'held' && one.startsAt > lookBack(since, now)).sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .map((one) => {
      const [came = ''] = one.outcome.trim().split('\n');
      const date = dateWords(dateIn(record.community.zone, one.startsAt));
      return { text: came === '' ? say('paper.dated', { date, text: one.title }) : say('paper.event-held', { date, title: one.title, text: came }), source: at(one.id) };
    }),
  'events-next': ({ record, say, now }) => record.events
    .filter((one) => one.state === 'planned' && one.startsAt > now).sort((a, b) => a.startsAt.localeCompare(b.startsAt)).slice(0, mostAhead)
    .map((one) => ({ text: say('paper.dated', { date: timeWords(one.startsAt, record.community.zone), text: one.place === '' ? one.title : say('paper.event-at', { title: one.title, place: one.place }) }), source: at(one.id) })),
  newcomers: ({ record, say, now }, since) => {
    const joined = newcomersOf(record, lookBack(since, now));
    const listed = joined.flatMap((one) => {
      const knows = record.choices.find((choice) => choice.personId === one.personId)?.knows ?? [];
      return knows.length === 0 ? [] : [{ text: say('paper.newcomer', { name: one.name, topics: knows }), source: people }];
    });
    return [...(joined.length < fewest ? [] : [{ text: say('paper.newcomers', { count: joined.length }), source: people }]), ...listed];
  },
  'shelf-new': ({ record, say, now }, since) => record.resources
    .filter((one) => one.removedAt === null && one.addedAt > lookBack(since, now)).sort((a, b) => a.addedAt.localeCompare(b.addedAt)).slice(-mostThings)
    .map((one) => ({ text: say('paper.shelf', { title: one.title }), source: `page:resource/${encodeURIComponent(one.id)}` })),
  // A request is read by few: that there are some is said, and never what they are.
  'help-open': ({ record, say }) => {
    const open = record.helpRequests.filter((one) => one.state === 'open').length;
    return open < fewest ? [] : [{ text: say('paper.help-open', { count: open }), source: people }];
  },
  // The words of the action, which everybody reads in the plan; whose idea it was is for them to say.
  'ideas-planned': ({ record, say, now }, since) => record.ideas
    .filter((one) => one.state === 'planned' && (one.answeredAt ?? '') > lookBack(since, now))
    .flatMap((one) => {
      const action = record.actions.find(({ id, source, state }) => id === one.actionId && source === fromIdeas && state !== 'dropped');
      return action ? [{ text: say('paper.idea', { text: action.title }), source: 'page:actions' }] : [];
    }),
  'thanks-said': ({ record, say, now }, since) => record.thanks
    .filter((one) => isCelebrated(record, one) && (one.answeredAt ?? '') > lookBack(since, now)).sort((a, b) => (a.answeredAt ?? '').localeCompare(b.answeredAt ?? ''))
    .map((one) => ({ text: say('paper.thanks', { by: nameOf(record, one.byId) ?? '', to: nameOf(record, one.toId) ?? '', text: inOneLine(one.text) }), source: people })),
};

/** Who came after the community had begun: who was in the team then is no newcomer. */
const newcomersOf = ({ community, members }: CommunityRecord, since: string) => {
  const begun = new Date(Date.parse(community.createdAt) + 3_600_000).toISOString();
  return members.filter((one) => one.part === 'member' && one.leftAt === null && one.joinedAt > since && one.joinedAt > begun).sort((a, b) => a.joinedAt.localeCompare(b.joinedAt) || a.personId.localeCompare(b.personId));
};
