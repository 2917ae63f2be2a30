import { openTestStore, type Opened } from './opened';

const seconds = (n: number): number => Date.UTC(2026, 4, 4, 9) + n * 1_000;

let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());
const inbound = () => opened.store.inbound;

describe('a message that came in', () => {
  test('is taken once, by one of many, over two instances', async () => {
    const other = await opened.another();
    const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? opened.store : other).inbound.begin('tenant', 'one', seconds(0))));
    expect(taken.filter(Boolean)).toHaveLength(1);
  });

  test('and was answered is not taken again, however late it comes', async () => {
    expect(await inbound().begin('tenant', 'answered', seconds(0))).toBe(true);
    await inbound().done('tenant', 'answered');
    for (const later of [1, 16, 3_600]) expect(await inbound().begin('tenant', 'answered', seconds(later))).toBe(false);
  });

  test('and was never answered is taken when Teams sends it again, after 15 seconds', async () => {
    expect(await inbound().begin('tenant', 'died', seconds(0))).toBe(true);
    expect(await inbound().begin('tenant', 'died', seconds(15))).toBe(false);
    expect(await inbound().begin('tenant', 'died', seconds(15.001))).toBe(true);
    // That try counts as the new beginning.
    expect(await inbound().begin('tenant', 'died', seconds(20))).toBe(false);
    expect(await inbound().begin('tenant', 'died', seconds(31))).toBe(true);
  });

  test('is another one in another tenant', async () => {
    expect(await inbound().begin('tenant', 'same', seconds(0))).toBe(true);
    expect(await inbound().begin('other', 'same', seconds(0))).toBe(true);
  });

  test('is forgotten after a day', async () => {
    await inbound().begin('tenant', 'old', seconds(0));
    await inbound().done('tenant', 'old');
    await inbound().forgetOld(seconds(86_400));
    expect(await inbound().begin('tenant', 'old', seconds(86_400))).toBe(false);
    await inbound().forgetOld(seconds(86_400.001));
    expect(await inbound().begin('tenant', 'old', seconds(86_401))).toBe(true);
  });
});
