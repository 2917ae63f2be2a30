import type { Pool } from 'pg';

/** Teams sends an activity again after about 15 s without an answer, with the same id or a new one. */
const stillWorking = 15_000;
const keepFor = 86_400_000;

/** Remembers which messages were taken in, so that each is answered once. */
export interface Inbound {
  /**
   * True if the message is to be handled now: it is new, or an earlier try began and died.
   * `now` is in milliseconds since 1970.
   */
  begin(tenantId: string, key: string, now: number): Promise<boolean>;
  done(tenantId: string, key: string): Promise<void>;
  forgetOld(now: number): Promise<void>;
}

export function createInbound(pool: Pool): Inbound {
  return {
    async begin(tenantId, key, now) {
      const { rowCount } = await pool.query({
        name: 'inbound-begin',
        text: `insert into inbound values ($1, $2, 'begun', $3) on conflict (tenant_id, key) do update set at = excluded.at where inbound.state = 'begun' and inbound.at < $4`,
        values: [tenantId, key, now, now - stillWorking],
      });
      return rowCount === 1;
    },
    async done(tenantId, key) {
      await pool.query({ name: 'inbound-done', text: `update inbound set state = 'done' where tenant_id = $1 and key = $2`, values: [tenantId, key] });
    },
    async forgetOld(now) {
      await pool.query('delete from inbound where at < $1', [now - keepFor]);
    },
  };
}
