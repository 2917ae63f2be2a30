import { randomBytes } from 'node:crypto';
import type { FilesAnswer, FileView } from '../../bot/api/contract';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/** Work in somebody's name after a restart and on another instance, by what is kept of their sign-in. */

let world: World;
let group: Group;
let key = randomBytes(32);
const year = new Date().getUTCFullYear() + 1;
const asksForHer = /^The document waits for whoever published it\./;

beforeAll(async () => {
  world = await openWorld({ tokenKey: () => key });
  group = await startGroup(world, { coreChat: false });
  await group.settle('purpose', { purpose: 'We share what works', priorities: '- One' });
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

/** As Tom sees it: nothing here is asked in Amara's name. */
const charter = async (): Promise<FileView | undefined> => {
  const { body } = await ask(world, group.tom, `communities/${group.communityId}/files`);
  return (body as unknown as FilesAnswer).files.find((one) => one.kind === 'charter');
};
const charterIs = (so: (one: FileView) => boolean) => eventually(async () => {
  const one = await charter();
  if (one && so(one)) return one;
  await ask(world, group.tom, `communities/${group.communityId}/connections/again`, { body: { connection: 'files' } });
  return null;
}, 'a charter so');
const kept = async () => (await world.store.executeSql('select sealed, signed_in_at from sign_in where tenant_id = $1 and person_id = $2', [localTenant, group.amara.id])).rows[0] as { sealed: string | null } | undefined;
const isKept = () => eventually(async () => (await kept())?.sealed ?? null, 'a sign-in that is kept');
/** Amara publishes the next version while Microsoft 365 does not answer, and the app ends before it does. */
async function publishAndEnd(version: number): Promise<void> {
  world.local.graph.setFault({ match: 'PUT /content$', does: 503, times: 1_000, retryAfterSeconds: 600 });
  await group.amara.do(group.communityId, { type: 'setReviews', lightOn: `${year}-0${version}-01`, fullOn: `${year}-09-01` });
  await group.amara.do(group.communityId, { type: 'publishCharter', fingerprint: (await group.amara.view(group.communityId)).charter.fingerprint });
  await charterIs((one) => one.version === version && one.state === 'waiting');
  await world.restart();
}

test('what waits in the name of somebody who was signed in before a restart is done without them', async () => {
  await isKept();
  await publishAndEnd(1);
  expect(await charterIs((one) => one.state === 'filed')).toMatchObject({ version: 1, by: 'Amara Okafor' });
  expect(world.local.graph.files().find((one) => one.path.endsWith('.docx'))?.modifiedBy).toBe('Amara Okafor');
});

test('the database holds no token in clear, and neither do her own data', async () => {
  const sealed = Buffer.from(await isKept(), 'base64').toString('latin1');
  expect(sealed).not.toMatch(/eyJhbGci|RefreshToken|secret|Okafor/);
  const mine = await ask(world, group.amara, `communities/${group.communityId}/mine`);
  expect(mine.text).not.toMatch(/sealed|eyJ|sign_in/);
});

test('with another key nothing can be opened: she is asked again, and it goes on once she is there', async () => {
  await isKept();
  key = randomBytes(32);
  await publishAndEnd(2);
  expect((await charterIs((one) => one.problem !== null && asksForHer.test(one.problem))).state).toBe('waiting');
  expect((await kept())?.sealed ?? null).toBeNull();
  expect((await ask(world, group.amara, 'me')).status).toBe(200);
  await charterIs((one) => one.version === 2 && one.state === 'filed');
  await isKept();
});

test('forgotten by her it is deleted, and from then on nothing goes on without her', async () => {
  await ask(world, group.amara, 'me');
  await isKept();
  expect((await ask(world, group.amara, 'away')).body).toMatchObject({ able: true, away: true, until: expect.any(String) });
  expect((await ask(world, group.amara, 'away', { body: { away: false } })).body).toEqual({ able: true, away: false, until: null });
  expect((await kept())?.sealed).toBeNull();
  await publishAndEnd(3);
  expect((await charterIs((one) => one.version === 3 && one.problem !== null && asksForHer.test(one.problem))).state).toBe('waiting');
  expect((await kept())?.sealed).toBeNull();
  expect((await ask(world, group.amara, 'away', { body: { away: true } })).body).toMatchObject({ away: true });
  await charterIs((one) => one.state === 'filed');
});

test('of a member outside the core group nothing is kept', async () => {
  await ask(world, group.sam, 'me');
  expect((await ask(world, group.sam, 'away')).body).toMatchObject({ able: false, until: null });
  expect((await ask(world, group.sam, 'away', { body: { away: 'yes' } })).status).toBe(400);
});
