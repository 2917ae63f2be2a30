import type { Pool } from 'pg';
import type { CommunitySettings } from '../domain/communitySettings';
import { ourManners, type ChosenManners, type Manners } from '../domain/prompting/manners';
import { isoMs } from './lists';

/** A person whose digest is due. */
export interface DueDigest {
  tenantId: string;
  personId: string;
  manners: Manners;
  /** When it was due, ISO 8601 UTC; null for somebody whose days have not been worked out yet. */
  dueAt: string | null;
  /** When they last chose something here; null for who never has. */
  chosenAt: string | null;
  /** Zone and days off of the community that they have been in longest; null for who is in none any more. */
  home: { zone: string; settings: Partial<CommunitySettings> | null } | null;
}

/** The next look at somebody whose days have not been worked out. */
export const neverLooked = '1970-01-01T00:00:00.000Z';

/** What somebody has chosen, of `manner m`. */
export const mannerColumns = `m.digest, m.zone, m.days, m.paused_until::text as "pausedUntil", m.off, m.later, m.muted`;

/** When and how each person is written to, over all their communities. Moments are ISO 8601 UTC. */
export interface Digests {
  /** Takes people whose digest is due, each for one instance: until `until` no other looks at them. */
  due(now: string, until: string, most: number): Promise<DueDigest[]>;
  /** The community that somebody has been in longest; null for who is in none. */
  home(tenantId: string, personId: string): Promise<DueDigest['home']>;
  /** When a person's next digest is due; null for never. */
  lookAgain(tenantId: string, personId: string, at: string | null): Promise<void>;
  /** When the last digest went out, ISO 8601 UTC, and how many did since the person last did something in a community or chose something about them. */
  gone(tenantId: string, personId: string): Promise<{ sentAt: string | null; unanswered: number }>;
  manners(tenantId: string, personId: string): Promise<ChosenManners>;
  /** Keeps what somebody has chosen if it still stands at `base`; their next digest is worked out anew. False if it was changed meanwhile. */
  choose(tenantId: string, personId: string, manners: Manners, base: number, now: string): Promise<boolean>;
}

const homeOf = (tenant: string, person: string): string => `(select json_build_object('zone', c.zone, 'settings', c.settings) from member p join community c on c.tenant_id = p.tenant_id and c.id = p.community_id
  where p.tenant_id = ${tenant} and p.person_id = ${person} and p.left_at is null and p.part <> 'sponsor' order by p.joined_at, c.id limit 1)`;

export function createDigests(pool: Pool): Digests {
  return {
    async due(now, until, most) {
      const { rows } = await pool.query<Manners & Omit<DueDigest, 'manners'>>({
        name: 'digests-due',
        text: `with d as (select tenant_id, person_id, next_at from manner where next_at <= $1 order by next_at limit $3 for update skip locked),
            m as (update manner m set next_at = $2 from d where m.tenant_id = d.tenant_id and m.person_id = d.person_id returning m.*, d.next_at as due_at)
          select m.tenant_id as "tenantId", m.person_id as "personId", ${mannerColumns}, case when m.due_at > $4 then ${isoMs('m.due_at')} end as "dueAt", ${isoMs('m.chosen_at')} as "chosenAt",
            ${homeOf('m.tenant_id', 'm.person_id')} as home from m`,
        values: [now, until, most, neverLooked],
      });
      return rows.map(({ tenantId, personId, dueAt, chosenAt, home, ...manners }) => ({ tenantId, personId, dueAt, chosenAt, home, manners }));
    },
    async home(tenantId, personId) {
      const { rows } = await pool.query<{ home: DueDigest['home'] }>({ name: 'digest-home', text: `select ${homeOf('$1', '$2')} as home`, values: [tenantId, personId] });
      return rows[0]?.home ?? null;
    },
    async lookAgain(tenantId, personId, at) {
      await pool.query({ name: 'digest-next', text: 'update manner set next_at = $3 where tenant_id = $1 and person_id = $2', values: [tenantId, personId, at] });
    },
    async gone(tenantId, personId) {
      const { rows } = await pool.query<{ sentAt: string | null; unanswered: number }>({ name: 'digests-sent', text: `select ${isoMs('m.sent_at')} as "sentAt", case when ${answered} then 0 else m.unanswered end as unanswered from manner m where m.tenant_id = $1 and m.person_id = $2`, values: [tenantId, personId] });
      return rows[0] ?? { sentAt: null, unanswered: 0 };
    },
    async manners(tenantId, personId) {
      const { rows } = await pool.query<ChosenManners>({ name: 'manners-find', text: `select ${mannerColumns}, m.revision from manner m where m.tenant_id = $1 and m.person_id = $2`, values: [tenantId, personId] });
      return rows[0] ?? { ...ourManners, revision: 0 };
    },
    async choose(tenantId, personId, manners, base, now) {
      const { rowCount } = await pool.query({
        name: 'manners-choose',
        text: `insert into manner as m (tenant_id, person_id, digest, zone, days, paused_until, off, muted, chosen_at, revision, sent_at, unanswered, next_at, later) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, null, 0, $10, $12)
          on conflict (tenant_id, person_id) do update set digest = $3, zone = $4, days = $5, paused_until = $6, off = $7, muted = $8, chosen_at = $9, revision = m.revision + 1, unanswered = 0, next_at = $10, later = $12 where m.revision = $11`,
        values: [tenantId, personId, manners.digest, manners.zone, JSON.stringify(manners.days), manners.pausedUntil, JSON.stringify(manners.off), JSON.stringify(manners.muted), now, neverLooked, base, JSON.stringify(manners.later)],
      });
      return rowCount === 1;
    },
  };
}

/** The person has done something since the last digest. */
const answered = `m.sent_at is not null and exists (select from member p join command_log l on l.tenant_id = p.tenant_id and l.community_id = p.community_id and l.person_id = p.person_id
  where p.tenant_id = m.tenant_id and p.person_id = m.person_id and l.at > m.sent_at)`;

/**
 * Counts a digest that went out, as part of the statement that ends its delivery (`ended`, with `effect` and `claimed_at`; the tenant
 * is $1): no digest can have ended without being counted, and none is counted twice.
 */
export const countDigest = `update manner m set unanswered = case when ${answered} then 1 else m.unanswered + 1 end, sent_at = ended.claimed_at
  from ended where m.tenant_id = $1 and m.person_id = ended.effect->>'personId'`;
