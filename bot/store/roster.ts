import type { Pool } from 'pg';
import type { TeamPerson, TeamRole } from '../domain/teamPeople';
import { anywhere } from './lists';
import { recordMoved } from './recordSql';

/** Somebody who is in the community now. */
export interface FoundMember {
  /** Entra object id. */
  id: string;
  name: string;
  part: 'core' | 'member';
  role: TeamRole | null;
}

/**
 * Brings the members of a community in line with the people of its team: newcomers are added,
 * names and addresses renewed, those who are gone marked as left. Who is in the core group stays
 * so for when they come back; the sponsor is usually not in the team and is left alone. A team has
 * somebody in it: an empty list is one that could not be read, and puts nobody out. A list that does
 * not tell owners leaves an owner one, and a list without guests' mark makes a guest a member. `unsure`
 * are left as they are. `now` is ISO 8601 UTC. True if somebody of the core group has left or come back.
 */
export async function syncMembers(pool: Pool, tenantId: string, communityId: string, roster: readonly TeamPerson[], now: string, unsure: readonly string[] = []): Promise<boolean> {
  const { rows } = await pool.query<{ core: boolean }>(
    // A page of a roster may repeat somebody of the page before.
    `with people as (select distinct on (id) * from json_to_recordset($3) p(id text, name text, email text, role text)),
      settled as (select id from people union all select unnest($5::text[])),
      core as (select 1 from member where tenant_id = $1 and community_id = $2 and part = 'core' and (left_at is null) <> (person_id in (select id from people)) and person_id <> all($5) and exists (select 1 from people)),
      gone as (update member set left_at = $4 where tenant_id = $1 and community_id = $2 and left_at is null and part <> 'sponsor' and person_id not in (select id from settled) and exists (select 1 from people) returning 1),
      here as (insert into member (tenant_id, community_id, person_id, name, email, part, role, joined_at, left_at)
        select $1, $2, id, name, email, 'member', role, $4, null from people
        on conflict (tenant_id, community_id, person_id) do update set name = excluded.name, email = excluded.email, left_at = null,
          role = case when excluded.role is null and member.role = 'guest' then null else coalesce(excluded.role, member.role) end
          where (member.name, member.email, member.left_at) is distinct from (excluded.name, excluded.email, null::timestamptz)
            or member.role is distinct from (case when excluded.role is null and member.role = 'guest' then null else coalesce(excluded.role, member.role) end) returning 1),
      -- Whoever knows the record from before has to read it again.
      moved as (${recordMoved} and (exists (select 1 from gone) or exists (select 1 from here)))
     select exists (select 1 from core) as core`,
    [tenantId, communityId, JSON.stringify(roster), now, unsure],
  );
  return rows[0]?.core ?? false;
}

/** Everybody who is in a community, for finding somebody by a name that was typed; not the sponsor. */
export async function memberNames(pool: Pool, tenantId: string, communityId: string): Promise<{ id: string; name: string }[]> {
  const { rows } = await pool.query<{ id: string; name: string }>({
    name: 'members-names',
    text: `select person_id as id, name from member where tenant_id = $1 and community_id = $2 and left_at is null and part <> 'sponsor' order by lower(name), person_id`,
    values: [tenantId, communityId],
  });
  return rows;
}

/**
 * The people of a community with `find` anywhere in their name, upper or lower case alike, in order
 * of name, at most `most`. Read by the key of the community, so that it costs the same beside others.
 */
export async function findMembers(pool: Pool, tenantId: string, communityId: string, find: string, most: number): Promise<FoundMember[]> {
  const { rows } = await pool.query<FoundMember>({
    name: 'members-find',
    text: `select person_id as id, name, part, role from member
      where tenant_id = $1 and community_id = $2 and left_at is null and part <> 'sponsor' and name ilike $3 escape '\\'
      order by lower(name), person_id limit $4`,
    values: [tenantId, communityId, anywhere(find), most],
  });
  return rows;
}
