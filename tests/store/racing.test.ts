import { createCommands, type Commands } from '../../bot/commands';
import type { Command } from '../../bot/domain/commands';
import { loadToolkit } from '../../bot/toolkit/load';
import { createSay } from '../../bot/toolkit/phrases';
import type { Store } from '../../bot/store/store';
import { questionsOf } from '../domain/asking';
import { openTestStore, type Opened } from './opened';
import { at } from './awkward';

const tenantId = 'tenant';
const toolkit = loadToolkit();
const say = createSay();
const questionId = 'who';
const stepId = 'energy';
const people = Array.from({ length: 30 }, (_, n) => ({ id: `p${n}`, name: `Person ${String(n).padStart(2, '0')}`, email: null }));
const by = (personId: string) => ({ tenantId, personId });

let opened: Opened;
let one: Commands;
let two: Commands;
const woken: string[] = [];
const instance = (store: Store): Commands => createCommands({ store, toolkit, say, clock: { now: () => at }, wake: (keys) => woken.push(...keys.map(({ key }) => key)) });

beforeAll(async () => {
  opened = await openTestStore();
  one = instance(opened.store);
  two = instance(await opened.another());
});
afterAll(() => opened.end());

async function start(id: string, size = 30): Promise<string> {
  const group = people.slice(0, size);
  const made = await one.start(by('p0'), `start-${id}`, { name: id, topic: 'x', mode: 'new', zone: 'Europe/London', core: group.map((each) => each.id), path: 'full' }, { kind: 'team', conversationId: '19:team', groupId: null }, group, id);
  if (!made.ok) throw new Error(made.because);
  return id;
}
const give = (text: string): Command => ({ type: 'giveAnswer', stepId, questionId, text });
const read = async (id: string) => {
  const record = await one.read(by('p0'), id);
  if (!record) throw new Error('no record');
  return record;
};
const logged = (id: string, type: string) => opened.ask('select 1 from command_log where community_id = $1 and type = $2', [id, type]).then((rows) => rows.length);

describe.each([['in one instance', () => [one]], ['in two instances', () => [one, two]]] as const)('thirty people who answer at once, %s', (name, instances) => {
  test('lose nothing, and the revisions have no gap', async () => {
    const id = await start(`thirty ${name}`);
    const results = await Promise.all(people.map((person, n) => {
      const commands = instances()[n % instances().length] as Commands;
      return commands.run(by(person.id), id, `give-${person.id}`, give(`${person.name} 🙂`));
    }));
    expect(results.filter((each) => !each.ok)).toEqual([]);
    const record = await read(id);
    expect(record.answers.map((each) => each.text).sort()).toEqual(people.map((each) => `${each.name} 🙂`));
    expect(record.community.revision).toBe(31);
    expect(results.map((each) => each.record?.community.revision).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(people.map((_, n) => n + 2));
    expect(await logged(id, 'giveAnswer')).toBe(30);
  });
});

describe('one command that comes twice', () => {
  test('changes once and is answered the same, at once, later and elsewhere', async () => {
    const id = await start('repeat', 3);
    const add: Command = { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null };
    const results = await Promise.all([one, two, one, two].map((commands) => commands.run(by('p1'), id, 'same', add)));
    results.push(await two.run(by('p1'), id, 'same', add));
    expect(results.map((each) => each.ok && each.said)).toEqual(Array(5).fill('Added to the action plan.'));
    const record = await read(id);
    expect(record.actions).toMatchObject([{ id: 'same', title: 'Book a room' }]);
    expect([record.community.revision, await logged(id, 'addAction')]).toEqual([2, 1]);
  });

  test('gives the revision to go on from, also when others wrote in between', async () => {
    const id = await start('draft', 3);
    const note: Command = { type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text: 'First', base: 0 };
    const first = await one.run(by('p1'), id, 'note', note);
    await one.run(by('p2'), id, 'note-2', { ...note, text: 'Second', base: 1 });
    expect(await two.run(by('p1'), id, 'note', note)).toMatchObject({ ok: true, saved: first.ok ? first.saved : null });
    expect((await read(id)).notes).toMatchObject([{ text: 'Second', revision: 2 }]);
  });

  test('a draft, which leaves no log row, is saved once all the same', async () => {
    const id = await start('quiet', 3);
    const draft = (text: string, base: number): Command => ({ type: 'saveDraft', stepId, questionId, text, base });
    await one.run(by('p1'), id, 'd1', draft('a', 0));
    const saved = { ok: true, saved: { revision: 2, at } };
    expect(await Promise.all([one, two].map((commands) => commands.run(by('p1'), id, 'd2', draft('ab', 1))))).toMatchObject([saved, saved]);
    expect((await read(id)).answers).toMatchObject([{ draft: 'ab', revision: 2 }]);
    expect(await logged(id, 'saveDraft')).toBe(0);
  });
});

describe('two people who press one button', () => {
  test('reveal once; the second is told who it was', async () => {
    for (let n = 0; n < 5; n += 1) {
      const id = await start(`reveal-${n}`, 2);
      for (const questionId of questionsOf(stepId)) {
        for (const personId of ['p0', 'p1']) await one.run(by(personId), id, `${personId}-${questionId}`, { type: 'passAnswer', stepId, questionId });
      }
      const before = (await read(id)).community.revision;
      const results = await Promise.all([one.run(by('p0'), id, 'r0', { type: 'reveal', stepId }), two.run(by('p1'), id, 'r1', { type: 'reveal', stepId })]);
      const record = await read(id);
      const first = record.rounds[0]?.revealedBy;
      expect(['p0', 'p1']).toContain(first);
      expect(record.community.revision).toBe(before + 1);
      expect(await logged(id, 'reveal')).toBe(1);
      const late = results[first === 'p0' ? 1 : 0];
      expect(late).toMatchObject({ ok: true, said: `Person 0${first?.slice(1)} has revealed the answers already.` });
    }
  });

  test('claim once; the second is told by whom it was taken', async () => {
    const id = await start('claim', 2);
    await one.run(by('p0'), id, 'a', { type: 'addAction', title: 'Book a room', ownerId: null, dueOn: null, tier: null });
    const results = await Promise.all([one.run(by('p0'), id, 'c0', { type: 'claimAction', actionId: 'a' }), two.run(by('p1'), id, 'c1', { type: 'claimAction', actionId: 'a' })]);
    expect(results.map((each) => each.ok).sort()).toEqual([false, true]);
    const owner = (await read(id)).actions[0]?.ownerId;
    expect(results.find((each) => !each.ok)).toMatchObject({ code: 'changed-meanwhile', because: expect.stringContaining(owner === 'p0' ? 'Person 00' : 'Person 01') });
  });

  test('schedule once, with one thing to send', async () => {
    const id = await start('schedule', 2);
    woken.length = 0;
    const ask = (time: string): Command => ({ type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-05-07', at: time, minutes: 30, everyWeeks: 2, untilOn: '2026-10-01' });
    await Promise.all([one.run(by('p0'), id, 's0', ask('10:00')), two.run(by('p1'), id, 's1', ask('11:00'))]);
    expect((await read(id)).series).toHaveLength(1);
    expect(woken.filter((key) => key === 'book-series:check-ins')).toHaveLength(1);
    expect(await opened.ask('select wanted from delivery where community_id = $1 and key = $2', [id, 'book-series:check-ins'])).toEqual([{ wanted: 1 }]);
  });

  test('start one community for one place; the second is told its name', async () => {
    const place = { kind: 'team', conversationId: '19:both', groupId: null } as const;
    const wish = (name: string) => ({ name, topic: 'x', mode: 'new', zone: 'Europe/London', core: [], path: 'full' }) as const;
    const results = await Promise.all([
      one.start(by('p0'), 's0', { ...wish('Zero'), core: [] }, place, people.slice(0, 2), 'both'),
      two.start(by('p1'), 's1', { ...wish('One'), core: [] }, place, people.slice(0, 2), 'both'),
    ]);
    const record = await read('both');
    const winner = record.community.createdBy;
    expect(record.members.filter((each) => each.part === 'core').map((each) => each.personId)).toEqual([winner]);
    expect(record.community.name).toBe(winner === 'p0' ? 'Zero' : 'One');
    expect(results[winner === 'p0' ? 1 : 0]).toMatchObject({ ok: true, record: { community: { name: record.community.name } } });
  });
});

describe('what is refused or changes nothing', () => {
  test('leaves no trace: no revision, no log row, nothing to send', async () => {
    const id = await start('nothing', 3);
    woken.length = 0;
    expect(await one.run(by('p0'), id, 'x', { type: 'reveal', stepId })).toMatchObject({ ok: false, code: 'not-now' });
    expect(await one.run(by('stranger'), id, 'y', give('x'))).toMatchObject({ ok: false, code: 'not-allowed' });
    expect(await one.run(by('p0'), 'no-such', 'z', give('x'))).toMatchObject({ ok: false, code: 'not-found', record: null });
    expect(await one.read(by('stranger'), id)).toBeNull();
    expect((await read(id)).community.revision).toBe(1);
    expect(woken).toEqual([]);
  });
});
