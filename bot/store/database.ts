import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { Pool } from 'pg';

export interface Database {
  pool: Pool;
  /** For what may be lost with a server that loses power, since it only saves work: its commits do not wait for the disk. */
  hasty: Pool;
  orm: NodePgDatabase;
  close(): Promise<void>;
}

/** Connections of one instance. Small Azure servers allow about 35 in all. */
const connections = 6;
const hastyConnections = 4;

/** Opens a pool on a migrated database. A connection that breaks is replaced at the next query. */
export function openDatabase(url: string, onLost: (error: Error) => void = () => undefined): Database {
  const opened = (max: number, options = ''): Pool => new Pool({ connectionString: url, max, options, idleTimeoutMillis: 60_000, connectionTimeoutMillis: 10_000 }).on('error', onLost);
  const pool = opened(connections);
  const hasty = opened(hastyConnections, '-c synchronous_commit=off');
  return {
    pool, hasty, orm: drizzle(pool),
    async close() {
      await Promise.all([pool.end(), hasty.end()]);
    },
  };
}
