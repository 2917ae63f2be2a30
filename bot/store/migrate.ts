import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as run } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';
import { DatabaseUnavailable } from './embedded/unavailable';

/** Any number, the same in every instance: the lock that lets one of them migrate at a time. */
const lock = 71_406_011;

/** How long a server may take to let us in. Milliseconds. */
const patience = 15_000;

/** For the driver's errors without a code: silence, another protocol, a connection that is or is not encrypted. */
const noServer = 'What DATABASE_URL points at does not answer as a PostgreSQL server should. Check its host and port, and whether it wants sslmode=require.';

/**
 * Brings the database at `url` to the newest schema; safe to call from several instances at once.
 * The migrations stand beside this file, in the sources and in the bundle alike.
 */
export async function migrate(url: string, folder = join(__dirname, 'migrations')): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: patience });
  // A connection that breaks says so here as well as in the query, and would end the process unheard.
  client.on('error', () => undefined);
  await client.connect().catch((error: unknown) => {
    throw (error as { code?: unknown }).code === undefined ? new DatabaseUnavailable(noServer) : error;
  });
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await run(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end().catch(() => undefined);
  }
}
