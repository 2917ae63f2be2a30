import { close, decideToClose, tickAll } from './closing';
import { ada, ben, cleo, freeSteps, testCommunity } from './community';

describe('closing is the one thing that waits [S5B.2, S5C.1]', () => {
  test('every act on it is refused with the decision that opens it, and it is never the next thing', () => {
    const community = testCommunity();
    for (const type of ['openStep', 'reopenStep', 'finishStep'] as const) {
      expect(community.refused(ada, { type, stepId: 'closing-well' }).because.key).toBe('refuse.gated');
    }
    expect(community.refused(ada, { type: 'skipStep', stepId: 'closing-well', reason: 'x' }).because.key).toBe('refuse.gated');
    expect(community.record.rounds.some((one) => one.stepId === 'closing-well')).toBe(false);
    expect(community.view(ada).stages.find((one) => one.id === 'closing')).toMatchObject({ done: 0, total: 0 });
  });

  test('closing is proposed only after a review and the four ways on were looked at, and skipping them does not count', () => {
    const community = testCommunity();
    expect(community.refused(ada, close).because.key).toBe('refuse.option-needs');
    tickAll(community, 'success');
    community.done(ada, { type: 'skipStep', stepId: 'ways-on', reason: 'no time' });
    expect(community.refused(ada, close).because.key).toBe('refuse.option-needs');
    expect(community.refused(ada, { type: 'finishStep', stepId: 'ways-on' }).because.key).toBe('refuse.points-open');
    tickAll(community, 'ways-on');
    community.done(ada, close);
  });

  test('it opens by consent, and shuts again when the group decides otherwise', () => {
    const community = testCommunity();
    decideToClose(community);
    expect(community.view(ada).steps.find((one) => one.id === 'closing-well')?.gated).toBeNull();
    tickAll(community, 'closing-well');
    community.done(ada, { type: 'reopenStep', stepId: 'decision' });
    expect(community.state('closing-well')).toMatchObject({ status: 'done', closed: null });
    community.done(ada, { ...close, texts: { choice: 'continue', why: 'New people have come' } });
    for (const personId of [ben, cleo]) community.done(personId, { type: 'consent', stepId: 'decision', number: 2, stance: 'agree', reason: null });
    expect(community.state('closing-well').closed).toEqual({ stepId: 'decision', optionId: 'close' });
  });

  test('nothing else waits: every other step can be opened and skipped first', () => {
    for (const step of freeSteps) {
      const community = testCommunity();
      expect(community.act(ada, { type: 'openStep', stepId: step.id }).ok).toBe(true);
      expect(community.act(ada, { type: 'skipStep', stepId: step.id, reason: 'later' }).ok).toBe(true);
    }
  });
});
