import fc from 'fast-check';
import type { Agreed, Progress, TaskFacts, Tier } from '../../bot/domain/actionRecord';
import { assign, difference, merge, type PlanThere, type StandingTask } from '../../bot/domain/planSync';
import { adopted, adoptedId, syncIsDue, syncSteps } from '../../bot/domain/planWork';
import type { Action, PlannerLink } from '../../bot/domain/record';

const buckets = { baseline: 'b1', 'nice-to-have': 'b2', other: 'b3' };
const plan: PlanThere = { planId: 'plan', buckets, titleOf: (title) => title.slice(0, 20) };
const link: PlannerLink = { connectedBy: 'ada', connectedAt: '2026-05-04T09:00:00.000Z', state: 'on', problem: null, planId: 'plan', webUrl: null, buckets, lastAt: null, kept: null };
const now = '2026-05-05T09:00:00.000Z';

const facts = (more: Partial<TaskFacts> = {}): TaskFacts => ({ title: 'Book a room', dueOn: null, progress: 'to-do', tier: null, ...more });
const agreed = (more: Partial<Agreed> = {}): Agreed => ({ ...facts(), ownerId: null, assigneeIds: [], ...more });
const action = (more: Partial<Action> = {}): Action => ({
  id: 'a', title: 'Book a room', ownerId: null, dueOn: null, state: 'to-do', tier: null, source: null, serves: null, createdAt: now, createdBy: 'ada', finishedAt: null, revision: 1, offeredTo: null,
  task: { planId: 'plan', taskId: 't', etag: '1', agreed: agreed(), gone: false, refused: null }, ...more,
});
const task = (more: Partial<StandingTask> = {}): StandingTask => ({ id: 't', etag: '1', title: 'Book a room', bucketId: 'b3', percentComplete: 0, dueOn: null, assigneeIds: [], completedAt: null, ...more });

const progress = fc.constantFrom<Progress>('to-do', 'doing', 'done');
const tier = fc.constantFrom<Tier>('baseline', 'nice-to-have', null);
const someFacts: fc.Arbitrary<TaskFacts> = fc.record({ title: fc.constantFrom('A', 'B', 'C'), dueOn: fc.constantFrom(null, '2026-06-01', '2026-07-01'), progress, tier });
const person = fc.constantFrom('ada', 'ben', 'cleo');
const someAction = fc.record({ facts: someFacts, owner: fc.option(person), offered: fc.option(person), base: fc.option(fc.record({ facts: someFacts, owner: fc.option(person), there: fc.uniqueArray(person) })) }).map(({ facts: { progress: state, ...rest }, owner, offered, base }) =>
  action({ ...rest, state, ownerId: owner, offeredTo: owner === null ? offered : null, task: base && { planId: 'plan', taskId: 't', etag: '1', gone: false, refused: null, agreed: { ...base.facts, ownerId: base.owner, assigneeIds: base.there } } }));
const someTask = fc.record({ title: fc.constantFrom('A', 'B', 'C', ' A '), bucketId: fc.constantFrom('b1', 'b2', 'b3', 'own', null), percentComplete: fc.constantFrom(0, 1, 50, 99, 100), dueOn: fc.constantFrom(null, '2026-06-01', '2026-07-01'), assigneeIds: fc.uniqueArray(person) }).map((one) => task(one));

/** Both sides once a sync has written what it found. */
function written(one: Action, there: StandingTask): [Action, StandingTask] {
  const found = difference(one, there, plan);
  const write = found.there;
  const percents = { 'to-do': 0, doing: 50, done: 100 };
  const next: StandingTask = write === null ? there : {
    ...there, etag: '2', assigneeIds: found.agreed.assigneeIds, title: write.title ?? there.title, dueOn: write.dueOn === undefined ? there.dueOn : write.dueOn,
    percentComplete: write.progress === undefined ? there.percentComplete : percents[write.progress], bucketId: write.tier === undefined ? there.bucketId : buckets[write.tier ?? 'other'],
  };
  return [{ ...one, ...found.here, task: { planId: 'plan', taskId: 't', etag: next.etag, agreed: found.agreed, gone: false, refused: null } }, next];
}

describe('the rule for what both sides say', () => {
  test.each<[string, Partial<TaskFacts>, Partial<TaskFacts>, Partial<TaskFacts>, Partial<TaskFacts>]>([
    ['nothing changed', {}, {}, {}, {}],
    ['changed here', { title: 'Here' }, {}, { title: 'Here' }, {}],
    ['changed there', {}, { title: 'There', dueOn: '2026-06-01' }, { title: 'There', dueOn: '2026-06-01' }, {}],
    ['the date taken off there', {}, { dueOn: null }, { dueOn: null }, {}],
    ['changed on both sides', { title: 'Here', dueOn: '2026-06-01' }, { title: 'There', dueOn: '2026-07-01' }, { title: 'Here', dueOn: '2026-06-01' }, { title: 'There', dueOn: '2026-07-01' }],
    ['the same on both sides', { title: 'Both' }, { title: 'Both' }, { title: 'Both' }, {}],
    ['done there', {}, { progress: 'done' }, { progress: 'done' }, {}],
    ['begun here, done there', { progress: 'doing' }, { progress: 'done' }, { progress: 'done' }, { progress: 'doing' }],
    ['done here, begun there', { progress: 'done' }, { progress: 'doing' }, { progress: 'done' }, { progress: 'doing' }],
    ['the tier here, the title there', { tier: 'baseline' }, { title: 'There' }, { tier: 'baseline', title: 'There' }, {}],
  ])('%s', (_what, here, there, result, kept) => {
    expect(merge(facts(here), facts(there), facts())).toEqual({ facts: facts(result), kept });
  });

  test('taken up again on one side, it is not done any more', () => {
    const done = facts({ progress: 'done' });
    expect(merge(facts({ progress: 'doing' }), done, done).facts.progress).toBe('doing');
    expect(merge(done, facts({ progress: 'doing' }), done).facts.progress).toBe('doing');
  });

  test('where one side changed, or they agree, it is the same whichever side it is', () => {
    fc.assert(fc.property(someFacts, someFacts, (a, b) => {
      expect(merge(a, b, b).facts).toEqual(a);
      expect(merge(b, a, b).facts).toEqual(a);
      expect(merge(a, a, b)).toEqual({ facts: a, kept: {} });
    }));
  });

  test('progress is the same whichever side it is on, always', () => {
    fc.assert(fc.property(someFacts, someFacts, fc.option(someFacts), (a, b, base) => {
      expect(merge(a, b, base).facts.progress).toBe(merge(b, a, base).facts.progress);
      const newlyDone = [a, b].some((one) => one.progress === 'done' && base?.progress !== 'done');
      if (newlyDone) expect(merge(a, b, base).facts.progress).toBe('done');
    }));
  });

  test('what either side changed is in the result, or kept to be said', () => {
    fc.assert(fc.property(someFacts, someFacts, fc.option(someFacts), (a, b, base) => {
      const { facts: result, kept } = merge(a, b, base);
      for (const side of [a, b]) {
        for (const name of Object.keys(side) as (keyof TaskFacts)[]) {
          if (base !== null && side[name] === base[name]) continue;
          expect([result[name], kept[name]]).toContain(side[name]);
        }
      }
    }));
  });
});

describe('an action and its task', () => {
  test('run twice, the second time changes nothing, whatever stood there', () => {
    fc.assert(fc.property(someAction, someTask, (one, there) => {
      const [here, next] = written(one, there);
      const again = difference(here, next, plan);
      expect([again.there, again.here, again.kept]).toEqual([null, {}, {}]);
      expect(again.agreed).toEqual(here.task?.agreed);
    }), { numRuns: 2_000 });
  });

  test('nobody owns an action by what stands in Planner, and whoever owns it stands there alone', () => {
    fc.assert(fc.property(someAction, someTask, (one, there) => {
      const [here, next] = written(one, there);
      expect(here.ownerId).toBe(one.ownerId);
      if (one.ownerId !== null) expect([next.assigneeIds, here.offeredTo]).toEqual([[one.ownerId], null]);
    }), { numRuns: 1_000 });
  });

  test('a title too long for Planner is no change of it', () => {
    const long = action({ title: 'Book a room for everybody', task: { planId: 'plan', taskId: 't', etag: '1', agreed: agreed({ title: 'Book a room' }), gone: false, refused: null } });
    expect(difference(long, task({ title: 'Book a room' }), { ...plan, titleOf: (title) => title.slice(0, 11) })).toMatchObject({ here: {}, kept: {} });
    expect(difference(long, task({ title: 'Other' }), { ...plan, titleOf: (title) => title.slice(0, 11) }).here).toEqual({ title: 'Other' });
  });

  test('a bucket of the group’s own, an empty title and a broken letter say nothing', () => {
    const own = action({ tier: 'baseline', task: { planId: 'plan', taskId: 't', etag: '1', agreed: agreed({ tier: 'baseline' }), gone: false, refused: null } });
    expect(difference(own, task({ bucketId: 'own', title: ' ' }), plan)).toMatchObject({ there: null, here: {} });
    expect(difference(action(), task({ title: 'New\u0000 one\ud800' }), plan).here).toEqual({ title: 'New  one' });
  });

  test('done in Planner, it was done when Planner says so', () => {
    expect(difference(action(), task({ percentComplete: 100, completedAt: '2026-05-04T12:00:00Z' }), plan).here).toEqual({ state: 'done', finishedAt: '2026-05-04T12:00:00Z' });
  });
});

describe('who holds it', () => {
  const held = (ownerId: string | null, there: string[], base: Partial<Agreed> = {}, offeredTo: string | null = null) => assign({ ownerId, offeredTo }, there, agreed(base), null);

  test.each<[string, ReturnType<typeof held>, object]>([
    ['claimed here', held('ada', []), { assign: ['ada'], unassign: [], offeredTo: null }],
    ['handed over here', held('ben', ['ada'], { ownerId: 'ada', assigneeIds: ['ada'] }), { assign: ['ben'], unassign: ['ada'], overruled: [] }],
    ['given back here', held(null, ['ada'], { ownerId: 'ada', assigneeIds: ['ada'] }), { assign: [], unassign: ['ada'], offeredTo: null }],
    ['given back here while another was added there', held(null, ['ada', 'ben'], { ownerId: 'ada', assigneeIds: ['ada'] }), { unassign: ['ada'], offeredTo: 'ben' }],
    ['assigned there', held(null, ['ben']), { assign: [], unassign: [], offeredTo: 'ben' }],
    ['two assigned there', held(null, ['ben', 'cleo']), { offeredTo: null, assigneeIds: ['ben', 'cleo'] }],
    ['taken off there', held(null, [], { assigneeIds: ['ben'] }, 'ben'), { offeredTo: null }],
    ['offered in a file, nobody named there', held(null, [], {}, 'ben'), { offeredTo: 'ben' }],
    ['owned here, another assigned there', held('ada', ['ada', 'ben'], { ownerId: 'ada', assigneeIds: ['ada'] }), { assign: [], unassign: ['ben'], overruled: ['ben'] }],
  ])('%s', (_what, result, expected) => expect(result).toMatchObject(expected));

  test('whom Planner does not take is not tried again', () => {
    expect(assign({ ownerId: 'ada', offeredTo: null }, [], null, 'ada')).toMatchObject({ assign: [], assigneeIds: [] });
    expect(assign({ ownerId: 'ben', offeredTo: null }, [], null, 'ada').assign).toEqual(['ben']);
  });
});

describe('what a sync sees to', () => {
  const does = (actions: Action[], tasks: StandingTask[], linked: [string, string][] = []) => syncSteps(actions, tasks, new Map(linked), 'plan').map((one) => one.does);
  const gone = { planId: 'plan', taskId: 't', etag: '1', agreed: agreed(), gone: true, refused: null };

  test.each<[string, string[], string[]]>([
    ['a new action', does([action({ task: null })], []), ['create']],
    ['one that was over before', does([action({ task: null, state: 'done' })], []), []],
    ['one that was dropped before', does([action({ task: null, state: 'dropped' })], []), []],
    ['one with its task', does([action()], [task()]), ['compare']],
    ['one whose task of an earlier try is found by its link', does([action({ task: null })], [task()], [['t', 'a']]), ['compare']],
    ['one with a task of another plan', does([action({ task: { ...gone, gone: false, planId: 'old' } })], []), ['create']],
    ['dropped', does([action({ state: 'dropped' })], [task()]), ['delete']],
    ['dropped and gone', does([action({ state: 'dropped' })], []), ['forget']],
    ['gone', does([action()], []), ['missing']],
    ['gone, and asked about', does([action({ task: gone })], []), []],
    ['made in Planner', does([], [task()]), ['adopt']],
    ['made in Planner without a title', does([], [task({ title: ' ' })]), []],
    ['made in Planner, dropped here, and still to be seen', does([action({ id: adoptedId('t'), task: null, state: 'dropped' })], [task()]), []],
  ])('%s', (_what, steps, expected) => expect(steps).toEqual(expected));

  test('each action and each task is seen to once at most', () => {
    const ids = fc.uniqueArray(fc.constantFrom('t1', 't2', 't3', 't4'));
    fc.assert(fc.property(ids, ids, fc.constantFrom<Action['state']>('to-do', 'done', 'dropped'), (own, standing, state) => {
      const actions = own.map((one) => action({ id: `a-${one}`, state, task: { ...gone, gone: false, taskId: one } }));
      const steps = syncSteps(actions, standing.map((one) => task({ id: one })), new Map(), 'plan');
      const seen = steps.flatMap((one) => ('task' in one ? [one.task.id] : []));
      expect(new Set(seen).size).toBe(seen.length);
      expect([...seen].sort()).toEqual([...standing].sort());
      expect(steps.flatMap((one) => ('action' in one ? [one.action.id] : [])).sort()).toEqual(actions.map((one) => one.id).sort());
    }));
  });

  test('what was made in Planner is free here, offered to the one person who is assigned, and the same at each try', () => {
    const there = task({ title: ' Write to the dean ', bucketId: 'b1', percentComplete: 100, assigneeIds: ['ben'], dueOn: '2026-06-01' });
    const made = adopted(there, plan, link, now);
    expect(made).toMatchObject({ id: 'planner.t', title: 'Write to the dean', ownerId: null, offeredTo: 'ben', tier: 'baseline', state: 'done', finishedAt: now, dueOn: '2026-06-01' });
    expect(difference(made, there, plan)).toMatchObject({ there: null, here: {}, kept: {} });
    expect(adopted(task({ assigneeIds: ['ben', 'cleo'] }), plan, link, now).offeredTo).toBeNull();
  });
});

test('Planner is looked at when the last success is an hour old, and not once it has failed', () => {
  const due = (more: Partial<PlannerLink>, at: string) => syncIsDue({ ...link, ...more }, at);
  expect([due({}, '2026-05-04T09:59:59.000Z'), due({}, '2026-05-04T10:00:00.000Z')]).toEqual([false, true]);
  expect([due({ lastAt: '2026-05-04T12:00:00.000Z' }, '2026-05-04T12:30:00.000Z'), due({ lastAt: '2026-05-04T12:00:00.000Z' }, '2026-05-04T13:00:00.000Z')]).toEqual([false, true]);
  expect([due({ state: 'failed' }, '2027-01-01T00:00:00.000Z'), syncIsDue(null, now)]).toEqual([false, false]);
});
