import { reportBrought } from '../../bot/domain/attendanceReport';
import { seriesOf } from '../../bot/domain/kinds/event';
import { heldOf, whenMet } from '../../bot/domain/occasions';
import { takeSeries } from '../../bot/domain/outlook/series';
import type { Series } from '../../bot/domain/record';
import { meetingId, meetingsOf } from '../../bot/domain/recurrence';
import { ada, ben, cleo, member, stranger, testCommunity, type TestCommunity } from './community';

const stepId = 'check-ins';
// Thursdays at 10:00 in London, in summer time; by the rota Ada, Ben and Cleo facilitate them.
const [first, second, third] = ['2026-05-14T09:00:00.000Z', '2026-05-28T09:00:00.000Z', '2026-06-11T09:00:00.000Z'] as const;
const idOf = (plannedAt: string): string => meetingId(stepId, plannedAt);
const series = (community: TestCommunity, id = stepId): Series => community.record.series.find((one) => one.id === id) as Series;
const until = (community: TestCommunity, moment: string): void => community.advance({ minutes: (Date.parse(moment) - Date.parse(community.now)) / 60_000 });
const came = ({ record }: TestCommunity, id: string): Record<string, boolean | null> => Object.fromEntries(record.attendances.filter((one) => one.eventId === id).map((one) => [one.personId, one.came]));
const mark = (id: string, personIds: string[], there = true) => ({ type: 'markCame', eventId: id, personIds, came: there }) as const;
const ledBy = (community: TestCommunity, plannedAt: string): string | null => heldOf(series(community), plannedAt).ledBy;

/** Fortnightly check-ins that are in Outlook, on a clock that stands an hour after the first. */
function held(): TestCommunity {
  const community = testCommunity();
  community.done(ada, { type: 'scheduleMeetings', stepId, firstOn: '2026-05-14', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-07-30' });
  community.put({ put: 'series', row: { ...series(community), state: 'booked', graphEventId: 'g', invited: [], joinUrl: 'https://teams.example/x' } });
  until(community, '2026-05-14T10:00:00.000Z');
  return community;
}

test('the core group ticks who of it was there, once a meeting has begun; nobody else is noted, and nobody else ticks', () => {
  const community = held();
  const { id } = community.view(ada).steps.find((one) => one.id === stepId)?.meetings.find((one) => one.startsAt === first) ?? { id: '' };
  expect(id).toBe(idOf(first));
  community.done(ben, mark(id, [ada, ben, member]));
  expect(came(community, id)).toEqual({ [ada]: true, [ben]: true });
  expect(community.done(ben, mark(id, [ada, ben])).changes).toEqual([]);
  expect(community.refused(ben, mark(id, [member])).because.key).toBe('refuse.not-in-core');
  expect(community.refused(ben, mark(idOf(second), [ben])).because.key).toBe('refuse.meeting-to-come');
  expect(community.refused(ben, mark(idOf('2026-05-15T09:00:00.000Z'), [ben])).because.key).toBe('refuse.no-meeting');
  expect(community.refused(member, mark(id, [ada])).because.key).toBe('refuse.not-allowed');
});

test('whoever is noted and leaves the core group can still be put right', () => {
  const community = held();
  community.done(ada, mark(idOf(first), [cleo]));
  community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' });
  community.done(ada, mark(idOf(first), [cleo], false));
  expect(came(community, idOf(first))).toEqual({ [cleo]: false });
});

describe('who facilitated', () => {
  test('is whose turn it was, once they are known to have come, and nobody who did not', () => {
    const community = held();
    community.done(ben, mark(idOf(first), [ben]));
    expect(ledBy(community, first)).toBeNull();
    community.done(ben, mark(idOf(first), [ada]));
    expect(ledBy(community, first)).toBe(ada);
    community.done(ben, mark(idOf(first), [ada], false));
    expect(ledBy(community, first)).toBeNull();
  });

  test('is put right by hand, and stays so; they were there then', () => {
    const community = held();
    community.done(ada, mark(idOf(first), [ada]));
    community.done(ada, { type: 'noteFacilitator', eventId: idOf(first), personId: cleo });
    community.done(ada, mark(idOf(first), [ben]));
    expect([ledBy(community, first), came(community, idOf(first))]).toEqual([cleo, { [ada]: true, [ben]: true, [cleo]: true }]);
    expect(community.done(ada, { type: 'noteFacilitator', eventId: idOf(first), personId: cleo }).changes).toEqual([]);
    community.done(ada, { type: 'noteFacilitator', eventId: idOf(first), personId: null });
    expect(ledBy(community, first)).toBeNull();
    expect(community.refused(ada, { type: 'noteFacilitator', eventId: idOf(first), personId: member }).because.key).toBe('refuse.not-in-core');
    expect(community.refused(ada, { type: 'noteFacilitator', eventId: idOf(second), personId: ben }).because.key).toBe('refuse.meeting-to-come');
    expect(community.refused(ada, { type: 'noteFacilitator', eventId: 'none', personId: ben }).because.key).toBe('refuse.no-meeting');
  });
});

describe('the report of Teams', () => {
  const ask = (community: TestCommunity): void => void community.done(ben, { type: 'readReport', eventId: idOf(first) });
  const bring = (community: TestCommunity, personIds: string[], nameless = 0) => {
    const doing = reportBrought(community.record, idOf(first), heldOf(series(community), first).report?.askedAt ?? '', { personIds, nameless }, community.now);
    if (doing) community.put(...doing.changes);
    return doing;
  };

  test('is asked for once, after the meeting, where it was an online one', () => {
    const community = held();
    expect(community.done(ben, { type: 'readReport', eventId: idOf(first) }).effects).toEqual([{ kind: 'read-report', eventId: idOf(first) }]);
    expect(community.done(ada, { type: 'readReport', eventId: idOf(first) }).effects).toEqual([]);
    expect(community.refused(ben, { type: 'readReport', eventId: idOf(second) }).because.key).toBe('refuse.report-early');
    community.put({ put: 'series', row: { ...series(community), joinUrl: null } });
    until(community, '2026-05-28T10:00:00.000Z');
    expect(community.refused(ben, { type: 'readReport', eventId: idOf(second) }).because.key).toBe('refuse.no-meeting-link');
  });

  test('notes the core group, of others their number; what was ticked or unticked by hand stays, before it and after it', () => {
    const community = held();
    community.done(ben, mark(idOf(first), [ben], false));
    ask(community);
    bring(community, [ada, ben, member, stranger], 1);
    expect(came(community, idOf(first))).toEqual({ [ada]: true, [ben]: false });
    expect(heldOf(series(community), first)).toMatchObject({ ledBy: ada, report: { state: 'read', came: 2, others: 3 } });
    community.done(ben, mark(idOf(first), [ada], false));
    expect(bring(community, [ada, ben, cleo])).toBeNull();
    expect(came(community, idOf(first))).toEqual({ [ada]: false, [ben]: false });
  });

  test('does not say that whoever was unticked facilitated', () => {
    const community = held();
    community.done(ben, mark(idOf(first), [ada], false));
    ask(community);
    bring(community, [ada, cleo]);
    expect([ledBy(community, first), came(community, idOf(first))]).toEqual([null, { [ada]: false, [cleo]: true }]);
  });
});

describe('a meeting keeps who came to it', () => {
  test('when it was moved before, and when a later one is moved or called off', () => {
    const community = held();
    community.done(ada, mark(idOf(first), [ada]));
    community.done(ben, { type: 'moveMeeting', stepId, startsAt: second, to: '2026-05-29T14:00', minutes: 30, place: '' });
    community.done(ben, { type: 'callOffMeeting', stepId, startsAt: third, reason: 'Exams' });
    until(community, '2026-06-12T10:00:00.000Z');
    // Known by when the series has it, and read under when it was.
    community.done(ben, mark(idOf(second), [ben]));
    expect(whenMet(community.record.series, idOf(second))).toEqual({ stepId, at: '2026-05-29T13:00:00.000Z' });
    expect(community.view(ada).steps.find((one) => one.id === stepId)?.meetings.map(({ id, startsAt }) => [id, startsAt])).toEqual([[idOf('2026-06-25T09:00:00.000Z'), '2026-06-25T09:00:00.000Z'], [idOf(second), '2026-05-29T13:00:00.000Z'], [idOf(first), first]]);
    expect([came(community, idOf(first)), came(community, idOf(second)), ledBy(community, second)]).toEqual([{ [ada]: true }, { [ben]: true }, ben]);
    // What did not take place has nobody who came.
    expect(community.refused(ben, mark(idOf(third), [ben])).because.key).toBe('refuse.no-meeting');
  });

  test('when somebody else goes on with the series, or it is moved in Outlook as a whole: what was stays with what was', () => {
    const community = held();
    community.done(ada, mark(idOf(first), [ada, ben]));
    community.done(ben, { type: 'takeOverMeetings', stepId, seriesId: stepId, gone: true });
    const rest = seriesOf(community.record, stepId) as Series;
    expect([rest.id, rest.held ?? null, ledBy(community, first), came(community, idOf(first))]).toEqual([`${stepId}/2`, null, ada, { [ada]: true, [ben]: true }]);
    until(community, '2026-05-28T10:00:00.000Z');
    const next = meetingId(rest.id, second);
    community.done(ben, mark(next, [cleo]));
    community.put({ put: 'series', row: { ...series(community, rest.id), state: 'booked', graphEventId: 'h' } });
    const later = ['2026-06-12', '2026-06-26'].map((date) => `${date}T13:00:00.000Z`);
    const seen = takeSeries(community.record, {
      seriesId: rest.id, from: community.now, to: '2027-06-01T00:00:00.000Z', meetings: later.map((plannedAt) => ({ plannedAt, startsAt: plannedAt, minutes: 30, place: '' })),
      pattern: { firstStart: '2026-06-12T14:00', minutes: 30, place: '', recurs: { everyWeeks: 2, untilOn: '2026-06-26' }, zone: 'Europe/London' },
    }, community.now, '');
    community.put(...seen.changes);
    expect(seriesOf(community.record, stepId)).toMatchObject({ id: `${stepId}/3`, held: null });
    expect(meetingsOf(series(community, rest.id)).map((one) => one.startsAt)).toEqual([second]);
    expect(community.view(ada).steps.find((one) => one.id === stepId)?.meetings.map((one) => one.id)).toEqual([meetingId(`${stepId}/3`, later[0] ?? ''), next, idOf(first)]);
  });
});
