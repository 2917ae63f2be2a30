import { randomUUID } from 'node:crypto';
import type { EventsAnswer, SurveysAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import type { ActionAnswer, MessageView } from '../../bot/local/teams/contract';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Cards that came by themselves say how things stand, whatever was done meanwhile and wherever. */

/** A Monday at ten in London. */
const begin = '2027-09-06T09:00:00.000Z';
let world: World;
let group: Group;
let eventId = '';
beforeAll(async () => {
  world = await openWorld({ clock: standingClock(begin) });
  group = await startGroup(world);
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking together', startsAt: '2027-09-14T10:00', minutes: 60, place: 'Room 3.02', hostId: null, plan: {} });
  eventId = ((await ask(world, group.amara, `${path()}/events?from=2027-09-01T00:00:00Z&to=2027-10-30T00:00:00Z`)).body as unknown as EventsAnswer).events[0]?.id ?? '';
  for (const who of [group.tom, group.sam]) await who.do(group.communityId, { type: 'comeTo', eventId, coming: true });
  await group.tom.do(group.communityId, { type: 'addAction', title: 'Ask the library', ownerId: group.tom.id, dueOn: '2027-09-10', tier: null });
  // From this look on it is known when each of them hears next.
  await world.moveTo('2027-09-06T10:00:00.000Z');
});
afterAll(() => world.end());

const path = () => `communities/${group.communityId}`;
const textOf = (message: MessageView): string => JSON.stringify(message.cards);
const now = async (who: Actor, { id }: MessageView): Promise<MessageView> => {
  const found = (await who.state()).messages.find((one) => one.id === id);
  if (!found) throw new Error('the card is gone');
  return found;
};
const comesToSay = (who: Actor, message: MessageView, part: string): Promise<MessageView> => eventually(async () => {
  const found = await now(who, message);
  return textOf(found).includes(part) ? found : null;
}, `the card to say "${part}"`);
/** What a client does when somebody opens the card again, and what they see then. */
async function opened(who: Actor, message: MessageView): Promise<string> {
  const { refresh } = message.cards[0] as unknown as { refresh: { action: Record<string, unknown> } };
  const answer = await fetch(`${world.origin}/local/teams/actions`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id: randomUUID(), person: who.id, messageId: message.id, action: refresh.action, trigger: 'automatic' }) });
  expect((await answer.json()) as ActionAnswer).toEqual({ kind: 'card' });
  return textOf(await now(who, message));
}
const fromApp = async (who: Actor): Promise<number> => (await group.wrote('personal', who)).length;
const unanswered = async (who: Actor) => (await world.store.digests.gone(localTenant, who.id)).unanswered;

test('what somebody has done in the tab is off their weekly message, which is redrawn and not sent again, at night too', async () => {
  for (const moment of ['2027-09-13T07:59:00.000Z', '2027-09-13T08:00:10.000Z', '2027-09-13T08:00:40.000Z']) await world.moveTo(moment);
  const card = await group.tom.card('personal', 'Your communities this week');
  expect(textOf(card)).toContain('Ask the library');
  const before = await fromApp(group.tom);
  await world.moveTo('2027-09-13T21:00:00.000Z');
  const action = (await group.tom.view(group.communityId)).actions.find((one) => one.title === 'Ask the library');
  await group.tom.do(group.communityId, { type: 'changeAction', actionId: action?.id ?? '', state: 'done' });
  await eventually(async () => !textOf(await now(group.tom, card)).includes('Ask the library'), 'the card without it');
  expect(textOf(await now(group.tom, card))).toContain('Marking together');
  expect(await fromApp(group.tom)).toBe(before);
});

test('who signs off in the tab has it on their reminder; who is still coming has theirs as it was', async () => {
  await world.moveTo('2027-09-13T21:30:00.000Z');
  const [toms, sams] = [await group.tom.card('personal', 'Coming up: Marking together'), await group.sam.card('personal', 'Coming up: Marking together')];
  await group.tom.do(group.communityId, { type: 'comeTo', eventId, coming: false });
  expect(textOf(await comesToSay(group.tom, toms, 'You have said that you cannot come.'))).toContain('I can come after all');
  expect(textOf(await now(group.sam, sams))).toContain('I cannot come');
});

test('an event that is called off says so on every reminder, without a button that would do nothing', async () => {
  const sams = await group.sam.card('personal', 'Coming up: Marking together');
  const before = await fromApp(group.sam);
  await group.amara.do(group.communityId, { type: 'callOffEvent', eventId, reason: 'The room is flooded' });
  const shown = textOf(await comesToSay(group.sam, sams, 'It does not take place.'));
  expect(shown).not.toContain('I cannot come');
  expect(await fromApp(group.sam)).toBe(before);
});

test('the post about a survey says that it is closed, and leads to what came of it', async () => {
  await group.amara.do(group.communityId, { type: 'openSurvey', instrument: 'pulse', title: '', days: 7, eventId: null, own: [], tell: true });
  const post = await group.amara.card('team', 'A few questions');
  const { surveys } = (await ask(world, group.amara, `${path()}/surveys`)).body as unknown as SurveysAnswer;
  await group.amara.do(group.communityId, { type: 'closeSurvey', surveyId: surveys[0]?.id ?? '' });
  expect(textOf(await comesToSay(group.amara, post, 'It is closed.'))).toContain('See the results');
});

test('a card that is opened again months later shows today’s state, does nothing and answers nothing', async () => {
  const card = await group.tom.card('personal', 'Your communities this week');
  const reminder = await group.tom.card('personal', 'Coming up: Marking together');
  await world.moveTo('2028-02-15T10:00:00.000Z');
  await group.tom.do(group.communityId, { type: 'addAction', title: 'Book the hall', ownerId: group.tom.id, dueOn: '2028-02-16', tier: null });
  const answered = await unanswered(group.tom);
  expect(await opened(group.tom, card)).toContain('Book the hall');
  expect(await opened(group.tom, reminder)).toContain('It does not take place.');
  expect(await unanswered(group.tom)).toBe(answered);
});

test('the card of a step that somebody asked for in their own chat shows today’s state when it is opened again', async () => {
  const { heading = '' } = (await group.tom.view(group.communityId)).steps.find((one) => one.id === 'purpose') ?? {};
  await group.tom.write('personal', heading);
  const card = await group.tom.card('personal', heading);
  expect(textOf(card)).not.toContain('Somebody else does this');
  await group.amara.do(group.communityId, { type: 'skipStep', stepId: 'purpose', reason: 'Somebody else does this' });
  const before = await fromApp(group.tom);
  expect(await opened(group.tom, card)).toContain('Somebody else does this');
  expect(await opened(group.tom, card)).toContain('Somebody else does this');
  expect(await fromApp(group.tom)).toBe(before);
});

test('who is in the community no more is told that it is done with, and sees nothing of it', async () => {
  const reminder = await group.sam.card('personal', 'Coming up: Marking together');
  const roster = (await world.store.places.find(localTenant, (await group.amara.state()).team.id))?.roster ?? [];
  await world.store.syncMembers(localTenant, group.communityId, roster.filter((one) => one.id !== group.sam.id), '2028-02-15T11:00:00.000Z');
  const seen = await opened(group.sam, reminder);
  expect(seen).toContain('There is nothing left for you to do.');
  expect(seen).not.toContain('Marking together');
});
