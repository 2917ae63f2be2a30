import type { Store } from '../../bot/store/store';
import { openTestStore, type Opened } from './opened';
import { at } from './awkward';
import { community } from './rows';

const tenant = 'tenant';
/** Longer than any test: a wait that ends by it has failed. */
const long = 60_000;

let opened: Opened;
let other: Store;
beforeAll(async () => {
  opened = await openTestStore();
  other = await opened.another();
});
afterAll(() => opened.end());

const commit = (id: string, revision: number, quiet = false) => opened.store.records.commit(tenant, id, revision, {
  commandId: `c-${revision}`, personId: 'ada', type: 'test', at, outcome: { said: null }, deliveries: [], quiet,
  changes: revision === 0 ? [{ put: 'community', row: community({ id }) }] : [],
});

/** Starts a community and waits until the news of it has gone by. */
async function start(id: string): Promise<void> {
  const known = [opened.store, other].map((store) => store.changes.next(tenant, id, 0, long));
  await commit(id, 0);
  await Promise.all(known);
}

describe('who waits for a change', () => {
  test('is woken with the new revision, in this instance and in another', async () => {
    const waiting = [opened.store, other, other].map((store) => store.changes.next(tenant, 'cop', 0, long));
    await commit('cop', 0);
    expect(await Promise.all(waiting)).toEqual([1, 1, 1]);
    const next = other.changes.next(tenant, 'cop', 1, long);
    await commit('cop', 1);
    expect(await next).toBe(2);
  });

  test('is not woken by another community, another tenant, a commit that was too late, or a draft', async () => {
    await start('mine');
    await start('theirs');
    const stop = new AbortController();
    const waiting = other.changes.next(tenant, 'mine', 1, long, stop.signal);
    const elsewhere = other.changes.next('other', 'mine', 0, long, stop.signal);
    await commit('mine', 7);
    await commit('mine', 1, true);
    // Notifications come in order: when this one is here, the others would have been.
    const last = other.changes.next(tenant, 'theirs', 1, long);
    await commit('theirs', 1);
    expect(await last).toBe(2);
    stop.abort();
    expect(await Promise.all([waiting, elsewhere])).toEqual([null, null]);
  });

  test('is not forgotten when somebody who was told before is stopped late', async () => {
    await start('late');
    const stop = new AbortController();
    const told = other.changes.next(tenant, 'late', 1, long, stop.signal);
    await commit('late', 1);
    expect(await told).toBe(2);
    const waiting = other.changes.next(tenant, 'late', 2, 5_000);
    stop.abort();
    await commit('late', 2);
    expect(await waiting).toBe(3);
  });

  test('is not woken by news of what they have read already, which can come after the reading', async () => {
    await start('slow');
    const waiting = other.changes.next(tenant, 'slow', 1, long);
    await opened.ask(`select pg_notify('cop_changes', '${tenant}/slow/1')`);
    await commit('slow', 1);
    expect(await waiting).toBe(2);
  });

  test('gives up after its time, or when told to', async () => {
    expect(await other.changes.next(tenant, 'still', 0, 20)).toBeNull();
    expect(await other.changes.next(tenant, 'still', 0, long, AbortSignal.abort())).toBeNull();
  });

  test('is woken again after the connection that listens was lost', async () => {
    await start('lost');
    const listener = `from pg_stat_activity where datname = current_database() and query = 'listen cop_changes'`;
    const listening = async (): Promise<number[]> => (await opened.ask<{ pid: number }>(`select pid ${listener}`)).map((one) => one.pid);
    const before = await listening();
    expect(before.length).toBeGreaterThan(0);
    await opened.ask(`select pg_terminate_backend(pid) ${listener}`);
    for (let tries = 0; tries < 200; tries += 1) {
      const now = await listening();
      if (now.length === before.length && now.every((pid) => !before.includes(pid))) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const waiting = other.changes.next(tenant, 'lost', 1, long);
    await commit('lost', 1);
    expect(await waiting).toBe(2);
  });

  test('is let go when the store closes', async () => {
    const closing = await opened.another();
    const waiting = closing.changes.next(tenant, 'cop', 2, long);
    await closing.changes.close();
    expect(await waiting).toBeNull();
  });
});
