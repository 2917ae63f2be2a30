/** Pieces of SQL that the readers of large tables share: $1 is the tenant, $2 the community. */

export const here = 'tenant_id = $1 and community_id = $2';

/** A text as (i)like takes it to the letter, with `\\` as the escape. */
export const like = (text: string): string => text.replace(/[\\%_]/g, '\\$&');

/** A text anywhere in another. */
export const anywhere = (text: string): string => `%${like(text)}%`;

/** A moment as ISO 8601 UTC in JSON. */
export const iso = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')`;

/** A moment as ISO 8601 UTC with its milliseconds, as records keep it. */
export const isoMs = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** The rows of a select as one JSON array. */
export const list = (select: string): string => `(select coalesce(json_agg(x), '[]') from (${select}) x)`;
