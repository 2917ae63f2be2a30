import type { Change } from '../../bot/domain/record';
import { openTestStore, type Opened } from './opened';
import { at } from './awkward';
import { community, rows } from './rows';

const tenant = 'tenant';
let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());

const write = (id: string, changes: Change[]) => opened.store.records.commit(tenant, id, 0, { commandId: `start-${id}`, personId: 'ada', type: 'test', at, outcome: { said: null }, changes: [{ put: 'community', row: community({ id }) }, ...changes], deliveries: [] });
const [full, bare] = rows.events;
const attendance = (eventId: string, personId: string, more: { signedUpAt?: string | null; cancelledAt?: string | null; came?: boolean | null } = {}): Change =>
  ({ put: 'attendances', row: { eventId, personId, signedUpAt: at, cancelledAt: null, came: null, ...more } });

test('events and the shelf come in order of time, with counts that leave out who wants to be in none, and no id of a person', async () => {
  await write('cop', [
    { put: 'events', row: { ...bare, id: 'tab-person-1-x', startsAt: '2026-06-01T09:00:00.000Z' } }, { put: 'events', row: { ...full, id: 'e', startsAt: '2026-05-01T09:00:00.000Z' } },
    attendance('e', 'ada', { came: true }), attendance('e', 'ben', { came: true, signedUpAt: null }), attendance('e', 'cleo', { cancelledAt: at }), attendance('e', 'dev', { came: true }), attendance('tab-person-1-x', 'ben', { came: true }),
    { put: 'choices', row: { personId: 'dev', area: null, counted: false, knows: [], coffee: null } }, ...rows.resources.map((row): Change => ({ put: 'resources', row })),
  ]);
  await write('other', [{ put: 'events', row: { ...bare, id: 'e' } }, attendance('e', 'ada', { came: true })]);
  const { events, resources } = await opened.store.logs.facts(tenant, 'cop');
  expect(events).toMatchObject([{ title: full.title, startsAt: '2026-05-01T09:00:00Z', signedUp: 1, came: [1, 2] }, { title: 'Bare', signedUp: 1, came: [2] }]);
  expect(resources.map((one) => [one.title, one.reviewOn])).toEqual(rows.resources.map((one) => [one.title, one.reviewOn]));
  expect([...events, ...resources].map((one) => /^(event|thing)-[0-9a-f]{16}$/.test(one.key))).toEqual([true, true, true, true]);
  expect(JSON.stringify(events)).not.toMatch(/person-1|ada|ben|dev/);
  expect(await opened.store.logs.facts(tenant, 'nothing')).toEqual({ events: [], meetings: [], resources: [] });
});

test('it is wanted once for each quiet hour, and not while it is on its way', async () => {
  const want = (since: string, now: string) => opened.store.deliveries.want({ tenantId: tenant, communityId: 'cop', key: 'write-log' }, { kind: 'write-log' }, now, since);
  const key = { tenantId: tenant, communityId: 'cop', key: 'write-log' };
  expect(await want('2026-05-04T03:00:00Z', '2026-05-04T03:10:00Z')).toBe(true);
  expect(await want('2026-05-05T03:00:00Z', '2026-05-05T03:10:00Z')).toBe(false);
  const claim = await opened.store.deliveries.claim(key, '2026-05-05T03:11:00Z');
  expect(claim?.effect).toEqual({ kind: 'write-log' });
  expect(await want('2026-05-05T03:00:00Z', '2026-05-05T03:12:00Z')).toBe(false);
  if (claim) await opened.store.deliveries.finish(claim, 'failed', 'Why');
  expect(await Promise.all([want('2026-05-05T03:00:00Z', '2026-05-05T03:13:00Z'), want('2026-05-05T03:00:00Z', '2026-05-05T03:13:00Z')])).toEqual(expect.arrayContaining([true, false]));
  expect(await want('2026-05-05T03:00:00Z', '2026-05-05T03:30:00Z')).toBe(false);
});
