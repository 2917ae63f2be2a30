import type { Pool } from 'pg';
import type { Facts } from '../domain/measuring/facts';
import type { Booking, Choice, CommunityEvent, Contact, EventReport, Remark, Resource } from '../domain/record';
import { anywhere, here, list } from './lists';
import { bookedSql } from './bookedSql';
import { ofMeeting } from './meetingAttendance';
import { ownSql, type OwnRows } from './ownRows';
import { asJson } from './recordSql';
import * as schema from './schema';

/** An event with how many signed up and came, and what the reader did. */
export interface EventRow extends Omit<CommunityEvent, 'booking' | 'report'> {
  /** How it stands in Outlook; for readers outside the core group only the link to join, once they have signed up. */
  booking: Pick<Booking, 'state' | 'problem' | 'webLink' | 'joinUrl' | 'news'> | null;
  /** How reading who came stands; null for readers outside the core group. */
  report: Omit<EventReport, 'askedBy' | 'askedAt'> | null;
  hostName: string | null;
  signedUp: number;
  came: number;
  mine: { signedUp: boolean; came: boolean | null };
}

export interface AttendanceRow {
  personId: string;
  name: string;
  signedUp: boolean;
  came: boolean | null;
}

export interface ResourceRow extends Resource {
  addedByName: string;
  checkedByName: string | null;
}

export interface ResourceSearch {
  find: string;
  tag: string;
  kind: '' | 'resource' | 'story';
  /** The id of the one that is wanted; empty for any. */
  only: string;
}

/** That somebody wrote in the team, without what. */
export interface Post {
  id: string;
  personId: string;
  /** ISO 8601 UTC. */
  writtenAt: string;
  /** The first message of the thread; null for one that begins it. */
  replyTo: string | null;
  question: boolean;
}

/** What members do: read in one statement each, because there is much of it. */
export interface Activity {
  /** The facts for the measures, of the year before `now` (ISO 8601 UTC); the actions, talks and figures come with the record of the whole. */
  facts(tenantId: string, communityId: string, now: string): Promise<Facts>;
  /** Events from one moment to another (ISO 8601 UTC), in order of time, at most 200. */
  events(tenantId: string, communityId: string, readerId: string, from: string, to: string): Promise<EventRow[]>;
  event(tenantId: string, communityId: string, readerId: string, eventId: string): Promise<EventRow | null>;
  /** Ids of the events and talks to come (after `now`, ISO 8601 UTC) that are in this person's calendar in Outlook; the reviews come with the record. */
  booked(tenantId: string, communityId: string, personId: string, now: string): Promise<string[]>;
  /** How many came to each meeting of the core group, by its id; of those of which somebody is noted. */
  meetingCounts(tenantId: string, communityId: string): Promise<{ id: string; came: number }[]>;
  /** Who signed up or came to an event or a meeting, in order of name. */
  attendance(tenantId: string, communityId: string, eventId: string): Promise<AttendanceRow[]>;
  /** Who has signed up, to be invited. */
  guests(tenantId: string, communityId: string, eventId: string): Promise<{ personId: string; name: string; email: string | null }[]>;
  /** What is on the shelf, the newest first, at most `most`; and what it is about, the commonest first. */
  resources(tenantId: string, communityId: string, search: ResourceSearch, most: number): Promise<{ found: ResourceRow[]; tags: { tag: string; count: number }[]; total: number }>;
  /** Talks with the sponsor, the latest first. */
  contacts(tenantId: string, communityId: string): Promise<Contact[]>;
  remarks(tenantId: string, communityId: string): Promise<(Remark & { by: string })[]>;
  choice(tenantId: string, communityId: string, personId: string): Promise<Choice | null>;
  /** Ids of those in the community whose photo may be shown. */
  shownPhotos(tenantId: string, communityId: string): Promise<string[]>;
  ownRows(tenantId: string, communityId: string, personId: string): Promise<OwnRows>;
  /** Writes down that people wrote; what is there already stays. */
  addPosts(tenantId: string, communityId: string, posts: readonly Post[]): Promise<void>;
  /** The areas that people of the community have named. */
  areas(tenantId: string, communityId: string): Promise<string[]>;
}

const ms = (column: string): string => `(extract(epoch from ${column}) * 1000)::bigint`;
/** Everything that counts as a contribution, with whose and when. */
const deeds = `select person_id, written_at as at from post where ${here}
  union all select added_by, added_at from resource where ${here} and removed_at is null
  union all select owner_id, finished_at from action where ${here} and state = 'done' and owner_id is not null and finished_at is not null
  union all select host_id, starts_at from event where ${here} and state = 'held' and host_id is not null`;
/** What it takes to run the community. */
const acts = `select host_id as person_id, starts_at as at from event where ${here} and state = 'held' and host_id is not null
  union all select created_by, created_at from event where ${here}
  union all select h->>'ledBy', (h->>'plannedAt')::timestamptz from series, jsonb_array_elements(held) h where ${here} and h->>'ledBy' is not null
  union all select published_by, published_at from paper where ${here}
  union all select published_by, published_at from charter where ${here}
  union all select checked_by, checked_at from resource where ${here} and checked_by is not null
  union all select written_by, written_at from contact where ${here} and removed_at is null and kept_on is not null`;
/** A year, and the windows before it that measures compare with. */
const since = `$3::timestamptz - interval '400 days'`;

const factsSql = `select
  ${list(`select m.person_id as "personId", ${ms('m.joined_at')} as "joinedAt", ${ms('m.left_at')} as "leftAt", c.area, ${ms('d.first')} as "firstDeedAt"
    from member m left join choice c using (tenant_id, community_id, person_id) left join (select person_id, min(at) as first from (${deeds}) d group by person_id) d on d.person_id = m.person_id
    where m.tenant_id = $1 and m.community_id = $2 and m.part <> 'sponsor' and coalesce(c.counted, true)`)} as people,
  ${list(`select person_id as "personId", ${ms('at')} as at from (${deeds}) d where at >= ${since}`)} as deeds,
  ${list(`select person_id as "personId", ${ms('at')} as at from (${acts}) d where at >= ${since}`)} as acts,
  ${list(`select id, title, kind, ${ms('starts_at')} as "startsAt", state from event where ${here}`)} as events,
  ${list(`select a.event_id as "eventId", a.person_id as "personId", a.signed_up_at is not null and coalesce(a.cancelled_at >= e.starts_at, true) as "signedUp", coalesce(a.came, false) as came
    from attendance a join event e on e.tenant_id = a.tenant_id and e.community_id = a.community_id and e.id = a.event_id
    where a.tenant_id = $1 and a.community_id = $2 and e.starts_at >= ${since}`)} as attendances,
  ${list(`select t.person_id as "personId", ${ms('t.written_at')} as at, t.question,
      (select min(${ms('r.written_at')}) from post r where r.tenant_id = $1 and r.community_id = $2 and r.reply_to = t.id and r.person_id <> t.person_id) as "firstReplyAt"
    from post t where t.tenant_id = $1 and t.community_id = $2 and t.reply_to is null and t.written_at >= ${since}`)} as threads,
  ${list(`select kind, added_by as "addedBy", ${ms('added_at')} as "addedAt", ${ms('checked_at')} as "checkedAt" from resource where ${here} and removed_at is null`)} as shelf,
  (select coalesce(json_agg(${asJson(schema.actions, 'a')}), '[]') from action a where a.tenant_id = $1 and a.community_id = $2) as actions,
  (select coalesce(json_agg(${asJson(schema.contacts, 'c')}), '[]') from contact c where c.tenant_id = $1 and c.community_id = $2) as contacts,
  (select coalesce(json_agg(${asJson(schema.webCounts, 'w')}), '[]') from web_count w where w.tenant_id = $1 and w.community_id = $2) as "webCounts"`;

/** $1 tenant, $2 community, $3 the reader. */
const eventSql = (only: string): string => `select (${asJson(schema.events, 'e')})::jsonb || jsonb_build_object('hostName', h.name, 'booking', e.booking - '{organiserId,askedAt,graphEventId,sent,telling,former}'::text[], 'report', e.report - '{askedBy,askedAt}'::text[],
    'signedUp', (select count(*) from attendance a where a.tenant_id = $1 and a.community_id = $2 and a.event_id = e.id and a.signed_up_at is not null and a.cancelled_at is null),
    'came', (select count(*) from attendance a where a.tenant_id = $1 and a.community_id = $2 and a.event_id = e.id and a.came),
    'mine', jsonb_build_object('signedUp', coalesce(m.signed_up_at is not null and m.cancelled_at is null, false), 'came', m.came)) as one
  from event e left join member h on h.tenant_id = $1 and h.community_id = $2 and h.person_id = e.host_id
    left join attendance m on m.tenant_id = $1 and m.community_id = $2 and m.event_id = e.id and m.person_id = $3
  where e.tenant_id = $1 and e.community_id = $2 and ${only} order by e.starts_at, e.id limit 200`;

const resourceSql = `with there as (select * from resource where ${here} and removed_at is null),
    found as (select * from there r where ($3 = '' or r.title ilike $3 escape '\\' or r.about ilike $3 escape '\\' or r.tags::text ilike $3 escape '\\' or r.story::text ilike $3 escape '\\')
      and ($4 = '' or r.tags ? $4) and ($5 = '' or r.kind = $5) and ($7 = '' or r.id = $7))
  select (select coalesce(json_agg(x.one), '[]') from (
      select (${asJson(schema.resources, 'r')})::jsonb || jsonb_build_object('addedByName', coalesce(a.name, ''), 'checkedByName', c.name) as one from found r
        left join member a on a.tenant_id = $1 and a.community_id = $2 and a.person_id = r.added_by left join member c on c.tenant_id = $1 and c.community_id = $2 and c.person_id = r.checked_by
      order by r.added_at desc, r.id limit $6) x) as found,
    (select coalesce(json_agg(x), '[]') from (select tag, count(*)::int as count from there, jsonb_array_elements_text(tags) tag group by tag order by count(*) desc, tag limit 30) x) as tags,
    (select count(*)::int from found) as total`;

export function createActivity(pool: Pool): Activity {
  const many = async <T>(name: string, text: string, values: unknown[]): Promise<T[]> => (await pool.query<{ one: T }>({ name, text, values })).rows.map((row) => row.one);
  return {
    async facts(tenantId, communityId, now) {
      const { rows } = await pool.query<Facts>({ name: 'activity-facts', text: factsSql, values: [tenantId, communityId, now] });
      const found = rows[0] as Facts;
      // Who wants to be in no count is in none: neither above the line nor below it.
      const counted = new Set(found.people.map((one) => one.personId));
      const theirs = <T extends { personId: string }>(rowsOf: T[]): T[] => rowsOf.filter((one) => counted.has(one.personId));
      return { ...found, deeds: theirs(found.deeds), acts: theirs(found.acts), attendances: theirs(found.attendances), threads: theirs(found.threads) };
    },
    events: (tenantId, communityId, readerId, from, to) => many('activity-events', eventSql('e.starts_at >= $4 and e.starts_at < $5'), [tenantId, communityId, readerId, from, to]),
    async event(tenantId, communityId, readerId, eventId) {
      const [one] = await many<EventRow>('activity-event', eventSql('e.id = $4'), [tenantId, communityId, readerId, eventId]);
      return one ?? null;
    },
    booked: (tenantId, communityId, personId, now) => many('activity-booked', bookedSql, [tenantId, communityId, personId, now]),
    async guests(tenantId, communityId, eventId) {
      const { rows } = await pool.query<{ personId: string; name: string; email: string | null }>({
        name: 'activity-guests',
        text: `select m.person_id as "personId", m.name, m.email from attendance a join member m on m.tenant_id = $1 and m.community_id = $2 and m.person_id = a.person_id
          where a.tenant_id = $1 and a.community_id = $2 and a.event_id = $3 and a.signed_up_at is not null and a.cancelled_at is null and m.left_at is null order by m.name, m.person_id`,
        values: [tenantId, communityId, eventId],
      });
      return rows;
    },
    async attendance(tenantId, communityId, eventId) {
      const { rows } = await pool.query<AttendanceRow>({
        name: 'activity-attendance',
        text: `select a.person_id as "personId", m.name, a.signed_up_at is not null and a.cancelled_at is null as "signedUp", a.came from attendance a
          join member m on m.tenant_id = $1 and m.community_id = $2 and m.person_id = a.person_id where a.tenant_id = $1 and a.community_id = $2 and a.event_id = $3 order by lower(m.name), a.person_id`,
        values: [tenantId, communityId, eventId],
      });
      return rows;
    },
    meetingCounts: (tenantId, communityId) =>
      many('activity-meetings', `select json_build_object('id', a.event_id, 'came', count(*) filter (where a.came)) as one from attendance a where a.tenant_id = $1 and a.community_id = $2 and ${ofMeeting} group by a.event_id`, [tenantId, communityId]),
    async resources(tenantId, communityId, { find, tag, kind, only }, most) {
      const like = find === '' ? '' : anywhere(find);
      const { rows } = await pool.query<{ found: ResourceRow[]; tags: { tag: string; count: number }[]; total: number }>({ name: 'activity-resources', text: resourceSql, values: [tenantId, communityId, like, tag, kind, most, only] });
      return rows[0] ?? { found: [], tags: [], total: 0 };
    },
    contacts: (tenantId, communityId) =>
      many('activity-contacts', `select ${asJson(schema.contacts, 'c')} as one from contact c where c.tenant_id = $1 and c.community_id = $2 and c.removed_at is null order by coalesce(c.kept_on, c.planned_on) desc, c.id`, [tenantId, communityId]),
    remarks: (tenantId, communityId) =>
      many('activity-remarks', `select (${asJson(schema.remarks, 'r')})::jsonb || jsonb_build_object('by', coalesce(m.name, '')) as one from remark r left join member m on m.tenant_id = $1 and m.community_id = $2 and m.person_id = r.written_by
        where r.tenant_id = $1 and r.community_id = $2 and r.removed_at is null order by r.written_at, r.id`, [tenantId, communityId]),
    async choice(tenantId, communityId, personId) {
      const [one] = await many<Choice>('activity-choice', `select ${asJson(schema.choices, 'c')} as one from choice c where c.tenant_id = $1 and c.community_id = $2 and c.person_id = $3`, [tenantId, communityId, personId]);
      return one ?? null;
    },
    shownPhotos: (tenantId, communityId) =>
      many('activity-photos', 'select c.person_id as one from choice c join member m using (tenant_id, community_id, person_id) where c.tenant_id = $1 and c.community_id = $2 and c.photo and m.left_at is null order by c.person_id', [tenantId, communityId]),
    async ownRows(tenantId, communityId, personId) {
      const { rows } = await pool.query<OwnRows>({ name: 'activity-own', text: ownSql, values: [tenantId, communityId, personId] });
      return rows[0] as OwnRows;
    },
    async addPosts(tenantId, communityId, posts) {
      await pool.query(
        `insert into post (tenant_id, community_id, id, person_id, written_at, reply_to, question)
          select $1, $2, p.id, p."personId", p."writtenAt", p."replyTo", p.question from json_to_recordset($3) p(id text, "personId" text, "writtenAt" timestamptz, "replyTo" text, question boolean) on conflict do nothing`,
        [tenantId, communityId, JSON.stringify(posts)],
      );
    },
    async areas(tenantId, communityId) {
      return many('activity-areas', `select distinct area as one from choice where ${here} and area is not null order by area limit 50`, [tenantId, communityId]);
    },
  };
}
