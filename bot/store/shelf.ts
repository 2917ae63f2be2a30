import type { Pool } from 'pg';
import type { Resource } from '../domain/record';
import { anywhere, like } from './lists';

/** Something on the shelf of one of a person's communities, as it is shown outside the tab. */
export interface ShelfRow extends Pick<Resource, 'id' | 'kind' | 'title' | 'url' | 'about' | 'tags'> {
  communityId: string;
  community: string;
}

/** The shelves of all the communities that somebody is in. */
export interface Shelf {
  /** What holds every one of the words, in any of its texts or the community's name; the newest first. Without words all of it. */
  find(tenantId: string, personId: string, words: readonly string[], skip: number, most: number): Promise<ShelfRow[]>;
  /** What leads to an address. */
  withUrl(tenantId: string, personId: string, url: string): Promise<ShelfRow | null>;
  /** What was saved under an id, or under one that begins with it and a dash, the first one first. */
  savedAs(tenantId: string, communityId: string, id: string): Promise<{ id: string; removedAt: string | null }[]>;
}

const rowSql = `select c.id as "communityId", c.name as community, r.id, r.kind, r.title, r.url, r.about, r.tags
  from member m join community c on c.tenant_id = m.tenant_id and c.id = m.community_id
    join resource r on r.tenant_id = $1 and r.community_id = c.id and r.removed_at is null
  where m.tenant_id = $1 and m.person_id = $2 and m.left_at is null`;

export function createShelf(pool: Pool): Shelf {
  return {
    async find(tenantId, personId, words, skip, most) {
      const { rows } = await pool.query<ShelfRow>({
        name: 'shelf-find',
        text: `${rowSql} and not exists (select from unnest($3::text[]) w where not (r.title ilike w escape '\\' or r.about ilike w escape '\\' or r.tags::text ilike w escape '\\'
            or coalesce(r.url, '') ilike w escape '\\' or coalesce(r.story::text, '') ilike w escape '\\' or c.name ilike w escape '\\'))
          order by r.added_at desc, r.community_id, r.id offset $4 limit $5`,
        values: [tenantId, personId, words.map(anywhere), skip, most],
      });
      return rows;
    },
    async withUrl(tenantId, personId, url) {
      const { rows } = await pool.query<ShelfRow>({ name: 'shelf-url', text: `${rowSql} and r.url = $3 order by r.added_at desc, r.id limit 1`, values: [tenantId, personId, url] });
      return rows[0] ?? null;
    },
    async savedAs(tenantId, communityId, id) {
      const { rows } = await pool.query<{ id: string; removedAt: string | null }>({
        name: 'shelf-saved',
        text: `select id, removed_at as "removedAt" from resource where tenant_id = $1 and community_id = $2 and (id = $3 or id like $4 escape '\\') order by added_at, id`,
        values: [tenantId, communityId, id, `${like(id)}-%`],
      });
      return rows;
    },
  };
}
