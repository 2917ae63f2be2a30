import { localTenant } from '../../bot/local/people';
import type { MessageView } from '../../bot/local/teams/contract';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { linksIn, mailsSeen, noteStep, publishNote } from '../fakes/sponsorPaper';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

const helen = 'helen.marsh@university.example';
let world: World;
let group: Group;
let links: Record<string, string>;
/** A Tuesday evening in winter, when London has UTC. */
beforeAll(async () => {
  world = await openWorld({ clock: standingClock('2027-11-02T15:00:00.000Z') });
  group = await startGroup(world);
  const number = await publishNote(group, 'A room for forty in May');
  await group.amara.do(group.communityId, { type: 'mailPaper', stepId: noteStep, number, email: helen, name: 'Helen *Marsh*', by: 'mail', again: false });
  await eventually(async () => (await mailsSeen(group.amara, group.communityId)).some((one) => one.state === 'sent'), 'the mail');
  links = linksIn(world.local.graph.mailOf(helen)[0]?.body.content ?? '');
});
afterAll(() => world.end());

const say = (label: string, fields: Record<string, string> = {}) => fetch(links[label] ?? 'none', { method: 'POST', body: new URLSearchParams(fields) });
const textOf = (message: MessageView): string => JSON.stringify(message.cards);
const told = async (place: 'core' | 'team' = 'core'): Promise<MessageView[]> => (await group.wrote(place)).filter((one) => textOf(one).includes('To your mail:'));
const state = async (): Promise<{ state: string; reason: string | null } | undefined> =>
  (await world.store.executeSql("select state, reason from delivery where tenant_id = $1 and community_id = $2 and key like 'announce-reply:%'", [localTenant, group.communityId])).rows[0] as { state: string; reason: string | null } | undefined;

test('an answer in the evening waits for the morning, and is on the page at once', async () => {
  await world.moveTo('2027-11-02T21:00:00.000Z');
  await say('I have a question');
  await eventually(async () => (await state())?.reason?.includes('can be written to'), 'the reason why it waits');
  expect((await mailsSeen(group.tom, group.communityId))[0]?.reply?.answer).toBe('question');
  expect(await told()).toEqual([]);
});

test('in the morning the core group is told once, in its own place and nowhere else, with the words as they are', async () => {
  await world.moveTo('2027-11-03T08:00:05.000Z');
  const card = await group.amara.card('core', 'To your mail:');
  expect(textOf(card)).toContain('I have a question');
  expect(textOf(card)).toContain('Helen \\\\*Marsh\\\\* has answered');
  expect(textOf(card)).toContain('one of you wrote to the sponsor');
  await eventually(async () => (await state())?.state === 'sent', 'the end of the delivery');
  expect([(await told()).length, (await told('team')).length]).toEqual([1, 0]);
  expect(textOf(card)).not.toContain('@');
});

test('what the sponsor adds or takes back is shown on the same card, at any hour', async () => {
  const [before] = await told();
  await world.moveTo('2027-11-03T22:00:00.000Z');
  await say('Write a few words', { words: 'When is it?\n<b>May</b> is full.' });
  const after = await group.amara.card('core', 'When is it?');
  expect([after.id, textOf(after).includes('<b>May</b>'), (await told()).length]).toEqual([before?.id, true, 1]);
  const takeBack = (links['I have a question'] ?? '').replace(/question$/, 'take-back');
  await fetch(takeBack, { method: 'POST' });
  const back = await group.amara.card('core', 'The answer was taken back.');
  expect([back.id, textOf(back).includes('When is it?')]).toEqual([before?.id, false]);
});

test('the button of the card opens the text with its answers, for the core group', async () => {
  const [card] = await told();
  if (!card) throw new Error('no card');
  expect(JSON.stringify(await group.tom.open(card, 'Open the text'))).toContain(`/dialog/answer/${group.communityId}/${noteStep}`);
});

test('one who says something else first and taps twice is told of once, and nothing of it is in a key', async () => {
  await Promise.all([say('Looks right'), say('Looks right')]);
  await group.amara.card('core', 'Looks right');
  expect(await told()).toHaveLength(1);
  const { rows } = await world.store.executeSql("select key, effect::text as effect from delivery where community_id = $1 and key like 'announce-reply:%'", [group.communityId]);
  expect(JSON.stringify(rows)).not.toMatch(/helen|@|Looks right/i);
});
