import type { Place } from '../../bot/store/places';
import { openTestStore, type Opened } from './opened';
import { at, awkward } from './awkward';
import { community } from './rows';

const tenant = 'tenant';
const kept = (conversationId: string, more: Partial<Place> = {}) => ({
  tenantId: tenant, conversationId, kind: 'team' as const, serviceUrl: 'https://smba.example/emea/', botId: '28:bot', groupId: 'group', personId: null, installed: true, updatedAt: at, ...more,
});

let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());
const places = () => opened.store.places;

async function start(id: string, more: Parameters<typeof community>[0], people: readonly (readonly [id: string, part: 'core' | 'member' | 'sponsor', left?: boolean])[] = []): Promise<void> {
  const members = people.map(([personId, part, left]) => ({ put: 'members', row: { personId, name: personId, email: null, part, joinedAt: at, leftAt: left ? at : null } }) as const);
  await opened.store.records.commit(tenant, id, 0, { commandId: 'start', personId: 'ada', type: 'start', at, outcome: { said: null }, deliveries: [], changes: [{ put: 'community', row: community({ id, ...more }) }, ...members] });
}

describe('a place', () => {
  test('is found as it was kept, in its tenant only', async () => {
    expect(await places().find(tenant, '19:a')).toBeNull();
    await places().keep(kept('19:a'));
    expect(await places().find(tenant, '19:a')).toMatchObject({ ...kept('19:a'), updatedAt: expect.any(String), roster: [] });
    expect(await places().find('other', '19:a')).toBeNull();
  });

  test('keeps its roster while its addressing is renewed', async () => {
    const roster = [{ id: 'ada', name: awkward, email: null }, { id: 'ben', name: 'Ben', email: 'ben@university.example' }];
    await places().keep(kept('19:b'));
    await places().setRoster(tenant, '19:b', roster);
    await places().keep(kept('19:b', { serviceUrl: 'https://smba.example/uk/', groupId: null }));
    expect(await places().find(tenant, '19:b')).toMatchObject({ roster, serviceUrl: 'https://smba.example/uk/', groupId: null });
    await places().reach(tenant, '19:b', 'https://smba.example/amer/');
    expect(await places().find(tenant, '19:b')).toMatchObject({ roster, serviceUrl: 'https://smba.example/amer/' });
  });

  test('that the app was removed from is known as such, until it is added again', async () => {
    await places().keep(kept('19:c'));
    await places().remove(tenant, '19:c', at);
    expect(await places().find(tenant, '19:c')).toMatchObject({ installed: false });
    await places().keep(kept('19:c'));
    expect(await places().find(tenant, '19:c')).toMatchObject({ installed: true });
  });

  test('that is not known is neither renewed nor removed', async () => {
    await places().reach(tenant, '19:none', 'https://smba.example/');
    await places().remove(tenant, '19:none', at);
    expect(await places().find(tenant, '19:none')).toBeNull();
  });
});

describe('communities', () => {
  beforeAll(async () => {
    await start('first', { name: 'B first', createdAt: '2026-01-01T00:00:00.000Z', coreConversation: '19:core', teamConversation: '19:team' }, [['ada', 'core'], ['ben', 'member'], ['sunil', 'sponsor'], ['cleo', 'core', true]]);
    await start('second', { name: 'A second', createdAt: '2026-02-01T00:00:00.000Z', coreConversation: null, teamConversation: '19:team' }, [['ada', 'member']]);
  });

  test('are found by the core group’s place and by the team’s, the older one first', async () => {
    for (const conversation of ['19:core', '19:team']) expect(await places().communityAt(tenant, conversation)).toEqual({ id: 'first', name: 'B first', revision: 1, coreConversation: '19:core', teamConversation: '19:team' });
    expect(await places().communityAt(tenant, '19:elsewhere')).toBeNull();
    expect(await places().communityAt('other', '19:core')).toBeNull();
  });

  test('of a person are listed by name with their part, not those they have left', async () => {
    expect((await places().communitiesOf(tenant, 'ada')).map((one) => [one.name, one.part])).toEqual([['A second', 'member'], ['B first', 'core']]);
    expect((await places().communitiesOf(tenant, 'sunil')).map((one) => one.part)).toEqual(['sponsor']);
    expect(await places().communitiesOf(tenant, 'cleo')).toEqual([]);
    expect(await places().communitiesOf('other', 'ada')).toEqual([]);
  });

  test('count the core group and the members who are there, not the sponsor', async () => {
    expect(await places().memberCount(tenant, 'first')).toBe(2);
    expect(await places().memberCount(tenant, 'none')).toBe(0);
  });
});
