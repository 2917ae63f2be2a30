import { localTenant } from '../../bot/local/people';
import type { MessageView } from '../../bot/local/teams/contract';
import type { OwnRows } from '../../bot/store/ownRows';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** The one message a week: after a stop, after its reader has changed their mind, and what it says of their own drafts. */

/** A Monday at ten in London. */
const begin = '2027-09-06T09:00:00.000Z';
let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock(begin) });
  group = await startGroup(world);
  await group.tom.do(group.communityId, { type: 'addAction', title: 'Ask the library', ownerId: group.tom.id, dueOn: '2027-09-10', tier: null });
});
afterAll(() => world.end());

const digests = async (who: Actor, part = 'It comes because you are in these communities'): Promise<MessageView[]> => (await group.wrote('personal', who)).filter((one) => JSON.stringify(one.cards).includes(part));
const moveTo = async (moment: string): Promise<void> => {
  await world.moveTo(moment);
  await eventually(async () => (await world.store.executeSql(`select 1 from delivery where tenant_id = $1 and key like 'digest:%' and state in ('queued', 'sending') and (not_before is null or not_before <= $2)`, [localTenant, moment])).rows.length === 0, 'an end of every digest');
};
const choose = async (more: object): Promise<number> => {
  const { communities: _all, revision, ...own } = (await ask(world, group.tom, 'manners')).body as { communities: unknown; revision: number };
  return (await ask(world, group.tom, 'manners', { body: { ...own, base: revision, ...more } })).status;
};

test('after a stop over its day it comes in its week, once, and the next one on its own day', async () => {
  await moveTo('2027-09-06T10:00:00.000Z');
  await world.moveTo('2027-09-15T10:00:00.000Z');
  const card = await group.tom.card('personal', 'Your communities this week');
  const { own } = (await ask(world, group.tom, `communities/${group.communityId}/mine`)).body as { own: OwnRows };
  expect(own.digest).toMatchObject({ state: 'sent', reason: null });
  expect(JSON.stringify(card.cards)).toContain('Ask the library');
  await moveTo('2027-09-16T10:00:00.000Z');
  expect(await digests(group.tom)).toHaveLength(1);
  await moveTo('2027-09-20T08:00:10.000Z');
  expect(await digests(group.tom)).toHaveLength(2);
});

test('after a stop of three weeks only the latest comes, not one for each', async () => {
  await moveTo('2027-10-13T10:00:00.000Z');
  expect(await digests(group.tom)).toHaveLength(3);
});

test('whatever its reader changes in the week after it, there is no second one in that week', async () => {
  expect(await choose({ days: [4, 5] })).toBe(200);
  await moveTo('2027-10-14T10:00:00.000Z');
  expect(await choose({ days: [5], zone: 'Europe/Malta' })).toBe(200);
  await moveTo('2027-10-15T10:00:00.000Z');
  expect(await digests(group.tom)).toHaveLength(3);
  expect(await choose({ days: [1, 2, 3, 4, 5] })).toBe(200);
});

test('the last one before silence asks; whoever keeps it gets the same card without the question, and it goes on', async () => {
  await moveTo('2027-10-18T08:00:10.000Z');
  await moveTo('2027-10-25T09:00:10.000Z');
  await moveTo('2027-11-01T09:00:10.000Z');
  const asks = await group.tom.card('personal', 'Are these of use to you?');
  await group.tom.press(asks, 'Go on with these');
  const card = await group.tom.card('personal', 'It goes on as before.');
  expect(card.id).toBe(asks.id);
  const kept = JSON.stringify(card.cards);
  expect(kept).toContain('Ask the library');
  expect(kept).not.toContain('Are these of use');
  const before = (await digests(group.tom)).length;
  await moveTo('2027-11-08T09:00:10.000Z');
  expect(await digests(group.tom)).toHaveLength(before + 1);
});

test('each working day, for who wants that, it says so', async () => {
  expect(await choose({ digest: 'daily' })).toBe(200);
  await moveTo('2027-11-09T09:00:10.000Z');
  const card = await group.tom.card('personal', 'Your communities today');
  expect(JSON.stringify(card.cards)).toContain('because you chose that');
  expect(await choose({ digest: 'weekly' })).toBe(200);
});

test('a draft that lay untouched for 90 days is told to its writer alone, by number and never by its words, with the date on which it goes', async () => {
  await group.tom.do(group.communityId, { type: 'openStep', stepId: 'purpose' });
  const [questionId = ''] = await group.questions('purpose');
  await group.tom.do(group.communityId, { type: 'saveDraft', stepId: 'purpose', questionId, text: 'SECRET beginnings', base: 0 });
  await moveTo('2028-02-07T09:00:10.000Z');
  expect(await digests(group.tom, 'drafts that lie untouched')).toEqual([]);
  await moveTo('2028-02-14T09:00:10.000Z');
  const card = JSON.stringify((await group.tom.card('personal', 'Your drafts that lie untouched')).cards);
  expect(card).toContain('One draft, which only you can see (Inclusive Assessment), kept until 8 March 2028 unless you go on with');
  for (const who of [group.tom, group.amara, group.sam]) expect(JSON.stringify(await group.wrote('personal', who))).not.toContain('SECRET');
  for (const who of [group.amara, group.sam]) expect(await digests(who, 'drafts that lie untouched')).toEqual([]);
});

test('a survey that its reader has not answered is in it', async () => {
  await group.amara.do(group.communityId, { type: 'openSurvey', instrument: 'pulse', title: '', days: 14, eventId: null, own: [] });
  for (const who of [group.tom, group.amara]) await who.do(group.communityId, { type: 'addAction', title: `Of ${who.name}`, ownerId: who.id, dueOn: '2028-02-24', tier: null });
  await moveTo('2028-02-21T09:00:10.000Z');
  expect(JSON.stringify((await group.tom.card('personal', 'Of Tom')).cards)).toContain('Surveys, without names');
});

test('a community that is paused is in nobody’s weekly message until the pause is over, but for a draft that is about to go', async () => {
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: '2028-03-06' });
  const since = async (who: Actor) => (await digests(who)).filter((one) => one.at > '2028-02-22').map((one) => JSON.stringify(one.cards));
  await moveTo('2028-02-28T09:00:10.000Z');
  expect(await since(group.amara)).toEqual([]);
  const [paused, ...more] = await since(group.tom);
  expect(more).toEqual([]);
  expect(paused).toContain('Your drafts that lie untouched');
  expect(paused).not.toContain('Of Tom');
  await moveTo('2028-03-06T09:00:10.000Z');
  for (const who of [group.tom, group.amara]) expect((await since(who)).at(-1)).toContain(`Of ${who.name}`);
});
