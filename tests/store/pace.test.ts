import { openTestStore, type Opened } from './opened';

/** Turns that all instances take from one row; by the database's clock, so that a turn is compared with the one before and not with ours. */

let opened: Opened;
beforeAll(async () => { opened = await openTestStore(); });
afterAll(() => opened.end());

/** Slow enough that a busy machine gives all turns before the first of them is over. */
const aSecond = 0.1;
const gap = 1_000 / aSecond;

test('after a rest a turn is there at once, and the next ones are a gap apart, over two instances', async () => {
  const other = await opened.another();
  const waits: number[] = [];
  for (let n = 0; n < 4; n += 1) waits.push(await (n % 2 ? other : opened.store).pace.take('tenant', aSecond));
  waits.forEach((one, n) => expect(Math.round(one / gap)).toBe(n));
});

test('many who ask at the same moment get a turn each', async () => {
  const other = await opened.another();
  const waits = await Promise.all(Array.from({ length: 20 }, (_one, n) => (n % 2 ? other : opened.store).pace.take('conversation a', aSecond)));
  expect(waits.map((one) => Math.round(one / gap)).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_one, n) => n));
});

test('another conversation has a row of its own', async () => {
  expect(Math.round(await opened.store.pace.take('conversation b', aSecond) / gap)).toBe(0);
});
