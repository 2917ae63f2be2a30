import { ask } from '../fakes/asking';
import { keptLog, tables, withoutTable, type KeptLog } from '../fakes/excelLog';
import { startGroup, type Group } from '../fakes/group';
import { eventually } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

const year = new Date().getUTCFullYear() + 1;
let world: World;
let group: Group;
let log: KeptLog;
beforeAll(async () => {
  world = await openWorld();
  group = await startGroup(world, { coreChat: false, name: 'Assessment: “fair?”' });
  log = keptLog(world, group);
});
afterAll(() => world.end());
beforeEach(() => world.local.graph.clearFaults());

const does = (command: Parameters<Group['amara']['do']>[1], who = group.amara) => who.do(group.communityId, command);
let day = 9;
/** Each a day after the one before. */
const plan = (title: string) => does({ type: 'planEvent', eventId: null, base: 0, kind: 'learning', title, startsAt: `${year}-03-${(day += 1)}T12:30`, minutes: 60, place: '', hostId: null, plan: {} });
const count = (quarter: string, visits: number) => does({ type: 'saveWebCount', quarter, visits, visitors: visits > 9 ? 9 : visits });
const waiting = (what: string) => eventually(async () => ((await log.seen()).state === 'waiting' ? log.seen() : null), what);
const again = (who = group.amara) => ask(world, who, `communities/${group.communityId}/connections/again`, { body: { connection: 'log' } });
const titles = async () => (await log.rows('CopEvents')).map((row) => row['Title']);

test('nothing is written before somebody of the core group switches it on', async () => {
  await plan('Before the log');
  expect(await log.seen()).toEqual({ on: false, webUrl: null, writtenAt: null, hasFiles: true, state: null, problem: null, news: null, by: null, isMine: false });
  expect((await group.sam.refused(group.communityId, { type: 'startLog' })).status).toBe(403);
  expect(log.files()).toEqual([]);
});

test('switched on, everything is there once, in one workbook under a name that Files takes', async () => {
  await does({ type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: '=Rubrics', url: 'https://example.org/r', about: '', tags: ['Marking', 'fair'], origin: 'internal', story: null });
  await count('2026-Q3', 120);
  const seen = await log.after(() => does({ type: 'startLog' }));
  expect(seen).toMatchObject({ on: true, state: 'written', problem: null, news: null, by: group.amara.name });
  expect(seen.webUrl).toMatch(/^https:/);
  expect(log.files()).toEqual(['Assessment- “fair-” log.xlsx']);
  expect(await log.rows('CopEvents')).toEqual([{ Key: expect.stringMatching(/^event-[0-9a-f]{16}$/), Date: `${year}-03-10`, Title: 'Before the log', Kind: 'Learning', State: 'Planned', Minutes: 60, 'Signed up': 'none', Came: 'none', 'What came of it': '' }]);
  expect(await log.rows('CopWeb')).toEqual([{ Key: '2026-Q3', Quarter: '2026-Q3', Visits: 120, Visitors: 9 }]);
  expect(await log.rows('CopResources')).toMatchObject([{ Title: '=Rubrics', Kind: 'Resource', Tags: 'marking, fair', Address: 'https://example.org/r', 'Review date': '', Removed: '' }]);
  expect(await log.rows('CopMembers')).toMatchObject([{ Members: expect.any(Number) as number, Left: 'none' }]);
  expect((await log.rows('CopMeasures')).length).toBeGreaterThan(10);
  expect(await group.sam.view(group.communityId)).toMatchObject({ log: { on: true, webUrl: seen.webUrl, state: null, by: null } });
});

test('it is there once after three runs, after answers that were lost, and after a pause that was asked for', async () => {
  await log.after(() => plan('Second'));
  for (const [quarter, match] of [['2026-Q2', 'POST /rows/add$'], ['2026-Q1', 'POST /rows/add$'], ['2025-Q4', 'POST /createSession$']] as const) {
    world.local.graph.setFault({ match, does: quarter === '2026-Q1' ? 'accepted-then-cut' : 'accepted-then-504' });
    await log.after(() => count(quarter, 50));
  }
  world.local.graph.setFault({ match: 'POST /rows/add$', does: 503, retryAfterSeconds: 0 });
  await log.after(() => count('2025-Q3', 50));
  world.local.graph.setFault({ match: 'GET /rows', does: 429, retryAfterSeconds: 0 });
  await log.after(() => count('2025-Q3', 60));
  expect(await titles()).toEqual(['Before the log', 'Second']);
  expect((await log.rows('CopWeb')).map((row) => [row['Quarter'], row['Visits']])).toEqual([['2026-Q3', 120], ['2026-Q2', 50], ['2026-Q1', 50], ['2025-Q4', 50], ['2025-Q3', 60]]);
  for (const table of tables) {
    const keys = (await log.rows(table)).map((row) => row['Key']);
    expect([new Set(keys).size, keys.includes('')]).toEqual([keys.length, false]);
  }
});

test('a column, a formula and an order of people’s own stay', async () => {
  const [first, second] = await log.rows('CopEvents');
  await log.work(async (book) => {
    await book.ask('POST', '/tables/CopEvents/columns', { name: 'Room booked by' });
    await book.ask('POST', '/tables/CopEvents/columns', { name: 'Hours' });
    // Sorted by title the other way round, with a note and a formula beside.
    const cells = (row: typeof first, note: string, at: number) => [...Object.values(row ?? {}).map((one) => (typeof one === 'string' && one !== '' ? `'${one}` : one)), note, `=F${at}/60`];
    await book.ask('PATCH', "/worksheets/Events/range(address='A2:K3')", { values: [cells(second, 'Tom', 2), cells(first, 'Mei', 3)] });
  });
  await log.after(() => plan('A third'));
  expect((await log.rows('CopEvents')).map((row) => [row['Title'], row['Room booked by']])).toEqual([['Second', 'Tom'], ['Before the log', 'Mei'], ['A third', '']]);
  expect([...log.parts().values()].some((text) => /<f>F2\/60<\/f>/.test(text))).toBe(true);
});

test('a column of keys that was emptied is filled again, and said; where it cannot be told which row is which, nothing is doubled', async () => {
  await log.work((book) => book.ask('PATCH', "/worksheets/Web/range(address='A2:A6')", { values: [[''], [''], [''], [''], ['']] }));
  const seen = await log.after(() => count('2025-Q2', 70));
  expect(seen.news?.text).toBe('The column Key was gone from the table Web. It is there again, and its rows were found by their other columns.');
  expect((await log.rows('CopWeb')).map((row) => row['Key'])).toEqual(['2026-Q3', '2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3', '2025-Q2']);
  // Two rows that look the same.
  await log.work(async (book) => {
    await book.ask('PATCH', "/worksheets/Web/range(address='A2:A3')", { values: [[''], ['']] });
    await book.ask('PATCH', "/worksheets/Web/range(address='B3')", { values: [["'2026-Q3"]] });
  });
  await count('2025-Q1', 80);
  const stuck = await eventually(async () => ((await log.seen()).state === 'failed' ? log.seen() : null), 'the problem');
  expect(stuck.problem).toMatch(/^The column Key of the table Web has lost its keys.* Bring the column back with Undo/);
  expect(await log.rows('CopWeb')).toHaveLength(6);
  await log.work((book) => book.ask('PATCH', "/worksheets/Web/range(address='A2:B3')", { values: [["'2026-Q3", "'2026-Q3"], ["'2026-Q2", "'2026-Q2"]] }));
  expect((await log.after(() => again())).problem).toBeNull();
  expect(await log.rows('CopWeb')).toHaveLength(7);
});

test('a table that was deleted is made again from the record, and said on the page', async () => {
  log.byHand((parts) => withoutTable(parts, 'CopEvents'));
  const seen = await log.after(() => plan('A fourth'));
  expect(seen.news?.text).toBe('The table Events was gone from the workbook, so it was made again from what CoP Guide has kept.');
  expect(await titles()).toEqual(['Before the log', 'Second', 'A third', 'A fourth']);
  expect((await log.after(() => count('2024-Q4', 30))).news?.text).toContain('The table Events');
});

test('while it is open in Excel, while nobody has allowed it and while its writer is signed out, it waits with the reason', async () => {
  world.local.graph.setFault({ match: 'POST /createSession$', does: 423, times: 9 });
  await plan('A fifth');
  expect((await waiting('the lock')).problem).toBe('The workbook is open in Excel, so the rows wait. They are written when it is closed.');
  world.local.graph.clearFaults();
  await log.after(() => again());
  world.local.graph.setFault({ match: 'POST /createSession$', does: 403, times: 9 });
  await plan('A sixth');
  expect((await waiting('the consent')).problem).toBe('CoP Guide may not write to the workbook in the team’s files. Allow it under Connections, or write in it by hand.');
  const { body } = await ask(world, group.amara, `communities/${group.communityId}/connections`);
  expect((body['connections'] as { id: string }[]).find((one) => one.id === 'log')).toMatchObject({ state: 'trouble', waiting: 1, reason: (await log.seen()).problem });
  world.local.graph.clearFaults();
  await log.after(() => again());
  world.local.graph.setFault({ match: 'POST /createSession$', does: 401, times: 9 });
  await count('2024-Q4', 31);
  expect((await waiting('the sign-in')).problem).toBe('The workbook waits for whoever switched the log on. It is written once they open the CoP Guide tab.');
  world.local.graph.clearFaults();
  await log.after(() => again());
  expect(await titles()).toEqual(['Before the log', 'Second', 'A third', 'A fourth', 'A fifth', 'A sixth']);
});

test('a file that was deleted is made again from the record, and said', async () => {
  await log.deleteFile();
  expect(log.files()).toEqual([]);
  const seen = await log.after(() => plan('A seventh'));
  expect(seen.news?.text).toMatch(/^The workbook was gone from the team's Files, so it was made again/);
  expect(log.files()).toEqual(['Assessment- “fair-” log.xlsx']);
  expect(await titles()).toHaveLength(7);
  expect(await log.rows('CopWeb')).toHaveLength(8);
});

test('no number under five, no name and no id of a person is in the file', async () => {
  const [eventId = '', other = ''] = await eventIds();
  for (const one of group.core.slice(0, 3)) await does({ type: 'comeTo', eventId, coming: true }, one);
  await count('2024-Q3', 3);
  await log.after(() => does({ type: 'callOffEvent', eventId: other, reason: 'Rain' }));
  expect((await log.rows('CopEvents')).filter((row) => row['Signed up'] === 'too few to say')).toHaveLength(1);
  expect((await log.rows('CopWeb')).find((row) => row['Quarter'] === '2024-Q3')).toMatchObject({ Visits: 'too few to say', Visitors: 'too few to say' });
  const cells = (await Promise.all(tables.map((table) => log.rows(table)))).flat().flatMap((row) => Object.values(row));
  expect(cells.filter((one) => typeof one === 'number' && one < 5)).toEqual([]);
  const text = [...log.parts().values()].join('\n');
  for (const one of [...group.core, group.sam]) expect([text.includes(one.name), text.includes(one.id)]).toEqual([false, false]);
});

test('who has left the core group writes no more; somebody else goes on in the same file; off is off', async () => {
  await does({ type: 'changeCore', personId: group.amara.id, part: 'member' });
  await does({ type: 'saveWebCount', quarter: '2024-Q2', visits: 40, visitors: 30 }, group.tom);
  const seen = async () => (await group.tom.view(group.communityId)).log;
  const stopped = await eventually(async () => ((await seen()).state === 'failed' ? seen() : null), 'the end');
  expect(stopped.problem).toBe('The person in whose name the log was written is not in the core group any more. Somebody else of the core group can go on with it in theirs.');
  await does({ type: 'startLog' }, group.tom);
  const goes = await eventually(async () => ((await seen()).state === 'written' ? seen() : null), 'the log again');
  expect([goes.by, goes.problem, log.files().length]).toEqual([group.tom.name, null, 1]);
  await does({ type: 'stopLog' }, group.tom);
  const writes = () => world.exchanges.filter(({ request }) => /workbook/.test(request.url)).length;
  const before = writes();
  await does({ type: 'saveWebCount', quarter: '2024-Q1', visits: 40, visitors: 30 }, group.tom);
  expect([await seen(), writes()]).toMatchObject([{ on: false, webUrl: goes.webUrl }, before]);
});

async function eventIds(): Promise<string[]> {
  const { body } = await ask(world, group.amara, `communities/${group.communityId}/events?from=${year}-01-01T00:00:00Z&to=${year}-12-31T00:00:00Z`);
  return (body['events'] as { id: string }[]).map((one) => one.id);
}
