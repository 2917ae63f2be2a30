import type { Pool } from 'pg';
import type { Thread } from '../domain/counting';
import { fewest } from '../domain/measuring/formulas';
import type { Post } from './activity';
import { here, iso } from './lists';

/** How far a channel has been read. Times are ISO 8601 UTC. */
export interface ChannelReading {
  readAt: string | null;
  link: string | null;
  threads: Thread[];
}

/** What was counted, for the core group. */
export interface Counted {
  /** Of the team; null while it is not known. */
  channels: number | null;
  /** Null where fewer than five people stand behind it. */
  posts: number | null;
}

/** That people write in channels: what has been read, and what is kept of it. */
export interface Counts {
  /** When the channels of a team were last listed. */
  listedAt(tenantId: string, groupId: string): Promise<string | null>;
  list(tenantId: string, groupId: string, channelIds: readonly string[], now: string): Promise<void>;
  reading(tenantId: string, channelId: string): Promise<ChannelReading | null>;
  keepReading(tenantId: string, groupId: string, channelId: string, reading: ChannelReading): Promise<void>;
  /** Since when something is counted in a channel, over all communities that it serves; null where nothing is. */
  countedSince(tenantId: string, channelId: string): Promise<string | null>;
  /**
   * Keeps what was written in a channel for each community that counts there: of its members alone, not of those who
   * want to be in no count, nothing from before it was switched on. What is there stays as it is but for whether it
   * asks something. Messages that are gone go.
   */
  take(tenantId: string, channelId: string, posts: readonly Post[], gone: readonly string[]): Promise<void>;
  /** Deletes what was counted for a community, and begins anew in channels where nobody counts any more. */
  forget(tenantId: string, communityId: string, channelIds: readonly string[]): Promise<void>;
  counted(tenantId: string, communityId: string, groupId: string | null): Promise<Counted>;
}

const since = `(c.settings #>> '{counting,since}')::timestamptz`;
/** Communities that count in a channel: $1 the tenant, $2 the channel. */
const counting = `select c.id, ${since} as since from community c where c.tenant_id = $1 and c.settings #>> '{counting,since}' is not null
  and (c.team_conversation = $2 or c.id in (select g.community_id from sub_group g where g.tenant_id = $1 and g.channel_id = $2))`;

export function createCounts(pool: Pool): Counts {
  return {
    async listedAt(tenantId, groupId) {
      const { rows } = await pool.query<{ at: string | null }>(`select ${iso('max(listed_at)')} as at from team_channel where tenant_id = $1 and group_id = $2`, [tenantId, groupId]);
      return rows[0]?.at ?? null;
    },
    async list(tenantId, groupId, channelIds, now) {
      await pool.query(
        `with gone as (delete from team_channel where tenant_id = $1 and group_id = $2 and not channel_id = any($3))
          insert into team_channel (tenant_id, channel_id, group_id, listed_at) select $1, id, $2, $4 from unnest($3::text[]) id
          on conflict (tenant_id, channel_id) do update set group_id = excluded.group_id, listed_at = excluded.listed_at`,
        [tenantId, groupId, channelIds, now],
      );
    },
    async reading(tenantId, channelId) {
      const { rows } = await pool.query<ChannelReading>(`select ${iso('read_at')} as "readAt", link, threads from team_channel where tenant_id = $1 and channel_id = $2`, [tenantId, channelId]);
      return rows[0] ?? null;
    },
    async keepReading(tenantId, groupId, channelId, { readAt, link, threads }) {
      await pool.query(
        `insert into team_channel (tenant_id, channel_id, group_id, read_at, link, threads) values ($1, $2, $3, $4, $5, $6)
          on conflict (tenant_id, channel_id) do update set read_at = excluded.read_at, link = excluded.link, threads = excluded.threads`,
        [tenantId, channelId, groupId, readAt, link, JSON.stringify(threads)],
      );
    },
    async countedSince(tenantId, channelId) {
      const { rows } = await pool.query<{ since: string | null }>(`select ${iso('min(n.since)')} as since from (${counting}) n`, [tenantId, channelId]);
      return rows[0]?.since ?? null;
    },
    async take(tenantId, channelId, posts, gone) {
      await pool.query(
        `with counting as (${counting}), away as (delete from post where tenant_id = $1 and community_id in (select id from counting) and id = any($4))
          insert into post (tenant_id, community_id, id, person_id, written_at, reply_to, question)
          select $1, c.id, p.id, p."personId", p."writtenAt", p."replyTo", p.question
            from json_to_recordset($3) p(id text, "personId" text, "writtenAt" timestamptz, "replyTo" text, question boolean) cross join counting c
            join member m on m.tenant_id = $1 and m.community_id = c.id and m.person_id = p."personId" and m.part <> 'sponsor' and m.left_at is null
            left join choice h on h.tenant_id = $1 and h.community_id = c.id and h.person_id = p."personId"
            where p."writtenAt" >= c.since and coalesce(h.counted, true)
          on conflict (tenant_id, community_id, id) do update set question = excluded.question where post.question <> excluded.question`,
        [tenantId, channelId, JSON.stringify([...new Map(posts.filter((one) => !gone.includes(one.id)).map((one) => [one.id, one])).values()]), gone],
      );
    },
    async forget(tenantId, communityId, channelIds) {
      await pool.query(`delete from post where ${here}`, [tenantId, communityId]);
      for (const channelId of channelIds) {
        // When it was read stays: the same channel is not read twice a day.
        await pool.query(`update team_channel set link = null, threads = '[]' where tenant_id = $1 and channel_id = $2 and not exists (${counting})`, [tenantId, channelId]);
      }
    },
    async counted(tenantId, communityId, groupId) {
      const { rows } = await pool.query<{ channels: number; posts: number; people: number }>(
        `select (select count(*)::int from team_channel where tenant_id = $1 and group_id = $3 and listed_at is not null) as channels,
          (select count(*)::int from post where ${here}) as posts, (select count(distinct person_id)::int from post where ${here}) as people`,
        [tenantId, communityId, groupId],
      );
      const { channels = 0, posts = 0, people = 0 } = rows[0] ?? {};
      return { channels: channels === 0 ? null : channels, posts: people === 0 || people >= fewest ? posts : null };
    },
  };
}
