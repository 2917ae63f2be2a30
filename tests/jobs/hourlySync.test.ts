import { createCommands } from '../../bot/commands';
import type { PlannerLink } from '../../bot/domain/record';
import type { CarrierParts } from '../../bot/jobs/carrier';
import { createScheduler } from '../../bot/jobs/scheduler';
import { loadToolkit } from '../../bot/toolkit/load';
import { createSay } from '../../bot/toolkit/phrases';
import { openTestStore, type Opened } from '../store/opened';
import { community } from '../store/rows';

const tenantId = 'tenant';
const start = Date.parse('2026-05-04T09:00:00.000Z');
let now = start;
const clock = { now: () => new Date(now).toISOString() };
let opened: Opened;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.end());

async function begin(id: string, planner: Partial<PlannerLink> | null): Promise<void> {
  const base = community().planner;
  await opened.store.records.commit(tenantId, id, 0, {
    commandId: `start-${id}`, personId: 'ada', type: 'start', at: clock.now(), outcome: { said: null }, deliveries: [],
    changes: [{ put: 'community', row: community({ id, coreConversation: null, teamConversation: null, log: null, planner: planner && base && { ...base, state: 'on', lastAt: clock.now(), ...planner } }) }],
  });
}

test('Planner is looked at by the hour where it is connected, once at a time, whichever instance looks', async () => {
  const woken: string[] = [];
  const say = createSay();
  const commands = createCommands({ store: opened.store, toolkit: loadToolkit(), say, clock, wake: () => undefined });
  const parts = { store: opened.store, commands, say, clock, publicUrl: 'https://cop.example.org' } as unknown as CarrierParts;
  const wake = (keys: readonly { communityId: string; key: string }[]): void => void woken.push(...keys.map((one) => `${one.communityId} ${one.key}`));
  const [one, two] = [createScheduler(parts, wake), createScheduler(parts, wake)];
  await begin('connected', {});
  await begin('alone', null);
  await begin('failed', { state: 'failed' });
  const look = async (minutes: number): Promise<string[]> => {
    now = start + minutes * 60_000;
    woken.length = 0;
    await Promise.all([one.look(), two.look()]);
    // What is done by night has tests of its own.
    return woken.filter((one) => one.endsWith('sync-plan'));
  };
  expect(await look(15)).toEqual([]);
  expect(await look(61)).toEqual(['connected sync-plan']);
  expect(await look(120)).toEqual([]);
  const key = { tenantId, communityId: 'connected', key: 'sync-plan' };
  const claim = await opened.store.deliveries.claim(key, clock.now());
  expect(claim).toMatchObject({ effect: { kind: 'sync-plan' }, wanted: 1 });
  if (!claim) throw new Error('nothing to claim');
  expect(await opened.store.deliveries.want(key, { kind: 'sync-plan' }, clock.now())).toBe(false);
  await opened.store.deliveries.finish(claim, 'sent', null);
  // Nothing has written a success: it is wanted again at the next look.
  expect(await look(136)).toEqual(['connected sync-plan']);
});
