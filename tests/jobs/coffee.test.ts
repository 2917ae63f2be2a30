import type { HelpingAnswer, PromptsAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import type { MessageView } from '../../bot/local/teams/contract';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock('2027-09-06T09:00:00.000Z') });
  group = await startGroup(world);
  await group.tom.do(group.communityId, { type: 'takeRole', stepId: 'roles', roleId: 'member-support' });
  await group.amara.do(group.communityId, { type: 'setCoffee', everyWeeks: 4, startOn: '2027-09-13' });
});
afterAll(() => world.end());

const textOf = (message: MessageView): string => JSON.stringify([message.text, message.cards]);
const toPerson = async (who: Actor, part: string) => (await group.wrote('personal', who)).filter((one) => textOf(one).includes(part));
const path = () => `communities/${group.communityId}`;
const prompts = async (): Promise<PromptsAnswer> => (await ask(world, group.amara, `${path()}/prompts`)).body as unknown as PromptsAnswer;
const helping = async (who: Actor): Promise<HelpingAnswer> => (await ask(world, who, `${path()}/helping`)).body as unknown as HelpingAnswer;
const states = async (key: string) => (await world.store.executeSql('select key, state, reason from delivery where tenant_id = $1 and key like $2 order by key', [localTenant, key])).rows as { key: string; state: string; reason: string | null }[];
const settled = (key: string, count: number) => eventually(async () => {
  const rows = await states(key);
  return rows.length === count && rows.every((one) => one.state !== 'queued' && one.state !== 'sending') ? rows : null;
}, `the end of ${count} deliveries ${key}`);

describe('coffee pairs (S4C.3)', () => {
  test('one person alone is told kindly that there is nobody yet, once', async () => {
    await group.sam.do(group.communityId, { type: 'chooseCoffee', joined: true, pausedUntil: null });
    await world.moveTo('2027-09-13T07:59:00.000Z');
    expect(await states('prompt:coffee%')).toEqual([]);
    await world.moveTo('2027-09-13T08:00:00.000Z');
    expect(textOf(await group.sam.card('personal', 'Coffee pairs: nobody else yet'))).toContain('You stay on the list');
    await world.moveTo('2027-10-11T08:00:00.000Z');
    await settled('prompt:coffee%', 1);
    expect((await helping(group.sam)).coffee.round).toMatchObject({ drawnOn: '2027-10-11', alone: true });
    expect(await toPerson(group.sam, 'nobody else yet')).toHaveLength(1);
  });

  test('each of a pair gets a card with the other’s name, how to begin and a link to a chat, however often somebody looks', async () => {
    await group.tom.do(group.communityId, { type: 'chooseCoffee', joined: true, pausedUntil: null });
    await world.moveTo('2027-11-08T09:00:00.000Z');
    const card = await group.sam.card('personal', `Your coffee pair: ${group.tom.name}`);
    expect(textOf(card)).toContain('To begin:');
    expect(textOf(card)).toContain('https://teams.microsoft.com/l/chat/0/0?users=');
    expect(textOf(card)).toContain('It comes because you joined the coffee pairs.');
    await group.tom.card('personal', `Your coffee pair: ${group.sam.name}`);
    await settled('prompt:coffee-pair:coffee@2027-11-08%', 2);
    expect(await toPerson(group.sam, 'Your coffee pair')).toHaveLength(1);
    expect((await prompts()).sent[0]).toMatchObject({ what: 'Who is drawn together for coffee', whom: '2 people who joined', state: 'sent' });
  });

  test('three weeks later each is asked once whether they met, and one tap answers', async () => {
    await world.moveTo('2027-11-29T09:00:05.000Z');
    const card = await group.sam.card('personal', 'Did you meet?');
    expect(textOf(card)).toContain(`with ${group.tom.name}`);
    await group.tom.card('personal', 'Did you meet?');
    await group.sam.press(card, 'Yes');
    expect((await helping(group.sam)).coffee.round?.met).toBe('yes');
    await group.sam.card('personal', 'It is counted, not who met.');
  });

  test('who leaves from the card itself hears no more of it', async () => {
    const card = await group.tom.card('personal', 'Your coffee pair');
    await group.tom.press(card, 'Leave the pairs');
    expect((await helping(group.tom)).coffee.mine).toBeNull();
    await group.tom.card('personal', 'Would you like to join?');
  });
});

describe('the one message a week', () => {
  test('brings newcomers to whoever welcomes them, together, and requests past their goal to whoever sees to them', async () => {
    await group.sam.do(group.communityId, { type: 'askHelp', text: 'Nobody else reads this' });
    await world.store.executeSql('update member set joined_at = $2 where tenant_id = $1 and part = \'member\'', [localTenant, '2027-11-29T09:00:00Z']);
    await world.moveTo('2027-12-06T09:00:05.000Z');
    await eventually(async () => (await states(`digest:${group.tom.id}@2027-12-06`))[0]?.state === 'sent', 'the end of the digest');
    const message = await group.tom.card('personal', 'To look after');
    expect(JSON.stringify(await group.tom.open(message, 'Helping each other'))).toContain(`#/dialog/people/${group.communityId}`);
    const card = textOf(message);
    expect(card).toContain('wait for a welcome');
    expect(card).toContain('One request for help is past its goal');
    expect(card).not.toContain('Nobody else reads this');
    expect(card).toContain(group.sam.name);
    await settled('digest:%@2027-12-06', (await states('digest:%@2027-12-06')).length);
    for (const who of [group.amara, group.sam]) expect(await toPerson(who, 'To look after')).toEqual([]);
  });

  test('tells who asked that their request was seen to', async () => {
    const [one] = (await helping(group.tom)).help.desk ?? [];
    await group.tom.do(group.communityId, { type: 'moveHelp', requestId: one?.id ?? '', base: one?.revision ?? 0, act: 'answer', note: 'Done' });
    await world.moveTo('2027-12-13T09:00:05.000Z');
    await group.sam.card('personal', 'Your request for help was seen to');
  });
});

test('four weeks after an update to members the core group hears that the next one is drawn up, from what has happened, and nobody publishes it but a person (S3D.8, S4E.3)', async () => {
  const update = async () => (await group.amara.view(group.communityId)).steps.find((one) => one.id === 'member-update')?.paper;
  await group.amara.do(group.communityId, { type: 'publishPaper', stepId: 'member-update', fingerprint: (await update())?.fingerprint ?? '', tell: false });
  await group.sam.do(group.communityId, { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: 'One page rubric', url: '', about: '', tags: [], origin: 'internal', story: null });
  await world.moveTo('2028-01-10T09:00:05.000Z');
  const card = await group.amara.card('core', 'The next update to members is drawn up');
  expect(textOf(card)).toContain('One new thing on the shelf');
  expect(JSON.stringify(await group.amara.open(card, 'Read the draft'))).toContain('member-update');
  await settled('prompt:update%', 1);
  expect((await update())?.published).toHaveLength(1);
  expect((await prompts()).sent[0]).toMatchObject({ what: 'The next update to members is drawn up', whom: 'The core group’s conversation' });
});
