import type { EventsAnswer, PromptsAnswer } from '../../bot/api/contract';
import type { MessageView } from '../../bot/local/teams/contract';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** What people do with the cards that come by themselves, and with what waits: each says what was done, and until when. */

/** A Monday; London has summer time until the last Sunday of October. */
const begin = '2027-09-06T09:00:00.000Z';
let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock(begin) });
  group = await startGroup(world);
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-09-16', at: '10:00', minutes: 30, everyWeeks: 1, untilOn: '2028-03-30' });
});
afterAll(() => world.end());

const textOf = (message: MessageView): string => JSON.stringify([message.text, message.cards]);
const checkIn = 'It comes the working day before each meeting';
const path = () => `communities/${group.communityId}`;
const prompts = async (): Promise<PromptsAnswer> => (await ask(world, group.amara, `${path()}/prompts`)).body as unknown as PromptsAnswer;
const actOn = async (id: string, act: 'skip' | 'now') => (await ask(world, group.amara, `${path()}/prompts`, { body: { id, act } })).body;
const next = async (kind: string) => (await prompts()).planned.find((one) => one.id.startsWith(`${kind}:`));
const moveTo = async (moment: string) => {
  await world.moveTo(moment);
  await eventually(async () => (await prompts()).sent.every((one) => one.state !== 'waiting'), `an end of what went at ${moment}`);
};

test('what somebody asks for in the evening says when it goes, waits among what comes with its reason, and can still be called off', async () => {
  await moveTo('2027-09-14T19:00:00.000Z');
  const first = await next('check-in');
  expect(await actOn(first?.id ?? '', 'now')).toEqual({ said: 'It goes out Wed 15 Sept, 08:00 (London): nobody is written to in the evening, at night or on days off.' });
  const waiting = await eventually(async () => (await prompts()).planned.find((one) => one.id === first?.id && one.reason !== null), 'the reason why it waits');
  expect(waiting).toMatchObject({ dueAt: expect.stringMatching(/^2027-09-15T07:00:0/), reason: 'It waits for a time at which people can be written to.' });
  expect(await actOn(first?.id ?? '', 'skip')).toEqual({ said: 'It is not sent.' });
  await moveTo('2027-09-15T08:00:10.000Z');
  expect((await prompts()).sent[0]).toMatchObject({ state: 'suppressed', reason: `${group.amara.name} called it off.` });
  expect((await group.wrote('core')).filter((one) => textOf(one).includes(checkIn))).toEqual([]);
});

test('what waits goes out at once when somebody asks for it, once, and in a pause too', async () => {
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: '2027-09-23' });
  await moveTo('2027-09-17T09:00:00.000Z');
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: null });
  const first = await next('check-in');
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: '2027-09-22' });
  expect(await actOn(first?.id ?? '', 'now')).toEqual({ said: 'It goes out now.' });
  await group.amara.card('core', checkIn);
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: null });
  await moveTo('2027-09-22T08:00:10.000Z');
  expect((await group.wrote('core')).filter((one) => textOf(one).includes(checkIn))).toHaveLength(1);
});

describe('the off switch on a card', () => {
  test('is a form that says what it is about, and asks for a date where there is none', async () => {
    const card = await group.tom.card('core', checkIn);
    const form = JSON.stringify(await group.tom.open(card, 'Pause or stop these'));
    expect(form).toContain('This is about the check-in before each meeting.');
    const said = JSON.stringify(await group.tom.send(card, { dialog: 'hush', community: group.communityId, about: 'check-in', how: 'until', untilOn: '' }));
    expect(said).toContain('could not be read');
    expect(JSON.stringify(await group.tom.send(card, { dialog: 'hush', community: group.communityId, about: 'check-in', how: 'until', untilOn: '2020-01-01' }))).toContain('Input.Date');
  });

  test('is the core group’s, and one that names no kind is answered calmly', async () => {
    const card = await group.tom.card('core', checkIn);
    for (const about of ['check-in', 'everything']) {
      const said = JSON.stringify(await group.sam.send(card, { dialog: 'hush', community: group.communityId, about, how: 'always' }).catch((error: Error) => error.message));
      expect(said).not.toContain('It is stopped.');
    }
    expect((await prompts()).hushed).toEqual([]);
    expect(JSON.stringify(await group.tom.send(card, { dialog: 'hush', community: group.communityId, about: 'everything', how: 'always' }))).not.toContain('It is stopped.');
  });

  test('pauses that kind alone, says until when, and nothing of it comes before', async () => {
    const card = await group.tom.card('core', checkIn);
    expect(JSON.stringify(await group.tom.send(card, { dialog: 'hush', community: group.communityId, about: 'check-in', how: 'until', untilOn: '2027-10-20' }))).toContain('It does not come before 20 October 2027.');
    const { hushed, planned } = await prompts();
    expect(hushed).toEqual([{ what: 'check-in', untilOn: '2027-10-20' }]);
    expect(planned.filter((one) => one.id.startsWith('check-in:'))).toMatchObject([{ dueAt: '2027-10-20T08:00:00.000Z' }]);
  });

  test('stops it until somebody switches it on again', async () => {
    await group.amara.do(group.communityId, { type: 'hushPrompts', what: 'check-in', untilOn: 'always' });
    expect((await prompts()).planned).toEqual([]);
    const card = await group.tom.card('core', checkIn);
    expect(JSON.stringify(await group.tom.open(card, 'Pause or stop these'))).toContain('It is stopped at the moment.');
    expect(JSON.stringify(await group.tom.send(card, { dialog: 'hush', community: group.communityId, about: 'check-in', how: 'on' }))).toContain('It comes as planned.');
    expect((await prompts()).hushed).toEqual([]);
    expect(await next('check-in')).toMatchObject({ dueAt: '2027-09-29T08:00:00.000Z' });
  });
});

test('who cannot come says so on the reminder, which says it back and lets them think again, as often as they like', async () => {
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking together', startsAt: '2027-09-28T12:30', minutes: 60, place: '', hostId: null, plan: {} });
  const { events } = (await ask(world, group.amara, `${path()}/events?from=2027-09-27T00:00:00Z&to=2027-09-30T00:00:00Z`)).body as unknown as EventsAnswer;
  const eventId = events[0]?.id ?? '';
  const signedUp = async () => ((await ask(world, group.amara, `${path()}/events/${eventId}`)).body as unknown as { event: { signedUp: number } }).event.signedUp;
  await group.sam.do(group.communityId, { type: 'comeTo', eventId, coming: true });
  await moveTo('2027-09-27T08:00:10.000Z');
  const card = await group.sam.card('personal', 'Coming up: Marking together');
  await group.sam.press(card, 'I cannot come');
  const off = await group.sam.card('personal', 'You have said that you cannot come.');
  expect([off.id, await signedUp()]).toEqual([card.id, 0]);
  await group.sam.press(off, 'I can come after all');
  await eventually(async () => (await signedUp()) === 1, 'the second thought');
  await world.moveTo('2027-09-27T08:05:00.000Z');
  await group.sam.press(await group.sam.card('personal', 'I cannot come'), 'I cannot come');
  expect(await signedUp()).toBe(0);
});

test('the answer to the question how to go on stands on its card for everybody, with who gave it and until when; a second answer changes nothing', async () => {
  for (const day of ['2027-09-29T08:00:10.000Z', '2027-10-06T08:00:10.000Z', '2027-10-13T08:00:10.000Z']) await moveTo(day);
  const card = await group.tom.card('core', 'How would you like to go on?');
  expect(textOf(card)).toContain('It is asked once.');
  await group.tom.press(card, 'Pause for four weeks');
  const answered = await group.amara.card('core', `${group.tom.name} chose: Pause for four weeks.`);
  expect(answered.id).toBe(card.id);
  expect(textOf(answered)).toContain('CoP Guide sends nothing by itself before 10 November 2027.');
  expect(textOf(answered)).not.toContain('Make the plan smaller');
  // Somebody who still has the old card before them.
  expect(await group.amara.press(card, 'Make the plan smaller')).toEqual({ kind: 'card' });
  expect(textOf(await group.amara.card('core', 'How would you like to go on?'))).toContain(`${group.tom.name} chose: Pause for four weeks.`);
  expect((await group.amara.view(group.communityId)).path).toMatchObject({ chosen: 'full' });
  expect((await prompts()).pausedUntil).toBe('2027-11-10');
});
