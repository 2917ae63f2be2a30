import { randomUUID } from 'node:crypto';
import type { MessageView } from '../../bot/local/teams/contract';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { openFaultyConnector } from '../fakes/connectorFaults';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** What is written down after a message has gone out: where the database refuses that, the message is not sent again. */

/** A Monday at ten in London. */
const begin = '2027-09-06T09:00:00.000Z';
let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock(begin) });
  group = await startGroup(world, { coreChat: false });
  await world.moveTo('2027-09-06T10:00:00.000Z');
});
afterAll(() => world.end());

/** Has the database refuse each row that is written to a table and fits, until it is told to stop; says how often it did. */
async function refusing(table: string, fits: string): Promise<{ times(): Promise<number>; stop(): Promise<void> }> {
  const name = `refused_${randomUUID().slice(0, 8)}`;
  await world.store.executeSql(`create sequence ${name}`, []);
  await world.store.executeSql(`create function ${name}() returns trigger language plpgsql as $$ begin perform nextval('${name}'); raise exception 'on purpose'; end $$`, []);
  await world.store.executeSql(`create trigger ${name} before insert or update on ${table} for each row when (${fits}) execute function ${name}()`, []);
  return {
    // A sequence goes on where what was written with it is taken back.
    times: async () => Number((await world.store.executeSql(`select case when is_called then last_value else 0 end as n from ${name}`, [])).rows.map((row) => (row as { n: string }).n)[0]),
    stop: async () => void (await world.store.executeSql(`drop trigger ${name} on ${table}`, [])),
  };
}
const deliveries = async (part: string): Promise<string[]> => (await world.store.executeSql('select state from delivery where key like $1', [`${part}%`])).rows.map((row) => (row as { state: string }).state);
const says = async (place: 'team' | 'personal', who: Actor, part: string): Promise<MessageView[]> => (await group.wrote(place, who)).filter((one) => JSON.stringify(one.cards).includes(part));

test('where a card of somebody’s own is shown cannot be noted: it has been sent, and comes once', async () => {
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking together', startsAt: '2027-09-08T10:00', minutes: 60, place: '', hostId: null, plan: {} });
  const [event] = ((await ask(world, group.amara, `communities/${group.communityId}/events?from=2027-09-08T00:00:00Z&to=2027-09-09T00:00:00Z`)).body as { events: { id: string }[] }).events;
  await group.tom.do(group.communityId, { type: 'comeTo', eventId: event?.id ?? '', coming: true });
  const refused = await refusing('card', `new.key like 'own:prompt:event-reminder:%'`);
  await world.moveTo('2027-09-07T09:00:00.000Z');
  await eventually(async () => (await deliveries('prompt:event-reminder')).every((one) => one === 'sent') && (await refused.times()) === 1, 'the reminder, and no note of it');
  await refused.stop();
  await world.moveTo('2027-09-07T10:00:00.000Z');
  expect(await says('personal', group.tom, 'Coming up: Marking together')).toHaveLength(1);
});

test('a digest whose end cannot be written down may have arrived: it counts as one of its week, and there is no second', async () => {
  await group.tom.do(group.communityId, { type: 'addAction', title: 'Ask the library', ownerId: group.tom.id, dueOn: '2027-09-17', tier: null });
  const refused = await refusing('manner', `new.person_id = '${group.tom.id}' and new.sent_at is not null`);
  await world.moveTo('2027-09-13T08:00:10.000Z');
  await group.tom.card('personal', 'Your communities this week');
  await eventually(async () => (await refused.times()) > 0, 'a note that is refused');
  await refused.stop();
  // Whoever looks after it next finds it half-way: its sender did not come to the end.
  await world.restart();
  await eventually(async () => (await deliveries(`digest:${group.tom.id}`)).includes('uncertain'), 'an end that is not known');
  const { communities: _all, revision, ...own } = (await ask(world, group.tom, 'manners')).body as { communities: unknown; revision: number };
  expect((await ask(world, group.tom, 'manners', { body: { ...own, base: revision, days: [3, 4] } })).status).toBe(200);
  await world.moveTo('2027-09-15T10:00:00.000Z');
  await eventually(async () => (await deliveries(`digest:${group.tom.id}`)).every((one) => one !== 'queued' && one !== 'sending'), 'an end of every digest');
  expect(await says('personal', group.tom, 'Your communities this week')).toHaveLength(1);
  // The next week has its own.
  await world.moveTo('2027-09-22T08:00:10.000Z');
  await eventually(async () => (await says('personal', group.tom, 'Your communities this week')).length === 2, 'the next one');
});

test('a text is put to the members once, though that it is could not be written down at first', async () => {
  await group.settle('relationships', { conditions: 'Everybody is greeted by name', 'ground-rules': 'One voice at a time' });
  const refused = await refusing('consultation', 'new.announced_at is not null');
  await group.amara.do(group.communityId, { type: 'askMembers', stepId: 'relationships', number: 1, days: 7 });
  await group.sam.card('team', 'What do you think?');
  await eventually(async () => (await refused.times()) > 0, 'a note that is refused');
  await refused.stop();
  await eventually(async () => (await deliveries('announce-consultation')).includes('queued'), 'another try');
  await world.moveTo('2027-09-22T08:10:00.000Z');
  await eventually(async () => (await group.sam.view(group.communityId)).steps.find((one) => one.id === 'relationships')?.consultation?.state === 'open', 'the days to begin');
  expect(await says('team', group.sam, 'What do you think?')).toHaveLength(1);
});

test('where Teams did not say whether the members were told, nothing is posted by itself; whoever asks anew gets a post', async () => {
  await group.settle('purpose', { purpose: 'We meet to share how we assess' });
  const connector = await openFaultyConnector(world.origin);
  try {
    await world.store.executeSql('update conversation set service_url = $1', [connector.serviceUrl]);
    connector.fail({ method: 'POST', does: 'accepted-then-500' });
    const standing = async () => (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'purpose')?.consultation;
    await group.amara.do(group.communityId, { type: 'askMembers', stepId: 'purpose', number: 1, days: 7 });
    await eventually(async () => (await standing())?.problem, 'the core group to be told');
    await world.moveTo('2027-09-22T08:30:00.000Z');
    expect(await says('team', group.sam, 'We meet to share how we assess')).toHaveLength(1);
    await group.amara.do(group.communityId, { type: 'askMembers', stepId: 'purpose', number: 1, days: 7 });
    await eventually(async () => (await standing())?.state === 'open', 'the days to begin');
    expect(await says('team', group.sam, 'We meet to share how we assess')).toHaveLength(2);
  } finally {
    await connector.close();
  }
});
