import type { ConnectionsAnswer, EventAnswer, EventsAnswer, PromptsAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import type { MessageView } from '../../bot/local/teams/contract';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** A Monday; London has summer time until the last Sunday of October. */
const begin = '2027-09-06T09:00:00.000Z';
let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock(begin) });
  group = await startGroup(world);
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-09-16', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2028-03-30' });
});
afterAll(() => world.end());

/** What the card of a check-in says on the page; its heading is escaped. */
const checkIn = 'It comes the working day before each meeting';
const textOf = (message: MessageView): string => JSON.stringify([message.text, message.cards]);
const inCore = async (part: string) => (await group.wrote('core')).filter((one) => textOf(one).includes(part));
const toPerson = async (who: Actor, part: string) => (await group.wrote('personal', who)).filter((one) => textOf(one).includes(part));
const path = () => `communities/${group.communityId}`;
const prompts = async (): Promise<PromptsAnswer> => (await ask(world, group.amara, `${path()}/prompts`)).body as unknown as PromptsAnswer;
const stateOf = async (key: string) => (await world.store.executeSql('select state, reason from delivery where tenant_id = $1 and key like $2', [localTenant, key])).rows as { state: string; reason: string | null }[];

describe('a check-in before a meeting of the core group', () => {
  test('is planned for the working day before, and nothing comes sooner', async () => {
    expect((await prompts()).planned.map((one) => [one.what, one.dueAt])).toEqual([
      ['Check-in before the meeting on Thu 16 Sept, 10:00 (London)', '2027-09-15T08:00:00.000Z'], ['Check-in before the meeting on Thu 30 Sept, 10:00 (London)', '2027-09-29T08:00:00.000Z'],
    ]);
    await world.moveTo('2027-09-15T07:59:00.000Z');
    expect(await stateOf('prompt:%')).toEqual([]);
    expect(await inCore(checkIn)).toEqual([]);
  });

  test('comes once, however often somebody looks, and says who facilitates', async () => {
    await world.moveTo('2027-09-15T08:00:00.000Z');
    await world.moveTo('2027-09-15T08:00:05.000Z');
    const card = await group.amara.card('core', checkIn);
    expect(textOf(card)).toContain('We meet Thu 16 Sept, 10:00 (London).');
    expect(textOf(card)).toContain('facilitates');
    await eventually(async () => (await stateOf('prompt:check-in%'))[0]?.state === 'sent', 'the end of the delivery');
    expect(await inCore(checkIn)).toHaveLength(1);
  });

  test('takes four lines from each in a dialog, shows who has checked in, and what was said once all have', async () => {
    const card = (await inCore(checkIn))[0] as MessageView;
    const dialog = await group.tom.open(card, 'Check in');
    expect(JSON.stringify(dialog)).toContain('Help I could use');
    const data = { community: group.communityId, step: 'check-ins', startsAt: '2027-09-16T09:00:00.000Z', dialog: 'check-in', revision: 0 };
    expect(JSON.stringify(await group.tom.send(card, { ...data, done: '', next: '', blocked: '', help: '' }))).toContain('Write a line');
    await group.tom.send(card, { ...data, done: 'Spoke with the library', next: '', blocked: '', help: '' });
    await eventually(async () => textOf((await inCore(checkIn))[0] as MessageView).includes('Checked in: Tom'), 'the card to say so');
    expect(await inCore('Spoke with the library')).toEqual([]);
    for (const one of group.core.filter((each) => each.id !== group.tom.id)) await one.do(group.communityId, { type: 'checkIn', stepId: 'check-ins', startsAt: '2027-09-16T09:00:00.000Z', done: '', next: `${one.name} goes on`, blocked: '', help: '' });
    const all = await group.amara.card('core', 'Spoke with the library');
    expect(all.id).toBe(card.id);
    expect(textOf(all)).toContain('Amara Okafor goes on');
  });

  test('is called off by somebody of the core group, who is named, and does not come then', async () => {
    const [next] = (await prompts()).planned;
    expect((await ask(world, group.amara, `${path()}/prompts`, { body: { id: next?.id, act: 'skip' } })).body).toEqual({ said: 'It is not sent.' });
    expect((await ask(world, group.tom, `${path()}/prompts`, { body: { id: next?.id, act: 'now' } })).status).toBe(409);
    await world.moveTo('2027-09-29T08:00:00.000Z');
    const { sent } = await prompts();
    expect(sent[0]).toMatchObject({ what: next?.what, state: 'suppressed', reason: `${group.amara.name} called it off.` });
    expect(await inCore(checkIn)).toHaveLength(1);
  });
});

describe('an event', () => {
  let eventId = '';
  const event = async () => ((await ask(world, group.amara, `${path()}/events/${eventId}`)).body as unknown as EventAnswer).event;

  test('reminds who has signed up, in a chat that is opened for it, and nobody else', async () => {
    await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking together', startsAt: '2027-10-06T12:30', minutes: 60, place: 'Room 3.02', hostId: null, plan: {} });
    const { events } = (await ask(world, group.amara, `${path()}/events?from=2027-10-01T00:00:00Z&to=2027-10-30T00:00:00Z`)).body as unknown as EventsAnswer;
    eventId = events[0]?.id ?? '';
    for (const who of [group.sam, group.tom]) await who.do(group.communityId, { type: 'comeTo', eventId, coming: true });
    expect((await prompts()).planned.find((one) => one.what.includes('Marking'))).toMatchObject({ whom: '2 people who signed up', dueAt: '2027-10-05T08:00:00.000Z' });
    await world.moveTo('2027-10-05T08:00:00.000Z');
    const card = await group.sam.card('personal', 'Coming up: Marking together');
    expect(textOf(card)).toContain('Room 3.02');
    expect(textOf(card)).toContain('It comes because you signed up.');
    await group.tom.card('personal', 'Coming up: Marking together');
    expect(await toPerson(group.amara, 'Coming up: Marking')).toEqual([]);
  });

  test('can be left from the reminder itself', async () => {
    const card = (await toPerson(group.tom, 'Coming up: Marking'))[0] as MessageView;
    await group.tom.press(card, 'I cannot come');
    expect((await event()).signedUp).toBe(1);
  });

  test('is followed by thanks for who came, within the hours, with the survey and what comes next', async () => {
    await world.moveTo('2027-10-06T16:30:00.000Z');
    await group.amara.do(group.communityId, { type: 'markCame', eventId, personIds: [group.sam.id], came: true });
    await group.amara.do(group.communityId, { type: 'closeEvent', eventId, base: 0, outcome: 'A rubric that fits one page.' });
    await group.amara.do(group.communityId, { type: 'openSurvey', instrument: 'event', title: '', days: 7, eventId, own: [] });
    await world.moveTo('2027-10-06T20:00:00.000Z');
    await eventually(async () => (await stateOf('prompt:event-after%'))[0]?.reason === 'It waits for a time at which people can be written to.', 'the reason why it waits');
    expect(await toPerson(group.sam, 'Thank you for coming')).toEqual([]);
    // That it waits for the morning is seen, and is no trouble.
    const { connections } = (await ask(world, group.amara, `${path()}/connections`)).body as unknown as ConnectionsAnswer;
    const messages = connections.find((one) => one.id === 'prompts');
    expect(messages).toMatchObject({ state: 'on', failed: 0, uncertain: 0, reason: 'It waits for a time at which people can be written to.' });
    expect(messages?.waiting).toBeGreaterThan(0);
    await world.moveTo('2027-10-07T07:00:05.000Z');
    const card = await group.sam.card('personal', 'Thank you for coming: Marking together');
    expect(textOf(card)).toContain('A rubric that fits one page.');
    const dialog = await group.sam.open(card, 'Answer');
    expect(JSON.stringify(dialog)).toContain(`#/dialog/survey/${group.communityId}/`);
  });
});

describe('the one message a week', () => {
  test('comes on Monday at nine, over everything that waits, and with a way to less of it', async () => {
    await group.tom.do(group.communityId, { type: 'addAction', title: 'Ask the library', ownerId: group.tom.id, dueOn: '2027-10-01', tier: null });
    await world.moveTo('2027-10-11T07:59:00.000Z');
    const before = (await toPerson(group.tom, 'Your communities this week')).length;
    await world.moveTo('2027-10-11T08:00:00.000Z');
    await world.moveTo('2027-10-11T08:00:30.000Z');
    const card = await group.tom.card('personal', 'Ask the library');
    expect(textOf(card)).toContain('Ask the library (Inclusive Assessment), was due 1 October 2027');
    await eventually(async () => (await stateOf(`digest:${group.tom.id}@2027-10-11`))[0]?.state === 'sent', 'the end of the delivery');
    expect(await toPerson(group.tom, 'Your communities this week')).toHaveLength(before + 1);
    const dialog = await group.tom.open(card, 'How often I hear from you');
    expect(JSON.stringify(dialog)).toContain('Nothing between 18:00 and 08:00');
    const said = await group.tom.send(card, { dialog: 'manners', revision: 0, digest: 'never', also: 'event-reminder', pausedUntil: '' });
    expect(JSON.stringify(said)).toContain('CoP Guide writes to you that way');
    // Of this kind alone it can be put off: it says until when, in the form too.
    expect(JSON.stringify(dialog)).toContain('What is new and what waits for me: nothing before this date');
    const later = await group.tom.send(card, { dialog: 'manners', revision: 1, about: 'digest', laterOn: '2028-01-03', digest: 'never', also: 'event-reminder', pausedUntil: '' });
    expect(JSON.stringify(later)).toContain('What is new and what waits for me: nothing comes before 3 January 2028.');
    expect(JSON.stringify(await group.tom.open(card, 'How often I hear from you'))).toContain('2028-01-03');
  });

  test('does not come to who wants none, nor where there is nothing to say', async () => {
    await world.moveTo('2027-10-18T08:00:00.000Z');
    await eventually(async () => (await stateOf(`digest:%@2027-10-18`)).every((one) => one.state !== 'queued' && one.state !== 'sending'), 'the digests of the week');
    expect(await stateOf(`digest:${group.tom.id}@2027-10-18`)).toEqual([]);
    expect((await toPerson(group.tom, 'Your communities this week')).filter((one) => one.at > '2027-10-12')).toEqual([]);
  });
});

test('a group that does not answer is prompted twice, asked once how to go on, and then left in peace; the question is answered on its card', async () => {
  const before = (await inCore(checkIn)).length;
  for (const day of ['2027-10-27T08:00:00.000Z', '2027-11-10T09:00:00.000Z']) {
    await world.moveTo(day);
    await eventually(async () => (await stateOf('prompt:check-in%')).every((one) => one.state !== 'queued' && one.state !== 'sending'), `the check-in of ${day}`);
  }
  expect((await inCore(checkIn)).length).toBe(before + 2);
  await world.moveTo('2027-11-24T09:00:00.000Z');
  const card = await group.amara.card('core', 'How would you like to go on?');
  await eventually(async () => (await stateOf('prompt:go-on%'))[0]?.state === 'sent', 'the end of the delivery');
  await world.moveTo('2027-12-08T09:00:00.000Z');
  await world.moveTo('2027-12-22T09:00:00.000Z');
  expect((await inCore(checkIn)).length).toBe(before + 2);
  expect(await inCore('How would you like to go on?')).toHaveLength(1);
  await group.tom.press(card, 'Pause for four weeks');
  expect((await prompts()).pausedUntil).toBe('2028-01-19');
});

test('who has removed the app is left alone, and the list says so', async () => {
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: null });
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Second', startsAt: '2028-01-12T12:30', minutes: 60, place: '', hostId: null, plan: {} });
  const { events } = (await ask(world, group.amara, `${path()}/events?from=2028-01-01T00:00:00Z&to=2028-01-30T00:00:00Z`)).body as unknown as EventsAnswer;
  await group.sam.do(group.communityId, { type: 'comeTo', eventId: events[0]?.id ?? '', coming: true });
  const chat = await world.store.places.personal(localTenant, group.sam.id);
  await world.store.places.remove(localTenant, chat?.conversationId ?? '', begin);
  await world.moveTo('2028-01-11T09:00:00.000Z');
  await eventually(async () => (await prompts()).sent.some((one) => one.state === 'removed' && one.reason?.startsWith('They have removed CoP Guide from their chat.')), 'the reason');
});
