import JSZip from 'jszip';
import { localTenant } from '../../bot/local/people';
import { startGroup, type Group } from '../fakes/group';
import { openSite, type Instance, type Site } from '../fakes/site';
import { eventually } from '../journeys/people';

/** A large file whose sender dies between two slices: it begins again from the beginning, and lies there once. */

let site: Site;
let group: Group;
/** By then no claim of a dead instance is young any more. Milliseconds. */
const later = 10 * 60_000;
let ahead = 0;

beforeAll(async () => {
  site = await openSite();
  const first = await site.begin({ alone: true });
  group = await startGroup(site, { coreChat: false });
  // A shelf whose text no zip makes small: the pack goes in two slices.
  await site.store.executeSql(
    `insert into resource (tenant_id, community_id, id, kind, title, url, about, tags, origin, story, added_by, added_at, revision)
      select $1, $2, 'r' || n, 'resource', 'Reading ' || n, null, (select string_agg(md5(random()::text || n || m), '') from generate_series(1, 2500) m), '[]', 'external', null, $3, now(), 1 from generate_series(1, 104) n`,
    [localTenant, group.communityId, group.amara.id],
  );
  await first.kill();
}, 120_000);
afterAll(() => site.end());

const packs = () => site.local.graph.files().filter((one) => one.path.endsWith('.zip'));
const stateOf = async (): Promise<string> => ((await site.store.executeSql('select state from pack where community_id = $1 order by asked_at desc limit 1', [group.communityId])).rows[0] as { state: string }).state;
/** Everything that the app keeps of what it sends, and of what came of it. */
const kept = async (): Promise<string> => JSON.stringify(await Promise.all(['pack', 'delivery', 'command_log', 'community'].map(async (table) => (await site.store.executeSql(`select * from ${table}`, [])).rows)));

/** Asks for the pack; the instance that sends it is killed with its second slice, before or after that is taken. */
async function killedWithSlice(does: 'cut' | 'accepted-then-cut'): Promise<void> {
  const sender = await site.begin({ ahead });
  let slices = 0;
  const kills: Promise<void>[] = [];
  site.local.graph.setWeather((method, path) => {
    if (method !== 'PUT' || !path.endsWith('/uploadSession') || kills.length > 0) return null;
    slices += 1;
    if (slices < 2) return null;
    kills.push(kill(sender));
    return does;
  });
  await group.amara.do(group.communityId, { type: 'makePack' });
  await eventually(() => Promise.resolve(kills.length > 0), 'the second slice');
  await Promise.all(kills);
  site.local.graph.clearFaults();
  ahead += later;
}
/** In the next moment, so that the slice has arrived where it is to arrive. */
const kill = (one: Instance): Promise<void> => new Promise((done) => setImmediate(() => void one.kill().then(done)));

test.each([['before the slice is taken', 'cut', 1], ['after the last slice was taken, and nobody heard of it', 'accepted-then-cut', 2]] as const)('killed %s', async (_what, does, versions) => {
  const before = packs()[0]?.versions.length ?? 0;
  await killedWithSlice(does);
  expect(await stateOf()).toBe('asked');
  const heir = await site.begin({ ahead });
  await eventually(async () => (await stateOf()) === 'filed', 'the pack in Files');
  const [file, ...more] = packs();
  expect(more).toEqual([]);
  // The same content once more is a version of the same file, and never a second file.
  expect((file?.versions.length ?? 0) - before).toBe(versions);
  const zip = await JSZip.loadAsync(site.local.graph.fileContent(file?.path ?? '') ?? Buffer.alloc(0), { checkCRC32: true });
  const texts = await Promise.all(Object.values(zip.files).filter((one) => one.name.endsWith('.csv')).map((one) => one.async('string')));
  expect(texts.some((text) => text.includes('Reading 1,') && text.includes('Reading 104'))).toBe(true);
  // Whoever has a session's address may write the file: it is in no table.
  expect(await kept()).not.toMatch(/uploadSession|tempauth/);
  await heir.kill();
  ahead += later;
}, 120_000);
