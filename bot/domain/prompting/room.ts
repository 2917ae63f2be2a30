import { settingsOf } from '../communitySettings';
import type { Change, Community, CommunityRecord } from '../record';
import { week } from './manners';

/**
 * The room of a week: when something was posted of the app's own accord, in each of the two places of a community. Where the
 * core group meets in the channel of the members they are one, and so is the budget. That something is posted is written
 * down before it is sent, so that two that become due together do not both take the last place. Moments are ISO 8601 UTC.
 */

/** In place of an id: stands for everything that was posted to the members and counts. */
export const channelPosts = 'channel:posts';

/** Whether what goes to the members is read in the core group's place: without a channel of their own it goes there too. */
const inOne = ({ coreConversation, teamConversation }: Community): boolean => teamConversation === null || teamConversation === coreConversation;

/** Of a reading that was asked for `channelPosts`. */
const toMembers = (record: CommunityRecord): string[] =>
  [...record.thanks.map((one) => one.postedAt), ...record.events.map((one) => one.invitation?.postedAt ?? null)].filter((at) => at !== null);

const toCore = ({ community }: CommunityRecord): string[] => settingsOf(community).placed.map((one) => one.at);

/** What counts in the channel of the members; `announced` are the moments of what people have published there. */
export const membersRoom = (record: CommunityRecord, announced: readonly string[]): string[] => [...announced, ...toMembers(record), ...(inOne(record.community) ? toCore(record) : [])];

/** What counts in the core group's place. */
export const coreRoom = (record: CommunityRecord, announced: readonly string[]): string[] => [...toCore(record), ...(inOne(record.community) ? [...announced, ...toMembers(record)] : [])];

/** A post in the core group's place, as a change: taken at a moment, or given back (null). Those of earlier weeks are forgotten. */
export function placeFor({ community }: CommunityRecord, key: string, at: string | null, now: string): Change {
  const settings = settingsOf(community);
  const others = settings.placed.filter((one) => one.key !== key && Date.parse(now) - Date.parse(one.at) < week);
  return { put: 'community', row: { ...community, settings: { ...settings, placed: at === null ? others : [...others, { key, at }] } } };
}

/** As if a post of the core group's place had none yet: what was begun and not finished counts once, as itself. */
export function withoutPlace(record: CommunityRecord, key: string): CommunityRecord {
  const settings = settingsOf(record.community);
  return { ...record, community: { ...record.community, settings: { ...settings, placed: settings.placed.filter((one) => one.key !== key) } } };
}
