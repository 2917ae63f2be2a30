import { dateIn, laterDate, offeredMeetings } from '../../../bot/domain/kinds/event';
import { occurrences } from '../../../bot/domain/recurrence';
import type { Series } from '../../../bot/domain/record';
import type { StepOf } from '../../../bot/toolkit/schema';
import { ada, ben, testCommunity, toolkit } from '../community';

const stepId = 'check-ins';
const schedule = (more: Partial<{ firstOn: string; at: string; minutes: number; everyWeeks: number; untilOn: string }> = {}) =>
  ({ type: 'scheduleMeetings', stepId, firstOn: '2026-05-07', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-10-29', ...more }) as const;
const fortnightly = (zone: string, firstStart: string, untilOn: string) => occurrences({ firstStart, zone, everyWeeks: 2, untilOn });

describe('occurrences keep their local time over a change of the clocks', () => {
  test.each([
    // Clocks go on 29 March and back on 25 October 2026 in the EU and the UK.
    ['Europe/London', '2026-03-19T10:00', ['2026-03-19T10:00:00.000Z', '2026-04-02T09:00:00.000Z']],
    ['Europe/London', '2026-10-15T10:00', ['2026-10-15T09:00:00.000Z', '2026-10-29T10:00:00.000Z']],
    ['Europe/Malta', '2026-03-19T10:00', ['2026-03-19T09:00:00.000Z', '2026-04-02T08:00:00.000Z']],
    ['Europe/Malta', '2026-10-15T10:00', ['2026-10-15T08:00:00.000Z', '2026-10-29T09:00:00.000Z']],
    // China has no summer time.
    ['Asia/Shanghai', '2026-03-19T10:00', ['2026-03-19T02:00:00.000Z', '2026-04-02T02:00:00.000Z']],
    ['Asia/Shanghai', '2026-10-15T10:00', ['2026-10-15T02:00:00.000Z', '2026-10-29T02:00:00.000Z']],
    // New York changes on 8 March and 1 November 2026.
    ['America/New_York', '2026-03-05T10:00', ['2026-03-05T15:00:00.000Z', '2026-03-19T14:00:00.000Z']],
    ['America/New_York', '2026-10-22T10:00', ['2026-10-22T14:00:00.000Z', '2026-11-05T15:00:00.000Z']],
  ])('%s from %s', (zone, firstStart, starts) => {
    expect(fortnightly(zone, firstStart, laterDate(firstStart.slice(0, 10), { days: 15 }))).toEqual(starts);
  });

  test('a time that the change leaves out or doubles happens once', () => {
    expect(occurrences({ firstStart: '2026-03-22T01:30', zone: 'Europe/London', everyWeeks: 1, untilOn: '2026-03-29' })).toEqual(['2026-03-22T01:30:00.000Z', '2026-03-29T01:30:00.000Z']);
    expect(occurrences({ firstStart: '2026-10-25T01:30', zone: 'Europe/London', everyWeeks: 1, untilOn: '2026-10-25' })).toEqual(['2026-10-25T00:30:00.000Z']);
  });

  test('the last date is included, and a series that ends before it begins is empty', () => {
    expect(fortnightly('UTC', '2026-05-07T10:00', '2026-05-21')).toHaveLength(2);
    expect(fortnightly('UTC', '2026-05-07T10:00', '2026-05-20')).toHaveLength(1);
    expect(fortnightly('UTC', '2026-05-07T10:00', '2026-05-06')).toEqual([]);
  });
});

describe('dates', () => {
  test('the date depends on where one is', () => {
    expect(['Asia/Shanghai', 'Europe/London', 'America/New_York'].map((zone) => dateIn(zone, '2026-05-04T23:30:00.000Z'))).toEqual(['2026-05-05', '2026-05-05', '2026-05-04']);
  });

  test('a month later than the 31st is the last day of the shorter month', () => {
    expect(laterDate('2026-08-31', { months: 6 })).toBe('2027-02-28');
    expect(laterDate('2028-02-29', { months: 12 })).toBe('2029-02-28');
  });

  test('what the dialog offers falls on a working day a week ahead', () => {
    const step = toolkit.steps.get(stepId)?.step as StepOf<'event'>;
    expect(offeredMeetings(step, 'Europe/London', '2026-05-04T09:00:00Z')).toMatchObject({ firstOn: '2026-05-11', untilOn: '2026-11-11' });
    // A Saturday: the Monday after next Saturday. In Shanghai it is Saturday already.
    expect(offeredMeetings(step, 'Europe/London', '2026-05-09T09:00:00Z').firstOn).toBe('2026-05-18');
    expect(offeredMeetings(step, 'Asia/Shanghai', '2026-05-08T20:00:00Z').firstOn).toBe('2026-05-18');
    expect(offeredMeetings(step, 'Europe/London', '2026-05-08T20:00:00Z').firstOn).toBe('2026-05-15');
  });
});

describe('scheduling', () => {
  test('asked twice, by anybody and for any time, there is one series', () => {
    const community = testCommunity(3, 'Europe/Malta');
    const first = community.done(ada, schedule());
    expect(first.effects).toEqual([{ kind: 'book-series', seriesId: 'check-ins' }, { kind: 'card', stepId }]);
    expect(community.record.series).toMatchObject([{ firstStart: '2026-05-07T10:00', zone: 'Europe/Malta', organiserId: ada, state: 'asked' }]);
    expect(community.done(ben, schedule({ at: '11:00' }))).toMatchObject({ changes: [], effects: [], said: { key: 'said.scheduled-already' } });
    expect(community.record.series).toHaveLength(1);
    expect(community.state(stepId).status).toBe('done');
    expect(community.done(ada, { type: 'reopenStep', stepId }).changes).toEqual([]);
  });

  test('a booking that failed leaves the step open, and is asked for anew', () => {
    const community = testCommunity();
    community.done(ada, schedule());
    community.put({ put: 'series', row: { ...(community.record.series[0] as Series), state: 'failed', problem: 'No mailbox.' } });
    expect(community.state(stepId).status).toBe('open');
    community.done(ben, schedule({ at: '15:30' }));
    expect(community.record.series).toMatchObject([{ id: 'check-ins', firstStart: '2026-05-07T15:30', state: 'asked', problem: null, organiserId: ben }]);
  });

  test('once the last meeting has begun, the next series can be scheduled, and the one before is kept', () => {
    const community = testCommunity();
    community.done(ada, schedule({ untilOn: '2026-06-18' }));
    const [first] = community.record.series;
    community.advance({ days: 45 });
    expect(community.done(ben, schedule({ firstOn: '2026-09-03', untilOn: '2026-12-17' })).said).toMatchObject({ key: 'said.scheduled-already' });
    community.advance({ days: 1 });
    expect(community.done(ben, schedule({ firstOn: '2026-09-03', untilOn: '2026-12-17' })).effects).toContainEqual({ kind: 'book-series', seriesId: 'check-ins/2' });
    expect(community.record.series).toMatchObject([first, { id: 'check-ins/2', firstStart: '2026-09-03T10:00', state: 'asked' }]);
    expect(community.view(ada).checkIns).toMatchObject({ id: 'check-ins/2' });
    expect(community.done(ada, schedule({ firstOn: '2026-09-04' })).changes).toEqual([]);
  });

  test.each([
    ['a first date before today', { firstOn: '2026-05-03' }, 'refuse.date-past'],
    ['a last date before the first', { untilOn: '2026-05-06' }, 'refuse.until-before-first'],
    ['more than two years', { untilOn: '2028-05-08' }, 'refuse.until-too-late'],
  ])('refuses %s', (_what, more, key) => {
    expect(testCommunity().refused(ada, schedule(more))).toMatchObject({ code: 'not-readable', because: { key } });
  });

  test('takes today and exactly two years', () => {
    const community = testCommunity();
    community.done(ada, schedule({ firstOn: '2026-05-04', untilOn: '2028-05-04' }));
    expect(occurrences(community.record.series[0] as Series)).toHaveLength(53);
  });

  test('today is today in the community’s zone', () => {
    const community = testCommunity(3, 'Asia/Shanghai');
    community.advance({ hours: 8 });
    expect(community.refused(ada, schedule({ firstOn: '2026-05-04' })).because.key).toBe('refuse.date-past');
    community.done(ada, schedule({ firstOn: '2026-05-05' }));
  });
});
