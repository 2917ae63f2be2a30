import { surveyTurns as turnTable } from '../../bot/store/schema';
import type { Commit } from '../../bot/store/recordStore';
import { at } from './awkward';
import { openTestStore, type Opened } from './opened';
import { community } from './rows';
import { getTableColumns } from 'drizzle-orm';

const tenant = 'tenant';
const surveyId = 's1';
let opened: Opened;
beforeAll(async () => {
  opened = await openTestStore();
});
afterAll(() => opened.end());

const commit = (commandId: string, more: Partial<Commit>): Commit => ({ commandId, personId: 'ada', type: 'test', at, outcome: { said: null }, changes: [], deliveries: [], ...more });
const start = (id: string) => opened.store.records.commit(tenant, id, 0, commit('start', { changes: [{ put: 'community', row: community({ id }) }] }));
const answer = (id: string, who: string, answerId: string, store = opened.store) => store.records.commit(tenant, id, 1, commit(`answer-${who}-${answerId}`, {
  personId: who, quiet: true, still: true, changes: [{ put: 'surveyTurns', row: { surveyId, personId: who } }, { put: 'surveyAnswers', row: { surveyId, id: answerId, answers: { q1: 3 } } }],
}));
/** As a dump of the database gives them: in the order in which they lie there, each with the transaction that wrote it. */
const lying = async (table: string, column: string, id: string) => {
  const rows = await opened.ask<{ key: string; wrote: string }>(`select ${column} as key, xmin::text as wrote from ${table} where community_id = $1 order by ctid`, [id]);
  return { keys: rows.map((row) => row.key), written: new Set(rows.map((row) => row.wrote)).size };
};

test('in a dump of the database no order and no transaction leads from who answered to what was said, nor says who came first', async () => {
  await start('dump');
  const people = ['mo', 'ben', 'zoe', 'ada', 'kim', 'cleo'];
  const ids = ['f3', '0a', '9c', 'e1', '44', 'b7'];
  for (const [n, who] of people.entries()) expect(await answer('dump', who, ids[n] as string)).toBe(1);
  expect(await lying('survey_turn', 'person_id', 'dump')).toEqual({ keys: [...people].sort(), written: 1 });
  expect(await lying('survey_answer', 'id', 'dump')).toEqual({ keys: [...ids].sort(), written: 1 });
  expect(Object.keys(getTableColumns(turnTable))).toEqual(['tenantId', 'communityId', 'surveyId', 'personId']);
});

test('an answer leaves no log row and no delivery, and the record stands at the revision that everybody has read', async () => {
  await start('still');
  await answer('still', 'ada', 'a1');
  const rows = async (table: string) => (await opened.ask<{ n: number }>(`select count(*)::int as n from ${table} where community_id = 'still'`))[0]?.n;
  expect([await rows('command_log'), await rows('delivery')]).toEqual([1, 0]);
  expect((await opened.ask<{ revision: number }>(`select revision from community where id = 'still'`))[0]?.revision).toBe(1);
});

test('of one person who answers in two instances at once one answer is kept; of many at once none is lost', async () => {
  await start('once');
  const other = await opened.another();
  const twice = await Promise.all([answer('once', 'ada', 'a1'), answer('once', 'ada', 'a2', other), answer('once', 'ada', 'a3', other)]);
  expect(twice.filter((one) => one !== null)).toEqual([1]);
  expect((await opened.store.surveys.answers(tenant, 'once', surveyId)).length).toBe(1);
  const many = await Promise.all(Array.from({ length: 20 }, (_, n) => answer('once', `p${n}`, `b${n}`, n % 2 === 0 ? other : opened.store)));
  expect(new Set(many)).toEqual(new Set([1]));
  expect((await opened.store.surveys.answers(tenant, 'once', surveyId)).length).toBe(21);
});

test('an answer to a survey that was closed in the same moment does not come in behind the closing', async () => {
  await start('closing');
  expect(await opened.store.records.commit(tenant, 'closing', 1, commit('close', {}))).toBe(2);
  expect(await answer('closing', 'ada', 'a1')).toBeNull();
  expect(await opened.store.surveys.answers(tenant, 'closing', surveyId)).toEqual([]);
});
