import { firstMeasures } from '../../bot/domain/measures';
import { answerAll, revealed } from './asking';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from './community';

const counts = (community: TestCommunity) => Object.fromEntries(firstMeasures(community.reading, 42, true).map((one) => [one.id, [one.value, one.of]]));

describe('the first measures', () => {
  test('of a community that has just started are noughts, and the members that the store counts', () => {
    expect(counts(testCommunity())).toEqual({ members: [42, null], answered: [0, 3], events: [0, 0], actions: [0, 0] });
  });

  test('count people who gave an answer, not drafts, passes or how much', () => {
    const community = testCommunity(4);
    answerAll(community, 'energy', [ada]);
    community.done(ada, { type: 'giveAnswer', stepId: 'purpose', questionId: 'why-me', text: 'again' });
    community.done(ben, { type: 'saveDraft', stepId: 'energy', questionId: 'who', text: 'soon', base: 0 });
    community.done(cleo, { type: 'passAnswer', stepId: 'energy', questionId: 'who' });
    expect(counts(community)['answered']).toEqual([1, 4]);
    community.done(ben, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'now' });
    expect(counts(community)['answered']).toEqual([2, 4]);
    community.done(ben, { type: 'changeCore', personId: ben, part: 'member' });
    expect(counts(community)['answered']).toEqual([1, 3]);
  });

  test('count the people of a core group for those outside it from five on', () => {
    const ids = (size: number) => firstMeasures(testCommunity(size).reading, 42, false).map((one) => one.id);
    expect(ids(4)).toEqual(['members', 'events', 'actions']);
    expect(ids(5)).toEqual(['members', 'answered', 'events', 'actions']);
  });

  test('count answers of the version that is being worked on', () => {
    const community = testCommunity(2);
    revealed(community, 'energy');
    expect(counts(community)['answered']).toEqual([2, 2]);
    community.done(ada, { type: 'reopenStep', stepId: 'energy' });
    expect(counts(community)['answered']).toEqual([0, 2]);
  });

  test('count check-ins whose time has come, of all that are planned', () => {
    const community = testCommunity();
    community.done(ada, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2026-05-07', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-07-02' });
    // 7 and 21 May, 4 and 18 June, 2 July; the second begins at this very moment.
    expect(counts(community)['events']).toEqual([0, 5]);
    community.advance({ days: 17 });
    expect(counts(community)['events']).toEqual([2, 5]);
    community.advance({ days: 365 });
    expect(counts(community)['events']).toEqual([5, 5]);
  });

  test('count actions that are done, of those that were not dropped', () => {
    const community = testCommunity();
    for (const state of ['to-do', 'doing', 'done', 'done', 'dropped'] as const) {
      community.done(ada, { type: 'addAction', title: state, ownerId: null, dueOn: null, tier: null });
      community.done(ada, { type: 'changeAction', actionId: community.record.actions.at(-1)?.id ?? '', state });
    }
    expect(counts(community)['actions']).toEqual([2, 4]);
  });

  test('are the same for everybody where the core group is not small, and name nobody', () => {
    const community = testCommunity(5);
    answerAll(community, 'energy', [ada, ben]);
    const measures = community.view(member).measures;
    expect(measures).toEqual(community.view(ada).measures);
    expect(JSON.stringify(measures)).not.toMatch(/\b(Ada|Ben|Cleo|Mo)\b/);
    for (const one of measures) for (const words of [one.heading, one.definition, one.caution]) expect(words).toMatch(/\S/);
  });
});
