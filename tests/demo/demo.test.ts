import { ourCutOffs } from '../../bot/domain/communitySettings';
import { demoCommunities, fillDemo } from '../../bot/demo/fill';
import { findings, lightIds, measureIds } from '../../bot/domain/measuring/measure';
import { goodMoment, nextFreePost, weekdays } from '../../bot/domain/prompting/manners';
import { measuresView } from '../../bot/domain/measuring/present';
import { communityView } from '../../bot/domain/present';
import { localDemo } from '../../bot/local/demo';
import { localTenant } from '../../bot/local/people';
import { openStore, type Store } from '../../bot/store/store';
import { say, toolkit } from '../domain/community';
import { factsOf } from '../domain/measuring/factsOf';
import { testDatabase, type TestDatabase } from '../store/database';

const now = '2026-11-27T09:00:00.000Z';
const made = () => demoCommunities({ now, toolkit, say, ...localDemo });
const communities = made();
const found = communities.map(({ profile, record, history }) => ({ profile, ...findings(factsOf(record, history.posts), now, 'Europe/London') }));
const viewOf = (n: number) => {
  const one = communities[n];
  if (!one) throw new Error(`no community ${n}`);
  return measuresView(factsOf(one.record, one.history.posts), [], { now, zone: 'Europe/London', say, cutOffs: ourCutOffs }, { personId: 'anybody', inCore: true });
};

describe('the demonstration', () => {
  test('is the same for the same day, sentence by sentence', () => expect(made()).toEqual(communities));

  test('is another one on another day, and never has anything that is still to come', () => {
    const early = demoCommunities({ now: '2026-08-05T09:00:00.000Z', toolkit, say, ...localDemo });
    for (const { record, history } of early) {
      expect(record.attendances.filter((one) => (one.signedUpAt ?? '') > '2026-08-05T09:00:01')).toEqual([]);
      expect([...history.posts.map((one) => one.writtenAt), ...record.resources.map((one) => one.addedAt), ...record.members.map((one) => one.joinedAt)].filter((at) => at > '2026-08-05T09:00:01')).toEqual([]);
    }
  });

  test.each(lightIds)('%s is seen in every colour', (id) => expect([...new Set(found.map((one) => one.lights[id]))].sort()).toEqual(['amber', 'green', 'red']));

  test.each(measureIds)('%s has something to say in the first community', (id) => {
    expect(viewOf(0).measures.find((one) => one.id === id)).toMatchObject({ shown: true });
  });

  test('cells that are too small, measures of too few, and changes that are none are all to be seen', () => {
    const views = communities.map((_one, n) => viewOf(n));
    const bars = views.flatMap((one) => one.measures).flatMap(({ chart }) => (chart?.kind === 'bars' ? chart.bars : []));
    expect(bars.some((one) => one.value === null)).toBe(true);
    const texts = views.flatMap((one) => one.measures.flatMap(({ value, change }) => [value, change]));
    expect(texts).toContainEqual(expect.stringMatching(/^Too few to say/));
    expect(texts).toContain(say('change.unclear'));
  });

  test('the first community waits for two people, has a published charter, and every role with a name or a gap that is said', () => {
    const { record } = communities[0] ?? { record: null };
    if (!record) throw new Error('no first community');
    const luca = localDemo.core.find((one) => one.name === 'Luca Ferri');
    const view = communityView({ record, toolkit, say, now }, luca?.id ?? '', { memberCount: record.members.length, pending: [] });
    expect(view?.next).toMatchObject({ stepId: 'resources' });
    expect(view?.charter.published).toHaveLength(1);
    expect(view?.stages.slice(0, 3).map((one) => one.steps.every((step) => step.status === 'done' || step.status === 'skipped'))).toEqual([true, true, true]);
  });

  test('what went out by itself keeps the hours and the two posts a week, and each page of it has something to say', () => {
    const sent = communities.flatMap((one) => one.sent);
    for (const { at } of sent) expect(goodMoment(at, { zone: 'Europe/London', days: weekdays, closed: [], rests: [], pausedUntil: null })).toBe(at);
    const [first] = communities;
    if (!first) throw new Error('no first community');
    const posts = first.sent.filter(({ effect }) => effect.kind === 'prompt' && effect.prompt.personId === null).map((one) => one.at).sort();
    posts.forEach((at, n) => expect(nextFreePost(posts.slice(0, n), at)).toBe(at));
    expect(new Set(first.sent.map(({ effect }) => (effect.kind === 'prompt' ? effect.prompt.what : effect.kind)))).toEqual(new Set(['check-in', 'event-reminder', 'event-after', 'coffee-pair', 'post-thanks']));
    expect(new Set(sent.map((one) => one.end.state))).toEqual(new Set(['sent', 'failed']));
    expect(first.record.thanks.map(({ answer, postedAt }) => [answer, postedAt !== null])).toEqual([['yes', true], ['yes', true], ['mine', false], [null, false], [null, false]]);
    expect(first.record.thanks.every((one) => one.byId !== one.toId)).toBe(true);
  });

  test('those who left have answered, each year by itself, and nobody who is still there', () => {
    const leaving = communities.flatMap(({ record }) => record.surveys.filter((one) => one.instrument === 'leaver').map((one) => ({ ...one, answers: record.surveyAnswers.filter(({ surveyId }) => surveyId === one.id).length, turns: record.surveyTurns.filter(({ surveyId }) => surveyId === one.id), record })));
    expect(new Set(leaving.map((one) => one.record.community.id)).size).toBe(communities.length);
    for (const { answers, turns, record } of leaving) {
      expect(answers).toBe(turns.length);
      expect(turns.every(({ personId }) => record.members.find((one) => one.personId === personId)?.leftAt !== null)).toBe(true);
    }
  });

  test('the last one has decided to close, and its closing steps are open to it', () => {
    const record = communities.at(-1)?.record;
    const view = record && communityView({ record, toolkit, say, now }, localDemo.core[0]?.id ?? '', { memberCount: 1, pending: [] });
    expect(view?.steps.find((one) => one.id === 'decision')?.options.find((one) => one.chosen)?.id).toBe('close');
    expect(view?.steps.filter((one) => one.id.startsWith('closing')).map((one) => one.status)).not.toContain('gated');
  });
});

describe('in the store', () => {
  let database: TestDatabase;
  let store: Store;
  beforeAll(async () => {
    database = await testDatabase();
    store = await openStore(database.url);
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  const sorted = (rows: readonly object[]): string[] => rows.map((one) => JSON.stringify(Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b))))).sort();

  test('it is written once, and the store finds the facts that plain counting finds', async () => {
    expect(await fillDemo(store, localTenant, communities)).toBe(true);
    expect(await fillDemo(store, localTenant, communities)).toBe(false);
    const first = communities[0];
    expect(await store.prompts.sent(localTenant, first?.id ?? '', 1_000)).toHaveLength(first?.sent.filter((one) => one.effect.kind === 'prompt').length ?? -1);
    expect(await store.posts.standing(localTenant, first?.id ?? '')).toMatchObject({ asks: 1, rows: [{ kind: 'post-thanks', posted: true, state: 'sent' }, { kind: 'post-thanks', posted: true, state: 'sent' }] });
    for (const { id, record, history } of communities) {
      const facts = await store.activity.facts(localTenant, id, now);
      const plain = factsOf(record, history.posts);
      // The store reads no further back than the measures do.
      const since = Date.parse(now) - 400 * 86_400_000;
      const recent = <T extends { at: number }>(rows: readonly T[]): T[] => rows.filter((one) => one.at >= since);
      const heldSince = new Set(plain.events.filter((one) => one.startsAt >= since).map((one) => one.id));
      expect(sorted(facts.people)).toEqual(sorted(plain.people));
      expect(sorted(facts.deeds)).toEqual(sorted(recent(plain.deeds)));
      expect(sorted(facts.acts)).toEqual(sorted(recent(plain.acts)));
      expect(sorted(facts.threads)).toEqual(sorted(recent(plain.threads)));
      expect(sorted(facts.attendances)).toEqual(sorted(plain.attendances.filter((one) => heldSince.has(one.eventId))));
      expect(sorted(facts.shelf)).toEqual(sorted(plain.shelf));
      expect(findings(facts, now, 'Europe/London')).toEqual(findings(plain, now, 'Europe/London'));
    }
  });
});
