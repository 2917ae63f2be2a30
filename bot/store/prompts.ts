import type { Pool } from 'pg';
import { ourManners, type ChosenManners, type Manners } from '../domain/prompting/manners';
import type { EventFacts, PromptFacts } from '../domain/prompting/plan';
import type { Unreached } from '../domain/recipients';
import type { CommunitySettings } from '../domain/communitySettings';
import { here, list } from './lists';

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

/** What is sent by itself: when communities and people are looked at, and what has to be known to plan. Moments are ISO 8601 UTC. */
export interface Prompts {
  /** Puts communities and people on the list that are not on it yet. */
  enlist(now: string): Promise<void>;
  /** Takes communities that are due, each for one instance: until `until` no other looks at them. */
  dueCommunities(now: string, until: string, most: number): Promise<{ tenantId: string; communityId: string }[]>;
  lookAgain(tenantId: string, communityId: string, at: string): Promise<void>;
  facts(tenantId: string, communityId: string, now: string): Promise<PromptFacts>;
  /** When other posts to the members went out within the last week: of a charter, a paper, a survey, a question to them; and prompts, where the core group meets in the same channel. */
  announced(tenantId: string, communityId: string, now: string): Promise<string[]>;
  /** Wants these sent; what was wanted before stays as it is. Gives the keys of those that are new. */
  queue(tenantId: string, communityId: string, wanted: readonly { key: string; effect: unknown }[], now: string): Promise<string[]>;
  /** Wants these sent now, because somebody asks for it: also what waits for its moment. Gives the keys of those that go. */
  ask(tenantId: string, communityId: string, wanted: readonly { key: string; effect: unknown }[], now: string): Promise<string[]>;
  /** Ends prompts that nobody has claimed yet, or writes down that they are not to go out. */
  drop(tenantId: string, communityId: string, wanted: readonly { key: string; effect: unknown }[], reason: string, now: string): Promise<void>;
  /** What has become of a community's prompts, the newest first. */
  sent(tenantId: string, communityId: string, most: number): Promise<PromptRow[]>;
  duePeople(now: string, until: string, most: number): Promise<DueDigest[]>;
  /** The community that somebody has been in longest; null for who is in none. */
  home(tenantId: string, personId: string): Promise<DueDigest['home']>;
  /** When a person's next digest is due; null for never. */
  nextDigest(tenantId: string, personId: string, at: string | null): Promise<void>;
  /** Writes down that a digest went out. */
  digestSent(tenantId: string, personId: string, now: string): Promise<void>;
  /** When the last digest went out, ISO 8601 UTC, and how many did since the person last did something in a community or chose something about them. */
  digests(tenantId: string, personId: string): Promise<{ sentAt: string | null; unanswered: number }>;
  manners(tenantId: string, personId: string): Promise<ChosenManners>;
  /** Keeps what somebody has chosen if it still stands at `base`; their next digest is worked out anew. False if it was changed meanwhile. */
  choose(tenantId: string, personId: string, manners: Manners, base: number, now: string): Promise<boolean>;
}

const ms = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const homeOf = (tenant: string, person: string): string => `(select json_build_object('zone', c.zone, 'settings', c.settings) from member p join community c on c.tenant_id = p.tenant_id and c.id = p.community_id
  where p.tenant_id = ${tenant} and p.person_id = ${person} and p.left_at is null and p.part <> 'sponsor' order by p.joined_at, c.id limit 1)`;
/** A person whose days have not been worked out. */
const neverLooked = '1970-01-01T00:00:00.000Z';
const mannerColumns = `m.digest, m.zone, m.days, m.paused_until::text as "pausedUntil", m.off, m.muted`;

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
        text: `select ${ms('d.claimed_at')} as at from delivery d join community c on c.tenant_id = $1 and c.id = $2 where d.tenant_id = $1 and d.community_id = $2 and d.state in ('sent', 'uncertain') and d.claimed_at > $3::timestamptz - interval '7 days'
          and (d.effect->>'kind' in ('announce-charter', 'announce-paper', 'announce-consultation', 'announce-survey') or (d.effect->>'kind' = 'prompt' and d.effect->'prompt'->>'personId' is null and c.core_conversation = c.team_conversation))`,
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
    async sent(tenantId, communityId, most) {
      const { rows } = await pool.query<PromptRow>({
        name: 'prompts-sent',
        text: `select key, effect, state, ${ms('not_before')} as "notBefore", reason, case when state in ('failed', 'suppressed') then why end as why, ${ms('coalesce(claimed_at, wanted_at)')} as at
          from delivery where ${here} and effect->>'kind' = 'prompt' order by coalesce(claimed_at, wanted_at) desc, key limit $3`,
        values: [tenantId, communityId, most],
      });
      return rows;
    },
    async duePeople(now, until, most) {
      const { rows } = await pool.query<Manners & Omit<DueDigest, 'manners'>>({
        name: 'digests-due',
        text: `with d as (select tenant_id, person_id, next_at from manner where next_at <= $1 order by next_at limit $3 for update skip locked),
            m as (update manner m set next_at = $2 from d where m.tenant_id = d.tenant_id and m.person_id = d.person_id returning m.*, d.next_at as due_at)
          select m.tenant_id as "tenantId", m.person_id as "personId", ${mannerColumns}, case when m.due_at > $4 then ${ms('m.due_at')} end as "dueAt", ${ms('m.chosen_at')} as "chosenAt",
            ${homeOf('m.tenant_id', 'm.person_id')} as home from m`,
        values: [now, until, most, neverLooked],
      });
      return rows.map(({ tenantId, personId, dueAt, chosenAt, home, ...manners }) => ({ tenantId, personId, dueAt, chosenAt, home, manners }));
    },
    async home(tenantId, personId) {
      const { rows } = await pool.query<{ home: DueDigest['home'] }>({ name: 'digest-home', text: `select ${homeOf('$1', '$2')} as home`, values: [tenantId, personId] });
      return rows[0]?.home ?? null;
    },
    async nextDigest(tenantId, personId, at) {
      await pool.query({ name: 'digest-next', text: 'update manner set next_at = $3 where tenant_id = $1 and person_id = $2', values: [tenantId, personId, at] });
    },
    async digestSent(tenantId, personId, now) {
      await pool.query({ name: 'digest-sent', text: `update manner m set unanswered = case when ${answered} then 1 else m.unanswered + 1 end, sent_at = $3 where m.tenant_id = $1 and m.person_id = $2`, values: [tenantId, personId, now] });
    },
    async digests(tenantId, personId) {
      const { rows } = await pool.query<{ sentAt: string | null; unanswered: number }>({ name: 'digests-sent', text: `select ${ms('m.sent_at')} as "sentAt", case when ${answered} then 0 else m.unanswered end as unanswered from manner m where m.tenant_id = $1 and m.person_id = $2`, values: [tenantId, personId] });
      return rows[0] ?? { sentAt: null, unanswered: 0 };
    },
    async manners(tenantId, personId) {
      const { rows } = await pool.query<ChosenManners>({ name: 'manners-find', text: `select ${mannerColumns}, m.revision from manner m where m.tenant_id = $1 and m.person_id = $2`, values: [tenantId, personId] });
      return rows[0] ?? { ...ourManners, revision: 0 };
    },
    async choose(tenantId, personId, manners, base, now) {
      const { rowCount } = await pool.query({
        name: 'manners-choose',
        text: `insert into manner as m (tenant_id, person_id, digest, zone, days, paused_until, off, muted, chosen_at, revision, sent_at, unanswered, next_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1, null, 0, $10)
          on conflict (tenant_id, person_id) do update set digest = $3, zone = $4, days = $5, paused_until = $6, off = $7, muted = $8, chosen_at = $9, revision = m.revision + 1, unanswered = 0, next_at = $10 where m.revision = $11`,
        values: [tenantId, personId, manners.digest, manners.zone, JSON.stringify(manners.days), manners.pausedUntil, JSON.stringify(manners.off), JSON.stringify(manners.muted), now, neverLooked, base],
      });
      return rowCount === 1;
    },
  };
}

/** The person has done something since the last digest. */
const answered = `m.sent_at is not null and exists (select from member p join command_log l on l.tenant_id = p.tenant_id and l.community_id = p.community_id and l.person_id = p.person_id
  where p.tenant_id = m.tenant_id and p.person_id = m.person_id and l.at > m.sent_at)`;

/** Events from eight days before to forty days after: a closure may put a reminder that far ahead. */
const window = `e.starts_at > $3::timestamptz - interval '8 days' and e.starts_at < $3::timestamptz + interval '40 days'`;
const factsSql = `select
  ${list(`select e.id, e.title, ${ms('e.starts_at')} as "startsAt", e.minutes, e.state, coalesce((select json_agg(json_build_object('personId', a.person_id, 'at', ${ms('a.signed_up_at')}, 'came', a.came) order by a.person_id) from attendance a
      join member p on p.tenant_id = $1 and p.community_id = $2 and p.person_id = a.person_id and p.left_at is null
      where a.tenant_id = $1 and a.community_id = $2 and a.event_id = e.id and a.signed_up_at is not null and a.cancelled_at is null), '[]') as "signedUp"
    from event e where e.tenant_id = $1 and e.community_id = $2 and ${window} and e.state <> 'cancelled' order by e.starts_at, e.id`)} as events,
  ${list(`select r.id, ${ms('r.drawn_at')} as "drawnAt", ${ms('r.ask_at')} as "askAt", r.groups, r.alone,
      (select coalesce(json_agg(p.person_id), '[]') from member p where p.tenant_id = $1 and p.community_id = $2 and p.left_at is null and (p.person_id = r.alone or p.person_id in (select jsonb_array_elements_text(g) from jsonb_array_elements(r.groups) g))) as here,
      (select coalesce(json_agg(a.person_id), '[]') from coffee_answer a where a.tenant_id = $1 and a.community_id = $2 and a.round_id = r.id) as answered
    from coffee_round r where r.tenant_id = $1 and r.community_id = $2 and r.drawn_at > $3::timestamptz - interval '45 days' order by r.drawn_at, r.id`)} as coffee,
  ${list(`select m.person_id as "personId", ${mannerColumns} from manner m join member p on p.tenant_id = $1 and p.community_id = $2 and p.person_id = m.person_id where m.tenant_id = $1 and m.revision > 0`)} as manners,
  (select coalesce(json_agg(d.effect->'prompt'->>'dueAt' order by d.effect->'prompt'->>'dueAt'), '[]') from delivery d where d.tenant_id = $1 and d.community_id = $2 and d.effect->>'kind' = 'prompt' and d.effect->'prompt'->>'personId' is null and d.state in ('sent', 'uncertain')) as posted,
  (select ${ms('max(l.at)')} from command_log l where l.tenant_id = $1 and l.community_id = $2 and l.person_id <> 'app') as "lastActAt"`;
