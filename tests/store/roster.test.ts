import type { Member } from '../../bot/domain/record';
import { openTestStore, type Opened } from './opened';
import { at, awkward } from './awkward';
import { community } from './rows';

const tenant = 'tenant';
const later = '2026-09-01T08:00:00.000Z';
const person = (id: string, more: Partial<{ name: string; email: string | null; role: 'owner' | 'member' | 'guest' }> = {}) => ({ id, name: id, email: `${id}@university.example`, ...more });

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

  test('in the core group leave with the team, and are in it again when they come back', async () => {
    await start('coordinator', [['ada', 'core'], ['ben', 'core'], ['mo', 'member']]);
    expect(await sync('coordinator', [person('ada'), person('ben')])).toBe(false);
    expect(await sync('coordinator', [person('ben'), person('mo')])).toBe(true);
    expect(await member('coordinator', 'ada')).toMatchObject({ part: 'core', left: true });
    // The record still knows their name, for what they wrote.
    const loaded = await opened.store.records.load(tenant, 'coordinator', 'ben');
    expect(loaded?.record.members.find((one) => one.personId === 'ada')).toMatchObject({ name: 'ada', part: 'core', leftAt: later });
    expect((await opened.store.places.communitiesOf(tenant, 'ada')).map((one) => one.id)).not.toContain('coordinator');
    expect(await sync('coordinator', [person('ben'), person('mo')])).toBe(false);
    expect(await sync('coordinator', [person('ada'), person('ben'), person('mo')])).toBe(true);
    expect(await member('coordinator', 'ada')).toMatchObject({ part: 'core', left: false });
  });

  test('are not put out by a list that is empty', async () => {
    await start('empty', [['ada', 'core'], ['mo', 'member']]);
    expect(await sync('empty', [])).toBe(false);
    expect(await opened.store.places.memberCount(tenant, 'empty')).toBe(2);
  });

  test('the sponsor is left alone, in the team or not', async () => {
    await start('core', [['ada', 'core'], ['ben', 'core'], ['sunil', 'sponsor']]);
    await sync('core', [person('ada'), person('dev')]);
    expect(await member('core', 'sunil')).toMatchObject({ part: 'sponsor', left: false });
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

  test('have the role that a list tells; one that tells no owners leaves an owner one, and takes the mark of a guest away', async () => {
    await start('roles', [['ada', 'core'], ['ben', 'member'], ['cleo', 'member']]);
    await sync('roles', [person('ada', { role: 'owner' }), person('ben', { role: 'guest' }), person('cleo', { role: 'member' })]);
    const roles = async () => Object.fromEntries((await opened.store.findMembers(tenant, 'roles', '', 10)).map((one) => [one.id, one.role]));
    expect(await roles()).toEqual({ ada: 'owner', ben: 'guest', cleo: 'member' });
    await sync('roles', [person('ada'), person('ben'), person('cleo', { role: 'guest' })]);
    expect(await roles()).toEqual({ ada: 'owner', ben: null, cleo: 'guest' });
    await sync('roles', [person('ada', { role: 'member' }), person('ben', { role: 'owner' }), person('cleo')]);
    expect(await roles()).toEqual({ ada: 'member', ben: 'owner', cleo: null });
  });

  test('who are unsure stay as they are: neither put out nor brought back, in the core group or not', async () => {
    await start('unsure', [['ada', 'core'], ['ben', 'core'], ['cleo', 'member'], ['dev', 'member']]);
    await sync('unsure', [person('ada'), person('ben'), person('cleo')]);
    expect(await opened.store.syncMembers(tenant, 'unsure', [person('ada')], later, ['ben', 'cleo', 'dev'])).toBe(false);
    expect([(await member('unsure', 'ben'))?.left, (await member('unsure', 'cleo'))?.left, (await member('unsure', 'dev'))?.left]).toEqual([false, false, true]);
  });

  test('of another community are left alone', async () => {
    await start('one', [['ada', 'core'], ['ben', 'member']]);
    await start('two', [['ada', 'core'], ['ben', 'member']]);
    await sync('one', [person('ada')]);
    expect(await member('two', 'ben')).toMatchObject({ left: false });
  });
});

describe('finding members by name', () => {
  const find = (text: string, most = 10) => opened.store.findMembers(tenant, 'names', text, most).then((found) => found.map((one) => one.name));
  beforeAll(async () => {
    await start('names', [['ada', 'core'], ['sunil', 'sponsor'], ['gone', 'member']]);
    const named = { ada: 'Ada Lund', ben: 'ben 100% Lunt', cleo: 'Cleo_Under', dev: 'Dev\\ O’Neil', zoe: 'Zoë Ångström' };
    await sync('names', [...Object.entries(named).map(([id, name]) => person(id, { name }))]);
    await start('other', [['ada', 'core'], ['ann', 'member']]);
  });

  test('gives all who are there in order of name, with their part, not the sponsor, those who left or another community', async () => {
    expect(await opened.store.findMembers(tenant, 'names', '', 2)).toEqual([{ id: 'ada', name: 'Ada Lund', part: 'core', role: null }, { id: 'ben', name: 'ben 100% Lunt', part: 'member', role: null }]);
    expect(await find('')).toEqual(['Ada Lund', 'ben 100% Lunt', 'Cleo_Under', 'Dev\\ O’Neil', 'Zoë Ångström']);
    expect(await opened.store.findMembers('elsewhere', 'names', '', 10)).toEqual([]);
  });

  test.each([['LUN', ['Ada Lund', 'ben 100% Lunt']], ['ångs', ['Zoë Ångström']], ['o’n', ['Dev\\ O’Neil']], ['%', ['ben 100% Lunt']], ['_', ['Cleo_Under']], ['\\', ['Dev\\ O’Neil']], ['a%d', []], ["'; --", []]])('%s anywhere in the name', async (text, names) => {
    expect(await find(text)).toEqual(names);
  });
});
