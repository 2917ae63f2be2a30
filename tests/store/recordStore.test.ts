import { coffeeDraw } from '../../bot/domain/helping/coffee';
import { applyChanges, type Change, type CommunityRecord } from '../../bot/domain/record';
import { loadRecord } from '../../bot/store/recordSql';
import type { Commit } from '../../bot/store/recordStore';
import { openTestStore, type Opened } from './opened';
import { at, awkward, longest } from './awkward';
import { changes, collections, community, inOrder, rows } from './rows';
import { emptyRecord } from '../../bot/domain/record';

const tenant = 'tenant';
const commit = (commandId: string, more: Partial<Commit> = {}): Commit => ({ commandId, personId: 'ada', type: 'test', at, outcome: { said: null }, changes: [], deliveries: [], ...more });
const start = (id: string, more: Partial<Commit> = {}): Commit => commit('start', { changes: [{ put: 'community', row: community({ id }) }], ...more });
const empty = (id: string): CommunityRecord => emptyRecord(community({ id }));

let opened: Opened;
beforeAll(async () => void (opened = await openTestStore()));
afterAll(() => opened.end());

const records = () => opened.store.records;
/** Of what grows without end, only what is asked about is read. */
const everyId = ['ada', 'ben', ...[rows.events, rows.resources, rows.contacts, rows.remarks, rows.surveys, rows.coffeeRounds, rows.helpRequests, rows.ideas, rows.thanks].flatMap((pair) => pair.map((one) => one.id)), ...rows.webCounts.map((one) => one.quarter)];
const read = async (id: string, readerId = 'ada') => {
  const loaded = await records().load(tenant, id, readerId, undefined, everyId);
  if (!loaded) throw new Error(`no community ${id}`);
  // What was said in surveys comes with no record.
  expect(loaded.record.surveyAnswers).toEqual([]);
  const said = await Promise.all(rows.surveys.map((one) => opened.store.surveys.answers(tenant, id, one.id)));
  return { ...loaded.record, surveyAnswers: said.flat() };
};
const count = async (table: string, id: string): Promise<number> =>
  (await opened.ask<{ n: number }>(`select count(*)::int as n from ${table} where tenant_id = $1 and community_id = $2`, [tenant, id]))[0]?.n ?? -1;

describe('a record', () => {
  test('comes back as it was written: every collection, nulls, any script, 20,000 characters, moments to the millisecond', async () => {
    expect(longest).toHaveLength(20_000);
    expect(await records().commit(tenant, 'cop', 0, commit('all', { changes: changes() }))).toBe(1);
    expect(inOrder(await read('cop'))).toEqual(inOrder(applyChanges(empty('cop'), changes())));
  });

  test('is replaced row by row, a row with a value by one without, and the other way round', async () => {
    await records().commit(tenant, 'swap', 0, start('swap', { changes: [...changes(), { put: 'community', row: community({ id: 'swap' }) }] }));
    // Who has answered a survey has answered it: there is nothing to replace, and a second row breaks on its key.
    const swapped = collections.filter((put) => put !== 'surveyTurns').flatMap((put) => {
      const [full, bare] = rows[put];
      const keyOf = new Set(['personId', 'stepId', 'version', 'questionId', 'number', 'roleId', 'holder', 'id', 'fieldId', 'quarter', 'eventId', 'surveyId', 'roundId']);
      const withKey = (row: object, other: object) => Object.fromEntries(Object.entries(other).map(([field, value]) => [field, keyOf.has(field) ? (row as Record<string, unknown>)[field] : value]));
      return [{ put, row: withKey(full, bare) }, { put, row: withKey(bare, full) }] as never[];
    });
    const before = await read('swap');
    expect(await records().commit(tenant, 'swap', 1, commit('swap', { changes: swapped }))).toBe(2);
    const after = await read('swap');
    expect(inOrder(after)).toEqual(inOrder({ ...applyChanges(before, swapped), community: { ...before.community, revision: 2 } }));
    expect(after).not.toEqual({ ...before, community: after.community });
  });

  test('keeps the last of several rows for one key', async () => {
    const review = (onDate: string) => ({ put: 'reviews', row: { id: 'light', kind: 'light', onDate } }) as const;
    await records().commit(tenant, 'last', 0, start('last', { changes: [{ put: 'community', row: community({ id: 'last' }) }, review('2026-01-01'), review('2026-02-02')] }));
    expect((await read('last')).reviews).toEqual([{ id: 'light', kind: 'light', onDate: '2026-02-02', appointment: null }]);
  });

  test('changes its community’s own row and its revision in one write', async () => {
    await records().commit(tenant, 'named', 0, start('named'));
    await records().commit(tenant, 'named', 1, commit('name', { changes: [{ put: 'community', row: community({ id: 'named', name: 'Renamed', coreConversation: null, revision: 99 }) }] }));
    expect((await read('named')).community).toEqual(community({ id: 'named', name: 'Renamed', coreConversation: null, revision: 2 }));
  });

  test('of another tenant or another community is not there', async () => {
    await records().commit(tenant, 'mine', 0, start('mine'));
    await records().commit('other', 'mine', 0, start('mine', { changes: [{ put: 'community', row: community({ id: 'mine', name: 'Theirs' }) }] }));
    expect(await records().load('nobody', 'mine', 'ada')).toBeNull();
    expect(await records().load(tenant, 'none', 'ada')).toBeNull();
    expect((await read('mine')).community.name).toBe(awkward);
    expect((await records().load('other', 'mine', 'ada'))?.record.community.name).toBe('Theirs');
  });
});

describe('a commit', () => {
  test('on an older revision writes nothing at all', async () => {
    await records().commit(tenant, 'old', 0, start('old'));
    const stale = commit('late', { changes: [{ put: 'reviews', row: rows.reviews[0] }], deliveries: [{ key: 'card:x', effect: { kind: 'card', stepId: 'x' }, wantedAt: at }] });
    for (const revision of [2, 7]) expect(await records().commit(tenant, 'old', revision, stale)).toBeNull();
    expect(await records().commit(tenant, 'old', 1, commit('first'))).toBe(2);
    expect(await records().commit(tenant, 'old', 1, stale)).toBeNull();
    expect(await read('old')).toMatchObject({ community: { revision: 2 }, reviews: [] });
    expect(await count('delivery', 'old')).toBe(0);
    expect(await count('command_log', 'old')).toBe(2);
  });

  test('and its deliveries are written together or not at all', async () => {
    await records().commit(tenant, 'atomic', 0, start('atomic'));
    const deliveries = [{ key: 'card:x', effect: { kind: 'card', stepId: 'x' }, wantedAt: at }];
    const broken = { ...rows.notes[0], text: null } as never;
    await expect(records().commit(tenant, 'atomic', 1, commit('broken', { changes: [{ put: 'notes', row: broken }], deliveries }))).rejects.toThrow(/null value/);
    const unsent = commit('unsent', { changes: [{ put: 'notes', row: rows.notes[0] }], deliveries: [{ ...deliveries[0], wantedAt: null } as never] });
    await expect(records().commit(tenant, 'atomic', 1, unsent)).rejects.toThrow(/null value/);
    expect(await read('atomic')).toMatchObject({ community: { revision: 1 }, notes: [] });
    expect([await count('delivery', 'atomic'), await count('command_log', 'atomic')]).toEqual([0, 1]);
    expect(await records().commit(tenant, 'atomic', 1, commit('whole', { changes: [{ put: 'notes', row: rows.notes[0] }], deliveries }))).toBe(2);
    expect([await count('delivery', 'atomic'), await count('note', 'atomic'), await count('command_log', 'atomic')]).toEqual([1, 1, 2]);
  });

  test('with the id of one that was carried out does nothing, and its outcome is found', async () => {
    await records().commit(tenant, 'again', 0, start('again'));
    const outcome = { said: 'Done.', saved: { revision: 4, at } };
    await records().commit(tenant, 'again', 1, commit('once', { outcome }));
    expect(await records().commit(tenant, 'again', 2, commit('once', { changes: [{ put: 'reviews', row: rows.reviews[0] }] }))).toBeNull();
    expect(await records().load(tenant, 'again', 'ada', 'once')).toMatchObject({ repeated: outcome, record: { community: { revision: 2 }, reviews: [] } });
    expect((await records().load(tenant, 'again', 'ada', 'never'))?.repeated).toBeNull();
    expect((await records().load(tenant, 'again', 'ada'))?.repeated).toBeNull();
  });

  test('that is quiet leaves no log row, and counts like any other', async () => {
    await records().commit(tenant, 'quiet', 0, start('quiet'));
    expect(await records().commit(tenant, 'quiet', 1, commit('draft', { quiet: true, changes: [{ put: 'answers', row: rows.answers[0] }] }))).toBe(2);
    expect(await count('command_log', 'quiet')).toBe(1);
    expect((await read('quiet')).answers).toHaveLength(1);
  });

  test('of two who start one community at once makes one community, the winner’s alone', async () => {
    const other = (await opened.another()).records;
    for (let n = 0; n < 10; n += 1) {
      const id = `race-${n}`;
      const by = (name: string): Commit => commit(`start-${name}`, { changes: [
        { put: 'community', row: community({ id, name }) },
        { put: 'members', row: { ...rows.members[0], personId: name } },
      ] });
      const made = await Promise.all([records().commit(tenant, id, 0, by('ada')), other.commit(tenant, id, 0, by('ben'))]);
      expect([...made].sort()).toEqual([1, null]);
      const record = await read(id);
      const winner = made[0] === 1 ? 'ada' : 'ben';
      expect([record.community.name, record.members.map((one) => one.personId), await count('command_log', id)]).toEqual([winner, [winner], 1]);
    }
  });
});

describe('a community of 500 members', () => {
  beforeAll(async () => {
    const people = Array.from({ length: 500 }, (_, n) => ({ put: 'members', row: { personId: `p${n}`, name: `Person ${n}`, email: null, part: n < 5 ? 'core' : 'member', joinedAt: at, leftAt: null } }) as const);
    const claimed = { put: 'actions', row: { ...rows.actions[1], ownerId: 'p400' } } as const;
    await records().commit(tenant, 'large', 0, start('large', { changes: [{ put: 'community', row: community({ id: 'large' }) }, ...people, claimed, ...['p0', 'p300', 'p400'].map((personId): Change => ({ put: 'choices', row: { personId, area: null, counted: true, knows: [], coffee: null } }))] }));
  });

  test('is read without those who have not written or promised anything', async () => {
    expect((await read('large', 'p300')).members.map((one) => one.personId).sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p300', 'p4', 'p400']);
    expect((await read('large', '')).members).toHaveLength(6);
    expect((await records().load(tenant, 'cop', 'ada'))?.record).toMatchObject({ events: [], attendances: [], resources: [], contacts: [], remarks: [], webCounts: [], coffeeRounds: [], coffeeAnswers: [], greetings: [], helpRequests: [], ideas: [] });
    // Of what people chose for themselves, the core group's and the reader's own.
    const choosers = async (readerId: string) => (await records().load(tenant, 'large', readerId))?.record.choices.map((one) => one.personId).sort();
    expect([await choosers(''), await choosers('p300')]).toEqual([['p0'], ['p0', 'p300']]);
    const about = await records().load(tenant, 'large', 'p0', undefined, ['p200']);
    expect(about?.record.members.map((one) => one.personId)).toContain('p200');
    expect(await opened.store.places.memberCount(tenant, 'large')).toBe(500);
  });

  test('where coffee is drawn, is read with everybody who wants to be drawn and all rounds, and nobody else', async () => {
    const wants = (personId: string, coffee: (typeof rows.choices)[0]['coffee']) => ({ put: 'choices', row: { ...rows.choices[1], personId, coffee } }) as const;
    const round = { put: 'coffeeRounds', row: rows.coffeeRounds[0] } as const;
    await records().commit(tenant, 'large', 1, commit('coffee', { changes: [wants('p77', { since: at, pausedUntil: null }), wants('p78', null), round] }));
    const drawn = (await records().load(tenant, 'large', 'p0', undefined, [coffeeDraw]))?.record;
    expect(drawn?.choices.filter((one) => one.coffee !== null).map((one) => one.personId)).toEqual(['p77']);
    expect(drawn?.coffeeRounds).toEqual([rows.coffeeRounds[0]]);
    expect(drawn?.members.map((one) => one.personId).sort()).toEqual(['p0', 'p1', 'p2', 'p3', 'p4', 'p400', 'p77']);
  });

  test('and every other one is read by key, never by looking through all', async () => {
    await opened.ask('set enable_seqscan = off');
    const plan = await opened.ask<{ 'QUERY PLAN': string }>(`explain ${loadRecord.text}`, [tenant, 'large', 'p300', null, ['p200']]);
    await opened.ask('set enable_seqscan = on');
    const text = plan.map((one) => one['QUERY PLAN']).join('\n');
    expect(text).toContain('Index');
    expect(text).not.toContain('Seq Scan');
  });
});
