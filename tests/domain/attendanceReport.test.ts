import { reportBrought, reportSpan, reportTroubled } from '../../bot/domain/attendanceReport';
import type { Doing } from '../../bot/domain/decision';
import type { CommunityEvent } from '../../bot/domain/record';
import { ada, ben, cleo, member, stranger, testCommunity, type TestCommunity } from './community';

/** An online meeting of an hour at ten in London, booked by Ada, on a clock that stands at `hour`. */
function met(hour = 13, joinUrl: string | null = 'https://teams.example/x'): { community: TestCommunity; event: () => CommunityEvent; ask: () => void } {
  const community = testCommunity();
  community.done(ada, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking', startsAt: '2026-05-05T10:00', minutes: 60, place: '', hostId: null, plan: {} });
  const event = (): CommunityEvent => community.record.events[0] as CommunityEvent;
  community.put({ put: 'events', row: { ...event(), booking: { organiserId: ada, askedAt: community.now, state: 'booked', problem: null, graphEventId: 'g', webLink: null, joinUrl, sent: null } } });
  community.advance({ days: 1, hours: hour - 10 });
  return { community, event, ask: () => void community.done(ben, { type: 'readReport', eventId: event().id }) };
}
const refusedBecause = ({ community, event }: ReturnType<typeof met>, personId: string = ben): string => community.refused(personId, { type: 'readReport', eventId: event().id }).because.key;
const bring = ({ community, event }: ReturnType<typeof met>, personIds: string[], nameless = 0): Doing | null => {
  const doing = reportBrought(community.record, event().id, event().report?.askedAt ?? '', { personIds, nameless }, community.now);
  if (doing) community.put(...doing.changes);
  return doing;
};
const came = ({ community }: ReturnType<typeof met>) => Object.fromEntries(community.record.attendances.map((one) => [one.personId, one.came]));

test('is read when the core group asks, after an online meeting that was booked from here, and once', () => {
  expect(refusedBecause(met(9))).toBe('refuse.report-early');
  expect(refusedBecause(met(13, null))).toBe('refuse.no-meeting-link');
  expect(refusedBecause(met(), member)).toBe('refuse.not-allowed');
  const one = met();
  expect(one.community.done(ben, { type: 'readReport', eventId: one.event().id }).effects).toEqual([{ kind: 'read-report', eventId: one.event().id }]);
  expect(one.community.done(ben, { type: 'readReport', eventId: one.event().id }).effects).toEqual([]);
  bring(one, [ada]);
  expect(one.community.done(ben, { type: 'readReport', eventId: one.event().id })).toMatchObject({ effects: [], said: { key: 'said.report-read' } });
  expect(one.community.refused(ben, { type: 'readReport', eventId: 'none' }).because.key).toBe('refuse.no-event');
});

test('notes those of the community, and of others how many they were', () => {
  const one = met();
  one.ask();
  bring(one, [ada, member, stranger, 'another'], 2);
  expect(came(one)).toEqual({ [ada]: true, [member]: true });
  expect(one.event().report).toMatchObject({ state: 'read', came: 2, others: 4, problem: null });
  expect(JSON.stringify(one.community.record)).not.toContain('another');
});

test('leaves what people noted by hand, before it and after it', () => {
  const one = met();
  one.community.done(ada, { type: 'markCame', eventId: one.event().id, personIds: [ben], came: false });
  one.ask();
  bring(one, [ada, ben, cleo]);
  expect(came(one)).toEqual({ [ada]: true, [ben]: false, [cleo]: true });
  one.community.done(ada, { type: 'markCame', eventId: one.event().id, personIds: [cleo], came: false });
  expect(bring(one, [ada, ben, cleo])).toBeNull();
  expect(came(one)[cleo]).toBe(false);
  expect(one.community.record.attendances.find((each) => each.personId === cleo)?.imported).toBeNull();
});

test('that comes late for an older question, or waits, changes nothing else', () => {
  const one = met();
  one.ask();
  const { id, report } = one.event();
  expect(reportBrought(one.community.record, id, 'an older moment', { personIds: [ada], nameless: 0 }, one.community.now)).toBeNull();
  const waiting = reportTroubled(one.community.record, id, report?.askedAt ?? '', 'waiting', 'Not yet.');
  one.community.put(...(waiting?.changes ?? []));
  expect(one.event().report).toMatchObject({ state: 'waiting', problem: 'Not yet.' });
  expect(reportTroubled(one.community.record, id, report?.askedAt ?? '', 'waiting', 'Not yet.')).toBeNull();
  bring(one, [ada]);
  expect(reportTroubled(one.community.record, id, report?.askedAt ?? '', 'failed', 'x')).toBeNull();
});

test('of a session counts that begins in time: a little early, a little late, not another of the day', () => {
  expect(reportSpan({ startsAt: '2026-05-05T09:00:00.000Z', minutes: 60 })).toEqual({ from: '2026-05-05T08:15:00.000Z', until: '2026-05-05T11:30:00.000Z' });
});
