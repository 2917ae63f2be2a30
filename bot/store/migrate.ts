import { join } from 'node:path';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as run } from 'drizzle-orm/node-postgres/migrator';
import { Client } from 'pg';

/** Any number, the same in every instance: the lock that lets one of them migrate at a time. */
const lock = 71_406_011;

/**
 * Brings the database at `url` to the newest schema; safe to call from several instances at once.
 * The migrations stand beside this file, in the sources and in the bundle alike.
 */
export async function migrate(url: string, folder = join(__dirname, 'migrations')): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [lock]);
    await run(drizzle(client), { migrationsFolder: folder });
  } finally {
    await client.end();
  }
}
