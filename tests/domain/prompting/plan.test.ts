import type { Appointment, CommunityEvent, CommunityRecord } from '../../../bot/domain/record';
import { settingsOf } from '../../../bot/domain/communitySettings';
import { coreGoing } from '../../../bot/domain/prompting/going';
import { ourManners, type Manners } from '../../../bot/domain/prompting/manners';
import { aboutDate, aboutId, planOf, promptKey, type EventFacts, type Prompt, type PromptFacts } from '../../../bot/domain/prompting/plan';
import { ada, ben, testCommunity, toolkit } from '../community';

const quiet = (more: Partial<PromptFacts> = {}): PromptFacts => ({ events: [], coffee: [], manners: new Map(), posted: [], lastActAt: null, ...more });
const settled = () => {
  const community = testCommunity();
  community.done(ada, { type: 'useHere', conversationId: '19:core' });
  community.done(ada, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-05-14', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-07-30' });
  return community;
};
const plan = (record: CommunityRecord, facts: PromptFacts, now = '2026-05-04T09:00:00.000Z') => planOf(record, toolkit, facts, now);
const said = (list: Prompt[]) => list.map(({ what, dueAt }) => `${what} ${dueAt}`);
const event = (more: Partial<EventFacts> = {}): EventFacts => ({
  id: 'e', title: 'Marking', startsAt: '2026-05-14T11:00:00.000Z', minutes: 60, state: 'planned', signedUp: [{ personId: ben, at: '2026-05-04T09:00:00.000Z', came: null }], ...more,
});

test('a check-in is due the working day before each meeting at nine, by the local clock through its changes', () => {
  const { record } = settled();
  expect(said(plan(record, quiet())).slice(0, 3)).toEqual(['check-in 2026-05-13T08:00:00.000Z', 'check-in 2026-05-27T08:00:00.000Z', 'check-in 2026-06-10T08:00:00.000Z']);
  const first = plan(record, quiet())[0];
  expect(first).toMatchObject({ personId: null, lapsesAt: '2026-05-14T09:00:00.000Z' });
  expect([aboutId(first?.about ?? ''), aboutDate(first?.about ?? '')]).toEqual(['check-ins', '2026-05-14T09:00:00.000Z']);
});

test('the same prompt has the same key, whoever works it out and when', () => {
  const { record } = settled();
  const keys = (now: string) => plan(record, quiet(), now).map(promptKey);
  expect(keys('2026-05-06T09:00:00.000Z')).toEqual(keys('2026-05-04T09:00:00.000Z'));
  expect(new Set(keys('2026-05-04T09:00:00.000Z')).size).toBe(keys('2026-05-04T09:00:00.000Z').length);
});

test('what has lapsed is gone, and what was due while nobody looked is still there', () => {
  const { record } = settled();
  expect(said(plan(record, quiet(), '2026-05-13T20:00:00.000Z'))[0]).toBe('check-in 2026-05-13T08:00:00.000Z');
  expect(said(plan(record, quiet(), '2026-05-14T09:00:00.000Z'))[0]).toBe('check-in 2026-05-27T08:00:00.000Z');
});

test('nothing comes without a place for the core group, or while the community pauses', () => {
  const community = settled();
  community.put({ put: 'community', row: { ...community.record.community, coreConversation: null } });
  expect(plan(community.record, quiet())).toEqual([]);
  const other = settled();
  other.done(ada, { type: 'pausePrompts', untilOn: '2026-06-01' });
  expect(said(plan(other.record, quiet()))[0]).toBe('check-in 2026-06-10T08:00:00.000Z');
});

test('four weeks before a review date the core group hears of it, and no later than a week before', () => {
  const community = settled();
  community.put({ put: 'reviews', row: { id: 'light', kind: 'light', onDate: '2026-09-07' } });
  const review = plan(community.record, quiet()).find((one) => one.what === 'review');
  expect(review).toMatchObject({ about: 'light@2026-09-07', dueAt: '2026-08-10T08:00:00.000Z', lapsesAt: '2026-08-31T00:00:00.000Z' });
});

test('a review that was given its hour, or moved, after that day is known to the core group, and to Outlook: nothing is said of it', () => {
  const withHour = (setAt: string, state: 'planned' | 'cancelled' = 'planned'): Prompt | undefined => {
    const community = settled();
    const appointment: Appointment = { startsAt: '2026-09-07T09:00:00.000Z', minutes: 60, place: '', guests: [], state, cancelReason: null, setAt, booking: null, revision: 1 };
    community.put({ put: 'reviews', row: { id: 'light', kind: 'light', onDate: '2026-09-07', appointment } });
    return plan(community.record, quiet()).find((one) => one.what === 'review');
  };
  expect(withHour('2026-08-10T08:00:01.000Z')).toBeUndefined();
  expect(withHour('2026-08-10T07:59:00.000Z')).toMatchObject({ about: 'light@2026-09-07' });
  expect(withHour('2026-08-20T08:00:00.000Z', 'cancelled')).toMatchObject({ about: 'light@2026-09-07' });
});

test('after two that nobody answers there is one question in place of the next, and then nothing', () => {
  const { record } = settled();
  const posted = ['2026-05-13T08:00:00.000Z', '2026-05-27T08:00:00.000Z'];
  const lastActAt = '2026-05-04T09:00:00.000Z';
  expect(said(plan(record, quiet({ posted, lastActAt }), '2026-05-28T09:00:00.000Z'))).toEqual(['go-on 2026-06-10T08:00:00.000Z']);
  expect(plan(record, quiet({ posted: [...posted, '2026-06-10T08:00:00.000Z'], lastActAt }), '2026-06-11T09:00:00.000Z')).toEqual([]);
  expect(said(plan(record, quiet({ posted, lastActAt: '2026-05-28T10:00:00.000Z' }), '2026-05-28T11:00:00.000Z'))[0]).toBe('check-in 2026-06-10T08:00:00.000Z');
});

describe('between terms', () => {
  const terms = [{ name: 'Spring', from: '2026-01-12', until: '2026-05-22' }, { name: 'Autumn', from: '2026-09-21', until: '2026-12-11' }];
  const resting = () => {
    const community = settled();
    community.put({ put: 'community', row: { ...community.record.community, settings: { ...settingsOf(community.record.community), terms } } });
    return community;
  };

  test('the check-ins of meetings that are held all the same are left out, and go on with the term', () => {
    expect(said(plan(settled().record, quiet()))).toHaveLength(6);
    expect(said(plan(resting().record, quiet()))).toEqual(['check-in 2026-05-13T08:00:00.000Z']);
  });

  test('the university’s closures hold besides those that a community adds', () => {
    const days = [{ name: 'Founders’ days', from: '2026-05-11', until: '2026-05-13' }];
    const university = { ...toolkit, about: { ...toolkit.about, closed: days } };
    const community = settled();
    const first = (own: typeof days, of = university) => {
      community.put({ put: 'community', row: { ...community.record.community, settings: { ...settingsOf(community.record.community), terms: [], closed: own } } });
      return said(planOf(community.record, of, quiet(), '2026-05-04T09:00:00.000Z'))[0];
    };
    expect(first([], toolkit)).toBe('check-in 2026-05-13T08:00:00.000Z');
    // The last day before the meeting on which somebody can be written to.
    expect(first([])).toBe('check-in 2026-05-08T08:00:00.000Z');
    expect(first([{ name: 'Ours', from: '2026-05-08', until: '2026-05-08' }])).toBe('check-in 2026-05-07T08:00:00.000Z');
  });

  test('the university’s terms hold for whoever has stated none', () => {
    const university = { ...toolkit, about: { ...toolkit.about, terms } };
    expect(said(planOf(settled().record, university, quiet(), '2026-05-04T09:00:00.000Z'))).toEqual(['check-in 2026-05-13T08:00:00.000Z']);
    const own = settled();
    own.put({ put: 'community', row: { ...own.record.community, settings: { ...settingsOf(own.record.community), terms: [{ name: 'All year', from: '2026-01-01', until: '2026-12-31' }] } } });
    expect(said(planOf(own.record, university, quiet(), '2026-05-04T09:00:00.000Z'))).toHaveLength(6);
  });

  test('a review soon after the break is said before it, one later than that at the start of term', () => {
    const reviewOn = (onDate: string): string | undefined => {
      const community = resting();
      community.put({ put: 'reviews', row: { id: 'light', kind: 'light', onDate } });
      return plan(community.record, quiet()).find((one) => one.what === 'review')?.dueAt;
    };
    expect([reviewOn('2026-09-22'), reviewOn('2026-10-12')]).toEqual(['2026-05-22T08:00:00.000Z', '2026-09-21T08:00:00.000Z']);
  });

  test('events that people signed up for are reminded of all the same', () => {
    const facts = quiet({ events: [event({ startsAt: '2026-06-11T11:00:00.000Z' })] });
    expect(said(plan(resting().record, facts)).filter((one) => one.startsWith('event'))).toEqual(['event-reminder 2026-06-10T08:00:00.000Z']);
  });

  test('what a person asks for goes out, and what comes by itself waits for the term', () => {
    const { record } = resting();
    const prompt: Prompt = { what: 'review', about: 'light@2026-10-12', personId: null, dueAt: '2026-06-01T08:00:00.000Z', lapsesAt: '2026-10-05T00:00:00.000Z' };
    const going = { ...record, reviews: [{ id: 'light' as const, kind: 'light' as const, onDate: '2026-10-12' }] };
    const now = '2026-06-02T10:00:00.000Z';
    expect(coreGoing(prompt, { record: going, toolkit }, quiet(), [], now)).toEqual({ now: false, at: '2026-09-21T07:00:00.000Z', why: 'waits' });
    expect(coreGoing({ ...prompt, asked: true }, { record: going, toolkit }, quiet(), [], now)).toEqual({ now: true });
  });
});

describe('events', () => {
  const of = (facts: Partial<EventFacts>, manners: Partial<Manners> = {}) => {
    const { record } = testCommunity();
    return plan(record, quiet({ events: [event(facts)], manners: new Map([[ben, { ...ourManners, ...manners }]]) }));
  };

  test('who has signed up is reminded the working day before, by their own clock', () => {
    expect(said(of({}))).toEqual(['event-reminder 2026-05-13T08:00:00.000Z']);
    expect(said(of({}, { zone: 'America/New_York' }))).toEqual(['event-reminder 2026-05-13T13:00:00.000Z']);
    expect(said(of({}, { days: [1, 2] }))).toEqual(['event-reminder 2026-05-12T08:00:00.000Z']);
  });

  test('who signed up after that is not reminded', () => {
    expect(of({ signedUp: [{ personId: ben, at: '2026-05-13T10:00:00.000Z', came: null }] })).toEqual([]);
  });

  test('who has paused until the day itself is not reminded after it began', () => {
    expect(of({}, { pausedUntil: '2026-05-15' })).toEqual([]);
    expect(said(of({}, { pausedUntil: '2026-05-14' }))).toEqual(['event-reminder 2026-05-14T07:00:00.000Z']);
  });

  test('afterwards there is a word for who signed up, once it is noted whether they came, and within a week', () => {
    const held = { state: 'held' as CommunityEvent['state'], startsAt: '2026-05-01T16:30:00.000Z' };
    expect(of(held)).toEqual([]);
    for (const came of [true, false]) expect(said(of({ ...held, signedUp: [{ personId: ben, at: '2026-04-20T09:00:00.000Z', came }] }))).toEqual(['event-after 2026-05-04T07:00:00.000Z']);
    expect(of({ ...held, startsAt: '2026-04-20T09:00:00.000Z', signedUp: [{ personId: ben, at: '2026-04-10T09:00:00.000Z', came: true }] })).toEqual([]);
  });

  test('what somebody has switched off or silenced does not come', () => {
    expect(of({}, { off: ['event-reminder'] })).toEqual([]);
    expect(of({}, { muted: ['cop'] })).toEqual([]);
  });
});
