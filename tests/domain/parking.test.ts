import { charterContent, charterStep } from '../../bot/domain/charter';
import { stepCard } from '../../bot/teams/cards/stepCard';
import { ada, ben, testCommunity, toolkit } from './community';

const stepId = 'purpose';
const park = (reason = 'our sponsor is on leave') => ({ type: 'parkStep', stepId, reason }) as const;

describe('a step that is put aside for now', () => {
  test('is not the next thing, waits for nobody, and says who put it aside and why (S0.2)', () => {
    const community = testCommunity();
    community.done(ada, { type: 'openStep', stepId });
    community.done(ada, park());
    expect(community.state(stepId)).toMatchObject({ status: 'parked', waitsFor: [] });
    expect(community.view(ada).next?.stepId).not.toBe(stepId);
    expect(community.view(ben).steps.find((one) => one.id === stepId)).toMatchObject({ parked: { reason: 'our sponsor is on leave', by: 'Ada' }, skipped: null });
    expect(community.done(ben, park()).changes).toEqual([]);
    expect(community.done(ben, park('still on leave')).changes).toHaveLength(1);
  });

  test('is no part of the way that is done, and the charter says so honestly', () => {
    const community = testCommunity();
    community.done(ada, park());
    const step = charterStep(toolkit);
    if (!step) throw new Error('no charter');
    expect(JSON.stringify(charterContent(community.reading, step).sections)).toContain('our sponsor is on leave');
    const stage = community.view(ada).stages.find((one) => one.steps.some((each) => each.id === stepId));
    expect(stage?.done).toBe(0);
  });

  test('goes on where it was as soon as somebody works in it', () => {
    const community = testCommunity();
    const [question] = community.view(ada).steps.find((one) => one.id === stepId)?.questions ?? [];
    community.done(ben, { type: 'giveAnswer', stepId, questionId: question?.id ?? '', text: 'Because it matters' });
    community.done(ada, park());
    community.done(ada, { type: 'saveDraft', stepId, questionId: question?.id ?? '', text: 'My', base: 0 });
    expect(community.state(stepId)).toMatchObject({ status: 'open', round: { version: 1, parkedAt: null, parkedBy: null, parkReason: null } });
    expect(community.record.answers.map((one) => one.text)).toContain('Because it matters');
  });

  test.each(['openStep', 'reopenStep'] as const)('%s takes it up again in the same version', (type) => {
    const community = testCommunity();
    community.done(ada, park());
    community.done(ben, { type, stepId });
    expect(community.state(stepId)).toMatchObject({ status: 'open', round: { version: 1, parkedAt: null } });
  });

  test('can be skipped, and a skipped one put aside; a step that is done can be neither', () => {
    const community = testCommunity(1);
    community.done(ada, park());
    community.done(ada, { type: 'skipStep', stepId, reason: 'not for us' });
    expect(community.state(stepId)).toMatchObject({ status: 'skipped', round: { parkedAt: null } });
    community.done(ada, park());
    expect(community.state(stepId)).toMatchObject({ status: 'parked', round: { skippedAt: null } });
    community.done(ada, { type: 'finishStep', stepId: 'further-reading' });
    expect(community.refused(ada, { type: 'parkStep', stepId: 'further-reading', reason: 'x' }).because.key).toBe('refuse.park-done');
  });

  test('its card says why and offers to take it up', () => {
    const community = testCommunity();
    community.done(ada, park());
    const card = stepCard(community.reading, stepId);
    expect(JSON.stringify(card?.body)).toContain('Put aside for now by Ada: our sponsor is on leave');
    expect(card?.actions.map((one) => one.title)).toContain('Take it up again');
    expect(card?.actions.map((one) => one.title)).not.toContain('Skip or put aside');
  });
});
