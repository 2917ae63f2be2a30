import type { Pool } from 'pg';
import { keptFor } from '../domain/retention';
import type { DigestFacts } from '../domain/prompting/digest';
import type { PortfolioFigures } from '../domain/portfolio';
import { coordinator } from '../domain/helping/desk';
import type { ListedCommunity } from '../domain/listing';
import { iso, isoMs, list } from './lists';

/** What a person has to do, over all the communities that they are in. Dates are `YYYY-MM-DD`, moments ISO 8601 UTC. */
export interface OwnThings {
  actions: { communityId: string; community: string; zone: string; id: string; title: string; dueOn: string | null }[];
  events: { communityId: string; community: string; zone: string; id: string; title: string; startsAt: string; signedUp: boolean }[];
}

/** The same for a digest, with open surveys that the person has not answered, their own drafts that lie untouched, and what is new. */
export type DigestRows = OwnThings & Pick<DigestFacts, 'surveys' | 'news' | 'drafts' | 'paused'>;

/** Listed communities, and the reader's own to compare them with. */
export interface Listing {
  listed: ListedCommunity[];
  mine: Pick<ListedCommunity, 'id' | 'name' | 'topic'>[];
}

/** What goes over more than one community. */
export interface Across {
  digest(tenantId: string, personId: string, now: string): Promise<DigestRows>;
  /** The person's open actions, and the events of the next five weeks in their communities. */
  things(tenantId: string, personId: string, now: string): Promise<OwnThings>;
  /** Every community of the tenant in figures, none about a person. */
  portfolio(tenantId: string, now: string): Promise<PortfolioFigures[]>;
  /** The communities that are listed, at most 500 by name, and those that the person is in. */
  listing(tenantId: string, personId: string): Promise<Listing>;
}

const own = `member m join community c on c.tenant_id = m.tenant_id and c.id = m.community_id`;

const things = `
  ${list(`select c.id as "communityId", c.name as community, c.zone, a.id, a.title, a.due_on as "dueOn" from ${own} join action a on a.tenant_id = $1 and a.community_id = c.id and a.owner_id = $2
    where m.tenant_id = $1 and m.person_id = $2 and m.left_at is null and a.state in ('to-do', 'doing') order by a.due_on nulls last, a.created_at limit 50`)} as actions,
  ${list(`select c.id as "communityId", c.name as community, c.zone, e.id, e.title, ${iso('e.starts_at')} as "startsAt", coalesce(t.signed_up_at is not null and t.cancelled_at is null, false) as "signedUp"
    from ${own} join event e on e.tenant_id = $1 and e.community_id = c.id left join attendance t on t.tenant_id = $1 and t.community_id = c.id and t.event_id = e.id and t.person_id = $2
    where m.tenant_id = $1 and m.person_id = $2 and m.left_at is null and m.part <> 'sponsor' and e.state = 'planned' and e.starts_at >= $3::timestamptz and e.starts_at < $3::timestamptz + interval '35 days' order by e.starts_at, e.id limit 50`)} as events`;
const thingsSql = `select ${things}`;

const inCommunity = `m.tenant_id = $1 and m.person_id = $2 and m.left_at is null and m.part <> 'sponsor'`;
const digestSql = `select ${things},
  ${list(`select c.id as "communityId", c.name as community, s.id, s.instrument, s.title, s.event_id as "eventId", ${isoMs('s.opened_at')} as "openedAt", ${iso('s.closes_at')} as "closesAt",
      s.closed_at is null and s.closes_at > $3 and not exists (select from survey_turn t where t.tenant_id = $1 and t.community_id = c.id and t.survey_id = s.id and t.person_id = $2) as waits
    from ${own} join survey s on s.tenant_id = $1 and s.community_id = c.id
    where ${inCommunity} and s.instrument <> 'leaver' and s.opened_at > $3::timestamptz - interval '1 year'
      and (s.event_id is null or exists (select from attendance t where t.tenant_id = $1 and t.community_id = c.id and t.event_id = s.event_id and t.person_id = $2 and coalesce(t.came, t.signed_up_at is not null and t.cancelled_at is null)))
    order by s.opened_at, s.id`)} as surveys,
  ${list(`select c.id as "communityId", c.name as community, count(*)::int as count, to_char(min(a.saved_at + interval '${keptFor.draftDays} days') at time zone c.zone, 'YYYY-MM-DD') as until
    from ${own} join answer a on a.tenant_id = $1 and a.community_id = c.id and a.person_id = $2 and a.draft is not null and a.draft <> '' and a.saved_at < $3::timestamptz - interval '${keptFor.draftAskDays} days'
    where ${inCommunity} group by c.id, c.name, c.zone order by until, c.id limit 20`)} as drafts,
  ${list(`select n.* from (
      select c.id as "communityId", c.name as community, 'charter' as kind, h.content->>'title' as title, h.published_at as at from ${own} join charter h on h.tenant_id = $1 and h.community_id = c.id where ${inCommunity}
      union all select c.id, c.name, 'resource', r.title, r.added_at from ${own} join resource r on r.tenant_id = $1 and r.community_id = c.id where ${inCommunity} and r.removed_at is null and r.added_by <> $2
    ) n where n.at > $3::timestamptz - interval '7 days' and n.at <= $3 order by n.at desc limit 30`)} as news,
  array(select c.id from ${own} where ${inCommunity} and c.settings->>'pausedUntil' > to_char($3::timestamptz at time zone c.zone, 'YYYY-MM-DD')) as paused`;

const window = `$2::timestamptz - interval '84 days'`;
const portfolioSql = `with
    people as (select community_id, count(*) filter (where part <> 'sponsor')::int as members, count(*) filter (where part = 'core')::int as core from member where tenant_id = $1 and left_at is null group by community_id),
    active as (select d.community_id, count(*)::int as active from (
        select community_id, person_id from post where tenant_id = $1 and written_at >= ${window}
        union select community_id, added_by from resource where tenant_id = $1 and removed_at is null and added_at >= ${window}
        union select t.community_id, t.person_id from attendance t join event e on e.tenant_id = $1 and e.community_id = t.community_id and e.id = t.event_id where t.tenant_id = $1 and t.came and e.starts_at >= ${window}
      ) d join member m on m.tenant_id = $1 and m.community_id = d.community_id and m.person_id = d.person_id and m.left_at is null and m.part <> 'sponsor'
      where not exists (select from choice o where o.tenant_id = $1 and o.community_id = d.community_id and o.person_id = d.person_id and not o.counted) group by d.community_id),
    held as (select community_id, count(*) filter (where starts_at >= ${window})::int as events, max(starts_at) as last from event where tenant_id = $1 and state = 'held' group by community_id),
    charters as (select community_id, max(version) as version from charter where tenant_id = $1 group by community_id),
    next as (select community_id, min(on_date) as on_date from review where tenant_id = $1 and on_date >= $2::timestamptz::date group by community_id)
  select c.id, c.name, c.topic, coalesce(p.members, 0) as members, coalesce(p.core, 0) as core, coalesce(a.active, 0) as active, coalesce(h.events, 0) as events, to_char(h.last at time zone c.zone, 'YYYY-MM-DD') as "lastEventOn",
    k.version as charter, n.on_date::text as "nextReviewOn", to_char(c.created_at at time zone c.zone, 'YYYY-MM-DD') as "startedOn"
  from community c left join people p on p.community_id = c.id left join active a on a.community_id = c.id left join held h on h.community_id = c.id left join charters k on k.community_id = c.id left join next n on n.community_id = c.id
  where c.tenant_id = $1 order by lower(c.name), c.id limit 2000`;

const listingSql = `select
  ${list(`select c.id, c.name, c.topic, (select h.content->>'purpose' from charter h where h.tenant_id = $1 and h.community_id = c.id order by h.version desc limit 1) as purpose,
      (select json_build_object('name', m.name, 'email', m.email) from member m left join holding o on o.tenant_id = $1 and o.community_id = c.id and o.role_id = $3 and o.holder = m.person_id and o.part = 'holder' and o.accepted_at is not null and o.ended_at is null
        where m.tenant_id = $1 and m.community_id = c.id and m.left_at is null and m.part <> 'sponsor' and m.email is not null and (o.holder is not null or m.part = 'core') order by o.holder is null, m.joined_at, m.person_id limit 1) as contact
    from community c where c.tenant_id = $1 and c.settings->>'listed' = 'true' order by lower(c.name), c.id limit 500`)} as listed,
  ${list(`select c.id, c.name, c.topic from ${own} where m.tenant_id = $1 and m.person_id = $2 and m.left_at is null order by lower(c.name), c.id limit 200`)} as mine`;

export function createAcross(pool: Pool): Across {
  return {
    async things(tenantId, personId, now) {
      const { rows } = await pool.query<OwnThings>({ name: 'across-things', text: thingsSql, values: [tenantId, personId, now] });
      return rows[0] ?? { actions: [], events: [] };
    },
    async digest(tenantId, personId, now) {
      const { rows } = await pool.query<DigestRows>({ name: 'across-digest', text: digestSql, values: [tenantId, personId, now] });
      return rows[0] ?? { actions: [], events: [], surveys: [], drafts: [], news: [], paused: [] };
    },
    async listing(tenantId, personId) {
      const { rows } = await pool.query<Listing>({ name: 'across-listing', text: listingSql, values: [tenantId, personId, coordinator] });
      return rows[0] ?? { listed: [], mine: [] };
    },
    portfolio: async (tenantId, now) => (await pool.query<PortfolioFigures>({ name: 'across-portfolio', text: portfolioSql, values: [tenantId, now] })).rows,
  };
}
