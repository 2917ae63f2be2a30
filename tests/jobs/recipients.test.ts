import type { ConnectionsAnswer, EventsAnswer, PromptsAnswer } from '../../bot/api/contract';
import { localPeople, localTeam, localTenant, type LocalPerson } from '../../bot/local/people';
import { ourManners } from '../../bot/domain/prompting/manners';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { openFaultyConnector, type ConnectorFault, type FaultyConnector } from '../fakes/connectorFaults';
import { startGroup, type Group } from '../fakes/group';
import { occasion, post } from '../fakes/posting';
import { rosterActivity } from '../../bot/local/teams/activities';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Each recipient ends in one visible state, told apart by what can be done about it. */

const gail: LocalPerson = { id: '7a1c0000-0000-4000-8000-000000000999', teamsId: '29:local-999', name: 'Gail Guest', email: 'gail@elsewhere.example', zone: 'Europe/London', locale: 'en-GB', about: '', guest: true, inTeam: true, inCoreChat: false };
let world: World;
let group: Group;
let connector: FaultyConnector;
/** A Wednesday in winter, when London has UTC; each test goes on a week. */
let wednesday = Date.parse('2027-11-03T12:30:00.000Z');
beforeAll(async () => {
  world = await openWorld({ clock: standingClock('2027-10-25T09:00:00.000Z'), crowd: [gail] });
  group = await startGroup(world, { coreChat: false });
  // A digest that was missed is made up for in its week: it would open their chats before the reminders do.
  for (const { id } of [...localPeople, gail]) await world.store.digests.choose(localTenant, id, { ...ourManners, digest: 'never' }, 0, '2027-10-25T09:00:00.000Z');
  connector = await openFaultyConnector(world.origin);
});
afterAll(async () => {
  await world.end();
  await connector.close();
});

const path = (): string => `communities/${group.communityId}`;
const prompts = async (): Promise<PromptsAnswer> => (await ask(world, group.amara, `${path()}/prompts`)).body as unknown as PromptsAnswer;
const chatOf = (who: Actor) => world.store.places.personal(localTenant, who.id);

/** Reminds people of an event of its own, while the connector does what it is told; gives how it ended for them. */
async function remind(title: string, people: Actor[], ...faults: ConnectorFault[]): Promise<PromptsAnswer['sent']> {
  const day = new Date(wednesday).toISOString();
  wednesday += 7 * 86_400_000;
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title, startsAt: day.slice(0, 16), minutes: 60, place: '', hostId: null, plan: {} });
  const { events } = (await ask(world, group.amara, `${path()}/events?from=${day}&to=${new Date(Date.parse(day) + 60_000).toISOString()}`)).body as unknown as EventsAnswer;
  for (const one of people) await one.do(group.communityId, { type: 'comeTo', eventId: events[0]?.id ?? '', coming: true });
  await world.store.executeSql('update conversation set service_url = $1', [connector.serviceUrl]);
  connector.clear();
  for (const fault of faults) connector.fail(fault);
  await world.moveTo(`${new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)}T09:00:00.000Z`);
  return eventually(async () => {
    const mine = (await prompts()).sent.filter((one) => one.what.includes(title));
    return mine.length > 0 && mine.every((one) => one.state !== 'waiting') ? mine : null;
  }, `an end for ${title}`);
}
const posts = (): string[] => connector.passed.filter((one) => one.method === 'POST').map((one) => one.path.replace(/^.*\/v3\//, '').replace(/(\/activities)\/.*/, '$1'));
const refused = (code: string, status = 403): ConnectorFault => ({ method: 'POST', does: status, code, path: '/activities' });
const notBegun = (code: string, status = 403, times = 1): ConnectorFault => ({ method: 'POST', does: status, code, path: '/v3/conversations', times });

test('who has blocked the app is said to have, is left alone from then on, and is written to again once they write themselves', async () => {
  expect(await remind('One', [group.sam])).toMatchObject([{ state: 'sent', reason: null }]);
  expect(await remind('Two', [group.sam], refused('ConversationBlockedByUser'))).toMatchObject([{ state: 'blocked', reason: expect.stringContaining('blocked CoP Guide'), whom: 'One person who signed up' }]);
  expect(await remind('Three', [group.sam])).toMatchObject([{ state: 'blocked' }]);
  expect(posts()).toEqual([]);
  await group.sam.add('personal');
  await group.sam.write('personal', 'help');
  await eventually(async () => (await chatOf(group.sam))?.installed, 'the chat to be back');
  expect(await remind('Four', [group.sam])).toMatchObject([{ state: 'sent' }]);
});

test('a line in a chat that was thought blocked is enough: Teams tells of no unblocking', async () => {
  const chat = await chatOf(group.sam);
  await world.store.places.remove(localTenant, chat?.conversationId ?? '', '2027-10-25T09:00:00.000Z', true);
  await group.sam.write('personal', 'journey');
  expect(await eventually(async () => ((await chatOf(group.sam))?.installed ? chatOf(group.sam) : null), 'the chat to be back')).toMatchObject({ blocked: false });
});

test('who has removed the app is told from who has blocked it, and from whom Teams keeps it', async () => {
  expect(await remind('Five', [group.sam], refused('BotNotInConversationRoster'))).toMatchObject([{ state: 'removed', reason: expect.stringContaining('removed CoP Guide') }]);
  await group.tom.add('personal');
  expect(await remind('Six', [group.tom], refused('BotDisabledByAdmin'))).toMatchObject([{ state: 'forbidden', reason: expect.stringContaining('IT team') }]);
});

test('two who are not reached for two reasons stand on two lines', async () => {
  await world.store.places.remove(localTenant, (await chatOf(group.tom))?.conversationId ?? '', '2027-10-25T09:00:00.000Z', true);
  const ends = await remind('Seven', [group.sam, group.tom]);
  expect(ends.map((one) => [one.state, one.whom]).sort()).toEqual([['blocked', 'One person who signed up'], ['removed', 'One person who signed up']]);
});

test('who is not reached is no trouble with the way there: the page of connections offers no new try, and makes none', async () => {
  const { connections } = (await ask(world, group.amara, `${path()}/connections`)).body as unknown as ConnectionsAnswer;
  expect(connections.find((one) => one.id === 'prompts')).toMatchObject({ state: 'on', waiting: 0, failed: 0, uncertain: 0, reason: null, lastAt: expect.any(String) });
  connector.clear();
  expect((await ask(world, group.amara, `${path()}/connections/again`, { body: { connection: 'prompts' } })).body).toEqual({ tried: 0 });
  expect(posts()).toEqual([]);
});

test('a chat that Teams knows no more is opened anew once, and its new address is kept', async () => {
  const [, , mei] = group.core as [Actor, Actor, Actor];
  expect(await remind('Eight', [mei])).toMatchObject([{ state: 'sent' }]);
  const old = `a:old-${mei.id}`;
  await world.store.executeSql("update conversation set conversation_id = $1 where person_id = $2 and kind = 'personal'", [old, mei.id]);
  expect(await remind('Nine', [mei])).toMatchObject([{ state: 'sent' }]);
  expect(posts()).toEqual([`conversations/${old}/activities`, 'conversations', `conversations/${(await chatOf(mei))?.conversationId}/activities`]);
  expect((await chatOf(mei))?.conversationId).not.toBe(old);
  // Known now: the next goes straight there.
  expect(await remind('Ten', [mei])).toMatchObject([{ state: 'sent' }]);
  expect(posts()).toHaveLength(1);
});

test('where the new chat is not known either, nobody tries for ever', async () => {
  const [, , mei] = group.core as [Actor, Actor, Actor];
  expect(await remind('Eleven', [mei], { ...refused('ConversationNotFound', 404), times: 9 })).toMatchObject([{ state: 'left', reason: expect.stringContaining('does not find them') }]);
  expect(posts().filter((one) => one.endsWith('/activities'))).toHaveLength(2);
});

test('a guest whom Teams keeps from the app is said to be one, whatever Teams answers; one whom it lets be written to is written to', async () => {
  const [, , , guest] = group.core as [Actor, Actor, Actor, Actor];
  // In this test's own copy of the world: the team's list is read anew every day.
  Object.assign(localPeople.find((one) => one.id === guest.id) ?? {}, { guest: true });
  await world.store.places.setRoster(localTenant, localTeam.id, ((await world.store.places.find(localTenant, localTeam.id))?.roster ?? []).map((one) => (one.id === guest.id ? { ...one, role: 'guest' as const } : one)));
  expect(await remind('Twelve', [guest], notBegun('Forbidden'))).toMatchObject([{ state: 'guest', reason: expect.stringContaining('guest of your organisation') }]);
  expect(await remind('Thirteen', [guest], notBegun('BadArgument', 400))).toMatchObject([{ state: 'guest' }]);
  expect(await remind('Fourteen', [guest])).toMatchObject([{ state: 'sent' }]);
});

test('who has left is told from who cannot be reached through anything', async () => {
  const [, , , , luca] = group.core as [Actor, Actor, Actor, Actor, Actor];
  expect(await remind('Fifteen', [luca], notBegun('MemberNotFound', 404))).toMatchObject([{ state: 'left' }]);
  expect(await remind('Sixteen', [luca], notBegun('BotNotInConversationRoster'))).toMatchObject([{ state: 'unshared', reason: expect.stringContaining('shares no team or chat') }]);
  // They leave the team between the plan and the sending.
  const day = new Date(wednesday).toISOString();
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Seventeen', startsAt: day.slice(0, 16), minutes: 60, place: '', hostId: null, plan: {} });
  const { events } = (await ask(world, group.amara, `${path()}/events?from=${day}&to=${new Date(Date.parse(day) + 60_000).toISOString()}`)).body as unknown as EventsAnswer;
  await luca.do(group.communityId, { type: 'comeTo', eventId: events[0]?.id ?? '', coming: true });
  const prompt = { what: 'event-reminder', about: events[0]?.id, personId: luca.id, dueAt: '2027-10-25T09:00:00.000Z', lapsesAt: day };
  await group.amara.roster('team', luca, false);
  await eventually(async () => !(await world.store.findMembers(localTenant, group.communityId, '', 100)).some((one) => one.id === luca.id), 'that Luca left');
  await world.store.prompts.queue(localTenant, group.communityId, [{ key: `prompt:event-reminder:${events[0]?.id}:${luca.id}`, effect: { kind: 'prompt', prompt } }], '2027-10-25T09:00:00.000Z');
  await world.moveTo(new Date(wednesday - 80_000_000).toISOString());
  expect(await eventually(async () => (await prompts()).sent.find((one) => one.what.includes('Seventeen') && one.state !== 'waiting'), 'an end')).toMatchObject({ state: 'left', reason: 'They are not in the community any more.' });
});

test('a guest is known by what Teams says of them', async () => {
  await world.store.places.setRoster(localTenant, localTeam.id, []);
  expect((await post(world, rosterActivity(occasion(world, 0, 'team'), localPeople[0] as LocalPerson, true))).status).toBe(200);
  const roster = await eventually(async () => {
    const found = (await world.store.places.find(localTenant, localTeam.id))?.roster ?? [];
    return found.length > 0 ? found : null;
  }, 'the roster');
  expect(roster.filter((one) => one.role === 'guest')).toContainEqual({ id: gail.id, name: gail.name, email: gail.email, role: 'guest' });
});
