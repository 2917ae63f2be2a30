import { sharedPacing } from '../../bot/jobs/pacing';
import { openTestStore, type Opened } from './opened';

let opened: Opened;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.end());

test('four requests to Outlook are under way at once, over two instances, and each has its turn', async () => {
  const instances = [sharedPacing(opened.store), sharedPacing(await opened.another())];
  let now = 0;
  let most = 0;
  let done = 0;
  await Promise.all(Array.from({ length: 24 }, async (_one, at) => {
    const over = await instances[at % 2]?.outlook();
    most = Math.max(most, now += 1);
    await new Promise((later) => setTimeout(later, 5));
    now -= 1;
    done += 1;
    over?.();
  }));
  expect([most, done]).toEqual([4, 24]);
});

test('what an instance held that has died is free again', async () => {
  const dying = await opened.another();
  const held = await Promise.all([1, 2, 3, 4].map(() => dying.slots.take(4)));
  expect(held).toHaveLength(4);
  const waiting = opened.store.slots.take(4);
  await opened.ask(`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and classid = ${0x436f50}`);
  (await waiting)();
});

test('requests for one team stand a quarter of a second apart, over two instances; another team does not wait for them', async () => {
  const instances = [sharedPacing(opened.store), sharedPacing(await opened.another())];
  const read = async (): Promise<number> => Number((await opened.ask<{ at: number }>("select extract(epoch from coalesce((select next_at from pace where tenant_id = 'team team-one'), clock_timestamp()))::float8 as at"))[0]?.at);
  const began = await read();
  await Promise.all([0, 1, 2, 3, 4, 5].map(async (at) => instances[at % 2]?.team('team-one')));
  // The sixth place is five quarters of a second behind the first.
  expect(await read() - began).toBeGreaterThanOrEqual(1.25);
  expect(await instances[0]?.team('team-two')).toBeLessThan(250);
});
