import type { Pool } from 'pg';
import type { Unreached } from '../domain/recipients';
import { here, isoMs, list } from './lists';

/** A post to the members that somebody has published, and what has become of it. */
export interface PostRow {
  /** Of the delivery. */
  key: string;
  kind: 'post-thanks' | 'invite-event';
  /** Id of the thanks or of the event. */
  about: string;
  /** Of the event; null for thanks. */
  title: string | null;
  /** Who thanks whom; null for an event. Both have said that the members may read it. */
  names: { by: string; to: string } | null;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed' | 'uncertain';
  posted: boolean;
  /** From when on it is tried (again), ISO 8601 UTC; null for at once. */
  notBefore: string | null;
  reason: string | null;
  why: Unreached | null;
  /** When it was posted, else when it was last tried or asked for, ISO 8601 UTC. */
  at: string;
}

/** Posts to the members that wait for their turn, and those that went out. */
export interface Posts {
  /** `asks` is how many thanks wait for the yes of whom they are for: who they are is between the two. The newest rows first. */
  standing(tenantId: string, communityId: string): Promise<{ asks: number; rows: PostRow[] }>;
}

const most = 100;
const both = `join member b on b.tenant_id = $1 and b.community_id = $2 and b.person_id = h.by_id and b.left_at is null join member t on t.tenant_id = $1 and t.community_id = $2 and t.person_id = h.to_id and t.left_at is null`;
const standingSql = `select
  (select count(*)::int from thanks h ${both} where h.tenant_id = $1 and h.community_id = $2 and h.share and h.answer is null and h.taken_back_at is null) as asks,
  ${list(`select d.key, d.effect->>'kind' as kind, coalesce(e.id, h.id) as about, e.title, case when h.id is not null then json_build_object('by', h.by, 'to', h.to) end as names, d.state,
      coalesce(e."postedAt", h."postedAt") is not null as posted, ${isoMs('d.not_before')} as "notBefore", d.reason, case when d.state in ('failed', 'suppressed') then d.why end as why,
      ${isoMs('coalesce(e."postedAt", h."postedAt", d.claimed_at, d.wanted_at)')} as at
    from (select * from delivery where ${here} and effect->>'kind' in ('post-thanks', 'invite-event')) d
    left join (select o.id, o.title, (o.invitation->>'postedAt')::timestamptz as "postedAt" from event o where o.tenant_id = $1 and o.community_id = $2 and o.invitation->>'askedBy' is not null) e on e.id = d.effect->>'eventId'
    left join (select h.id, h.posted_at as "postedAt", b.name as by, t.name as to from thanks h ${both} where h.tenant_id = $1 and h.community_id = $2 and h.share and h.answer = 'yes' and h.taken_back_at is null) h on h.id = d.effect->>'thanksId'
    where e.id is not null or h.id is not null order by 11 desc, d.key limit ${most}`)} as rows`;

export function createPosts(pool: Pool): Posts {
  return {
    async standing(tenantId, communityId) {
      const { rows } = await pool.query<{ asks: number; rows: PostRow[] }>({ name: 'posts-standing', text: standingSql, values: [tenantId, communityId] });
      return rows[0] ?? { asks: 0, rows: [] };
    },
  };
}
