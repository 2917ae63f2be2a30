import { journey, nextThing, stepState } from '../../bot/domain/journey';
import { agreed, answerAll, revealed } from './asking';
import { ada, ben, cleo, freeSteps, testCommunity, toolkit, type TestCommunity } from './community';

const statuses = (community: TestCommunity) => Object.fromEntries(journey(community.record, toolkit).map((one) => [one.step.id, one.status]));
const next = (community: TestCommunity, personId: string) => {
  const found = nextThing(community.record, toolkit, personId);
  return found && [found.state.step.id, found.act];
};

describe('the journey', () => {
  test('has every step of the content in order, the first one open', () => {
    const community = testCommunity();
    expect(Object.entries(statuses(community))).toEqual(toolkit.stages.flatMap((stage) => stage.steps).map(({ id }) => [id, id === 'energy' ? 'open' : 'not-started']));
    expect(stepState(community.record, toolkit, 'no-such')).toBeNull();
  });

  test('can be walked backwards', () => {
    const community = testCommunity();
    for (const step of [...freeSteps].reverse()) community.done(ben, { type: 'openStep', stepId: step.id });
    expect(new Set(freeSteps.map((step) => statuses(community)[step.id]))).toEqual(new Set(['open']));
  });

  test('a step goes from not started over open, ready, revealed and proposed to done', () => {
    const community = testCommunity(2);
    const seen = [community.state('purpose').status];
    const look = () => seen.push(community.state('purpose').status);
    community.done(ada, { type: 'openStep', stepId: 'purpose' });
    look();
    answerAll(community, 'purpose');
    look();
    community.done(ada, { type: 'reveal', stepId: 'purpose' });
    look();
    community.done(ada, { type: 'propose', stepId: 'purpose', texts: { purpose: 'To learn' }, replaces: 0 });
    look();
    community.done(ben, { type: 'consent', stepId: 'purpose', number: 1, stance: 'agree', reason: null });
    look();
    expect(seen).toEqual(['not-started', 'open', 'ready', 'revealed', 'proposed', 'done']);
  });

  test('opening what is open changes nothing, and shows its card again', () => {
    expect(testCommunity().done(ben, { type: 'openStep', stepId: 'energy' })).toMatchObject({ changes: [], effects: [{ kind: 'card', stepId: 'energy' }] });
  });
});

describe('the one next thing', () => {
  test('differs by person: mine first, else what waits for others', () => {
    const community = testCommunity();
    for (const { id: stepId } of freeSteps) if (stepId !== 'energy') community.done(ada, { type: 'skipStep', stepId, reason: 'x' });
    answerAll(community, 'energy', [ada]);
    expect(next(community, ada)).toEqual(['energy', null]);
    expect(next(community, ben)).toEqual(['energy', 'act.answer']);
    expect(community.view(ada).next).toMatchObject({ why: 'You have done your part. It waits for Ben and Cleo.', waitsFor: [{ name: 'Ben' }, { name: 'Cleo' }] });
  });

  test('is a step that was begun before one that was not', () => {
    const community = testCommunity();
    community.done(ben, { type: 'openStep', stepId: 'sponsor' });
    answerAll(community, 'energy', [ada]);
    expect(next(community, ada)).toEqual(['sponsor', 'act.notes']);
    expect(next(community, ben)).toEqual(['energy', 'act.answer']);
  });

  test('is a new step when everything begun waits for others', () => {
    const community = testCommunity();
    answerAll(community, 'energy', [ada]);
    expect(next(community, ada)).toEqual(['relationships', 'act.start']);
  });

  test('is nothing when all is done or skipped', () => {
    const community = testCommunity();
    agreed(community, 'energy', { summary: 'Yes' });
    for (const { id: stepId } of freeSteps) if (stepId !== 'energy') community.done(ada, { type: 'skipStep', stepId, reason: 'x' });
    expect(next(community, ada)).toBeNull();
  });

  test('is another text for those who have spoken, as soon as somebody objects', () => {
    const community = testCommunity(3);
    revealed(community, 'energy');
    community.done(ada, { type: 'propose', stepId: 'energy', texts: { summary: 'Yes' }, replaces: 0 });
    community.done(ben, { type: 'consent', stepId: 'energy', number: 1, stance: 'object', reason: 'Too early' });
    expect(next(community, ada)).toEqual(['energy', 'act.propose']);
    expect(next(community, cleo)).toEqual(['energy', 'act.consent']);
  });

  test('never says that it waits for nobody', () => {
    const community = testCommunity(2);
    revealed(community, 'energy');
    community.done(ada, { type: 'propose', stepId: 'energy', texts: { summary: 'Yes' }, replaces: 0 });
    community.done(ben, { type: 'consent', stepId: 'energy', number: 1, stance: 'object', reason: 'no' });
    expect(next(community, ada)).toEqual(['energy', 'act.propose']);
    expect(next(community, ben)).toEqual(['energy', 'act.propose']);
    expect(JSON.stringify(community.view(ada).next)).not.toContain('waits for .');
  });
});

describe('skipping and taking up again', () => {
  test('a skipped step goes on where it was', () => {
    const community = testCommunity();
    revealed(community, 'energy');
    community.done(ada, { type: 'skipStep', stepId: 'energy', reason: 'no time' });
    expect(community.view(ben).steps[0]?.skipped).toMatchObject({ reason: 'no time', by: 'Ada' });
    community.done(ben, { type: 'reopenStep', stepId: 'energy' });
    expect(community.state('energy')).toMatchObject({ status: 'revealed', round: { version: 1, skipReason: null } });
  });

  test('nothing is revealed, proposed or agreed in a skipped step', () => {
    const community = testCommunity();
    answerAll(community, 'energy');
    community.done(ada, { type: 'skipStep', stepId: 'energy', reason: 'x' });
    expect(community.refused(ben, { type: 'reveal', stepId: 'energy' }).code).toBe('not-now');
    expect(community.refused(ben, { type: 'propose', stepId: 'energy', texts: { summary: 'x' }, replaces: 0 }).code).toBe('not-now');
    expect(community.refused(ben, { type: 'consent', stepId: 'energy', number: 1, stance: 'agree', reason: null }).code).toBe('not-now');
    expect(community.refused(ben, { type: 'settle', stepId: 'energy', number: 1 }).code).toBe('not-now');
  });

  test('two who skip for one reason skip once; another reason replaces it', () => {
    const community = testCommunity();
    community.done(ada, { type: 'skipStep', stepId: 'purpose', reason: 'no time' });
    expect(community.done(ben, { type: 'skipStep', stepId: 'purpose', reason: 'no time' }).changes).toEqual([]);
    community.done(cleo, { type: 'skipStep', stepId: 'purpose', reason: 'agreed last year' });
    expect(community.state('purpose').round).toMatchObject({ skippedBy: cleo, skipReason: 'agreed last year' });
  });

  test('what is done is reopened, not skipped; an open step cannot be reopened', () => {
    const community = testCommunity();
    agreed(community, 'energy', { summary: 'Yes' });
    expect(community.refused(ada, { type: 'skipStep', stepId: 'energy', reason: 'x' }).because.key).toBe('refuse.skip-done');
    community.done(ada, { type: 'reopenStep', stepId: 'energy' });
    expect(community.done(ben, { type: 'reopenStep', stepId: 'energy' }).changes).toEqual([]);
    expect(community.record.rounds.filter((one) => one.stepId === 'energy').map((one) => one.version)).toEqual([1, 2]);
  });
});
