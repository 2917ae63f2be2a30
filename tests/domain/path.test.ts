import { questionsOf } from '../../bot/domain/kinds/asking';
import { fastSteps } from '../../bot/domain/journey';
import { ada, ben, testCommunity, toolkit, type TestCommunity } from './community';

const fast = { type: 'choosePath', path: 'fast' } as const;
const asked = (community: TestCommunity, stepId: string) => community.view(ada).steps.find((one) => one.id === stepId)?.questions.map((one) => one.id);

test('what a group gives, its rules, roles, purpose and one date take thirty minutes together', () => {
  expect(fastSteps(toolkit).map((one) => one.id)).toEqual(['energy', 'relationships', 'roles', 'purpose', 'check-ins']);
  expect(fastSteps(toolkit).reduce((sum, one) => sum + (one.fast?.minutes ?? 0), 0)).toBe(30);
  for (const step of fastSteps(toolkit)) if (step.kind === 'ask') expect(step.fast?.questions).toHaveLength(1);
});

test('on the short way its steps come first, with their own minutes and questions; the rest stays open', () => {
  const community = testCommunity(1);
  community.done(ada, fast);
  expect(community.done(ada, fast).changes).toEqual([]);
  const walked: string[] = [];
  for (let n = 0; n < 5; n += 1) {
    const { stepId = '', minutes } = community.view(ada).next ?? {};
    walked.push(`${stepId} ${minutes}`);
    for (const question of asked(community, stepId) ?? []) community.done(ada, { type: 'giveAnswer', stepId, questionId: question, text: 'We do' });
    if (asked(community, stepId)?.length) {
      community.done(ada, { type: 'reveal', stepId });
      const slot = community.view(ada).steps.find((one) => one.id === stepId)?.slots[0]?.id ?? '';
      community.done(ada, { type: 'propose', stepId, texts: { [slot]: 'We do' }, replaces: 0 });
    } else if (stepId === 'roles') community.done(ada, { type: 'finishStep', stepId });
    else community.done(ada, { type: 'scheduleMeetings', stepId, firstOn: '2026-06-01', at: '10:00', minutes: 30, everyWeeks: 2, untilOn: '2026-12-01' });
  }
  expect(walked).toEqual(['energy 5', 'relationships 7', 'roles 4', 'purpose 8', 'check-ins 6']);
  expect(community.view(ada)).toMatchObject({ path: { chosen: 'fast', done: 5, total: 5, minutesLeft: 0 }, next: { stepId: 'working-together' } });
});

test('an answer that was given before is not hidden by the short way, and the whole way asks the rest', () => {
  const community = testCommunity();
  community.done(ben, { type: 'giveAnswer', stepId: 'energy', questionId: 'who', text: 'Two colleagues' });
  community.done(ada, fast);
  expect(asked(community, 'energy')).toEqual(['who', 'contribute']);
  const step = toolkit.steps.get('energy')?.step;
  community.done(ada, { type: 'choosePath', path: 'full' });
  expect(step?.kind === 'ask' && questionsOf(community.record, step)).toHaveLength(4);
});
