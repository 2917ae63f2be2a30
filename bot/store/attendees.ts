import type { Pool } from 'pg';
import { here } from './lists';

/** Somebody of the community whom a line of a list is about, by its place in the list, with what is noted of them at an event. */
export interface Matched {
  line: number;
  personId: string;
  name: string;
  came: boolean | null;
}

const sql = `with lines as (select (ord - 1)::int as line, lower(l.value->>'name') as name, lower(l.value->>'email') as email from json_array_elements($4::json) with ordinality l(value, ord)),
    there as (select person_id, name, lower(name) as low, lower(email) as email from member where ${here} and left_at is null and part <> 'sponsor'),
    single as (select low from there group by low having count(*) = 1)
  select l.line, m.person_id as "personId", m.name, a.came from lines l
    join there m on (l.email <> '' and m.email = l.email) or (l.email = '' and m.low = l.name and m.low in (select low from single))
    left join attendance a on a.tenant_id = $1 and a.community_id = $2 and a.event_id = $3 and a.person_id = m.person_id
  order by l.line, m.person_id`;

/** Who of the community is meant by the lines of a list, by address or, where a line has none, by a name that only one of them has. */
export async function matchAttendees(pool: Pool, tenantId: string, communityId: string, eventId: string, people: readonly { name: string; email: string }[]): Promise<Matched[]> {
  const { rows } = await pool.query<Matched>({ name: 'attendees-match', text: sql, values: [tenantId, communityId, eventId, JSON.stringify(people)] });
  return rows;
}
