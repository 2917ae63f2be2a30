import { meetingsOf, occurrences } from '../../bot/domain/recurrence';
import { planOf } from '../../bot/domain/prompting/plan';
import { takeSeries, untold } from '../../bot/domain/outlook/series';
import { meetingField, seriesOf } from '../../bot/domain/kinds/event';
import type { Series } from '../../bot/domain/record';
import { ada, ben, cleo, testCommunity, toolkit, type TestCommunity } from './community';

const stepId = 'check-ins';
// Thursdays at 10:00 in London, in summer time.
const [first, second, third] = ['2026-05-14T09:00:00.000Z', '2026-05-28T09:00:00.000Z', '2026-06-11T09:00:00.000Z'] as const;
const series = (community: TestCommunity): Series => seriesOf(community.record, stepId) as Series;
const move = (startsAt: string, to: string, more: { minutes?: number; place?: string } = {}) => ({ type: 'moveMeeting', stepId, startsAt, to, minutes: 30, place: '', ...more }) as const;

/** Fortnightly check-ins, as if they stood in Outlook. */
function booked(): TestCommunity {
  const community = testCommunity();
  community.done(ada, { type: 'scheduleMeetings', stepId, firstOn: '2026-05-14', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-07-30' });
  return settled(community, (one) => ({ ...one, state: 'booked', graphEventId: 'g', invited: [] }));
}
function settled(community: TestCommunity, next: (one: Series) => Series): TestCommunity {
  community.put({ put: 'series', row: next(series(community)) });
  return community;
}

describe('one meeting alone', () => {
  test('is moved with who facilitates it, who has said where they stand, and its notes; the others stay', () => {
    const community = booked();
    const field = community.view(ada).steps.find((one) => one.id === stepId)?.fields[0]?.id ?? '';
    community.done(cleo, { type: 'takeTurn', stepId, startsAt: first, take: true });
    community.done(ben, { type: 'checkIn', stepId, startsAt: first, done: 'x', next: '', blocked: '', help: '' });
    if (field !== '') community.done(ben, { type: 'writeNote', stepId, fieldId: meetingField(field, first), text: 'A note', base: 0 });
    const { effects } = community.done(ben, move(first, '2026-05-15T14:00', { place: 'Library' }));
    const to = '2026-05-15T13:00:00.000Z';
    expect(effects).toEqual(expect.arrayContaining([{ kind: 'book-series', seriesId: stepId }, { kind: 'card', stepId }, { kind: 'prompt-card', what: 'check-in', about: `${stepId}@${first}` }]));
    expect(occurrences(series(community)).slice(0, 3)).toEqual([to, second, third]);
    const view = community.view(ada).steps.find((one) => one.id === stepId);
    expect(view?.series?.rota[0]).toMatchObject({ startsAt: to, person: { name: 'Cleo' }, chosen: true });
    expect(view?.checkIns).toMatchObject({ startsAt: to, said: [{ person: { name: 'Ben' } }] });
    if (field !== '') expect(view?.meetings.find((one) => one.startsAt === to)?.fields[0]?.text).toBe('A note');
    expect(community.done(ben, move(to, '2026-05-15T14:00', { place: 'Library' })).changes).toEqual([]);
  });

  test('the check-in before it follows the moved time, and is one wherever it was moved', () => {
    const community = booked();
    const facts = { manners: new Map(), posted: [], lastActAt: community.now, events: [], surveys: [], coffee: [] } as unknown as Parameters<typeof planOf>[2];
    community.put({ put: 'community', row: { ...community.record.community, coreConversation: '19:core' } });
    const dueOf = () => planOf(community.record, toolkit, facts, community.now).find((one) => one.about === `${stepId}@${second}`)?.dueAt.slice(0, 10);
    expect(dueOf()).toBe('2026-05-27');
    community.done(ben, move(second, '2026-06-03T10:00'));
    expect(dueOf()).toBe('2026-06-02');
  });

  test.each([
    ['onto the day of the one before', second, '2026-05-14T16:00', 'refuse.meeting-crosses'],
    ['past the one after', second, '2026-06-12T10:00', 'refuse.meeting-crosses'],
    ['into the past', first, '2026-05-01T10:00', 'refuse.date-past'],
    ['that there is not', '2026-05-15T09:00:00.000Z', '2026-05-16T10:00', 'refuse.no-meeting'],
  ])('is not moved %s', (_what, startsAt, to, key) => {
    expect(booked().refused(ben, move(startsAt, to)).because.key).toBe(key);
  });

  test('is called off with a reason, once, and the rota goes on as if it had been', () => {
    const community = booked();
    const names = () => community.view(ada).steps.find((one) => one.id === stepId)?.series?.rota.map((one) => one.person.name);
    const before = names();
    community.done(ben, { type: 'callOffMeeting', stepId, startsAt: second, reason: 'Exam week' });
    expect(occurrences(series(community))).not.toContain(second);
    expect(names()?.slice(0, 2)).toEqual([before?.[0], before?.[2]]);
    expect(community.done(cleo, { type: 'callOffMeeting', stepId, startsAt: second, reason: 'Exam week' }).changes).toEqual([]);
    expect(untold(series(community))).toMatchObject([{ plannedAt: second, state: 'off', reason: 'Exam week', by: ben }]);
  });
});

describe('what Outlook has', () => {
  const seen = (community: TestCommunity, change: (one: { plannedAt: string; startsAt: string; minutes: number; place: string }) => object | null) => takeSeries(community.record, {
    seriesId: series(community).id, from: community.now, to: '2027-06-01T00:00:00.000Z', pattern: null,
    meetings: meetingsOf({ ...series(community), exceptions: [] }).flatMap(({ plannedAt, startsAt, minutes, place }) => {
      const next = change({ plannedAt, startsAt, minutes, place });
      return next === null ? [] : [{ plannedAt, startsAt, minutes, place, ...next }];
    }),
  }, community.now, 'unknown');

  test('as it was known, nothing changes; seen twice, it is taken once and not sent out again', () => {
    const community = booked();
    expect(seen(community, () => ({}))).toEqual({ changes: [], effects: [] });
    const change = ({ plannedAt }: { plannedAt: string }) => (plannedAt === second ? { startsAt: '2026-05-29T12:00:00.000Z', minutes: 45, place: 'Library' } : {});
    const taken = seen(community, change);
    expect(taken.effects.some((one) => one.kind === 'book-series')).toBe(false);
    settled(community, () => (taken.changes[0] as { row: Series }).row);
    expect(series(community).exceptions).toMatchObject([{ plannedAt: second, startsAt: '2026-05-29T12:00:00.000Z', by: null, state: 'stands' }]);
    expect([seen(community, change).changes, untold(series(community))]).toEqual([[], []]);
  });

  test('what was decided here and is still on its way is not undone, and Outlook wins where both moved it', () => {
    const community = booked();
    community.done(ben, move(second, '2026-05-29T14:00'));
    expect(seen(community, () => ({})).changes).toEqual([]);
    const taken = seen(community, ({ plannedAt }) => (plannedAt === second ? { startsAt: '2026-06-01T12:00:00.000Z' } : {}));
    settled(community, () => (taken.changes[0] as { row: Series }).row);
    expect(occurrences(series(community))[1]).toBe('2026-06-01T12:00:00.000Z');
    expect(untold(series(community))).toEqual([]);
  });

  test('a meeting that is gone is asked about, whatever is said of it is kept, and a whole series that is gone too', () => {
    const community = booked();
    const taken = seen(community, ({ plannedAt }) => (plannedAt === second ? null : {}));
    settled(community, () => (taken.changes[0] as { row: Series }).row);
    expect(series(community).exceptions).toMatchObject([{ state: 'gone', by: null }]);
    expect(occurrences(series(community))).toContain(second);
    community.done(ben, { type: 'keepMeeting', stepId, startsAt: second });
    expect(community.view(ada).checkIns?.coming[1]).toMatchObject({ state: 'moved', by: 'Ben' });
    expect(untold(series(community))).toEqual([]);
    const lost = takeSeries(community.record, { seriesId: stepId, from: community.now, to: '2027-06-01T00:00:00.000Z', meetings: null, pattern: null }, community.now, '');
    settled(community, () => (lost.changes[0] as { row: Series }).row);
    expect(community.view(ada).checkIns?.state).toBe('gone');
    expect(community.done(ben, { type: 'takeOverMeetings', stepId, seriesId: stepId, gone: false }).effects).toContainEqual({ kind: 'book-series', seriesId: `${stepId}/2` });
  });
});

describe('another organiser', () => {
  test('goes on from the next meeting, with the rota where it is; the old series ends before that, and nobody else can do it again', () => {
    const community = booked();
    community.done(cleo, { type: 'takeTurn', stepId, startsAt: third, take: true });
    const names = () => community.view(ada).steps.find((one) => one.id === stepId)?.series?.rota.slice(0, 3).map((one) => one.person.name);
    community.advance({ days: 15 });
    const before = names();
    community.done(ada, { type: 'changeCore', personId: ada, part: 'member' });
    expect(community.view(ben).checkIns?.organiserLeft).toBe(true);
    community.done(ben, { type: 'changeCore', personId: ada, part: 'core' });
    const { effects } = community.done(ben, { type: 'takeOverMeetings', stepId, seriesId: stepId, gone: false });
    expect(effects.filter((one) => one.kind === 'book-series')).toEqual([{ kind: 'book-series', seriesId: stepId }, { kind: 'book-series', seriesId: `${stepId}/2` }]);
    const [old, next] = community.record.series as [Series, Series];
    expect(occurrences(old)).toEqual([first]);
    expect([old.ending?.state, next.organiserId, next.takesOver, next.state]).toEqual(['asked', ben, stepId, 'asked']);
    expect(occurrences(next)[0]).toBe(second);
    expect(names()).toEqual(before);
    expect(community.done(cleo, { type: 'takeOverMeetings', stepId, seriesId: stepId, gone: false }).changes).toEqual([]);
  });

  test('has a meeting in their calendar that had gone out of the other, or was kept beside it: nothing is asked about it any more', () => {
    const community = booked();
    const gone = { state: 'gone', reason: null, by: null, at: community.now, outlook: 'off', minutes: 30, place: '' } as const;
    settled(community, (one) => ({ ...one, exceptions: [{ ...gone, plannedAt: first, startsAt: first }, { ...gone, plannedAt: second, startsAt: '2026-05-28T13:00:00.000Z' }, { ...gone, plannedAt: third, startsAt: third, state: 'off' }] }));
    community.advance({ minutes: 1 });
    community.done(ben, { type: 'takeOverMeetings', stepId, seriesId: stepId, gone: false });
    expect(community.view(ben).checkIns?.coming.slice(0, 3).map((one) => [one.startsAt, one.state])).toEqual([[first, 'planned'], ['2026-05-28T13:00:00.000Z', 'moved'], [third, 'off']]);
    expect(untold(series(community)).map((one) => one.plannedAt)).toEqual([second, third]);
  });
});
