import { randomBytes } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import JSZip from 'jszip';
import mammoth from 'mammoth';
import { localTeam } from '../../bot/local/people';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

let world: World;
let group: Group;
const name = 'Feedback: "what works" & <why> #1 – ’ä? 100%';
const fileName = 'Everything - Feedback- -what works- & -why- -1 – ’ä- 100-.zip';
const path = `General/${fileName}`;
const year = new Date().getUTCFullYear() + 1;

beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false, name });
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const pack = async (who: Actor = group.tom) => (await who.view(group.communityId)).team?.pack ?? null;
const make = (who: Actor = group.amara) => who.do(group.communityId, { type: 'makePack' });
const stands = (state: string) => eventually(async () => { const one = await pack(); return one?.state === state ? one : null; }, `a pack that is ${state}`);
const inFiles = () => world.local.graph.files().filter((one) => one.path.endsWith('.zip'));
const download = async (who: Actor) => {
  const answer = await fetch(`${world.origin}/api/communities/${group.communityId}/pack.zip`, { headers: { authorization: `Bearer ${await who.token()}` } });
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) };
};
const again = async () => fetch(`${world.origin}/api/communities/${group.communityId}/connections/again`, { method: 'POST', headers: { authorization: `Bearer ${await group.amara.token()}`, 'content-type': 'application/json' }, body: JSON.stringify({ connection: 'files' }) });

/** The texts of everything in a pack, Word documents as their text. */
async function textsOf(bytes: Buffer): Promise<Map<string, string>> {
  const zip = await JSZip.loadAsync(bytes, { checkCRC32: true });
  const texts = new Map<string, string>();
  for (const one of Object.values(zip.files).filter((each) => !each.dir)) {
    const content = await one.async('nodebuffer');
    texts.set(one.name, one.name.endsWith('.docx') ? (await mammoth.extractRawText({ buffer: content })).value : content.toString('utf8').replace(/\r\n[ \t]/g, ''));
  }
  return texts;
}

test('it holds what was published and agreed, and nothing private', async () => {
  const { amara, tom, sam, communityId } = group;
  await group.settle('purpose', { purpose: 'We share <b>what</b> works', priorities: '- One\n- Two' });
  await amara.do(communityId, { type: 'publishCharter', fingerprint: (await amara.view(communityId)).charter.fingerprint });
  await tom.do(communityId, { type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'MARK-DRAFT', base: 0 });
  await amara.do(communityId, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'MARK-UNREVEALED' });
  await amara.do(communityId, { type: 'skipStep', stepId: 'working-together', reason: 'We work together already' });
  await amara.do(communityId, { type: 'addAction', title: '=Book the room', ownerId: null, dueOn: `${year}-01-05`, tier: null });
  await amara.do(communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: `${year}-03-04`, at: '10:00', minutes: 45, everyWeeks: 2, untilOn: `${year}-06-30` });
  await amara.do(communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking <live>', startsAt: `${year}-02-05T10:00`, minutes: 60, place: 'Room 1', hostId: null, plan: {} });
  const query = new URLSearchParams({ from: new Date().toISOString(), to: '2190-01-01T00:00:00Z' });
  const listed = await (await fetch(`${world.origin}/api/communities/${communityId}/events?${query.toString()}`, { headers: { authorization: `Bearer ${await sam.token()}` } })).json() as { events: { id: string }[] };
  await sam.do(communityId, { type: 'comeTo', eventId: listed.events[0]?.id ?? '', coming: true });
  await sam.do(communityId, { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: 'A rubric', url: 'https://example.org/rubric', about: 'For essays', tags: ['essays'], origin: 'external', story: null });
  await amara.do(communityId, { type: 'writeNote', stepId: 'purpose', fieldId: 'feedback', text: 'Two words were hard', base: 0 });
  await amara.do(communityId, { type: 'saveContact', contactId: null, base: 0, plannedOn: `${year}-06-01`, keptOn: null, about: 'MARK-SPONSOR-TALK', replyDays: null, asked: 0, fulfilled: 0 });

  await amara.do(communityId, { type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text: 'MARK-NOTE', base: 0 });
  await amara.do(communityId, { type: 'addRemark', measureId: 'members', text: 'MARK-REMARK' });
  const number = (await amara.view(communityId)).steps.find((one) => one.id === 'purpose')?.proposal?.number ?? 0;
  await amara.do(communityId, { type: 'askMembers', stepId: 'purpose', number, days: 7 });
  await eventually(async () => (await sam.view(communityId)).steps.find((one) => one.id === 'purpose')?.consultation?.state === 'open', 'the question to the members');
  await sam.do(communityId, { type: 'speakUp', stepId: 'purpose', number, stance: 'concern', reason: 'MARK-VOICE' });

  const { status, headers, bytes } = await download(amara);
  expect([status, headers.get('content-type'), decodeURIComponent(headers.get('content-disposition') ?? '')]).toEqual([200, 'application/zip', `attachment; filename*=UTF-8''${fileName}`]);
  const texts = await textsOf(bytes);
  const all = [...texts.values()].join('\n');
  expect([...texts.keys()]).toEqual(expect.arrayContaining(['README.txt', 'index.html', 'Charter/Charter version 1.docx', 'What we agreed.docx', 'Action plan.csv', 'Events.csv', 'Resources.csv', 'Measures.csv', 'Feedback.csv']));
  expect([...texts.keys()].filter((one) => one.startsWith('Meetings/'))).toHaveLength(2);
  expect(texts.get('What we agreed.docx')).toMatch(/We share <b>what<\/b> works[^]*Agreed by Amara Okafor, [^]*We work together already/);
  expect(texts.get('Charter/Charter version 1.docx')).toContain('We share <b>what</b> works');
  expect(texts.get('Action plan.csv')).toContain("'=Book the room");
  expect(texts.get('Events.csv')).toMatch(/Marking <live>.*too few to say,none/);
  expect(texts.get('Resources.csv')).toContain('A rubric');
  expect(texts.get('Feedback.csv')).toContain('Two words were hard');
  expect([...texts.entries()].filter(([file]) => file.endsWith('.ics')).every(([, text]) => !/mailto:|^(?:URL|ATTENDEE|ORGANIZER)/m.test(text))).toBe(true);
  const answers = (await group.questions('purpose')).map((one) => `${tom.name} on ${one}`);
  expect(answers.length).toBeGreaterThan(0);
  expect(['MARK-', sam.name, ...answers].filter((word) => all.includes(word))).toEqual([]);
});

test('its page links every file by a way that is there, runs nothing, and takes text from people as text', async () => {
  const texts = await textsOf((await download(group.amara)).bytes);
  const page = texts.get('index.html') ?? '';
  const links = [...page.matchAll(/href="([^"]+)"/g)].map(([, to]) => decodeURIComponent(to ?? ''));
  expect(links.sort()).toEqual([...texts.keys()].filter((one) => one !== 'index.html' && one !== 'README.txt').sort());
  expect(page).not.toMatch(/<script|<why>|<live>|\son\w+=/i);
  expect(page).toMatch(/<html lang="en-GB">[^]*role="img" aria-label="\d+ of \d+ steps/);
  for (const path of links) expect(texts.get('README.txt')).toContain(path);
  expect(texts.get('README.txt')).toMatch(/Private answers, drafts[^]*Names of who signed up[^]*Answers to surveys[^]*Numbers under five/);
});

test('only the core group downloads it or asks for it', async () => {
  expect([(await download(group.sam)).status, (await download(group.helen)).status]).toEqual([403, 404]);
  expect((await group.sam.refused(group.communityId, { type: 'makePack' })).status).toBe(403);
  expect((await group.helen.refused(group.communityId, { type: 'makePack' })).status).toBe(404);
});

test('without consent it waits with its sentence, and goes on in the name of somebody who may; nobody is written to', async () => {
  const posts = (await group.wrote('team')).length;
  world.local.graph.setFault({ match: `PUT \\.zip:/content$`, does: 403, times: 10 });
  await make();
  expect((await stands('waiting')).problem).toContain('CoP Guide may not write to the team’s files.');
  world.local.graph.clearFaults();
  await make(group.tom);
  const filed = await stands('filed');
  expect(filed).toMatchObject({ by: 'Tom Whitfield', problem: null, fileName });
  expect(inFiles()).toMatchObject([{ path, modifiedBy: 'Tom Whitfield' }]);
  expect(world.local.graph.fileOfUrl(filed.webUrl ?? '')?.path).toBe(path);
  expect((await group.wrote('team')).length).toBe(posts);
});

test('asked for again it is the next version of one file; open in an Office program it waits and then goes in', async () => {
  await make();
  await eventually(async () => (await pack())?.by === 'Amara Okafor' && (await pack())?.state === 'filed', 'the second');
  expect(inFiles()).toMatchObject([{ path, versions: [{ label: '2.0' }, { label: '1.0' }] }]);
  const lock = join(world.files, 'Files', localTeam.name, 'General', `.~lock.${fileName}#`);
  writeFileSync(lock, '');
  await make();
  expect((await stands('waiting')).problem).toContain('open');
  const connections = await (await fetch(`${world.origin}/api/communities/${group.communityId}/connections`, { headers: { authorization: `Bearer ${await group.amara.token()}` } })).json() as { connections: { id: string }[] };
  expect(connections.connections.find((one) => one.id === 'files')).toMatchObject({ state: 'trouble', waiting: 1, reason: expect.stringContaining('open') as unknown });
  rmSync(lock);
  await again();
  await stands('filed');
  expect(inFiles()).toMatchObject([{ path, versions: [{ label: '3.0' }, { label: '2.0' }, { label: '1.0' }] }]);
});

test('what lies in Files is what is downloaded, and a second person says that it is complete', async () => {
  const { amara, tom, communityId } = group;
  const [filed, downloaded] = [await textsOf(world.local.graph.fileContent(path) ?? Buffer.alloc(0)), await textsOf((await download(tom)).bytes)];
  expect([...filed.keys()]).toEqual([...downloaded.keys()]);
  expect(filed.get('What we agreed.docx')).toEqual(downloaded.get('What we agreed.docx'));
  const packId = (await pack())?.id ?? '';
  expect((await amara.refused(communityId, { type: 'checkPack', packId, complete: true })).status).toBe(403);
  await tom.do(communityId, { type: 'checkPack', packId, complete: true });
  expect((await pack(amara))?.checked?.by).toBe('Tom Whitfield');
});

test('one of seven megabytes goes in slices, through a broken connection and a service that is down, as the next version', async () => {
  const { amara, communityId } = group;
  // Longer than anybody may write: what many years come to, in one row.
  await world.store.executeSql('update resource set about = $2 where community_id = $1', [communityId, randomBytes(7_000_000).toString('base64')]);
  world.local.graph.setFault({ match: 'PUT /uploadSession$', does: 'cut', after: 1 });
  world.local.graph.setFault({ match: 'PUT /uploadSession$', does: 503, after: 1, retryAfterSeconds: 0 });
  const before = (await pack())?.id;
  await make();
  await eventually(async () => { const one = await pack(amara); return one?.id !== before && one?.state === 'filed'; }, 'the large pack');
  const [file] = inFiles();
  expect(file?.versions[0]?.label).toBe('4.0');
  expect(file?.size).toBeGreaterThan(7_000_000);
  expect((await textsOf(world.local.graph.fileContent(path) ?? Buffer.alloc(0))).get('Resources.csv')?.length).toBeGreaterThan(9_000_000);
  expect(world.exchanges.some(({ request }) => request.method === 'GET' && request.url.includes('/uploadSession?'))).toBe(true);
});
