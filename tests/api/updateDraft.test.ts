import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { ask } from '../fakes/asking';
import type { Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';
import type { HelpingAnswer, PaperView } from '../../bot/api/contract';

let world: World;
let group: Group;
beforeAll(async () => {
  world = await openWorld({ clock: standingClock('2027-09-06T09:00:00.000Z') });
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const paper = async (who: Actor = group.amara): Promise<PaperView> => {
  const found = (await who.view(group.communityId)).steps.find((one) => one.id === 'member-update')?.paper;
  if (!found) throw new Error('the toolkit has no update for members');
  return found;
};
const lines = async (section: string) => (await paper()).sections.find((one) => one.id === section)?.lines ?? [];

test('the update for members is drawn up from what happened, each sentence with its place, and is published as it was read (S4E.2)', async () => {
  const { communityId, amara, tom, sam } = group;
  const plan = (title: string, startsAt: string) => amara.do(communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title, startsAt, minutes: 60, place: '', hostId: null, plan: {} });
  await plan('Rubric lab', '2027-09-08T10:00');
  await plan('Autumn coffee', '2027-10-08T10:00');
  await sam.do(communityId, { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: 'A marking guide', url: '', about: '', tags: [], origin: 'internal', story: null });
  await sam.do(communityId, { type: 'sayThanks', personId: tom.id, text: 'For the room', share: true });
  const { thanks } = (await ask(world, tom, `communities/${communityId}/helping`)).body as unknown as HelpingAnswer;
  expect(await lines('thanks')).toEqual([]);
  await tom.do(communityId, { type: 'answerThanks', thanksId: thanks.told[0]?.id ?? '', base: 1, answer: 'yes' });
  await world.moveTo('2027-09-09T09:00:00.000Z');
  const { rows } = await world.store.executeSql(`select id from event where title = 'Rubric lab'`, []);
  await amara.do(communityId, { type: 'closeEvent', eventId: (rows[0] as { id: string }).id, base: 0, outcome: 'Six rubrics were made.' });

  expect((await lines('progress')).map((one) => [one.text, one.from])).toEqual([[expect.stringContaining('Rubric lab. Six rubrics were made.'), 'The event'], ['New on the shelf: A marking guide', 'The shelf']]);
  expect((await lines('events')).map((one) => one.page)).toEqual([expect.stringMatching(/^event\//)]);
  expect((await lines('thanks')).map((one) => one.text)).toEqual([expect.stringMatching(/thanks Tom Whitfield: For the room$/)]);
  expect((await ask(world, amara, `communities/${communityId}/papers/member-update/draft.docx`)).status).toBe(200);
  expect((await paper(sam)).draft).toBeNull();

  const { fingerprint } = await paper();
  await amara.do(communityId, { type: 'publishPaper', stepId: 'member-update', fingerprint, tell: false });
  await amara.do(communityId, { type: 'reopenStep', stepId: 'member-update' });
  expect([await lines('progress'), await lines('thanks')]).toEqual([[], []]);
  expect((await lines('events')).map((one) => one.text)).toEqual([expect.stringContaining('Autumn coffee')]);
});

test('a sentence that has changed since somebody read it keeps the old text from going out, and one that is left out stays out', async () => {
  const { communityId, amara } = group;
  const { fingerprint } = await paper();
  await amara.do(communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'coffee', title: 'Late tea', startsAt: '2027-10-09T10:00', minutes: 30, place: '', hostId: null, plan: {} });
  expect((await amara.refused(communityId, { type: 'publishPaper', stepId: 'member-update', fingerprint, tell: false })).status).toBe(409);
  const line = (await lines('events')).find((one) => one.text.includes('Late tea'));
  await amara.do(communityId, { type: 'leaveOut', stepId: 'member-update', lineId: line?.id ?? '', out: true });
  expect((await paper()).draft?.sections.find((one) => one.id === 'events')?.lines.map((one) => one.text).join()).not.toContain('Late tea');
  const now = await paper();
  await amara.do(communityId, { type: 'publishPaper', stepId: 'member-update', fingerprint: now.fingerprint, tell: false });
});
