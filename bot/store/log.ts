import type { Pool } from 'pg';
import type { LogFacts } from '../domain/logRows';
import { here, iso, list } from './lists';
import { ofMeeting } from './meetingAttendance';

/** What the log in the team's Files is made of, besides the facts of the measures. */
export interface Logs {
  /** Events and things of the shelf in order of time, meetings in order of their ids. Counts leave out who wants to be in none. */
  facts(tenantId: string, communityId: string): Promise<LogFacts>;
}

/** An id may say who made the thing, and the workbook names nobody: its keys are made from the ids. */
const keyOf = (kind: string): string => `'${kind}-' || left(md5(t.id), 16) as key`;

const factsSql = `with counted as (
    select a.event_id, a.signed_up_at is not null and a.cancelled_at is null as coming, coalesce(a.came, false) as came, dense_rank() over (order by a.person_id) as who
    from attendance a where a.tenant_id = $1 and a.community_id = $2
      and not exists (select from choice c where c.tenant_id = $1 and c.community_id = $2 and c.person_id = a.person_id and not c.counted)),
  sums as (select event_id, count(*) filter (where coming)::int as coming, json_agg(who order by who) filter (where came) as came from counted group by event_id)
  select
    ${list(`select ${keyOf('event')}, t.title, t.kind, t.state, ${iso('t.starts_at')} as "startsAt", t.minutes, t.outcome, coalesce(s.coming, 0) as "signedUp", coalesce(s.came, '[]'::json) as came
      from event t left join sums s on s.event_id = t.id where ${here} order by t.starts_at, t.id`)} as events,
    ${list(`select a.event_id as id, coalesce(a.came, '[]'::json) as came from sums a where ${ofMeeting} order by a.event_id`)} as meetings,
    ${list(`select ${keyOf('thing')}, t.title, t.kind, t.tags, t.url, ${iso('t.added_at')} as "addedAt", t.review_on as "reviewOn", ${iso('t.removed_at')} as "removedAt"
      from resource t where ${here} order by t.added_at, t.id`)} as resources`;

export function createLogs(pool: Pool): Logs {
  return {
    async facts(tenantId, communityId) {
      const { rows } = await pool.query<LogFacts>({ name: 'log-facts', text: factsSql, values: [tenantId, communityId] });
      return rows[0] ?? { events: [], meetings: [], resources: [] };
    },
  };
}
