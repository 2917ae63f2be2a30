import type { Pool } from 'pg';

/** What is kept for one person, sealed: the store never sees what is inside. */
export interface KeptRow {
  sealed: string | null;
  /** ISO 8601 UTC; null where nothing is kept. */
  signedInAt: string | null;
  /** False once they have said that nothing is to be kept. */
  away: boolean;
  /** In the core group of a community. */
  inCore: boolean;
}

export interface SignIns {
  read(tenantId: string, personId: string): Promise<KeptRow>;
  /** Keeps it, unless the person has said no or is in no core group. `signedInAt` null: they were not there, and its age goes on. */
  write(tenantId: string, personId: string, sealed: string, signedInAt: string | null): Promise<void>;
  drop(tenantId: string, personId: string): Promise<void>;
  /** Whether something is to be kept from now on; with `false` what is kept is deleted. */
  choose(tenantId: string, personId: string, away: boolean): Promise<void>;
  /** Deletes what is older, and what is of people who have left every core group; that somebody has said no stays. */
  clear(tenantId: string, olderThan: string): Promise<void>;
}

const core = (person: string): string => `exists (select from member m where m.tenant_id = $1 and m.person_id = ${person} and m.part = 'core' and m.left_at is null)`;

export function createSignIns(pool: Pool): SignIns {
  const run = async (name: string, text: string, values: unknown[]): Promise<void> => void await pool.query({ name: `sign-in-${name}`, text, values });
  return {
    async read(tenantId, personId) {
      const { rows } = await pool.query<{ sealed: string | null; at: Date | null; away: boolean | null; core: boolean }>({
        name: 'sign-in-read', values: [tenantId, personId],
        text: `select s.sealed, s.signed_in_at as at, s.away, ${core('$2')} as core from (select 1) one left join sign_in s on s.tenant_id = $1 and s.person_id = $2`,
      });
      const [row] = rows;
      return { sealed: row?.sealed ?? null, signedInAt: row?.at ? new Date(row.at).toISOString() : null, away: row?.away ?? true, inCore: row?.core ?? false };
    },
    write: (tenantId, personId, sealed, signedInAt) => (signedInAt === null
      ? run('renew', 'update sign_in set sealed = $3 where tenant_id = $1 and person_id = $2 and away and sealed is not null', [tenantId, personId, sealed])
      : run('write', `insert into sign_in (tenant_id, person_id, sealed, signed_in_at) select $1, $2, $3, $4 where ${core('$2')}
        on conflict (tenant_id, person_id) do update set sealed = excluded.sealed, signed_in_at = excluded.signed_in_at where sign_in.away`, [tenantId, personId, sealed, signedInAt])),
    drop: (tenantId, personId) => run('drop', 'update sign_in set sealed = null, signed_in_at = null where tenant_id = $1 and person_id = $2', [tenantId, personId]),
    choose: (tenantId, personId, away) => run('choose', `insert into sign_in (tenant_id, person_id, away) values ($1, $2, $3)
      on conflict (tenant_id, person_id) do update set away = excluded.away, sealed = case when excluded.away then sign_in.sealed end, signed_in_at = case when excluded.away then sign_in.signed_in_at end`, [tenantId, personId, away]),
    clear: (tenantId, olderThan) => run('clear', `delete from sign_in s where s.tenant_id = $1 and s.away and (coalesce(s.signed_in_at, '-infinity') < $2 or not ${core('s.person_id')})`, [tenantId, olderThan]),
  };
}
