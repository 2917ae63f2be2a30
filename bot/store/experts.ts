import type { Pool } from 'pg';
import { anywhere } from './lists';

/** Somebody who wants to be found by what they know about. */
export interface Expert {
  personId: string;
  name: string;
  knows: string[];
  /** For a chat in Teams; null where none is known. */
  email: string | null;
}

/**
 * Those in the community who have said what they know about, in order of name; with `find`, those in whose topics
 * or name it is. Nobody is in it who has not said so themselves.
 */
export async function findExperts(pool: Pool, tenantId: string, communityId: string, find: string, most: number): Promise<Expert[]> {
  const like = anywhere(find);
  const { rows } = await pool.query<Expert>({
    name: 'experts-find',
    text: `select m.person_id as "personId", m.name, m.email, c.knows from choice c join member m on m.tenant_id = $1 and m.community_id = $2 and m.person_id = c.person_id
      where c.tenant_id = $1 and c.community_id = $2 and m.left_at is null and jsonb_array_length(c.knows) > 0
        and (m.name ilike $3 escape '\\' or exists (select from jsonb_array_elements_text(c.knows) topic where topic ilike $3 escape '\\'))
      order by lower(m.name), m.person_id limit $4`,
    values: [tenantId, communityId, like, most],
  });
  return rows;
}
