import type { Effect } from '../../bot/domain/decision';
import type { DeliveryKey } from '../../bot/store/deliveries';
import { openTestStore, type Opened } from './opened';
import { community } from './rows';

const tenantId = 'tenant';
const effect: Effect = { kind: 'card', stepId: 'energy' };
const time = (seconds: number): string => new Date(Date.UTC(2026, 4, 4, 9, 0, seconds)).toISOString();

let opened: Opened;
let revisions = new Map<string, number>();
beforeAll(async () => {
  opened = await openTestStore();
  revisions = new Map();
});
afterAll(() => opened.end());

const deliveries = () => opened.store.deliveries;

/** Wants something sent, as a command does: committed with it. */
async function want(communityId: string, at: string, what: Effect = effect, key = 'card:energy'): Promise<DeliveryKey> {
  const revision = revisions.get(communityId) ?? 0;
  const changes = revision === 0 ? [{ put: 'community', row: community({ id: communityId }) } as const] : [];
  const next = await opened.store.records.commit(tenantId, communityId, revision, {
    commandId: `want-${revision}`, personId: 'ada', type: 'test', at, outcome: { said: null }, changes, deliveries: [{ key, effect: what, wantedAt: at }],
  });
  revisions.set(communityId, next ?? revision);
  return { tenantId, communityId, key };
}

const row = async (key: DeliveryKey) => (await opened.ask<{ state: string; wanted: number; attempts: number; reason: string | null }>(
  'select state, wanted, attempts, reason from delivery where tenant_id = $1 and community_id = $2 and key = $3', [key.tenantId, key.communityId, key.key],
))[0];

async function claimed(key: DeliveryKey, now: string) {
  const claim = await deliveries().claim(key, now);
  if (!claim) throw new Error('it could not be claimed');
  return claim;
}

describe('a claim', () => {
  test('is given to one of many, over two instances', async () => {
    const key = await want('one', time(0));
    const other = await opened.another();
    const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => (n % 2 ? opened.store : other).deliveries.claim(key, time(1))));
    expect(claims.filter((one) => one !== null)).toEqual([{ ...key, effect, wanted: 1, attempts: 1, claimedAt: expect.any(String) }]);
    expect(await row(key)).toMatchObject({ state: 'sending', attempts: 1 });
  });

  test('ends in one final state, with its reason, and is not given again', async () => {
    for (const [n, state] of (['sent', 'failed', 'suppressed', 'uncertain'] as const).entries()) {
      const key = await want(`final-${n}`, time(0));
      expect(await deliveries().finish(await claimed(key, time(1)), state, state === 'sent' ? null : 'Because.')).toBe('final');
      expect(await row(key)).toMatchObject({ state, reason: state === 'sent' ? null : 'Because.' });
      expect(await deliveries().claim(key, time(2))).toBeNull();
    }
  });

  test('of what nobody wants is not given', async () => {
    expect(await deliveries().claim({ tenantId, communityId: 'one', key: 'card:other' }, time(0))).toBeNull();
  });
});

describe('something wanted again', () => {
  test('while it waits is sent once, in its newest form', async () => {
    const key = await want('twice', time(0));
    await want('twice', time(5), { kind: 'card', stepId: 'purpose' }, key.key);
    expect(await claimed(key, time(6))).toMatchObject({ wanted: 2, effect: { stepId: 'purpose' } });
  });

  test('while it is being sent is sent once more afterwards', async () => {
    const key = await want('again', time(0));
    const first = await claimed(key, time(1));
    await want('again', time(2));
    expect(await row(key)).toMatchObject({ state: 'sending', wanted: 2 });
    expect(await deliveries().claim(key, time(2))).toBeNull();
    expect(await deliveries().finish(first, 'suppressed', 'It was not wanted any more.')).toBe('again');
    // What was said of the first is not said of the one that waits.
    expect(await row(key)).toMatchObject({ state: 'queued', reason: null });
    const second = await claimed(key, time(3));
    expect(second.wanted).toBe(2);
    expect(await deliveries().finish(second, 'sent', null)).toBe('final');
  });

  test('after it was sent, or failed, is queued anew', async () => {
    const key = await want('anew', time(0));
    for (const state of ['sent', 'failed'] as const) {
      await deliveries().finish(await claimed(key, time(1)), state, 'x');
      await want('anew', time(2));
      expect(await row(key)).toMatchObject({ state: 'queued', reason: null });
    }
  });
});

describe('something put back', () => {
  test('is not tried before its moment', async () => {
    const key = await want('later', time(0));
    expect(await deliveries().putBack(await claimed(key, time(1)), 'Teams asked to wait.', time(30))).toBe('later');
    expect(await deliveries().claim(key, time(29))).toBeNull();
    expect(await row(key)).toMatchObject({ state: 'queued', reason: 'Teams asked to wait.' });
    expect(await claimed(key, time(30))).toMatchObject({ attempts: 2 });
  });

  test('and wanted again meanwhile does not wait', async () => {
    const key = await want('sooner', time(0));
    const claim = await claimed(key, time(1));
    await want('sooner', time(2));
    expect(await deliveries().putBack(claim, 'Later.', time(500))).toBe('again');
    expect(await row(key)).toMatchObject({ state: 'queued', reason: null });
    expect(await claimed(key, time(3))).toMatchObject({ wanted: 2 });
  });

  test('is wanted again later: it is tried at once', async () => {
    const key = await want('fresh', time(0));
    await deliveries().putBack(await claimed(key, time(1)), 'Later.', time(500));
    await want('fresh', time(2));
    expect(await claimed(key, time(2))).toMatchObject({ attempts: 1 });
  });
});

describe('what a stopped instance left behind', () => {
  const mine = (rows: readonly DeliveryKey[], communityId: string) => rows.filter((one) => one.communityId === communityId).map((one) => one.key);

  test('is overdue once it was due for some time, and not while it has to wait', async () => {
    const key = await want('due', time(0));
    expect(mine(await deliveries().overdue(time(0)), 'due')).toEqual([]);
    expect(mine(await deliveries().overdue(time(1)), 'due')).toEqual(['card:energy']);
    await deliveries().putBack(await claimed(key, time(1)), 'Later.', time(60));
    expect(mine(await deliveries().overdue(time(60)), 'due')).toEqual([]);
    expect(mine(await deliveries().overdue(time(61)), 'due')).toEqual(['card:energy']);
    await deliveries().finish(await claimed(key, time(70)), 'sent', null);
    expect(mine(await deliveries().overdue(time(999)), 'due')).toEqual([]);
  });

  test('is abandoned when its claim is too old: cards sooner than Microsoft 365', async () => {
    const card = await want('dead', time(0));
    const file = await want('dead', time(0), { kind: 'file-charter', version: 1 }, 'file-charter:1');
    await claimed(card, time(10));
    await claimed(file, time(10));
    const abandoned = async (cards: number, graph: number) => mine(await deliveries().abandoned({ cards: time(cards), graph: time(graph) }), 'dead').sort();
    expect(await abandoned(9, 9)).toEqual([]);
    expect(await abandoned(10, 9)).toEqual(['card:energy']);
    expect(await abandoned(10, 10)).toEqual(['card:energy', 'file-charter:1']);
  });

  test('is told to people: what waits too long, failed or may not have arrived, and nothing else', async () => {
    const keys = await Promise.all(['waits', 'sends', 'sent', 'failed', 'uncertain', 'suppressed'].map(async (name) => [name, await want(`told-${name}`, time(0))] as const));
    for (const [name, key] of keys) {
      if (name === 'waits') continue;
      const claim = await claimed(key, time(1));
      if (name !== 'sends') await deliveries().finish(claim, name as 'sent', 'x');
    }
    const told = async (name: string, before: string) => (await deliveries().pending(tenantId, `told-${name}`, before)).map((one) => one.state);
    for (const name of ['waits', 'sends']) expect([await told(name, time(0)), await told(name, time(1))]).toEqual([[], ['waiting']]);
    for (const name of ['failed', 'uncertain']) expect(await told(name, time(0))).toEqual([name]);
    for (const name of ['sent', 'suppressed']) expect(await told(name, time(999))).toEqual([]);
    expect(await deliveries().pending(tenantId, 'told-failed', time(1))).toEqual([{ effect, state: 'failed', since: time(0), reason: 'x' }]);
  });
});
