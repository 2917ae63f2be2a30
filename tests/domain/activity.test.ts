import { momentOf } from '../../bot/domain/events';
import { ada, ben, member, sponsor, stranger, testCommunity, type TestCommunity } from './community';

const plan = { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: 'Workshop', startsAt: '2026-05-20T10:00', minutes: 60, place: '', hostId: null, plan: {} } as const;
const eventId = (community: TestCommunity): string => community.record.events.at(-1)?.id ?? '';
const because = (community: TestCommunity, ...[personId, command]: Parameters<TestCommunity['refused']>): string => community.refused(personId, command).because.key;

describe('an event', () => {
  test('is meant in the community’s own clocks, on both sides of their changes and in the hour that is left out', () => {
    expect(momentOf('2026-03-28T10:00', 'Europe/London')).toBe('2026-03-28T10:00:00.000Z');
    expect(momentOf('2026-03-30T10:00', 'Europe/London')).toBe('2026-03-30T09:00:00.000Z');
    expect(momentOf('2026-03-29T01:30', 'Europe/London')).toBe('2026-03-29T01:30:00.000Z');
    expect(momentOf('2026-10-25T01:30', 'Europe/London')).toBe('2026-10-25T00:30:00.000Z');
    expect(momentOf('2026-05-20T10:00', 'Asia/Shanghai')).toBe('2026-05-20T02:00:00.000Z');
  });

  test('planned twice by the same act is one event', () => {
    const community = testCommunity();
    community.done(ada, plan, 'one');
    community.done(ada, plan, 'one');
    expect(community.record.events).toHaveLength(1);
  });

  test('is changed from what the person saw, else they are told', () => {
    const community = testCommunity();
    community.done(ada, plan);
    const change = { ...plan, eventId: eventId(community), title: 'Better' };
    expect(because(community, ben, { ...change, base: 0 })).toBe('refuse.event-changed');
    community.done(ben, { ...change, base: 1 });
    expect(community.done(ben, { ...change, base: 1 }).changes).toEqual([]);
    expect(because(community, ben, { ...change, eventId: 'none' })).toBe('refuse.no-event');
    expect(because(community, ben, { ...change, base: 2, hostId: stranger })).toBe('refuse.no-person');
  });

  test('is signed in at by whoever is there, from half an hour before until two hours after, also without having signed up', () => {
    const community = testCommunity();
    community.done(ada, plan);
    const sign = { type: 'signIn', eventId: eventId(community) } as const;
    const [event] = community.record.events;
    const minutesTo = (moment: number): number => (moment - Date.parse(community.now)) / 60_000;
    const start = Date.parse(event?.startsAt ?? '');
    community.advance({ minutes: minutesTo(start) - 31 });
    expect(because(community, member, sign)).toBe('refuse.sign-in-time');
    community.advance({ minutes: 1 });
    community.done(member, sign);
    expect(community.record.attendances).toEqual([{ eventId: sign.eventId, personId: member, signedUpAt: null, cancelledAt: null, came: true }]);
    expect(community.done(member, sign).changes).toEqual([]);
    community.advance({ minutes: 30 + (event?.minutes ?? 0) + 121 });
    expect(because(community, ben, sign)).toBe('refuse.sign-in-time');
    expect(because(community, ben, { ...sign, eventId: 'none' })).toBe('refuse.no-event');
  });

  test('takes sign-ups until it begins, from members too, and not when it is called off', () => {
    const community = testCommunity();
    community.done(ada, plan);
    const come = (coming: boolean) => ({ type: 'comeTo', eventId: eventId(community), coming }) as const;
    community.done(member, come(true));
    community.done(member, come(false));
    community.done(member, come(true));
    expect(community.record.attendances).toMatchObject([{ personId: member, cancelledAt: null }]);
    expect(because(community, sponsor, come(true))).toBe('refuse.not-allowed');
    community.done(ada, { type: 'callOffEvent', eventId: eventId(community), reason: 'Snow' });
    expect(because(community, ben, come(true))).toBe('refuse.event-not-planned');
    community.done(ada, { type: 'callOffEvent', eventId: eventId(community), reason: null });
    community.advance({ days: 30 });
    expect(because(community, ben, come(true))).toBe('refuse.event-begun');
  });

  test('is closed after it began, with who came, and then it is not called off any more', () => {
    const community = testCommunity();
    community.done(ada, plan);
    const id = eventId(community);
    expect(because(community, ada, { type: 'closeEvent', eventId: id, base: 1, outcome: 'x' })).toBe('refuse.event-to-come');
    expect(because(community, ada, { type: 'markCame', eventId: id, personIds: [member], came: true })).toBe('refuse.event-to-come');
    community.advance({ days: 30 });
    community.done(ada, { type: 'markCame', eventId: id, personIds: [member, member, stranger], came: true });
    expect(community.record.attendances).toEqual([{ eventId: id, personId: member, signedUpAt: null, cancelledAt: null, came: true }]);
    expect(because(community, ada, { type: 'markCame', eventId: id, personIds: [stranger], came: true })).toBe('refuse.no-person');
    community.done(ada, { type: 'closeEvent', eventId: id, base: 0, outcome: 'A page' });
    expect(because(community, ada, { type: 'callOffEvent', eventId: id, reason: 'x' })).toBe('refuse.event-held');
  });

  test('what came of it is not written over unseen: who began before another had written chooses', () => {
    const community = testCommunity();
    community.done(ada, plan);
    community.advance({ days: 30 });
    const id = eventId(community);
    const revision = () => community.record.events[0]?.revision ?? 0;
    const begun = revision();
    const close = (base: number, outcome: string) => ({ type: 'closeEvent', eventId: id, base, outcome }) as const;
    community.done(ada, close(begun, 'A page'));
    expect(community.refused(ben, close(begun, 'Two pages'))).toMatchObject({ code: 'changed-meanwhile', theirs: { text: 'A page', revision: revision() } });
    expect(community.record.events[0]?.outcome).toBe('A page');
    // The same text from a window that is behind is no trouble.
    community.done(ben, close(begun, 'A page'));
    community.done(ben, close(revision(), 'Two pages'));
    expect(community.record.events[0]?.outcome).toBe('Two pages');
  });
});

describe('the shelf', () => {
  const thing = { type: 'saveResource', resourceId: null, base: 0, kind: 'resource', title: 'Rubric', url: '', about: '', tags: ['A', 'a', 'B'], origin: 'internal', story: null } as const;
  const put = (community: TestCommunity, who: string): string => {
    community.done(who, { ...thing, tags: [...thing.tags] });
    return community.record.resources.at(-1)?.id ?? '';
  };

  test('keeps each topic once, in small letters', () => {
    const community = testCommunity();
    put(community, member);
    expect(community.record.resources[0]?.tags).toEqual(['a', 'b']);
  });

  test('is changed by who put the thing there, and by the core group', () => {
    const community = testCommunity();
    const mine = put(community, member);
    const theirs = put(community, ada);
    const change = (resourceId: string, base: number, title: string) => ({ ...thing, tags: ['a'], resourceId, base, title });
    community.done(member, change(mine, 1, 'Mine'));
    expect(because(community, member, change(theirs, 1, 'Taken'))).toBe('refuse.resource-of-other');
    expect(because(community, member, { type: 'removeResource', resourceId: theirs, removed: true })).toBe('refuse.resource-of-other');
    expect(because(community, ada, change(mine, 1, 'Late'))).toBe('refuse.resource-changed');
    community.done(ada, change(mine, 2, 'In time'));
    expect(because(community, ada, change('none', 1, 'x'))).toBe('refuse.no-resource');
  });

  test('a check says when somebody looks again, on a day to come', () => {
    const community = testCommunity();
    const id = put(community, member);
    expect(because(community, ada, { type: 'checkResource', resourceId: id, reviewOn: '2026-05-04' })).toBe('refuse.review-past');
    community.done(ada, { type: 'checkResource', resourceId: id, reviewOn: '2027-05-04' });
    expect(community.record.resources[0]).toMatchObject({ checkedBy: ada, reviewOn: '2027-05-04' });
    expect(because(community, member, { type: 'checkResource', resourceId: id, reviewOn: '2027-05-04' })).toBe('refuse.not-allowed');
  });
});

describe('what the core group notes', () => {
  test('a talk with the sponsor has no more fulfilled than asked, and is not for members', () => {
    const community = testCommunity();
    const talk = { type: 'saveContact', contactId: null, base: 0, plannedOn: '2026-05-04', keptOn: '2026-05-04', about: '', replyDays: 3, asked: 1, fulfilled: 1 } as const;
    expect(community.refused(ada, { ...talk, fulfilled: 2 }).code).toBe('not-readable');
    expect(because(community, member, talk)).toBe('refuse.not-allowed');
    community.done(ada, talk);
    expect(community.record.contacts).toHaveLength(1);
  });

  test('a quarter that is entered again replaces what stood there', () => {
    const community = testCommunity();
    community.done(ada, { type: 'saveWebCount', quarter: '2026-Q1', visits: 10, visitors: 5 });
    community.done(ben, { type: 'saveWebCount', quarter: '2026-Q1', visits: 12, visitors: 6 });
    expect(community.record.webCounts).toMatchObject([{ quarter: '2026-Q1', visits: 12, writtenBy: ben, revision: 2 }]);
  });

  test('a comment belongs to a measure there is, and is taken away by its writer alone', () => {
    const community = testCommunity();
    expect(community.refused(ada, { type: 'addRemark', measureId: 'none', text: 'x' }).code).toBe('not-found');
    community.done(ada, { type: 'addRemark', measureId: 'members', text: 'x' });
    const remarkId = community.record.remarks[0]?.id ?? '';
    expect(community.refused(ben, { type: 'removeRemark', remarkId, removed: true }).code).toBe('not-allowed');
    community.done(ada, { type: 'removeRemark', remarkId, removed: true });
    expect(community.record.remarks[0]?.removedAt).not.toBeNull();
  });

  test('what people choose about themselves is theirs alone', () => {
    const community = testCommunity();
    community.done(member, { type: 'chooseMine', area: 'Science', counted: false });
    expect(community.record.choices).toEqual([{ personId: member, area: 'Science', counted: false, knows: [], photo: false, coffee: null }]);
    expect(because(community, stranger, { type: 'chooseMine', area: '', counted: true })).toBe('refuse.not-allowed');
  });
});
