import { Client } from 'pg';
import { testDatabase } from './database';

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each test file has a database of its own, and a dropped one is gone', async () => {
  const [one, two] = await Promise.all([testDatabase(), testDatabase()]);
  await ask(one.url, 'create table mine (n int)');
  expect(await ask(two.url, "select to_regclass('mine') as found")).toEqual([{ found: null }]);
  await Promise.all([one.drop(), two.drop()]);
  await expect(ask(one.url, 'select 1')).rejects.toThrow(/does not exist/);
});
