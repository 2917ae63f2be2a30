import type { Pool } from 'pg';
import type { RosterPerson } from './places';

/**
 * Brings the members of a community in line with the people of its team: newcomers are added,
 * names and addresses renewed, those who are gone marked as left. The core group's choice of who
 * is in it is kept. `now` is ISO 8601 UTC.
 */
export async function syncMembers(pool: Pool, tenantId: string, communityId: string, roster: readonly RosterPerson[], now: string): Promise<void> {
  await pool.query(
    // A page of a roster may repeat somebody of the page before.
    `with people as (select distinct on (id) * from json_to_recordset($3) p(id text, name text, email text)),
      gone as (update member set left_at = $4 where tenant_id = $1 and community_id = $2 and left_at is null and part = 'member' and person_id not in (select id from people))
     insert into member (tenant_id, community_id, person_id, name, email, part, joined_at, left_at)
     select $1, $2, id, name, email, 'member', $4, null from people
     on conflict (tenant_id, community_id, person_id) do update set name = excluded.name, email = excluded.email, left_at = null`,
    [tenantId, communityId, JSON.stringify(roster), now],
  );
}
