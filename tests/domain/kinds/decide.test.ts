import { ada, ben, cleo, testCommunity, type TestCommunity } from '../community';

const stepId = 'decision';
const propose = (choice: string, why = 'It still helps us', replaces = 0) => ({ type: 'propose', stepId, texts: { choice, why }, replaces }) as const;
const agree = (number: number) => ({ type: 'consent', stepId, number, stance: 'agree', reason: null }) as const;
const decisionOf = (community: TestCommunity) => community.view(ada).steps.find((one) => one.id === stepId);

describe('a decision', () => {
  test('is made when each of the core group agrees to one of the ways, with its reason beside it', () => {
    const community = testCommunity();
    community.done(ada, propose('continue'));
    expect(community.state(stepId)).toMatchObject({ status: 'proposed', waitsFor: [{ personId: ben }, { personId: cleo }] });
    community.done(ben, agree(1));
    community.done(cleo, agree(1));
    expect(community.state(stepId).status).toBe('done');
    expect(decisionOf(community)?.options.filter((one) => one.chosen).map((one) => one.id)).toEqual(['continue']);
    expect(decisionOf(community)?.slots.map((one) => one.text)).toEqual([expect.any(String), 'It still helps us']);
  });

  test('needs a way that there is, and a reason', () => {
    const community = testCommunity();
    expect(community.refused(ada, propose('vanish')).because.key).toBe('refuse.no-option');
    expect(community.refused(ada, propose('continue', ' ')).because.key).toBe('refuse.why-missing');
    expect(community.record.rounds.some((one) => one.stepId === stepId)).toBe(false);
  });

  test('an objection stops it until another way is proposed, and the old consent does not count for the new', () => {
    const community = testCommunity();
    community.done(ada, propose('pause'));
    community.done(ben, { type: 'consent', stepId, number: 1, stance: 'object', reason: 'We have just begun' });
    community.done(cleo, agree(1));
    expect(community.state(stepId).status).toBe('proposed');
    expect(community.refused(cleo, propose('continue', 'Ben is right')).code).toBe('changed-meanwhile');
    community.done(cleo, propose('continue', 'Ben is right', 1));
    expect(community.refused(ada, agree(1)).because.key).toBe('refuse.newer-proposal');
    community.done(ada, agree(2));
    community.done(ben, agree(2));
    expect(community.state(stepId).status).toBe('done');
  });

  test('one person alone decides at once', () => {
    const community = testCommunity(1);
    community.done(ada, propose('evolve'));
    expect(community.state(stepId).status).toBe('done');
  });

  test('reopened, it is decided anew, and what was decided stands until then', () => {
    const community = testCommunity(1);
    community.done(ada, propose('pause'));
    community.done(ada, { type: 'reopenStep', stepId });
    expect(community.state(stepId).status).toBe('open');
    expect(decisionOf(community)?.options.find((one) => one.chosen)?.id).toBe('pause');
    community.done(ada, propose('continue'));
    expect(decisionOf(community)?.options.find((one) => one.chosen)?.id).toBe('continue');
  });
});
