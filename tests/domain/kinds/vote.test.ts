import fc from 'fast-check';
import { dotsFor, mostOnOne, resultOf } from '../../../bot/domain/kinds/vote';
import type { Ballot, Option } from '../../../bot/domain/record';
import { stepCard } from '../../../bot/teams/cards/stepCard';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from '../community';

const stepId = 'interests';
const view = (community: TestCommunity, personId: string = ada) => community.view(personId).steps.find((one) => one.id === stepId);
const options = (community: TestCommunity) => view(community)?.vote?.options.map((one) => one.text);
const idOf = (community: TestCommunity, text: string): string => view(community)?.vote?.options.find((one) => one.text === text)?.id ?? 'none';
const vote = (community: TestCommunity, dots: Record<string, number>) => ({ type: 'vote', stepId, dots: Object.fromEntries(Object.entries(dots).map(([text, count]) => [idOf(community, text), count])) }) as const;
const add = (text: string) => ({ type: 'addOption', stepId, text }) as const;

/** Three options, from what the group has agreed and from one of them. */
function prepared(): TestCommunity {
  const community = testCommunity();
  agree(community, '- Fair marks\n- Clear briefs');
  community.done(ben, add('Peer review'));
  return community;
}
function agree(community: TestCommunity, priorities: string): void {
  community.done(ada, { type: 'openStep', stepId: 'purpose' });
  for (const personId of community.core) for (const question of community.view(ada).steps.find((one) => one.id === 'purpose')?.questions ?? []) community.done(personId, { type: 'passAnswer', stepId: 'purpose', questionId: question.id });
  community.done(ada, { type: 'reveal', stepId: 'purpose' });
  community.done(ada, { type: 'propose', stepId: 'purpose', texts: { priorities }, replaces: 0 });
  const number = community.record.proposals.filter((one) => one.stepId === 'purpose').length;
  for (const personId of [ben, cleo]) community.done(personId, { type: 'consent', stepId: 'purpose', number, stance: 'agree', reason: null });
}

test.each([[0, 2], [1, 2], [3, 2], [6, 2], [7, 3], [9, 3], [10, 4], [13, 5], [15, 5], [40, 5]])('for %i options everybody has %i dots', (count, dots) => {
  expect(dotsFor(count)).toBe(dots);
});

describe('a vote', () => {
  test('is on the lines of what is agreed, and on what the group adds (S2E.Q1)', () => {
    const community = prepared();
    expect(options(community)).toEqual(['Fair marks', 'Clear briefs', 'Peer review']);
    expect(community.done(ben, add('Peer review')).changes).toEqual([]);
    expect(view(community)?.vote).toMatchObject({ dots: 2, mostOnOne: 2, mine: 'none', turnout: null });
  });

  test('is seen by its author alone until it is closed; then only the sums, for the core group', () => {
    const community = prepared();
    community.done(ada, vote(community, { 'Fair marks': 2 }));
    expect(view(community, ada)?.vote?.options.map((one) => one.mine)).toEqual([2, 0, 0]);
    expect(view(community, ben)?.vote?.options.map((one) => [one.mine, one.result])).toEqual([[0, null], [0, null], [0, null]]);
    expect(JSON.stringify(stepCard(community.reading, stepId)?.body)).not.toContain('Fair marks');
    community.done(ben, vote(community, { 'Fair marks': 1, 'Peer review': 1 }));
    community.done(cleo, { type: 'passVote', stepId });
    expect(community.state(stepId).status).toBe('ready');
    community.done(cleo, { type: 'reveal', stepId });
    expect(view(community)?.vote).toMatchObject({ turnout: { voted: 2, passed: 1 } });
    expect(view(community)?.vote?.options.map((one) => [one.text, one.result?.total, one.result?.rank])).toEqual([['Fair marks', 3, 1], ['Peer review', 1, 2], ['Clear briefs', 0, 3]]);
    expect(view(community, member)?.vote).toBeNull();
  });

  test('ties are shown as ties', () => {
    const community = prepared();
    community.done(ada, vote(community, { 'Fair marks': 1, 'Clear briefs': 1 }));
    for (const personId of [ben, cleo]) community.done(personId, { type: 'passVote', stepId });
    community.done(ada, { type: 'reveal', stepId });
    expect(view(community)?.vote?.options.map((one) => one.result)).toEqual([{ total: 1, rank: 1, tied: true }, { total: 1, rank: 1, tied: true }, { total: 0, rank: 3, tied: false }]);
    expect(JSON.stringify(stepCard(community.reading, stepId)?.body)).toContain('level with another: Fair marks');
  });

  test('takes no more dots than there are, nor more than two on one, nor none', () => {
    const community = prepared();
    expect(community.refused(ada, vote(community, { 'Fair marks': 3 })).because.key).toBe('refuse.too-many-dots');
    expect(community.refused(ada, vote(community, { 'Fair marks': 2, 'Clear briefs': 1 })).because.key).toBe('refuse.too-many-dots');
    expect(community.refused(ada, vote(community, { 'Fair marks': 0 })).because.key).toBe('refuse.no-dots');
    expect(community.refused(ada, { type: 'vote', stepId, dots: { none: 1 } }).because.key).toBe('refuse.vote-options');
  });

  test('can be changed and taken back until it is closed; not after', () => {
    const community = prepared();
    community.done(ada, vote(community, { 'Fair marks': 2 }));
    expect(community.done(ada, vote(community, { 'Fair marks': 2 })).changes).toEqual([]);
    community.done(ada, vote(community, { 'Clear briefs': 1 }));
    community.done(ada, { type: 'takeBackVote', stepId });
    expect(community.state(stepId).given).toEqual([]);
    community.done(ada, vote(community, { 'Clear briefs': 1 }));
    for (const personId of [ben, cleo]) community.done(personId, { type: 'passVote', stepId });
    community.done(ada, { type: 'reveal', stepId });
    for (const command of [vote(community, { 'Fair marks': 1 }), { type: 'passVote', stepId } as const, add('More')]) expect(community.refused(ben, command).because.key).toBe('refuse.vote-closed');
    community.done(ada, { type: 'reopenStep', stepId });
    expect(view(community)?.vote).toMatchObject({ mine: 'none', turnout: null });
  });

  test('does not move under people: from the first vote on the options stand', () => {
    const community = prepared();
    community.done(ada, vote(community, { 'Fair marks': 1 }));
    community.done(ada, { type: 'reopenStep', stepId: 'purpose' });
    agree(community, '- Something else');
    expect(options(community)).toEqual(['Fair marks', 'Clear briefs', 'Peer review']);
    expect(community.refused(ben, { type: 'withdrawOption', stepId, optionId: idOf(community, 'Peer review') }).because.key).toBe('refuse.vote-begun');
  });

  test('before that they follow what is agreed, and one’s own option can be taken off again', () => {
    const community = prepared();
    community.done(ada, { type: 'reopenStep', stepId: 'purpose' });
    agree(community, '- Something else');
    expect(options(community)).toEqual(['Something else', 'Peer review']);
    expect(community.refused(ada, { type: 'withdrawOption', stepId, optionId: idOf(community, 'Peer review') }).because.key).toBe('refuse.option-of-other');
    community.done(ben, { type: 'withdrawOption', stepId, optionId: idOf(community, 'Peer review') });
    expect(options(community)).toEqual(['Something else']);
  });

  test('is closed early only after a week with two votes', () => {
    const community = prepared();
    community.done(ada, vote(community, { 'Fair marks': 1 }));
    expect(community.refused(ada, { type: 'reveal', stepId }).because.key).toBe('refuse.reveal-waits');
    community.done(ben, vote(community, { 'Fair marks': 1 }));
    expect(community.refused(ada, { type: 'reveal', stepId }).because.key).toBe('refuse.reveal-early');
    community.advance({ days: 8 });
    community.done(ada, { type: 'reveal', stepId });
    expect(community.state(stepId).status).toBe('done');
  });
});

test('whatever people vote, no dot is lost or made, and ranks follow the sums', () => {
  const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
  const ballot = fc.dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: mostOnOne }));
  fc.assert(fc.property(fc.array(ballot, { maxLength: 30 }), (votes) => {
    const result = resultOf(ids.map((id) => ({ id }) as Option), votes.map((dots) => ({ dots, state: 'given' }) as Ballot));
    expect(result.reduce((sum, one) => sum + one.total, 0)).toBe(votes.flatMap((one) => Object.values(one)).reduce((sum, count) => sum + count, 0));
    for (let i = 1; i < result.length; i += 1) {
      const [before, after] = [result[i - 1], result[i]];
      expect((before?.total ?? 0) >= (after?.total ?? 0)).toBe(true);
      expect(before?.total === after?.total).toBe(before?.rank === after?.rank);
    }
  }));
});
