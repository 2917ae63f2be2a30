import type { Member } from '../../bot/domain/record';
import { openTestStore, type Opened } from './opened';
import { at, awkward, community } from './rows';

const tenant = 'tenant';
const later = '2026-09-01T08:00:00.000Z';
const person = (id: string, more: Partial<{ name: string; email: string | null }> = {}) => ({ id, name: id, email: `${id}@university.example`, ...more });

let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());

async function start(id: string, people: readonly (readonly [id: string, part: Member['part']])[]): Promise<void> {
  const members = people.map(([personId, part]) => ({ put: 'members', row: { personId, name: personId, email: null, part, joinedAt: at, leftAt: null } }) as const);
  await opened.store.records.commit(tenant, id, 0, { commandId: 'start', personId: 'ada', type: 'start', at, outcome: { said: null }, deliveries: [], changes: [{ put: 'community', row: community({ id }) }, ...members] });
}
const sync = (id: string, roster: Parameters<Opened['store']['syncMembers']>[2]) => opened.store.syncMembers(tenant, id, roster, later);
const member = (id: string, personId: string) => opened.ask<{ name: string; email: string | null; part: string; left: boolean; joined: Date }>(
  'select name, email, part, left_at is not null as left, joined_at as joined from member where tenant_id = $1 and community_id = $2 and person_id = $3', [tenant, id, personId],
).then(([row]) => row);

describe('the members of a community', () => {
  test('follow the people of its team: newcomers, new names, and those who are gone', async () => {
    await start('follow', [['ada', 'core'], ['ben', 'member'], ['cleo', 'member']]);
    await sync('follow', [person('ada', { name: awkward }), person('cleo', { email: null }), person('dev')]);
    expect(await member('follow', 'ada')).toMatchObject({ name: awkward, email: 'ada@university.example', part: 'core', left: false });
    expect(await member('follow', 'ben')).toMatchObject({ left: true });
    expect(await member('follow', 'cleo')).toMatchObject({ email: null, part: 'member', left: false });
    expect(await member('follow', 'dev')).toMatchObject({ part: 'member', left: false, joined: new Date(later) });
    expect(await opened.store.places.memberCount(tenant, 'follow')).toBe(3);
  });

  test('who come back are there again, with the date they first joined', async () => {
    await start('back', [['ada', 'core'], ['ben', 'member']]);
    await sync('back', [person('ada')]);
    await sync('back', [person('ada'), person('ben')]);
    expect(await member('back', 'ben')).toMatchObject({ left: false, joined: new Date(at) });
  });

  test('in the core group and the sponsor stay what they are, in the team or not', async () => {
    await start('core', [['ada', 'core'], ['ben', 'core'], ['sunil', 'sponsor']]);
    await sync('core', [person('ada'), person('dev')]);
    expect(await member('core', 'ben')).toMatchObject({ part: 'core', left: false });
    await sync('core', [person('ada'), person('sunil')]);
    expect(await member('core', 'sunil')).toMatchObject({ part: 'sponsor', left: false });
    expect(await member('core', 'dev')).toMatchObject({ left: true });
  });

  test('whom Teams lists twice are one', async () => {
    await start('doubled', [['ada', 'core']]);
    await sync('doubled', [person('ada'), person('ben', { name: 'Old' }), person('ben', { name: 'Ben' })]);
    expect(await member('doubled', 'ben')).toMatchObject({ part: 'member', left: false });
    expect(await opened.store.places.memberCount(tenant, 'doubled')).toBe(2);
  });

  test('of 500 are brought in line at once, and twice is as once', async () => {
    await start('large', [['p0', 'core']]);
    const people = Array.from({ length: 500 }, (_, n) => person(`p${n}`));
    await sync('large', people);
    await sync('large', people);
    expect(await opened.store.places.memberCount(tenant, 'large')).toBe(500);
    await sync('large', people.slice(0, 450));
    expect(await opened.store.places.memberCount(tenant, 'large')).toBe(450);
  });

  test('of another community are left alone', async () => {
    await start('one', [['ada', 'core'], ['ben', 'member']]);
    await start('two', [['ada', 'core'], ['ben', 'member']]);
    await sync('one', [person('ada')]);
    expect(await member('two', 'ben')).toMatchObject({ left: false });
  });
});
