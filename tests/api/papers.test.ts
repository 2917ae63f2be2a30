import mammoth from 'mammoth';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
const stepId = 'member-update';
const awkward = 'Thank you, <b>Tom</b> & everybody 🙂';

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false });
});
afterAll(() => world.end());

const paper = async (who: Actor, id = stepId) => (await who.view(group.communityId)).steps.find((one) => one.id === id)?.paper;
const write = (fieldId: string, text: string, id = stepId) => group.amara.do(group.communityId, { type: 'writeNote', stepId: id, fieldId, text, base: 0 });
const publish = async (tell: boolean, id = stepId) => group.amara.do(group.communityId, { type: 'publishPaper', stepId: id, fingerprint: (await paper(group.amara, id))?.fingerprint ?? '', tell });
async function download(who: Actor, name: string): Promise<{ status: number; text: string; type: string | null }> {
  const answer = await fetch(`${world.origin}/api/communities/${group.communityId}/papers/${name}`, { headers: { authorization: `Bearer ${await who.token()}` } });
  const bytes = Buffer.from(await answer.arrayBuffer());
  return { status: answer.status, type: answer.headers.get('content-type'), text: answer.status === 200 ? (await mammoth.extractRawText({ buffer: bytes })).value : '' };
}

test('a text for members goes into the team’s Files and, as asked, once into General (S4E.1a)', async () => {
  await write('thanks', awkward);
  expect(await download(group.amara, `${stepId}/draft.docx`)).toMatchObject({ status: 200, text: expect.stringContaining(awkward) as string });
  await publish(true);
  const filed = await eventually(async () => {
    const latest = (await paper(group.sam))?.published[0];
    return latest?.state === 'filed' ? latest : null;
  }, 'the file');
  expect(filed).toMatchObject({ number: 1, told: true, fileName: 'Update for members 1 - Inclusive Assessment.docx' });
  const card = await group.sam.card('team', 'Update for members');
  expect(JSON.stringify(card.cards)).toContain(filed.webUrl);
  expect(await download(group.sam, `${stepId}/1.docx`)).toMatchObject({ status: 200, text: expect.stringContaining(awkward) as string });
  expect((await group.wrote('team')).filter((one) => JSON.stringify(one.cards).includes('Update for members:'))).toHaveLength(1);
});

test('a text for the sponsor is filed and posted nowhere; members neither see nor fetch it (S2F.M1)', async () => {
  await write('help', 'Speak at our launch', 'sponsor-paper');
  const posts = (await group.wrote('team')).length;
  await publish(false, 'sponsor-paper');
  await eventually(async () => (await paper(group.amara, 'sponsor-paper'))?.published[0]?.state === 'filed', 'the file');
  expect(await group.wrote('team')).toHaveLength(posts);
  expect((await paper(group.sam, 'sponsor-paper'))?.published).toEqual([]);
  expect((await download(group.sam, 'sponsor-paper/1.docx')).status).toBe(404);
  expect((await download(group.amara, 'sponsor-paper/1.docx')).text).toContain('Speak at our launch');
});

test.each(['member-update/draft.docx', 'member-update/2.docx', 'member-update/x.docx', 'purpose/1.docx', 'nothing/1.docx', 'member-update/%00.docx'])('a member asks for %s and learns nothing', async (name) => {
  expect((await download(group.sam, name)).status).toBe(404);
});

test('somebody outside the community is told of no paper', async () => {
  expect((await download(group.helen, `${stepId}/1.docx`)).status).toBe(404);
});

test('feedback for the toolkit’s owner is a file of the core group’s', async () => {
  await write('feedback', 'Shorter, please', 'purpose');
  const get = async (who: Actor) => fetch(`${world.origin}/api/communities/${group.communityId}/feedback.csv`, { headers: { authorization: `Bearer ${await who.token()}` } });
  const answer = await get(group.amara);
  expect([answer.status, answer.headers.get('content-type'), (await answer.text()).includes('Shorter, please')]).toEqual([200, 'text/csv; charset=utf-8', true]);
  expect((await get(group.sam)).status).toBe(403);
});
