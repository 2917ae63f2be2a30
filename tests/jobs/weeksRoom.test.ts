import type { HelpingAnswer, PromptsAnswer } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { createPageLinks } from '../../bot/pageLinks';
import { ask } from '../fakes/asking';
import { occasion, post, pressed } from '../fakes/posting';
import { runningClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
/** A Monday. */
beforeAll(async () => {
  world = await openWorld({ clock: runningClock('2027-09-06T09:00:00.000Z') });
  group = await startGroup(world);
});
afterAll(() => world.end());

const rows = async (like: string) => (await world.store.executeSql('select key, state, reason from delivery where tenant_id = $1 and key like $2 order by key', [localTenant, like])).rows as { key: string; state: string; reason: string | null }[];
const atRest = (like: string, many: number) => eventually(async () => {
  const found = await rows(like);
  return found.length === many && found.every(({ state, reason }) => state === 'sent' || state === 'suppressed' || (state === 'queued' && reason !== null)) ? found : null;
}, () => `${many} of ${like} to be sent or to wait`);
/** To the nearest minute: what is put off is put off by whole seconds. */
const minuteOf = (moment: string | undefined): string => new Date(Math.round(Date.parse(moment ?? '') / 60_000) * 60_000).toISOString().slice(0, 16);
const path = () => `communities/${group.communityId}/prompts`;
const page = async (): Promise<PromptsAnswer> => (await ask(world, group.amara, path())).body as unknown as PromptsAnswer;
const act = (id: string, what: 'skip' | 'now') => ask(world, group.amara, path(), { body: { id, act: what } });
const thank = async (text: string): Promise<string> => {
  await group.sam.do(group.communityId, { type: 'sayThanks', personId: group.tom.id, text, share: true });
  const { told } = ((await ask(world, group.tom, `communities/${group.communityId}/helping`)).body as unknown as HelpingAnswer).thanks;
  return told.find((one) => one.text === text)?.id ?? '';
};
const agree = (id: string) => group.tom.do(group.communityId, { type: 'answerThanks', thanksId: id, base: 1, answer: 'yes' });

test('of three that become due for the core group in the same minute two go, and the third waits for its turn, if it is of use then', async () => {
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-09-16', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2027-09-20' });
  await group.amara.do(group.communityId, { type: 'setReviews', lightOn: '2027-10-13', fullOn: '2027-10-13' });
  await world.moveTo('2027-09-15T08:00:00.000Z');
  const all = await atRest('prompt:%', 3);
  expect(all.filter((one) => one.state === 'sent')).toHaveLength(2);
  // Which of them waits is nobody's to say; a check-in that would wait until after its meeting is not sent.
  expect(all.find((one) => one.state !== 'sent')).toMatchObject(all.every((one) => one.state === 'sent' || one.key.startsWith('prompt:check-in')) ? { state: 'suppressed', reason: 'It came too late to be of use.' } : { state: 'queued', reason: expect.stringContaining('twice a week') });
  // Of a review the card leads to the page that it speaks of.
  const reviews = (await group.wrote('core')).flatMap((one) => one.cards).filter((card) => JSON.stringify(card).includes('Time to look back'));
  expect(reviews.length).toBeGreaterThan(0);
  const links = createPageLinks({ mode: 'local', publicUrl: world.origin, teamsAppId: null });
  for (const card of reviews) expect(links.read(/"url":"([^"]+)"/.exec(JSON.stringify(card))?.[1] ?? '')).toEqual({ communityId: group.communityId, parts: ['review'] });
});

test('where the core group meets in the channel of the members, thanks wait for the same room, and the page says so', async () => {
  await post(world, pressed(occasion(world, 0, 'team'), 'here', { community: group.communityId, revision: 0 }));
  const id = await thank('For the slides');
  // Before the yes nobody else learns whom it is for, only that something waits.
  expect(await page()).toMatchObject({ asks: 1 });
  expect(JSON.stringify(await page())).not.toContain('Sam');
  expect((await act(`post-thanks:${id}`, 'now')).status).toBe(409);
  await agree(id);
  await atRest(`post-thanks:${id}`, 1);
  const { asks, planned } = await page();
  expect([asks, planned.find((one) => one.kind === 'thanks')]).toEqual([0, expect.objectContaining({ id: `post-thanks:${id}`, what: 'Thanks from Sam Adeyemi to Tom Whitfield', whom: 'The channel of the members', acts: ['now'], reason: 'It waits: CoP Guide posts at most twice a week by itself.' })]);
  expect((await act(`post-thanks:${id}`, 'skip')).status).toBe(409);
});

test('sent now goes past a pause, and says when: the two posts a week and the hours hold all the same', async () => {
  const { planned } = await page();
  const waits = planned.find((one) => one.kind === 'thanks');
  await group.amara.do(group.communityId, { type: 'pausePrompts', untilOn: '2028-01-10' });
  expect((await act(waits?.id ?? '', 'now')).body['said']).toContain('22 Sep');
  await world.moveTo('2027-09-22T10:00:00.000Z');
  await eventually(async () => (await rows(waits?.id ?? ''))[0]?.state === 'sent', 'the thanks to be posted');
  expect((await page()).sent).toContainEqual(expect.objectContaining({ what: 'Thanks from Sam Adeyemi to Tom Whitfield', state: 'sent', reason: null }));
  const next = await thank('For the tea');
  await agree(next);
  await atRest(`post-thanks:${next}`, 1);
  expect(minuteOf((await page()).planned.find((one) => one.id === `post-thanks:${next}`)?.dueAt)).toBe('2028-01-10T08:00');
});

test('an invitation that waits for the morning is seen, and called off there by whoever is in the core group', async () => {
  await world.moveTo('2027-09-30T19:30:00.000Z');
  await group.amara.do(group.communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Late coffee', startsAt: '2027-10-12T13:00', minutes: 30, place: '', hostId: null, plan: {} });
  const [{ id } = { id: '' }] = (await world.store.executeSql(`select id from event where tenant_id = $1 and title = 'Late coffee'`, [localTenant])).rows as { id: string }[];
  await group.amara.do(group.communityId, { type: 'inviteTo', eventId: id, wanted: true, words: '' });
  await atRest(`invite-event:${id}`, 1);
  const waits = (await page()).planned.find((one) => one.kind === 'invitation');
  expect([waits?.id, waits?.what, waits?.acts, minuteOf(waits?.dueAt)]).toEqual([`invite-event:${id}`, 'Invitation: Late coffee', ['skip'], '2027-10-01T07:00']);
  expect((await act(`invite-event:${id}`, 'skip')).status).toBe(200);
  expect((await page()).planned.some((one) => one.kind === 'invitation')).toBe(false);
  expect((await act(`invite-event:${id}`, 'skip')).status).toBe(409);
  await world.moveTo('2027-10-01T09:00:00.000Z');
  await eventually(async () => (await rows(`invite-event:${id}`))[0]?.state === 'suppressed', 'the invitation to end');
  expect((await group.wrote('team')).filter((one) => JSON.stringify(one.cards).includes('Late coffee'))).toEqual([]);
});
