import type { Pool } from 'pg';

/** Keeps all instances together under a limit that holds for a tenant, a team or a conversation (`of`). */
export interface Pace {
  /** Takes the next place in a row of `aSecond` places a second; gives the milliseconds until it is there, 0 after a rest. By the database's clock, so that instances agree. */
  take(of: string, aSecond: number): Promise<number>;
}

export function createPace(pool: Pool): Pace {
  return {
    async take(of, aSecond) {
      const { rows } = await pool.query<{ wait: number }>({
        name: 'pace-take',
        text: `insert into pace as p (tenant_id, next_at) values ($1, clock_timestamp() + make_interval(secs => 1.0 / $2::float8))
          on conflict (tenant_id) do update set next_at = greatest(p.next_at, clock_timestamp()) + make_interval(secs => 1.0 / $2::float8)
          returning greatest(0, extract(epoch from next_at - clock_timestamp()) - 1.0 / $2::float8) * 1000 as wait`,
        values: [of, aSecond],
      });
      return rows[0]?.wait ?? 0;
    },
  };
}
