import type { CommandOf } from '../../bot/domain/commands';
import type { Booking, Contact, ReviewDate } from '../../bot/domain/record';
import { bookableOf } from '../../bot/domain/outlook/bookable';
import { takeEvent } from '../../bot/domain/outlook/event';
import { mayTakeOver } from '../../bot/domain/outlook/booking';
import { ada, ben, cleo, member, say, testCommunity, type TestCommunity } from './community';

/** Reviews and talks with the sponsor that have an hour. The community's clock stands at 2026-05-04 10:00, London. */
const hour: CommandOf<'giveHour'> = { type: 'giveHour', dateId: 'light', base: 0, startsAt: '2026-09-07T10:00', minutes: 90, place: '', guests: [] };
const talk = { type: 'saveContact', contactId: null, base: 0, plannedOn: '2026-06-01', keptOn: null, about: 'Money', replyDays: null, asked: 0, fulfilled: 0 } as const;
const light = ({ record }: TestCommunity): ReviewDate => record.reviews.find((one) => one.id === 'light') as ReviewDate;
const only = ({ record }: TestCommunity): Contact => record.contacts[0] as Contact;
const because = (community: TestCommunity, ...[personId, command]: Parameters<TestCommunity['refused']>): string => community.refused(personId, command).because.key;
const books = (id: string) => [{ kind: 'book-event', eventId: id }];

function withReviews(): TestCommunity {
  const community = testCommunity();
  community.done(ada, { type: 'setReviews', lightOn: '2026-09-01', fullOn: '2027-03-01' });
  return community;
}

/** A talk with an hour, in Outlook since. */
function withTalk(): TestCommunity {
  const community = testCommunity();
  community.done(ada, talk, 'talk');
  community.done(ada, { ...hour, dateId: 'talk', startsAt: '2026-06-02T15:00', guests: ['helen@university.example'] });
  community.done(ada, { type: 'bookEvent', eventId: 'talk' });
  return community;
}

/** What a delivery brings back once Outlook has it. */
function inOutlook(community: TestCommunity, id: string): void {
  const one = bookableOf(community.record, id);
  if (!one?.booking) throw new Error('nothing is booked');
  const { startsAt, minutes, place, booking } = one;
  const sent: Booking['sent'] = { title: one.title(say), startsAt, minutes, place, emails: [] };
  community.put(one.booked({ ...booking, state: 'booked', graphEventId: `g-${id}`, sent }));
}

describe('a review', () => {
  test('is a day without an hour until somebody gives it one, and then its day goes along', () => {
    const community = withReviews();
    expect([light(community).appointment, bookableOf(community.record, 'light')]).toEqual([null, null]);
    expect(because(community, ada, { type: 'bookEvent', eventId: 'light' })).toBe('refuse.no-event');
    const { effects } = community.done(ada, hour);
    expect([light(community).onDate, light(community).appointment]).toMatchObject(['2026-09-07', { startsAt: '2026-09-07T09:00:00.000Z', minutes: 90, state: 'planned', booking: null, revision: 1 }]);
    expect(effects).toEqual([]);
    expect(community.done(ben, { ...hour, base: 1 }).changes).toEqual([]);
    expect(community.view(member).nextReview).toEqual({ id: 'light', kind: 'light', onDate: '2026-09-07' });
  });

  test('is booked in the name of whoever asks, once, and Outlook is told of each other hour', () => {
    const community = withReviews();
    community.done(ada, hour);
    expect(community.done(ben, { type: 'bookEvent', eventId: 'light' }).effects).toEqual(books('light'));
    expect(community.done(ada, { type: 'bookEvent', eventId: 'light' }).changes).toEqual([]);
    expect(light(community).appointment?.booking?.organiserId).toBe(ben);
    expect(community.done(ada, { ...hour, base: 2, startsAt: '2026-09-08T11:00' }).effects).toEqual(books('light'));
    expect(bookableOf(community.record, 'light')?.title(say)).toBe('Light review: Inclusive Assessment');
  });

  test('is changed from what the person saw, and never to a time that is past', () => {
    const community = withReviews();
    community.done(ada, hour);
    expect(because(community, ben, { ...hour, minutes: 30 })).toBe('refuse.hour-changed');
    expect(because(community, ben, { ...hour, base: 1, startsAt: '2026-05-04T09:59' })).toBe('refuse.hour-past');
    expect(because(community, ben, { ...hour, dateId: 'none' })).toBe('refuse.no-date');
  });

  test('that is moved to another day keeps its hour; one that is behind leaves it there', () => {
    const community = withReviews();
    community.done(ada, hour);
    community.done(ada, { type: 'bookEvent', eventId: 'light' });
    expect(community.done(ada, { type: 'setReviews', lightOn: '2026-12-07', fullOn: '2027-03-01' }).effects).toEqual(books('light'));
    // London is on winter time by then: ten o'clock stays ten o'clock.
    expect(light(community).appointment).toMatchObject({ startsAt: '2026-12-07T10:00:00.000Z', booking: { state: 'asked' } });
    community.advance({ days: 230 });
    expect(community.done(ada, { type: 'setReviews', lightOn: '2027-02-01', fullOn: '2027-03-01' }).effects).toEqual([]);
    expect([light(community).onDate, light(community).appointment]).toEqual(['2027-02-01', null]);
  });

  test('is called off with a reason while its day stays, and planned again it is booked anew', () => {
    const community = withReviews();
    community.done(ada, hour);
    community.done(ada, { type: 'bookEvent', eventId: 'light' });
    expect(community.done(ben, { type: 'callOffEvent', eventId: 'light', reason: 'Strike' }).effects).toEqual(books('light'));
    expect([light(community).onDate, bookableOf(community.record, 'light')?.whyOff(say)]).toEqual(['2026-09-07', 'Strike']);
    const one = bookableOf(community.record, 'light');
    community.put(...(one?.booking ? [one.booked({ ...one.booking, state: 'off', sent: null })] : []));
    community.advance({ minutes: 5 });
    expect(community.done(ben, { ...hour, base: light(community).appointment?.revision ?? 0, startsAt: '2026-09-09T10:00' }).effects).toEqual(books('light'));
    expect(light(community).appointment).toMatchObject({ state: 'planned', cancelReason: null, booking: { state: 'asked', askedAt: community.now, organiserId: ada } });
  });

  test('follows Outlook for time, day and place, and asks where it went out of it', () => {
    const community = withReviews();
    community.done(ada, hour);
    community.done(ada, { type: 'bookEvent', eventId: 'light' });
    inOutlook(community, 'light');
    const there = { startsAt: '2026-09-10T13:00:00.000Z', minutes: 60, place: 'Room 9' };
    community.put(...takeEvent(community.record, 'light', there, community.now, say).changes);
    expect([light(community).onDate, light(community).appointment]).toMatchObject(['2026-09-10', { ...there, booking: { news: { startsAt: '2026-09-07T09:00:00.000Z' } } }]);
    expect(takeEvent(community.record, 'light', there, community.now, say).changes).toEqual([]);
    community.put(...takeEvent(community.record, 'light', null, community.now, say).changes);
    expect(light(community).appointment).toMatchObject({ state: 'planned', booking: { state: 'gone', graphEventId: null } });
  });

  test('is handed over when its organiser leaves the core group', () => {
    const community = withReviews();
    community.done(ada, hour);
    community.done(cleo, { type: 'bookEvent', eventId: 'light' });
    inOutlook(community, 'light');
    const may = (): boolean => mayTakeOver(community.record, bookableOf(community.record, 'light') ?? { booking: null, state: 'held' }, ada);
    expect(may()).toBe(false);
    community.done(cleo, { type: 'changeCore', personId: cleo, part: 'member' });
    expect(may()).toBe(true);
    community.done(ada, { type: 'bookEvent', eventId: 'light' });
    expect(light(community).appointment?.booking).toMatchObject({ organiserId: ada, former: { organiserId: cleo, graphEventId: 'g-light' } });
  });
});

describe('a talk with the sponsor', () => {
  test('invites the sponsor by address and tells them nothing of what it is about', () => {
    const community = withTalk();
    const one = bookableOf(community.record, 'talk');
    expect(one).toMatchObject({ kind: 'talk', guests: ['helen@university.example'], state: 'planned' });
    expect(`${one?.title(say) ?? ''} ${one?.body(say, 'Ada') ?? ''}`).not.toContain('Money');
    expect(only(community).plannedOn).toBe('2026-06-02');
  });

  test('taken out of the list it goes out of Outlook, and comes back with it', () => {
    const community = withTalk();
    expect(community.done(ada, { type: 'removeContact', contactId: 'talk', removed: true }).effects).toEqual(books('talk'));
    expect(bookableOf(community.record, 'talk')).toMatchObject({ state: 'cancelled', gone: true });
    expect(because(community, ada, { type: 'callOffEvent', eventId: 'talk', reason: null })).toBe('refuse.no-event');
    expect(because(community, ada, { ...hour, dateId: 'talk', base: 2 })).toBe('refuse.no-date');
    expect(community.done(ada, { type: 'removeContact', contactId: 'talk', removed: false }).effects).toEqual(books('talk'));
    expect(bookableOf(community.record, 'talk')?.state).toBe('planned');
  });

  test('that took place before its day goes out of Outlook; on its day it stays', () => {
    const kept = (keptOn: string, days: number) => {
      const community = withTalk();
      community.advance({ days });
      const { effects } = community.done(ada, { ...talk, contactId: 'talk', base: only(community).revision, plannedOn: '2026-06-02', keptOn });
      return { effects, one: bookableOf(community.record, 'talk'), community };
    };
    const early = kept('2026-05-20', 20);
    expect([early.effects, early.one?.state, early.one?.whyOff(say)]).toEqual([books('talk'), 'cancelled', 'The talk took place on 20 May 2026 already.']);
    const onTheDay = kept('2026-06-02', 30);
    expect([onTheDay.effects, onTheDay.one?.state]).toEqual([[], 'held']);
    expect(because(onTheDay.community, ada, { ...hour, dateId: 'talk', base: 1 })).toBe('refuse.talk-kept');
  });

  test('that is over and is taken out of the list stays in calendars as it was', () => {
    const community = withTalk();
    community.advance({ days: 60 });
    expect(community.done(ada, { type: 'removeContact', contactId: 'talk', removed: true }).effects).toEqual([]);
  });
});
