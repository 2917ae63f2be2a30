import type { EventAnswer, HelpingAnswer, MineAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import type { MessageView } from '../../bot/local/teams/contract';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
/** A Monday, 10:00 in London. */
beforeAll(async () => {
  world = await openWorld({ clock: standingClock('2027-09-06T09:00:00.000Z') });
  group = await startGroup(world);
});
afterAll(() => world.end());

const textOf = (message: MessageView): string => JSON.stringify([message.text, message.cards]);
const inTeam = async (part: string) => (await group.wrote('team')).filter((one) => textOf(one).includes(part));
const helping = async (who: Actor) => ((await ask(world, who, `communities/${group.communityId}/helping`)).body as unknown as HelpingAnswer).thanks;
const stateOf = async (key: string) => ((await world.store.executeSql('select state, reason from delivery where tenant_id = $1 and key like $2', [localTenant, key])).rows as { state: string; reason: string | null }[])[0];
const settledAs = (key: string, state: string) => eventually(async () => (await stateOf(key))?.state === state, `${key} to be ${state}`);
const thank = (text: string, share = true) => group.sam.do(group.communityId, { type: 'sayThanks', personId: group.tom.id, text, share });
const told = async (text: string) => {
  const found = (await helping(group.tom)).told.find((one) => one.text === text);
  if (!found) throw new Error(`nothing was said: ${text}`);
  return found;
};
const say = async (text: string, answer: 'yes' | 'no' | 'mine') => {
  const { id, revision } = await told(text);
  await group.tom.do(group.communityId, { type: 'answerThanks', thanksId: id, base: revision, answer });
  return id;
};

describe('thanks', () => {
  test('are read by the one who is thanked alone until they say yes; then the members read them', async () => {
    await thank('For the first slides');
    await thank('Between us', false);
    expect((await helping(group.amara)).told).toEqual([]);
    for (const path of ['', '/helping', '/mine', '/changes?since=0']) expect((await ask(world, group.amara, `communities/${group.communityId}${path}`)).text).not.toContain('first slides');
    expect(await inTeam('first slides')).toEqual([]);
    const id = await say('For the first slides', 'yes');
    await settledAs(`post-thanks:${id}`, 'sent');
    const [post, ...more] = await inTeam('For the first slides');
    expect(more).toEqual([]);
    expect(textOf(post as MessageView)).toContain('Tom Whitfield has agreed to this.');
    expect((await told('For the first slides')).postedAt).not.toBeNull();
  });

  test('whose author asked for more do not read that it was a no', async () => {
    await thank('For the tea');
    await say('For the tea', 'no');
    expect((await helping(group.sam)).said.find((one) => one.text === 'For the tea')).toMatchObject({ answer: 'mine' });
    expect((await told('For the tea')).answer).toBe('no');
  });

  test('have two posts a week: the third waits for its turn, says so, and comes then once', async () => {
    for (const text of ['For the second', 'For the third']) await thank(text);
    const second = await say('For the second', 'yes');
    await settledAs(`post-thanks:${second}`, 'sent');
    const third = await say('For the third', 'yes');
    await eventually(async () => (await stateOf(`post-thanks:${third}`))?.reason?.includes('twice a week'), 'the third to wait');
    await world.moveTo('2027-09-10T09:00:00.000Z');
    expect(await inTeam('For the third')).toEqual([]);
    await world.moveTo('2027-09-13T09:00:10.000Z');
    await settledAs(`post-thanks:${third}`, 'sent');
    expect(await inTeam('For the third')).toHaveLength(1);
  });

  test('are taken back by either side, on the post too, with no name left on it', async () => {
    const { id, revision } = await told('For the first slides');
    await group.tom.do(group.communityId, { type: 'answerThanks', thanksId: id, base: revision, answer: 'mine' });
    await eventually(async () => (await inTeam('For the first slides')).length === 0, 'the post to follow');
    const second = (await helping(group.sam)).said.find((one) => one.text === 'For the second');
    await group.sam.do(group.communityId, { type: 'takeBackThanks', thanksId: second?.id ?? '' });
    const posts = await eventually(async () => {
      const found = await inTeam('you was taken back');
      return found.length === 2 ? found : null;
    }, 'both posts to say so');
    for (const post of posts) expect(textOf(post)).not.toMatch(/Tom|Sam|slides|second/);
    expect((await helping(group.tom)).told.some((one) => one.text === 'For the second')).toBe(false);
  });

  test('are in the data of the one who is thanked', async () => {
    const mine = (await ask(world, group.tom, `communities/${group.communityId}/mine`)).body as unknown as MineAnswer;
    expect(mine.own.thanks).toContainEqual(expect.objectContaining({ gave: false, text: 'Between us', posted: false }));
  });
});

describe('an invitation to an event', () => {
  let eventId = '';
  const event = async () => ((await ask(world, group.amara, `communities/${group.communityId}/events/${encodeURIComponent(eventId)}`)).body as unknown as EventAnswer).event;
  const invitation = async () => (await inTeam('Rubric lab'))[0];

  test('is one post with its sign-up on it, which counts as one of the two a week', async () => {
    await world.moveTo('2027-09-21T09:00:00.000Z');
    await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Rubric lab', startsAt: '2027-10-12T13:00', minutes: 60, place: 'Room 2', hostId: group.tom.id, plan: {} });
    const { rows } = await world.store.executeSql('select id from event where tenant_id = $1', [localTenant]);
    eventId = (rows[0] as { id: string }).id;
    expect((await group.sam.refused(group.communityId, { type: 'inviteTo', eventId, wanted: true, words: '' })).status).toBe(403);
    await group.amara.do(group.communityId, { type: 'inviteTo', eventId, wanted: true, words: 'Bring one **brief**.' });
    await group.amara.do(group.communityId, { type: 'inviteTo', eventId, wanted: true, words: 'Bring one **brief**.' });
    await settledAs(`invite-event:${eventId}`, 'sent');
    expect(await inTeam('Rubric lab')).toHaveLength(1);
    const card = (await invitation()) as MessageView;
    for (const said of ['Bring one **brief**.', 'Room 2', 'With Tom Whitfield', 'invites the members']) expect(textOf(card)).toContain(said);
    expect(await group.sam.press(card, 'I will come')).toMatchObject({ kind: 'notice' });
    expect(await event()).toMatchObject({ signedUp: 1 });
    await thank('For the lab');
    await thank('For the other');
    await settledAs(`post-thanks:${await say('For the lab', 'yes')}`, 'sent');
    const waits = await say('For the other', 'yes');
    await eventually(async () => (await stateOf(`post-thanks:${waits}`))?.reason?.includes('twice a week'), 'the second to wait');
  });

  test('follows what is changed and that it is called off, in place', async () => {
    const card = (await invitation()) as MessageView;
    const before = await event();
    await group.amara.do(group.communityId, { type: 'planEvent', eventId, base: before.revision, kind: 'learning', title: 'Rubric lab', startsAt: '2027-10-12T15:00', minutes: 60, place: 'Room 9', hostId: group.tom.id, plan: {} });
    await eventually(async () => textOf((await invitation()) as MessageView).includes('Room 9'), 'the post to follow');
    await group.amara.do(group.communityId, { type: 'callOffEvent', eventId, reason: 'The room is flooded' });
    await eventually(async () => textOf((await invitation()) as MessageView).includes('The room is flooded'), 'the post to say so');
    const off = (await invitation()) as MessageView;
    expect([off.id, textOf(off).includes('I will come')]).toEqual([card.id, false]);
    expect(await inTeam('Rubric lab')).toHaveLength(1);
    expect((await group.amara.refused(group.communityId, { type: 'inviteTo', eventId, wanted: false, words: '' })).message).toContain('posted already');
  });

  test('waits in the night, and is taken back before anybody has seen it', async () => {
    await world.moveTo('2027-10-04T19:30:00.000Z');
    await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Late coffee', startsAt: '2027-10-12T13:00', minutes: 30, place: '', hostId: null, plan: {} });
    const { rows } = await world.store.executeSql(`select id from event where tenant_id = $1 and title = 'Late coffee'`, [localTenant]);
    const id = (rows[0] as { id: string }).id;
    await group.amara.do(group.communityId, { type: 'inviteTo', eventId: id, wanted: true, words: '' });
    await eventually(async () => (await stateOf(`invite-event:${id}`))?.reason?.includes('waits for a time'), 'it to wait for the morning');
    expect(((await ask(world, group.sam, `communities/${group.communityId}/events/${encodeURIComponent(id)}`)).body as unknown as EventAnswer).event.invitation).toBeNull();
    await group.amara.do(group.communityId, { type: 'inviteTo', eventId: id, wanted: false, words: '' });
    await world.moveTo('2027-10-05T09:00:00.000Z');
    await settledAs(`invite-event:${id}`, 'suppressed');
    expect(await inTeam('Late coffee')).toEqual([]);
  });
});

test('thanks are kept for thirteen months, and no longer', async () => {
  const kept = async (): Promise<number> => ((await world.store.executeSql('select count(*)::int as n from thanks where tenant_id = $1', [localTenant])).rows[0] as { n: number }).n;
  expect(await kept()).toBeGreaterThan(5);
  let at = Date.parse('2028-11-02T04:00:00.000Z');
  // The clock stands by itself, and what met trouble is put off for some seconds.
  await eventually(async () => {
    await world.moveTo(new Date(at += 60_000).toISOString());
    return (await kept()) === 0;
  }, 'the old thanks to go');
});
