import type { Pool } from 'pg';
import type { Effect } from '../domain/decision';
import { ourManners, type Manners } from '../domain/prompting/manners';
import type { EventFacts, PromptFacts } from '../domain/prompting/plan';
import type { Unreached } from '../domain/recipients';
import { mannerColumns, neverLooked } from './digests';
import { here, isoMs, list } from './lists';

/** What has become of prompts, newest first. */
export interface PromptRow {
  key: string;
  effect: { kind: 'prompt'; prompt: { what: string; about: string; personId: string | null; dueAt: string } };
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'suppressed' | 'uncertain';
  /** From when on it is tried (again), ISO 8601 UTC; null for at once. */
  notBefore: string | null;
  reason: string | null;
  /** What there is about those who were not reached. */
  why: Unreached | null;
  at: string;
}

/** Something that went out before the app looked: only the demonstration has such a past. `at` is ISO 8601 UTC. */
export interface PastDelivery {
  key: string;
  effect: Extract<Effect, { kind: 'prompt' | 'post-thanks' }>;
  at: string;
  end: { state: 'sent' } | { state: 'failed'; why: Unreached; reason: string };
}

/** What is sent by itself: when communities and people are looked at, and what has to be known to plan. Moments are ISO 8601 UTC. */
export interface Prompts {
  /** Puts communities and people on the list that are not on it yet. */
  enlist(now: string): Promise<void>;
  /** Takes communities that are due, each for one instance: until `until` no other looks at them. */
  dueCommunities(now: string, until: string, most: number): Promise<{ tenantId: string; communityId: string }[]>;
  lookAgain(tenantId: string, communityId: string, at: string): Promise<void>;
  facts(tenantId: string, communityId: string, now: string): Promise<PromptFacts>;
  /** When other posts to the members went out within the last week: of a charter, a paper, a survey, a question to them. */
  announced(tenantId: string, communityId: string, now: string): Promise<string[]>;
  /** Wants these sent; what was wanted before stays as it is. Gives the keys of those that are new. */
  queue(tenantId: string, communityId: string, wanted: readonly { key: string; effect: unknown }[], now: string): Promise<string[]>;
  /** Wants these sent now, because somebody asks for it: also what waits for its moment. Gives the keys of those that go. */
  ask(tenantId: string, communityId: string, wanted: readonly { key: string; effect: unknown }[], now: string): Promise<string[]>;
  /** Ends prompts that nobody has claimed yet, or writes down that they are not to go out. */
  drop(tenantId: string, communityId: string, wanted: readonly { key: string; effect: unknown }[], reason: string, now: string): Promise<void>;
  /** What has become of a community's prompts, the newest first. */
  sent(tenantId: string, communityId: string, most: number): Promise<PromptRow[]>;
  addPast(tenantId: string, communityId: string, past: readonly PastDelivery[]): Promise<void>;
}

export function createPrompts(pool: Pool): Prompts {
  return {
    async enlist(now) {
      await pool.query({
        name: 'prompts-enlist',
        text: `with c as (insert into schedule select c.tenant_id, c.id, $1 from community c where not exists (select from schedule s where s.tenant_id = c.tenant_id and s.community_id = c.id) on conflict do nothing)
          insert into manner (tenant_id, person_id, digest, zone, days, paused_until, off, muted, chosen_at, revision, sent_at, unanswered, next_at)
          select distinct m.tenant_id, m.person_id, 'weekly', null, $2::jsonb, null::date, '[]'::jsonb, '[]'::jsonb, null::timestamptz, 0, null::timestamptz, 0, $3::timestamptz
          from member m where m.left_at is null and m.part <> 'sponsor' and not exists (select from manner o where o.tenant_id = m.tenant_id and o.person_id = m.person_id) on conflict do nothing`,
        values: [now, JSON.stringify(ourManners.days), neverLooked],
      });
    },
    async dueCommunities(now, until, most) {
      const { rows } = await pool.query<{ tenantId: string; communityId: string }>({
        name: 'prompts-due',
        text: `update schedule s set next_at = $2 from (select tenant_id, community_id from schedule where next_at <= $1 order by next_at limit $3 for update skip locked) d
          where s.tenant_id = d.tenant_id and s.community_id = d.community_id returning s.tenant_id as "tenantId", s.community_id as "communityId"`,
        values: [now, until, most],
      });
      return rows;
    },
    async lookAgain(tenantId, communityId, at) {
      await pool.query({ name: 'prompts-again', text: `update schedule set next_at = $3 where ${here}`, values: [tenantId, communityId, at] });
    },
    async facts(tenantId, communityId, now) {
      const { rows } = await pool.query<{ events: EventFacts[]; coffee: PromptFacts['coffee']; manners: (Manners & { personId: string })[]; posted: string[]; lastActAt: string | null }>({ name: 'prompts-facts', text: factsSql, values: [tenantId, communityId, now] });
      const [row] = rows;
      if (!row) throw new Error('facts of prompts came without a row');
      return { ...row, manners: new Map(row.manners.map(({ personId, ...one }) => [personId, one])) };
    },
    async announced(tenantId, communityId, now) {
      const { rows } = await pool.query<{ at: string }>({
        name: 'prompts-announced',
        text: `select ${isoMs('d.claimed_at')} as at from delivery d where d.tenant_id = $1 and d.community_id = $2 and d.state in ('sent', 'uncertain') and d.claimed_at > $3::timestamptz - interval '7 days'
          and d.effect->>'kind' in ('announce-charter', 'announce-paper', 'announce-consultation', 'announce-survey')`,
        values: [tenantId, communityId, now],
      });
      return rows.map((row) => row.at);
    },
    async queue(tenantId, communityId, wanted, now) {
      const { rows } = await pool.query<{ key: string }>({
        name: 'prompts-queue',
        text: `insert into delivery (tenant_id, community_id, key, effect, state, wanted, attempts, reason, wanted_at, claimed_at, not_before)
          select $1, $2, d.key, d.effect, 'queued', 1, 0, null, $4, null, null from json_to_recordset($3) d(key text, effect jsonb) on conflict do nothing returning key`,
        values: [tenantId, communityId, JSON.stringify(wanted), now],
      });
      return rows.map((row) => row.key);
    },
    async ask(tenantId, communityId, wanted, now) {
      const { rows } = await pool.query<{ key: string }>({
        name: 'prompts-ask',
        text: `insert into delivery (tenant_id, community_id, key, effect, state, wanted, attempts, reason, wanted_at, claimed_at, not_before)
          select $1, $2, d.key, d.effect, 'queued', 1, 0, null, $4, null, null from json_to_recordset($3) d(key text, effect jsonb)
          on conflict (tenant_id, community_id, key) do update set effect = excluded.effect, not_before = null, reason = null, wanted_at = $4 where delivery.state = 'queued' returning key`,
        values: [tenantId, communityId, JSON.stringify(wanted), now],
      });
      return rows.map((row) => row.key);
    },
    async drop(tenantId, communityId, wanted, reason, now) {
      await pool.query({
        name: 'prompts-drop',
        text: `insert into delivery (tenant_id, community_id, key, effect, state, wanted, attempts, reason, wanted_at, claimed_at, not_before)
          select $1, $2, d.key, d.effect, 'suppressed', 1, 0, $4, $5, null, null from json_to_recordset($3) d(key text, effect jsonb)
          on conflict (tenant_id, community_id, key) do update set state = 'suppressed', reason = $4, why = null where delivery.state = 'queued'`,
        values: [tenantId, communityId, JSON.stringify(wanted), reason, now],
      });
    },
    async addPast(tenantId, communityId, past) {
      await pool.query({
        name: 'prompts-past',
        text: `insert into delivery (tenant_id, community_id, key, effect, state, wanted, attempts, reason, why, wanted_at, claimed_at, not_before)
          select $1, $2, d.key, d.effect, d."end"->>'state', 1, 1, d."end"->>'reason', d."end"->>'why', d.at, d.at, null from json_to_recordset($3) d(key text, effect jsonb, at timestamptz, "end" jsonb) on conflict do nothing`,
        values: [tenantId, communityId, JSON.stringify(past)],
      });
    },
    async sent(tenantId, communityId, most) {
      const { rows } = await pool.query<PromptRow>({
        name: 'prompts-sent',
        text: `select key, effect, state, ${isoMs('not_before')} as "notBefore", reason, case when state in ('failed', 'suppressed') then why end as why, ${isoMs('coalesce(claimed_at, wanted_at)')} as at
          from delivery where ${here} and effect->>'kind' = 'prompt' order by coalesce(claimed_at, wanted_at) desc, key limit $3`,
        values: [tenantId, communityId, most],
      });
      return rows;
    },
  };
}

/** Events from eight days before to forty days after: a closure may put a reminder that far ahead. */
const window = `e.starts_at > $3::timestamptz - interval '8 days' and e.starts_at < $3::timestamptz + interval '40 days'`;
const factsSql = `select
  ${list(`select e.id, e.title, ${isoMs('e.starts_at')} as "startsAt", e.minutes, e.state, coalesce((select json_agg(json_build_object('personId', a.person_id, 'at', ${isoMs('a.signed_up_at')}, 'came', a.came) order by a.person_id) from attendance a
      join member p on p.tenant_id = $1 and p.community_id = $2 and p.person_id = a.person_id and p.left_at is null
      where a.tenant_id = $1 and a.community_id = $2 and a.event_id = e.id and a.signed_up_at is not null and a.cancelled_at is null), '[]') as "signedUp"
    from event e where e.tenant_id = $1 and e.community_id = $2 and ${window} and e.state <> 'cancelled' order by e.starts_at, e.id`)} as events,
  ${list(`select r.id, ${isoMs('r.drawn_at')} as "drawnAt", ${isoMs('r.ask_at')} as "askAt", r.groups, r.alone,
      (select coalesce(json_agg(p.person_id), '[]') from member p where p.tenant_id = $1 and p.community_id = $2 and p.left_at is null and (p.person_id = r.alone or p.person_id in (select jsonb_array_elements_text(g) from jsonb_array_elements(r.groups) g))) as here,
      (select coalesce(json_agg(a.person_id), '[]') from coffee_answer a where a.tenant_id = $1 and a.community_id = $2 and a.round_id = r.id) as answered
    from coffee_round r where r.tenant_id = $1 and r.community_id = $2 and r.drawn_at > $3::timestamptz - interval '45 days' order by r.drawn_at, r.id`)} as coffee,
  ${list(`select m.person_id as "personId", ${mannerColumns} from manner m join member p on p.tenant_id = $1 and p.community_id = $2 and p.person_id = m.person_id where m.tenant_id = $1 and m.revision > 0`)} as manners,
  (select coalesce(json_agg(d.effect->'prompt'->>'dueAt' order by d.effect->'prompt'->>'dueAt'), '[]') from delivery d where d.tenant_id = $1 and d.community_id = $2 and d.effect->>'kind' = 'prompt' and d.effect->'prompt'->>'personId' is null and d.state in ('sent', 'uncertain')) as posted,
  (select ${isoMs('max(l.at)')} from command_log l where l.tenant_id = $1 and l.community_id = $2 and l.person_id <> 'app') as "lastActAt"`;
