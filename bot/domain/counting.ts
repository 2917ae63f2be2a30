import { settingsOf } from './communitySettings';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { nameOf } from './people';
import type { Community, CommunityRecord } from './record';
import type { CountingView } from './view';

/** Counting what is written in the community's channels: who, when, in answer to what, and never the words. Off until the core group switches it on. */

/** A thread of a channel; whose it is and what it says is not in it. */
export interface Thread {
  /** Of its first message. */
  id: string;
  /** ISO 8601 UTC. */
  begunAt: string;
  /** When its replies were read last; null before. */
  readAt: string | null;
}

const hour = 3_600_000;
const day = 24 * hour;
/** An hour less than a day, so that a daily look does not slip by a minute each day. */
const daily = 23 * hour;
const weekly = 7 * day - hour;
/** Most answers come within days. Replies to older threads are looked for weekly, and to those before the window of the measures no more. */
const fresh = 14 * day;
const forgotten = 84 * day;

/** Whether something was read so lately that it is not asked for again: "the same resource at most once a day" (Teams' rule for polling). */
export const readToday = (readAt: string | null, now: string): boolean => readAt !== null && Date.parse(now) - Date.parse(readAt) < daily;

/** Threads whose replies may still matter to a measure. */
export const threadsKept = (threads: readonly Thread[], now: string): Thread[] => threads.filter((one) => Date.parse(now) - Date.parse(one.begunAt) < forgotten);

/** Threads whose replies are read now: each day in the first fortnight, then each week. */
export const threadsDue = (threads: readonly Thread[], now: string): Thread[] => threadsKept(threads, now).filter((one) => {
  const since = one.readAt === null ? Number.POSITIVE_INFINITY : Date.parse(now) - Date.parse(one.readAt);
  return since >= (Date.parse(now) - Date.parse(one.begunAt) < fresh ? daily : weekly);
});

/** The channels that count: General, and those that were made for sub-groups. */
export function countedChannels({ community, subGroups }: CommunityRecord): string[] {
  const made = subGroups.flatMap((one) => one.channelId ?? []);
  return [...new Set(community.teamConversation === null ? made : [community.teamConversation, ...made])];
}

/** Begins or ends the counting. What was counted goes with the end; what was written before the beginning is never counted. */
export function countMessages({ record, act }: Situation, { on }: CommandOf<'countMessages'>): Decision {
  const { community } = record;
  const before = settingsOf(community);
  if (on === (before.counting !== null)) return already(on ? 'said.counting-on' : 'said.counting-off');
  if (on && (community.groupId === null || community.teamConversation === null)) return refuse('not-now', 'refuse.counting-no-team');
  const row: Community = { ...community, settings: { ...before, counting: on ? { since: act.now, by: act.personId } : null } };
  return done([{ put: 'community', row }], [{ kind: 'read-messages' }], { key: on ? 'said.counting-on' : 'said.counting-off' });
}

/** What everybody in the community is told of it; null while nothing is counted. */
export function countingView(record: CommunityRecord, left: string): CountingView | null {
  const { counting } = settingsOf(record.community);
  return counting && { since: counting.since, by: nameOf(record, counting.by) ?? left };
}
