import { randomBytes } from 'node:crypto';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { startGroup, type Group } from '../fakes/group';
import { openSite, type Instance, type Site } from '../fakes/site';
import { eventually } from '../journeys/people';

/** Work in somebody's name on instances of the app on which they never signed in. */

let site: Site;
let group: Group;
let first: Instance;
const tokenKey = randomBytes(32);
const year = new Date().getUTCFullYear() + 1;

beforeAll(async () => {
  site = await openSite();
  first = await site.begin({ tokenKey });
  group = await startGroup(site, { coreChat: false });
  await group.settle('purpose', { purpose: 'We share what works', priorities: '- One' });
});
afterAll(() => site.end());

const sealed = async (): Promise<string | null> => ((await site.store.executeSql('select sealed from sign_in where tenant_id = $1 and person_id = $2', [localTenant, group.amara.id])).rows[0] as { sealed: string | null } | undefined)?.sealed ?? null;
/** What waits is tried at once, as a press on “Try again now” does. */
const again = () => ask(site, group.tom, `communities/${group.communityId}/connections/again`, { body: { connection: 'files' } });
const versions = () => site.local.graph.files().find((one) => one.path.endsWith('.docx'))?.versions.length ?? 0;
async function filed(version: number): Promise<boolean> {
  if (versions() === version) return true;
  await again();
  return false;
}
async function publishInVain(month: number): Promise<void> {
  site.local.graph.setFault({ match: 'PUT /content$', does: 503, times: 1_000, retryAfterSeconds: 600 });
  await group.amara.do(group.communityId, { type: 'setReviews', lightOn: `${year}-0${month}-01`, fullOn: `${year}-09-01` });
  await group.amara.do(group.communityId, { type: 'publishCharter', fingerprint: (await group.amara.view(group.communityId)).charter.fingerprint });
  await eventually(async () => (await site.store.deliveries.putOff(localTenant, group.communityId)).some((one) => one.effect.kind === 'file-charter'), 'a charter that waits');
}

test('what was queued before an instance was killed is done by another, and the person is not there', async () => {
  await eventually(async () => (await sealed()) !== null, 'a sign-in that is kept');
  await publishInVain(1);
  await first.kill();
  first = await site.begin({ tokenKey });
  site.local.graph.clearFaults();
  await eventually(() => filed(1), 'the charter in Files');
  expect(site.local.graph.files().find((one) => one.path.endsWith('.docx'))?.modifiedBy).toBe('Amara Okafor');
});

test('an instance with another key asks for her, answers everybody, and goes on once she is there', async () => {
  await publishInVain(2);
  await first.kill();
  first = await site.begin({ tokenKey: randomBytes(32) });
  site.local.graph.clearFaults();
  await eventually(async () => (await again()) && (await site.store.deliveries.putOff(localTenant, group.communityId)).some((one) => /open the CoP Guide tab/.test(one.reason)), 'the question for her');
  expect(await sealed()).toBeNull();
  expect((await ask(site, group.tom, `communities/${group.communityId}/connections`)).status).toBe(200);
  await group.amara.view(group.communityId);
  await eventually(() => filed(2), 'the next version in Files');
});
