import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';

export interface Database {
  pool: Pool;
  orm: NodePgDatabase;
  close(): Promise<void>;
}

/** Connections of one instance. Small Azure servers allow about 35 in all; pg-boss shares these. */
const connections = 8;

/** Opens a pool on a migrated database. A connection that breaks is replaced at the next query. */
export function openDatabase(url: string, onLost: (error: Error) => void = () => undefined): Database {
  const pool = new Pool({ connectionString: url, max: connections, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 10_000 });
  pool.on('error', onLost);
  return { pool, orm: drizzle(pool), close: () => pool.end() };
}
