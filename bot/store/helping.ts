import type { Pool } from 'pg';
import type { CoffeeAnswer, Greeting, HelpRequest, Idea, Thanks } from '../domain/record';
import { here, isoMs, list } from './lists';
import { asJson } from './recordSql';
import * as schema from './schema';

/** Somebody by name, and their address for a chat in Teams. */
export interface Reachable {
  id: string;
  name: string;
  email: string | null;
}

/** A round as somebody who is in it sees it. */
export interface OwnRound {
  id: string;
  drawnOn: string;
  askAt: string;
  /** The others who are still in the community. */
  others: Reachable[];
  /** Of a group of three. */
  three: boolean;
  alone: boolean;
  met: CoffeeAnswer['met'] | null;
}

/** A round in numbers. */
export interface RoundCount {
  drawnOn: string;
  people: number;
  answered: number;
  met: number;
}

export interface Newcomer extends Reachable {
  joinedAt: string;
  greeting: (Pick<Greeting, 'greetedBy' | 'greetedAt'> & { by: string }) | null;
}

export interface HelpRow extends HelpRequest {
  askedByName: string;
  askedByEmail: string | null;
  takenByName: string | null;
}

export interface IdeaRow extends Idea {
  authorName: string;
  answeredByName: string | null;
}

export interface ThanksRow extends Thanks {
  byName: string;
  toName: string;
}

/** Thanks for one person in a community: who asks them, and who thanked them lately. */
export interface ThanksNews {
  communityId: string;
  community: string;
  kind: 'thanks' | 'thanks-asked';
  names: string[];
}

/** What has happened since a moment, in numbers. */
export interface Happened {
  events: number;
  newcomers: number;
  shelf: number;
  actions: number;
}

/** What people do for each other: who may read what is for the caller to see to. Moments are ISO 8601 UTC. */
export interface Helping {
  /** How many want to be drawn, and the last rounds, the newest first. */
  coffee(tenantId: string, communityId: string): Promise<{ joined: number; rounds: RoundCount[] }>;
  /** The latest round that somebody is in, or the one that is named. */
  ownRound(tenantId: string, communityId: string, personId: string, roundId: string | null): Promise<OwnRound | null>;
  /** Members outside the core group who joined after a moment, the latest first, at most 100; not those who were in the team when the community began. */
  newcomers(tenantId: string, communityId: string, since: string): Promise<Newcomer[]>;
  /** What one person asked (`askedBy`), or all that was asked; open ones first, the oldest of them first, at most 100. */
  help(tenantId: string, communityId: string, askedBy: string | null): Promise<HelpRow[]>;
  /** The ideas of one person (`authorId`), or all; new ones first, at most 200. */
  ideas(tenantId: string, communityId: string, authorId: string | null): Promise<IdeaRow[]>;
  /** What one person said and was told, the newest first, at most 100; not what was taken back. */
  thanks(tenantId: string, communityId: string, personId: string): Promise<ThanksRow[]>;
  /** Of one person in all their communities, since a moment. */
  thanksNews(tenantId: string, personId: string, since: string, askedSince: string): Promise<ThanksNews[]>;
  happened(tenantId: string, communityId: string, since: string, until: string): Promise<Happened>;
  /** Communities in which somebody is in the core group or holds a role. */
  lookedAfter(tenantId: string, personId: string): Promise<string[]>;
  /** Requests of one person that were seen to after a moment, with their communities. */
  settled(tenantId: string, personId: string, since: string): Promise<{ communityId: string; community: string }[]>;
}

const person = (alias: string): string => `${alias}.tenant_id = $1 and ${alias}.community_id = $2`;

const coffeeSql = `select
  (select count(*)::int from choice o join member m on ${person('m')} and m.person_id = o.person_id and m.left_at is null and m.part <> 'sponsor' where ${person('o')} and o.coffee is not null) as joined,
  ${list(`select r.drawn_on::text as "drawnOn", (select count(*)::int from jsonb_array_elements(r.groups) g, jsonb_array_elements(g)) as people,
      (select count(*)::int from coffee_answer a where ${person('a')} and a.round_id = r.id) as answered, (select count(*)::int from coffee_answer a where ${person('a')} and a.round_id = r.id and a.met = 'yes') as met
    from coffee_round r where ${person('r')} order by r.drawn_at desc limit 6`)} as rounds`;

/** $3 the person, $4 a round or null. */
const ownRoundSql = `with mine as (
    select r.*, (select g from jsonb_array_elements(r.groups) g where g ? $3 limit 1) as own from coffee_round r
    where ${person('r')} and ($4::text is null or r.id = $4) and (r.alone = $3 or exists (select from jsonb_array_elements(r.groups) g where g ? $3)) order by r.drawn_at desc limit 1)
  select json_build_object('id', r.id, 'drawnOn', r.drawn_on, 'askAt', ${isoMs('r.ask_at')}, 'three', coalesce(jsonb_array_length(r.own) = 3, false), 'alone', r.alone is not distinct from $3,
    'met', (select a.met from coffee_answer a where ${person('a')} and a.round_id = r.id and a.person_id = $3),
    'others', (select coalesce(json_agg(json_build_object('id', m.person_id, 'name', m.name, 'email', m.email) order by lower(m.name), m.person_id), '[]') from member m
      where ${person('m')} and m.left_at is null and m.person_id <> $3 and r.own ? m.person_id)) as one from mine r`;

const newcomersSql = `select json_build_object('id', m.person_id, 'name', m.name, 'email', m.email, 'joinedAt', ${isoMs('m.joined_at')},
    'greeting', case when g.greeted_by is not null then json_build_object('greetedBy', g.greeted_by, 'greetedAt', ${isoMs('g.greeted_at')}, 'by', coalesce(b.name, '')) end) as one
  from member m left join greeting g on ${person('g')} and g.person_id = m.person_id and g.taken_back_at is null left join member b on ${person('b')} and b.person_id = g.greeted_by
  where ${person('m')} and m.left_at is null and m.part = 'member' and m.joined_at > $3 and m.joined_at > (select c.created_at + interval '1 hour' from community c where c.tenant_id = $1 and c.id = $2) order by m.joined_at desc, m.person_id limit 100`;

const helpSql = `select (${asJson(schema.helpRequests, 'h')})::jsonb || jsonb_build_object('askedByName', coalesce(a.name, ''), 'askedByEmail', a.email, 'takenByName', t.name) as one
  from help_request h left join member a on ${person('a')} and a.person_id = h.asked_by left join member t on ${person('t')} and t.person_id = h.taken_by
  where ${person('h')} and ($3::text is null or h.asked_by = $3) order by h.state <> 'open', case when h.state = 'open' then h.asked_at end, h.asked_at desc, h.id limit 100`;

const ideasSql = `select (${asJson(schema.ideas, 'i')})::jsonb || jsonb_build_object('authorName', coalesce(a.name, ''), 'answeredByName', b.name) as one
  from idea i left join member a on ${person('a')} and a.person_id = i.author_id left join member b on ${person('b')} and b.person_id = i.answered_by
  where ${person('i')} and ($3::text is null or i.author_id = $3) order by i.state <> 'new', i.added_at desc, i.id limit 200`;

const happenedSql = `select
  (select count(*)::int from event where ${here} and state = 'held' and starts_at > $3 and starts_at <= $4) as events,
  (select count(*)::int from member where ${here} and part <> 'sponsor' and left_at is null and joined_at > $3 and joined_at <= $4) as newcomers,
  (select count(*)::int from resource where ${here} and removed_at is null and added_at > $3 and added_at <= $4) as shelf,
  (select count(*)::int from action where ${here} and state = 'done' and finished_at > $3 and finished_at <= $4) as actions`;

export function createHelping(pool: Pool): Helping {
  const many = async <T>(name: string, text: string, values: unknown[]): Promise<T[]> => (await pool.query<{ one: T }>({ name, text, values })).rows.map((row) => row.one);
  return {
    async coffee(tenantId, communityId) {
      const { rows } = await pool.query<{ joined: number; rounds: RoundCount[] }>({ name: 'helping-coffee', text: coffeeSql, values: [tenantId, communityId] });
      return rows[0] ?? { joined: 0, rounds: [] };
    },
    async ownRound(tenantId, communityId, personId, roundId) {
      const [one] = await many<OwnRound>('helping-round', ownRoundSql, [tenantId, communityId, personId, roundId]);
      return one ?? null;
    },
    newcomers: (tenantId, communityId, since) => many('helping-newcomers', newcomersSql, [tenantId, communityId, since]),
    help: (tenantId, communityId, askedBy) => many('helping-help', helpSql, [tenantId, communityId, askedBy]),
    ideas: (tenantId, communityId, authorId) => many('helping-ideas', ideasSql, [tenantId, communityId, authorId]),
    thanks: (tenantId, communityId, personId) => many('helping-thanks', `select (${asJson(schema.thanks, 'h')})::jsonb || jsonb_build_object('byName', coalesce(b.name, ''), 'toName', coalesce(m.name, '')) as one
      from thanks h left join member b on ${person('b')} and b.person_id = h.by_id left join member m on ${person('m')} and m.person_id = h.to_id
      where ${person('h')} and (h.by_id = $3 or h.to_id = $3) and h.taken_back_at is null order by h.said_at desc, h.id limit 100`, [tenantId, communityId, personId]),
    thanksNews: (tenantId, personId, since, askedSince) => many('helping-thanks-news', `select json_build_object('communityId', c.id, 'community', c.name, 'kind', k.kind, 'names', json_agg(distinct b.name)) as one
      from thanks h join community c on c.tenant_id = $1 and c.id = h.community_id join member m on m.tenant_id = $1 and m.community_id = c.id and m.person_id = $2 and m.left_at is null
        join member b on b.tenant_id = $1 and b.community_id = c.id and b.person_id = h.by_id
        cross join lateral (select case when h.share and h.answer is null then 'thanks-asked' else 'thanks' end as kind) k
      where h.tenant_id = $1 and h.to_id = $2 and h.taken_back_at is null and (case when k.kind = 'thanks' then h.said_at > $3::timestamptz and h.answer is null else h.said_at > $4::timestamptz end)
      group by c.id, c.name, k.kind order by c.name, k.kind limit 10`, [tenantId, personId, since, askedSince]),
    async happened(tenantId, communityId, since, until) {
      const { rows } = await pool.query<Happened>({ name: 'helping-happened', text: happenedSql, values: [tenantId, communityId, since, until] });
      return rows[0] ?? { events: 0, newcomers: 0, shelf: 0, actions: 0 };
    },
    lookedAfter: (tenantId, personId) => many('helping-looked-after', `select m.community_id as one from member m where m.tenant_id = $1 and m.person_id = $2 and m.left_at is null and (m.part = 'core'
      or exists (select from holding h where h.tenant_id = $1 and h.community_id = m.community_id and h.holder = $2 and h.accepted_at is not null and h.ended_at is null)) order by m.community_id`, [tenantId, personId]),
    settled: (tenantId, personId, since) => many('helping-settled', `select json_build_object('communityId', c.id, 'community', c.name) as one from help_request h join community c on c.tenant_id = $1 and c.id = h.community_id
      join member m on m.tenant_id = $1 and m.community_id = c.id and m.person_id = $2 and m.left_at is null
      where h.tenant_id = $1 and h.asked_by = $2 and h.state in ('answered', 'passed') and h.settled_at > $3 order by h.settled_at limit 10`, [tenantId, personId, since]),
  };
}
