import type { Pool } from 'pg';
import { graphEffects, type Effect } from '../domain/decision';
import type { Unreached } from '../domain/recipients';
import { countDigest } from './digests';
import { isoMs } from './lists';

export interface DeliveryKey {
  tenantId: string;
  communityId: string;
  key: string;
}

export interface DeliveryKeyAndEffect extends DeliveryKey {
  effect: Effect;
}

export interface Claim extends DeliveryKeyAndEffect {
  wanted: number;
  attempts: number;
  /** Names the claim: one that was given to another worker meanwhile cannot be ended by the first. As PostgreSQL writes it. */
  claimedAt: string;
}

/** How many deliveries of a kind stand how. */
export interface Tally {
  kind: Effect['kind'];
  /** `unreached`: the person it was for cannot be reached, which no new try would change. */
  state: 'waiting' | 'sent' | 'failed' | 'unreached' | 'uncertain' | 'suppressed';
  count: number;
  /** When the latest of them was taken up, ISO 8601 UTC. */
  lastAt: string | null;
  /** Why the latest of them waits or ended so, in words. */
  reason: string | null;
}

export type FinalState = 'sent' | 'failed' | 'suppressed' | 'uncertain';

/** What leaves, and what became of it. Each row is claimed before its send and ends in one final state. */
export interface Deliveries {
  /** Takes a queued row for this worker; null if it is not queued (any more). */
  claim(key: DeliveryKey, now: string): Promise<Claim | null>;
  /** Ends a claim; `why` tells apart those who were not reached. If it was wanted again meanwhile it is queued again, and the answer is `again`. A digest that may have arrived is counted with that. */
  finish(claim: Claim, state: FinalState, reason: string | null, why?: Unreached | null): Promise<'final' | 'again'>;
  /** Gives a claim back for a try from `notBefore` on, with the reason it waits for, in words. If it was wanted again meanwhile it waits for nothing, and the answer is `again`. */
  putBack(claim: Claim, reason: string, notBefore: string): Promise<'later' | 'again'>;
  /** Everything that was due before `before` and is still queued: what a stopped instance left behind. */
  overdue(before: string): Promise<DeliveryKeyAndEffect[]>;
  /** Rows claimed and never finished, their sender having died: cards claimed before the one moment, Graph's before the other. */
  abandoned(before: { cards: string; graph: string }): Promise<Claim[]>;
  /** What has become of everything that was to leave, by kind. */
  tally(tenantId: string, communityId: string): Promise<Tally[]>;
  /** What is put back for a later try, with the reason that it waits for; the latest hundred. */
  putOff(tenantId: string, communityId: string): Promise<{ effect: Effect; reason: string }[]>;
  /** Queues what waits, failed or may not have arrived for a new try at once, but for people who cannot be reached; gives the keys. */
  again(tenantId: string, communityId: string, kinds: readonly Effect['kind'][], now: string): Promise<string[]>;
  /** Wants something once more that nobody's act has asked for; false while it is on its way anyway, or if it was wanted at `since` (ISO 8601 UTC) or later. */
  want(key: DeliveryKey, effect: Effect, now: string, since?: string): Promise<boolean>;
  /** Whether this was ever wanted, whatever became of it. */
  known(key: DeliveryKey): Promise<boolean>;
  /** What people should know of: waiting since before `before`, failed, or uncertain. */
  pending(tenantId: string, communityId: string, before: string): Promise<{ effect: Effect; state: 'waiting' | 'failed' | 'uncertain'; since: string; reason: string | null }[]>;
}

const columns = 'tenant_id as "tenantId", community_id as "communityId", key, effect, wanted, attempts, claimed_at::text as "claimedAt"';
const at = (key: DeliveryKey): string[] => [key.tenantId, key.communityId, key.key];
const here = 'tenant_id = $1 and community_id = $2 and key = $3';

export function createDeliveries(pool: Pool): Deliveries {
  return {
    async claim(key, now) {
      const { rows } = await pool.query<Claim>({
        name: 'delivery-claim',
        text: `update delivery set state = 'sending', claimed_at = $4, attempts = attempts + 1 where ${here} and state = 'queued' and (not_before is null or not_before <= $4) returning ${columns}`,
        values: [...at(key), now],
      });
      return rows[0] ?? null;
    },
    async finish(claim, state, reason, why = null) {
      const counts = claim.effect.kind === 'digest' && (state === 'sent' || state === 'uncertain');
      const { rows } = await pool.query<{ state: string }>({
        name: counts ? 'delivery-finish-digest' : 'delivery-finish',
        text: `with ended as (update delivery set state = case when wanted = $4 then $5 else 'queued' end, reason = case when wanted = $4 then $6 end, why = case when wanted = $4 then $8 end, attempts = 0 where ${here} and state = 'sending' and claimed_at = $7 returning state, effect, claimed_at)
          ${counts ? `, counted as (${countDigest})` : ''} select state from ended`,
        values: [...at(claim), claim.wanted, state, reason, claim.claimedAt, why],
      });
      return rows[0]?.state === 'queued' ? 'again' : 'final';
    },
    async putBack(claim, reason, notBefore) {
      const { rows } = await pool.query<{ again: boolean }>({
        name: 'delivery-back',
        text: `update delivery set state = 'queued', reason = case when wanted = $6 then $4 end, not_before = case when wanted = $6 then $5::timestamptz end where ${here} and state = 'sending' and claimed_at = $7 returning not_before is null as again`,
        values: [...at(claim), reason, notBefore, claim.wanted, claim.claimedAt],
      });
      return rows[0]?.again ? 'again' : 'later';
    },
    async overdue(before) {
      const { rows } = await pool.query<DeliveryKeyAndEffect>({
        name: 'delivery-overdue',
        text: `select tenant_id as "tenantId", community_id as "communityId", key, effect from delivery where state = 'queued' and coalesce(not_before, wanted_at) < $1 order by wanted_at limit 1000`,
        values: [before],
      });
      return rows;
    },
    async abandoned(before) {
      const { rows } = await pool.query<Claim>({ name: 'delivery-abandoned', text: `select ${columns} from delivery where state = 'sending' and claimed_at <= case when effect->>'kind' = any($3) then $2::timestamptz else $1::timestamptz end limit 1000`, values: [before.cards, before.graph, graphEffects] });
      return rows;
    },
    async tally(tenantId, communityId) {
      const { rows } = await pool.query<Tally>({
        name: 'delivery-tally',
        text: `select effect->>'kind' as kind, s.state, count(*)::int as count, (array_agg(reason order by coalesce(claimed_at, wanted_at) desc))[1] as reason,
            ${isoMs('max(coalesce(claimed_at, wanted_at))')} as "lastAt"
          from delivery, lateral (select case when delivery.state in ('queued', 'sending') then 'waiting' when delivery.state = 'failed' and delivery.why is not null then 'unreached' else delivery.state end as state) s
          where tenant_id = $1 and community_id = $2 group by 1, 2`,
        values: [tenantId, communityId],
      });
      return rows;
    },
    async putOff(tenantId, communityId) {
      const { rows } = await pool.query<{ effect: Effect; reason: string }>({
        name: 'delivery-put-off',
        text: `select effect, reason from delivery where tenant_id = $1 and community_id = $2 and state = 'queued' and reason is not null order by wanted_at desc limit 100`,
        values: [tenantId, communityId],
      });
      return rows;
    },
    async again(tenantId, communityId, kinds, now) {
      const { rows } = await pool.query<{ key: string }>({
        name: 'delivery-again',
        text: `update delivery set state = 'queued', wanted = wanted + 1, wanted_at = $4, not_before = null
          where tenant_id = $1 and community_id = $2 and effect->>'kind' = any($3) and (state in ('queued', 'uncertain') or (state = 'failed' and why is null)) returning key`,
        values: [tenantId, communityId, kinds, now],
      });
      return rows.map((one) => one.key);
    },
    async want(key, effect, now, since) {
      const { rowCount } = await pool.query({
        name: 'delivery-want',
        text: `insert into delivery (tenant_id, community_id, key, effect, state, wanted, attempts, wanted_at) values ($1, $2, $3, $4, 'queued', 1, 0, $5)
          on conflict (tenant_id, community_id, key) do update set state = 'queued', wanted = delivery.wanted + 1, attempts = 0, reason = null, not_before = null, wanted_at = $5
            where delivery.state not in ('queued', 'sending') and ($6::timestamptz is null or delivery.wanted_at < $6)`,
        values: [...at(key), JSON.stringify(effect), now, since ?? null],
      });
      return rowCount === 1;
    },
    async known(key) {
      const { rows } = await pool.query({ name: 'delivery-known', text: `select 1 from delivery where ${here}`, values: at(key) });
      return rows.length > 0;
    },
    async pending(tenantId, communityId, before) {
      const { rows } = await pool.query<{ effect: Effect; state: 'waiting' | 'failed' | 'uncertain'; since: string; reason: string | null }>({
        name: 'delivery-pending',
        text: `select effect, reason, case when state in ('queued', 'sending') then 'waiting' else state end as state,
            ${isoMs('wanted_at')} as since
          from delivery where tenant_id = $1 and community_id = $2 and (state in ('failed', 'uncertain') or (state in ('queued', 'sending') and wanted_at < $3)) order by wanted_at`,
        values: [tenantId, communityId, before],
      });
      return rows;
    },
  };
}
