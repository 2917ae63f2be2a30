import fc from 'fast-check';
import { beingTold, guestChange, isKnown, noted, takeSeries, takenFrom, untold } from '../../bot/domain/outlook/series';
import { asKnown } from '../../bot/domain/oneMeeting';
import { takeEvent } from '../../bot/domain/outlook/event';
import { seriesOf } from '../../bot/domain/kinds/event';
import { meetingsOf } from '../../bot/domain/recurrence';
import type { Booking, MeetingException, MeetingTime, Series } from '../../bot/domain/record';
import { type TestCommunity, ada, ben, cleo, say, testCommunity } from './community';

const stepId = 'check-ins';
const second = '2026-05-28T09:00:00.000Z';
const series = (community: TestCommunity): Series => seriesOf(community.record, stepId) as Series;
const emails = ['ben@university.example', 'cleo@university.example'];
const asked = { type: 'scheduleMeetings', stepId, firstOn: '2026-05-14', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-07-30' } as const;

function scheduled(part: Partial<Series>): TestCommunity {
  const community = testCommunity();
  community.done(ada, asked);
  community.put({ put: 'series', row: { ...series(community), ...part } });
  return community;
}
const booked = () => scheduled({ state: 'booked', graphEventId: 'g', invited: emails });
const lost = (state: Series['state']) => scheduled({ state, telling: [{ emails, untilOn: '2026-07-30', times: null }] });
const takeOver = (community: TestCommunity) => community.done(ben, { type: 'takeOverMeetings', stepId, seriesId: stepId, gone: false });

describe('a series whose booking was never answered for', () => {
  test('goes out of the one calendar before somebody else goes on with it, because it may be there', () => {
    const community = lost('waiting');
    expect(takeOver(community).effects.filter((one) => one.kind === 'book-series')).toEqual([{ kind: 'book-series', seriesId: stepId }, { kind: 'book-series', seriesId: `${stepId}/2` }]);
    expect(community.record.series).toMatchObject([{ id: stepId, ending: { state: 'asked' } }, { id: `${stepId}/2`, telling: null, ending: null }]);
  });

  test('one that Outlook was never asked for is over at once', () => {
    const community = scheduled({ state: 'waiting' });
    expect(takeOver(community).effects.filter((one) => one.kind === 'book-series')).toEqual([{ kind: 'book-series', seriesId: `${stepId}/2` }]);
    expect(community.record.series[0]?.ending?.state).toBe('ended');
  });

  test('refused in the end and scheduled anew, it is another series, and the first goes out of the calendar', () => {
    const community = lost('failed');
    const { effects } = community.done(cleo, asked);
    expect(effects.filter((one) => one.kind === 'book-series')).toEqual([{ kind: 'book-series', seriesId: stepId }, { kind: 'book-series', seriesId: `${stepId}/2` }]);
    expect(community.record.series).toMatchObject([{ id: stepId, ending: { state: 'asked' } }, { id: `${stepId}/2`, organiserId: cleo, telling: null }]);
    const never = scheduled({ state: 'failed' });
    never.done(cleo, asked);
    expect(never.record.series).toMatchObject([{ id: stepId, organiserId: cleo }]);
  });
});

test('whoever goes on where two before have not ended waits for the one that is in a calendar', () => {
  const community = booked();
  community.advance({ minutes: 1 });
  takeOver(community);
  community.advance({ minutes: 1 });
  community.put({ put: 'series', row: { ...series(community), state: 'waiting' } });
  community.done(cleo, { type: 'takeOverMeetings', stepId, seriesId: `${stepId}/2`, gone: false });
  expect(community.record.series.map((one) => one.ending?.state)).toEqual(['asked', 'ended', undefined]);
  const { effects } = community.done(cleo, { type: 'takeOverMeetings', stepId, seriesId: `${stepId}/3`, gone: true });
  expect(effects).toEqual([{ kind: 'book-series', seriesId: `${stepId}/3` }]);
  expect(community.record.series[0]?.ending?.state).toBe('ended');
});

describe('one meeting that Outlook is being told of', () => {
  const move = (community: TestCommunity, to: string) => {
    const meeting = meetingsOf(series(community)).find((one) => one.plannedAt === second);
    community.done(ben, { type: 'moveMeeting', stepId, startsAt: meeting?.startsAt ?? '', to, minutes: 30, place: '' });
  };
  const isTold = (community: TestCommunity) => community.put({ put: 'series', row: beingTold(series(community), emails) });

  test('moved back before the answer came is still to be told, and is no exception once it has', () => {
    const community = booked();
    move(community, '2026-05-29T14:00');
    isTold(community);
    move(community, '2026-05-28T10:00');
    expect(untold(series(community))).toMatchObject([{ plannedAt: second, startsAt: second }]);
    expect(noted(series(community), untold(series(community)).map((one) => asKnown(one, { startsAt: second, minutes: 30, place: '' }))).exceptions).toEqual([]);
  });

  test('seen where it was told to be while it has been moved on here, nobody has moved it in Outlook', () => {
    const community = booked();
    move(community, '2026-05-29T14:00');
    isTold(community);
    move(community, '2026-06-02T10:00');
    const meetings = meetingsOf({ ...series(community), exceptions: [] }).map((one) => (one.plannedAt === second ? { ...one, startsAt: '2026-05-29T13:00:00.000Z' } : one));
    expect(takeSeries(community.record, { seriesId: stepId, from: community.now, to: '2027-06-01T00:00:00.000Z', meetings, pattern: null }, community.now, '').changes).toEqual([]);
  });

  /** An Outlook that holds one meeting and may lose its answers, told as the job tells it. */
  const acts = fc.array(fc.oneof(
    fc.record({ act: fc.constant('move' as const), to: fc.constantFrom('2026-05-28T10:00', '2026-05-28T13:00', '2026-05-29T14:00', '2026-06-02T09:00') }),
    fc.record({ act: fc.constantFrom('answers' as const, 'accepts' as const, 'refuses' as const, 'reads' as const) }),
  ), { maxLength: 14 });

  test('whatever answers are lost and whatever is decided meanwhile, Outlook has it at last where it was moved to here', () => {
    fc.assert(fc.property(acts, (all) => {
      const community = booked();
      let there: MeetingTime = { startsAt: second, minutes: 30, place: '' };
      const tell = (answer: 'answers' | 'accepts' | 'refuses'): void => {
        const row = beingTold(series(community), emails);
        community.put({ put: 'series', row });
        if (answer === 'refuses') return;
        const told = untold(row).map((one): MeetingException => {
          if (!isKnown(row, one, there)) return takenFrom(one, there);
          there = { startsAt: one.startsAt, minutes: one.minutes, place: one.place };
          return asKnown(one, there);
        });
        if (answer === 'answers') community.put({ put: 'series', row: noted(series(community), told) });
      };
      for (const one of [...all, { act: 'answers' as const }]) {
        if (one.act === 'move') move(community, one.to);
        else if (one.act !== 'reads') tell(one.act);
        else {
          const meetings = meetingsOf({ ...series(community), exceptions: [] }).map((each) => ({ ...each, ...(each.plannedAt === second ? there : {}) }));
          community.put(...takeSeries(community.record, { seriesId: stepId, from: community.now, to: '2027-06-01T00:00:00.000Z', meetings, pattern: null }, community.now, '').changes);
        }
      }
      const meeting = meetingsOf(series(community)).find((one) => one.plannedAt === second);
      expect(there.startsAt).toBe(meeting?.startsAt);
      expect(untold(series(community))).toEqual([]);
      expect(series(community).exceptions.filter((one) => one.by === null || one.telling)).toEqual([]);
      const moves = all.flatMap((one) => (one.act === 'move' ? [one.to] : []));
      expect(meeting?.startsAt).toBe(new Date(`${moves.at(-1) ?? '2026-05-28T10:00'}:00+01:00`).toISOString());
    }));
  });
});

test('whichever list of guests Outlook has, afterwards it has those of the core group, each once', () => {
  const everybody = ['a', 'b', 'c', 'd'].map((one) => ({ name: one, email: `${one}@university.example` }));
  const some = fc.subarray(everybody);
  fc.assert(fc.property(fc.array(some, { minLength: 1, maxLength: 4 }), some, fc.nat(), (lists, guests, n) => {
    const { invite, uninvite } = guestChange(lists.map((list) => list.map((one) => one.email)), guests);
    const there = (lists[n % lists.length] ?? []).map((one) => one.email).filter((email) => !uninvite.includes(email));
    expect([...new Set([...there, ...invite.map((one) => one.email)])].sort()).toEqual(guests.map((one) => one.email));
  }));
});

test('who leaves the core group is taken off a series while one of its meetings stands, and nobody is told of one that was called off whole', () => {
  const off = (community: TestCommunity, spared: number) => {
    const at = community.now;
    const exceptions = meetingsOf(series(community)).slice(spared).map(({ plannedAt }): MeetingException => ({ plannedAt, startsAt: plannedAt, minutes: 30, place: '', state: 'off', reason: 'x', by: ada, at, outlook: 'off' }));
    community.put({ put: 'series', row: { ...series(community), exceptions } });
    return community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' }).effects.filter((one) => one.kind === 'book-series');
  };
  expect(off(booked(), 1)).toEqual([{ kind: 'book-series', seriesId: stepId }]);
  expect(off(booked(), 0)).toEqual([]);
});

test('an event that is gone from Outlook is not being told of anything any more', () => {
  const community = testCommunity();
  community.done(ada, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Marking', startsAt: '2026-06-01T12:00', minutes: 60, place: 'Room 1', hostId: null, plan: {} }, 'event');
  const [event] = community.record.events;
  if (!event) throw new Error('no event');
  const sent = { title: 'Marking', startsAt: event.startsAt, minutes: 60, place: 'Room 1', emails };
  const booking: Booking = { organiserId: ada, askedAt: community.now, state: 'booked', problem: null, graphEventId: 'g', webLink: null, joinUrl: null, sent, telling: [{ ...sent, title: 'Marking together' }] };
  community.put({ put: 'events', row: { ...event, booking } });
  const { changes } = takeEvent(community.record, 'event', null, community.now, say);
  expect(changes).toMatchObject([{ row: { booking: { state: 'gone', sent: null, telling: [] } } }]);
});
