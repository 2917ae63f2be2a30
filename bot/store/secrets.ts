import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';

/** Keys that the app makes for itself at the first need and keeps. */
export interface Secrets {
  /** 32 random bytes for a purpose, the same for every instance and after every restart. */
  of(tenantId: string, purpose: string): Promise<Buffer>;
}

export function createSecrets(pool: Pool): Secrets {
  const known = new Map<string, Promise<Buffer>>();

  async function readOrMake(tenantId: string, purpose: string): Promise<Buffer> {
    // Of two instances that make one at the same moment, the first one's stands.
    await pool.query({ name: 'secret-make', text: 'insert into secret (tenant_id, purpose, value) values ($1, $2, $3) on conflict do nothing', values: [tenantId, purpose, randomBytes(32).toString('base64url')] });
    const { rows } = await pool.query<{ value: string }>({ name: 'secret-read', text: 'select value from secret where tenant_id = $1 and purpose = $2', values: [tenantId, purpose] });
    return Buffer.from(rows[0]?.value ?? '', 'base64url');
  }

  return {
    of(tenantId, purpose) {
      const key = `${tenantId}/${purpose}`;
      const value = known.get(key) ?? readOrMake(tenantId, purpose);
      known.set(key, value);
      // What could not be read now is read at the next need.
      value.catch(() => known.delete(key));
      return value;
    },
  };
}
