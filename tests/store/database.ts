import { randomBytes } from 'node:crypto';
import type { Client } from 'pg';
import { migrate } from '../../bot/store/migrate';
import { prefixOf, runFolder, testServer, withServer } from './server';

export interface TestDatabase {
  /** For `pg`; the schema stands, the tables are empty. */
  url: string;
  /** Drops it, ending whatever is still connected. */
  drop(): Promise<void>;
}

/** A database of its own for a test file: a copy of the run's one migrated template. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = await testServer();
  const template = `${prefixOf(runFolder())}_template`;
  const name = `${prefixOf(runFolder())}_${randomBytes(5).toString('hex')}`;
  await withServer(server, async (client) => {
    await ensureTemplate(client, server, template);
    // Files are copied as they are: with the writing of a log for each page it takes half as long again.
    await client.query(`create database "${name}" template "${template}" strategy file_copy`);
  });
  return {
    url: inDatabase(server, name),
    drop: () => withServer(server, async (client) => void (await client.query(`drop database if exists "${name}" with (force)`))),
  };
}

/** Only one of the files that run side by side makes the template; the others wait for it. */
async function ensureTemplate(client: Client, server: string, template: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtext($1))', [template]);
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount === 0) await makeTemplate(client, server, template);
  } finally {
    await client.query('select pg_advisory_unlock(hashtext($1))', [template]);
  }
}

async function makeTemplate(client: Client, server: string, template: string): Promise<void> {
  const making = `${template}_making`;
  await client.query(`drop database if exists "${making}" with (force)`);
  await client.query(`create database "${making}" template template0`);
  await migrate(inDatabase(server, making));
  // Connections that close late would hold up the copies.
  await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [making]);
  await client.query(`alter database "${making}" rename to "${template}"`);
}

function inDatabase(server: string, name: string): string {
  const [path = '', query] = server.split('?');
  return `${path.slice(0, path.lastIndexOf('/'))}/${name}${query ? `?${query}` : ''}`;
}
