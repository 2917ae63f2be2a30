import fc from 'fast-check';
import { keys, type Change, type Collection, type CommunityRecord } from '../../bot/domain/record';
import type { Store } from '../../bot/store/store';
import { member, sponsor, stranger } from '../domain/community';
import { moves } from '../domain/random/moves';
import { walk } from '../domain/random/walk';
import { openTestStore, type Opened } from './opened';
import { at } from './awkward';
import { inOrder } from './rows';

const tenant = 'tenant';
/** An id that nothing has: with it the whole record is read, whatever is known. */
const nothing = ['nothing-has-this-id'];

let opened: Opened;
let other: Store;
beforeAll(async () => {
  opened = await openTestStore();
  other = await opened.another();
});
afterAll(() => opened.end());

let communities = 0;
const nextId = (): string => `cop-${(communities += 1)}`;

const everyRow = (record: CommunityRecord, id: string): Change[] => [
  { put: 'community', row: { ...record.community, id } },
  ...(Object.keys(keys) as Collection[]).flatMap((put) => record[put].map((row) => ({ put, row }) as Change)),
];
const into = (id: string, changes: readonly Change[]): Change[] => changes.map((one) => (one.put === 'community' ? { put: 'community', row: { ...one.row, id } } : one));
const commit = (store: Store, id: string, revision: number, changes: readonly Change[]): Promise<number | null> =>
  store.records.commit(tenant, id, revision, { commandId: `c-${revision}`, personId: 'ada', type: 'test', at, outcome: { said: null }, changes: into(id, changes), deliveries: [] });
const read = async (store: Store, id: string, readerId = '', about?: string[]): Promise<CommunityRecord> => {
  const loaded = await store.records.load(tenant, id, readerId, undefined, about);
  if (!loaded) throw new Error(`no community ${id}`);
  return loaded.record;
};

/** What each act of a walk changed, beginning with the start. */
function changesOf(walked: Parameters<typeof walk>[0], id: string): Change[][] {
  const steps: Change[][] = [everyRow(walk([]).record, id)];
  walk(walked, (_community, _one, decision) => {
    if (decision.ok && decision.changes.length > 0) steps.push([...decision.changes]);
  });
  return steps;
}

async function started(): Promise<{ id: string; revision: number }> {
  const id = nextId();
  return { id, revision: (await commit(opened.store, id, 0, everyRow(walk([]).record, id))) ?? -1 };
}

describe('what is known of a record here', () => {
  test('is what the database holds, after whatever people do, for everybody who reads it from here', async () => {
    await fc.assert(fc.asyncProperty(moves(60), fc.infiniteStream(fc.constantFrom('', 'ada', 'ben', 'cleo', 'dev', sponsor)), async (walked, readers) => {
      const id = nextId();
      for (const [revision, changes] of changesOf(walked, id).entries()) {
        expect(await commit(opened.store, id, revision, changes)).toBe(revision + 1);
        const [reader] = readers.take(1);
        const known = await read(opened.store, id, reader);
        expect(inOrder(known)).toEqual(inOrder(await read(opened.store, id, reader, nothing)));
      }
    }), { numRuns: 8 });
  });

  test('is remembered from a reading and followed through commits, without asking the database', async () => {
    const { id, revision } = await started();
    expect(opened.store.records.recall(tenant, id, 'ada')).toBeNull();
    await read(opened.store, id, 'ada');
    const row = { id: 'light', kind: 'light', onDate: '2026-09-01' } as const;
    await commit(opened.store, id, revision, [{ put: 'reviews', row }]);
    expect(opened.store.records.recall(tenant, id, 'ada')).toMatchObject({ community: { revision: revision + 1 }, reviews: [row] });
  });

  test('is not given to members and strangers, who read rows of their own, nor for what a command is about', async () => {
    const { id } = await started();
    await read(opened.store, id, 'ada');
    expect(opened.store.records.recall(tenant, id, '')).not.toBeNull();
    for (const personId of [member, stranger]) expect(opened.store.records.recall(tenant, id, personId)).toBeNull();
    expect(opened.store.records.recall(tenant, id, 'ada', ['event-1'])).toBeNull();
    expect((await read(opened.store, id, member)).members.map((one) => one.personId)).toContain(member);
    expect(opened.store.records.recall(tenant, id, 'ada')?.members.map((one) => one.personId)).not.toContain(member);
  });

  test('is read again once another instance has changed the record, and nothing is written on top of it', async () => {
    const { id, revision } = await started();
    await read(opened.store, id);
    const theirs = { id: 'full', kind: 'full', onDate: '2027-05-01' } as const;
    await commit(other, id, revision, [{ put: 'reviews', row: theirs }]);
    expect(opened.store.records.recall(tenant, id, '')?.reviews).toEqual([]);
    expect(await commit(opened.store, id, revision, [{ put: 'reviews', row: { ...theirs, onDate: '2027-06-01' } }])).toBeNull();
    expect((await read(opened.store, id)).reviews).toMatchObject([theirs]);
  });

  test('is read again once people joined or left the team, and not where nobody did', async () => {
    const { id } = await started();
    const people = (await read(opened.store, id, '', ['ada', 'ben', 'cleo', 'dev', member])).members.filter((one) => one.part !== 'sponsor').map((one) => ({ id: one.personId, name: one.name, email: one.email }));
    const before = await read(opened.store, id);
    await other.syncMembers(tenant, id, people, at);
    expect((await read(opened.store, id)).community.revision).toBe(before.community.revision);
    await other.syncMembers(tenant, id, people.filter((one) => one.id !== 'ben'), at);
    expect((await read(opened.store, id)).members.find((one) => one.personId === 'ben')?.leftAt).toBe(at);
  });

  test('cannot be changed in place by one of those who share it', async () => {
    const { id } = await started();
    await read(opened.store, id);
    const known = opened.store.records.recall(tenant, id, '');
    expect(() => known?.members.push(known.members[0]!)).toThrow(TypeError);
  });

  test('is of the communities of the latest turns only', async () => {
    const { id } = await started();
    await read(opened.store, id);
    for (let n = 0; n < 100; n += 1) await read(opened.store, (await started()).id);
    expect(opened.store.records.recall(tenant, id, '')).toBeNull();
  });
});
