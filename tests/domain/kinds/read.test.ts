import { ada, ben, member, testCommunity } from '../community';

const stepId = 'further-reading';

describe('something to read', () => {
  test('everybody sees what there is, and a person of the core group says when it was read', () => {
    const community = testCommunity();
    expect(community.view(member).steps.find((one) => one.id === stepId)?.entries.length).toBeGreaterThan(0);
    community.done(ada, { type: 'openStep', stepId });
    expect(community.state(stepId).status).toBe('open');
    community.done(ada, { type: 'finishStep', stepId });
    expect(community.state(stepId).status).toBe('done');
    expect(community.done(ben, { type: 'finishStep', stepId }).changes).toEqual([]);
  });

  test('it takes no texts', () => {
    expect(testCommunity().refused(ada, { type: 'writeNote', stepId, fieldId: 'x', text: 'x', base: 0 }).because.key).toBe('refuse.not-in-this-step');
  });
});
