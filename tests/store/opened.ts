import { Client } from 'pg';
import { openStore, type Store } from '../../bot/store/store';
import { testDatabase } from './database';

/** A database of its own with stores on it, each with a pool of its own, as each instance of the app has. */
export interface Opened {
  store: Store;
  /** One more instance on the same database. */
  another(): Promise<Store>;
  /** Past the store: what a test has to see or to disturb. */
  ask<T extends object>(sql: string, values?: unknown[]): Promise<T[]>;
  end(): Promise<void>;
}

export async function openTestStore(): Promise<Opened> {
  const database = await testDatabase();
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const stores: Store[] = [];
  const another = async (): Promise<Store> => {
    const store = await openStore(database.url);
    stores.push(store);
    return store;
  };
  return {
    store: await another(),
    another,
    ask: async (sql, values = []) => (await client.query(sql, values)).rows as never,
    async end() {
      await Promise.all(stores.map((store) => store.close()));
      await client.end();
      await database.drop();
    },
  };
}
