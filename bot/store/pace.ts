import type { Pool } from 'pg';

/** Keeps all instances together under Teams' limit for one tenant. */
export interface Pace {
  /** Takes the next place in a row of `aSecond` places a second; gives the milliseconds until it is there. By the database's clock, so that instances agree. */
  take(tenantId: string, aSecond: number): Promise<number>;
}

export function createPace(pool: Pool): Pace {
  return {
    async take(tenantId, aSecond) {
      const { rows } = await pool.query<{ wait: number }>({
        name: 'pace-take',
        text: `insert into pace as p (tenant_id, next_at) values ($1, clock_timestamp())
          on conflict (tenant_id) do update set next_at = greatest(p.next_at, clock_timestamp()) + make_interval(secs => 1.0 / $2::float8)
          returning greatest(0, extract(epoch from next_at - clock_timestamp()) * 1000)::float8 as wait`,
        values: [tenantId, aSecond],
      });
      return rows[0]?.wait ?? 0;
    },
  };
}
