import { setTimeout as wait } from 'node:timers/promises';
import { settingsOf } from '../domain/communitySettings';
import { countedChannels, readToday, threadsDue, threadsKept, type Thread } from '../domain/counting';
import type { GraphClient } from '../graph/client';
import { channelIds, channelListScopes, messageScopes, repliesIn, threadsSince, type MessageFact, type MessagesSeen } from '../graph/messages';
import { GraphProblem } from '../graph/problems';
import type { Post } from '../store/activity';
import type { Carriage, CarrierParts, Fate } from './carrier';
import { fateOfProblem, type ClientFor } from './graphWork';

const day = 24 * 60 * 60_000;
/** How long it goes until the channels are read again. */
export const countedEvery = day;
/** Milliseconds between two threads: Teams takes four requests a second of an app for one team. */
const pause = 250;
/** In one go, so that it ends before another instance takes it up. */
const mostThreads = 100;
const goesOn = 60;

interface Channel {
  tenantId: string;
  groupId: string;
  channelId: string;
}

/**
 * Counts what was written in the channels of a community since the last time: who, when, in answer to what. A channel is
 * read once a day for all communities that it serves. Where counting was switched off, what was counted is deleted.
 */
export function messageCountsCarriage({ store, say, clock }: CarrierParts, clientFor: ClientFor): Carriage<'read-messages'> {
  const { counts } = store;

  /** How many channels there are is of no importance to what is counted in them. */
  async function listChannels(tenantId: string, groupId: string, now: string): Promise<void> {
    if (readToday(await counts.listedAt(tenantId, groupId), now)) return;
    const ids = await channelIds(clientFor(null, channelListScopes), groupId).catch((error: unknown) => {
      if (error instanceof GraphProblem && error.waitsFor !== 'time') return null;
      throw error;
    });
    if (ids) await counts.list(tenantId, groupId, ids, now);
  }

  const keep = ({ tenantId, channelId }: Channel, { messages, gone }: MessagesSeen): Promise<void> =>
    counts.take(tenantId, channelId, messages.flatMap((one) => postOf(channelId, one)), gone.map((id) => keyOf(channelId, id)));

  /** Null where nobody counts in it. */
  async function readThreads(client: GraphClient, channel: Channel, now: string): Promise<Thread[] | null> {
    const { tenantId, groupId, channelId } = channel;
    const [before, since] = [await counts.reading(tenantId, channelId), await counts.countedSince(tenantId, channelId)];
    if (since === null) return null;
    const known = before?.threads ?? [];
    if (before && readToday(before.readAt, now)) return known;
    // A link that has run out is made up for from a day before it was used last.
    const anew = before?.readAt ? new Date(Math.max(Date.parse(since), Date.parse(before.readAt) - day)).toISOString() : since;
    const seen = (before?.link ? await threadsSince(client, groupId, channelId, { link: before.link }) : null) ?? await threadsSince(client, groupId, channelId, { since: anew });
    if (!seen) return known;
    await keep(channel, seen);
    const ids = new Set(known.map((one) => one.id));
    const begun = new Map(seen.messages.filter((one) => !ids.has(one.id)).map((one) => [one.id, { id: one.id, begunAt: one.at, readAt: null }]));
    const threads = threadsKept([...known, ...begun.values()], now);
    await counts.keepReading(tenantId, groupId, channelId, { readAt: now, link: seen.link, threads });
    return threads;
  }

  /** True when there is more to read. */
  async function readChannel(client: GraphClient, channel: Channel, now: string): Promise<boolean> {
    const { tenantId, groupId, channelId } = channel;
    const threads = await readThreads(client, channel, now);
    const due = threads ? threadsDue(threads, now) : [];
    const read = new Set<string>();
    for (const { id } of due.slice(0, mostThreads)) {
      if (read.size > 0) await wait(pause);
      await keep(channel, await repliesIn(client, groupId, channelId, id));
      read.add(id);
    }
    const standing = await counts.reading(tenantId, channelId);
    if (read.size > 0 && standing) await counts.keepReading(tenantId, groupId, channelId, { ...standing, threads: standing.threads.map((one) => (read.has(one.id) ? { ...one, readAt: now } : one)) });
    return due.length > mostThreads;
  }

  return {
    repeatable: () => Promise.resolve(true),
    async carry(claim, _effect, record): Promise<Fate> {
      const { tenantId } = claim;
      const { id, groupId, teamConversation } = record.community;
      const channels = countedChannels(record);
      if (settingsOf(record.community).counting === null) {
        await counts.forget(tenantId, id, channels);
        return { state: 'suppressed', reason: say('counting.off') };
      }
      const place = teamConversation === null ? null : await store.places.find(tenantId, teamConversation);
      if (!place?.installed || groupId === null) return { state: 'suppressed', reason: say('counting.no-team') };
      const now = clock.now();
      let more = false;
      try {
        await listChannels(tenantId, groupId, now);
        const client = clientFor(null, messageScopes);
        for (const channelId of channels) {
          // A sub-group's channel may have been deleted; General is there as long as the team is.
          more = await readChannel(client, { tenantId, groupId, channelId }, now).catch((error: unknown) => {
            if (error instanceof GraphProblem && error.code === 'not-found' && channelId !== teamConversation) return false;
            throw error;
          }) || more;
        }
      } catch (error) {
        if (!(error instanceof GraphProblem)) throw error;
        // Off rather than in trouble: the measures that need it are left out, and it is looked at again tomorrow.
        return error.code === 'consent-needed' || error.code === 'not-found' ? { state: 'suppressed', reason: error.sentence } : fateOfProblem(error, claim);
      }
      return more ? { state: 'later', reason: say('counting.more'), seconds: goesOn } : { state: 'sent' };
    },
  };
}

/** Ids of messages are their channel's own. */
const keyOf = (channelId: string, id: string): string => `${channelId}/${id}`;

/** What an app wrote is nobody's contribution. */
const postOf = (channelId: string, { id, at, authorId, replyTo, question }: MessageFact): Post[] =>
  (authorId === null ? [] : [{ id: keyOf(channelId, id), personId: authorId, writtenAt: at, replyTo: replyTo === null ? null : keyOf(channelId, replyTo), question }]);
