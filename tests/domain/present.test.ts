import { communityView } from '../../bot/domain/present';
import { agreed, answerAll, revealed } from './asking';
import { ada, ben, cleo, member, say, sponsor, stranger, testCommunity, toolkit, type TestCommunity } from './community';

/** A community in the middle of its work, with something private in every place. */
function working(): TestCommunity {
  const community = testCommunity();
  agreed(community, 'purpose', { purpose: 'To learn', priorities: 'PROPOSED priority', outcomes: 'x' });
  revealed(community, 'energy');
  community.done(ada, { type: 'propose', stepId: 'energy', texts: { summary: 'PROPOSED summary' }, replaces: 0 });
  community.done(ben, { type: 'consent', stepId: 'energy', number: 1, stance: 'object', reason: 'OBJECTION' });
  community.done(cleo, { type: 'saveDraft', stepId: 'relationships', questionId: 'conditions', text: 'DRAFT', base: 0 });
  community.done(cleo, { type: 'writeNote', stepId: 'sponsor', fieldId: 'scope', text: 'NOTE', base: 0 });
  community.done(cleo, { type: 'skipStep', stepId: 'achievable', reason: 'REASON' });
  return community;
}

describe('what one person sees', () => {
  test('is nothing for somebody who is not in the community', () => {
    expect(communityView(testCommunity().reading, stranger, { memberCount: 0, pending: [] })).toBeNull();
  });

  test.each([member, sponsor])('outside the core group (%s) is the journey, the plan and what was published', (personId) => {
    const community = working();
    const pending = [{ what: 'A card', state: 'failed' as const, count: 1, since: community.now, reason: null }];
    const view = communityView(community.reading, personId, { memberCount: 4, pending });
    expect(JSON.stringify(view)).not.toMatch(/PROPOSED|OBJECTION|DRAFT|NOTE|REASON|on why-me/);
    expect(view).toMatchObject({ purpose: null, next: null, pending: [], charter: { latest: null, draft: { sections: [], version: 0 } } });
    expect(view?.steps.find((one) => one.id === 'achievable')).toMatchObject({ status: 'skipped', skipped: null, mineDone: true });
    expect(view?.steps.filter((one) => one.kind === 'ask').every((one) => one.mineDone)).toBe(true);
    expect(view?.steps.flatMap((one) => [...one.given, ...one.waitsFor])).toEqual([]);
    expect(view?.stages.flatMap((one) => one.steps.flatMap((step) => [...step.given, ...step.waitsFor]))).toEqual([]);
    expect(view?.steps.map((one) => one.heading)).toEqual(community.view(ada).steps.map((one) => one.heading));
  });

  test('outside the core group includes who holds a role, and whom an offer waits for', () => {
    const community = working();
    community.done(ada, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    community.done(ada, { type: 'offerRole', stepId: 'roles', roleId: 'administrator', personId: ben });
    expect(community.view(member).steps.find((one) => one.id === 'roles')).toMatchObject({ given: [{ name: 'Ada' }], waitsFor: [{ name: 'Ben' }] });
  });

  test('in the core group is all of that', () => {
    const community = working();
    const seen = JSON.stringify(communityView(community.reading, ada, { memberCount: 4, pending: [{ what: 'A card', state: 'failed', count: 1, since: community.now, reason: 'It was removed.' }] }));
    for (const word of ['PROPOSED priority', 'PROPOSED summary', 'OBJECTION', 'NOTE', 'REASON', 'A card', 'ben on why-me']) expect(seen).toContain(word);
    expect(seen).not.toContain('DRAFT');
  });

  test('once published is the published text, for members too, and the draft goes on without them', () => {
    const community = working();
    community.done(ada, { type: 'publishCharter', fingerprint: community.view(ada).charter.fingerprint });
    expect(community.view(ada).charter.unchanged).toBe(true);
    community.done(ada, { type: 'reopenStep', stepId: 'purpose' });
    agreed(community, 'purpose', { purpose: 'To change', priorities: 'Other', outcomes: 'x' });
    expect(community.view(ada)).toMatchObject({ purpose: 'To change', charter: { draft: { purpose: 'To change', version: 2 }, latest: { purpose: 'To learn' }, unchanged: false } });
    expect(community.view(member)).toMatchObject({ purpose: 'To learn', charter: { draft: { purpose: 'To learn' }, published: [{ version: 1, byName: 'Ada' }] } });
    expect(JSON.stringify(community.view(member))).not.toContain('To change');
  });

  test('says of a step that comes next what another one waits for meanwhile', () => {
    const community = testCommunity();
    answerAll(community, 'energy', [ada]);
    expect(community.view(ada).next).toMatchObject({ stepId: 'relationships', why: say('why.start-meanwhile', { step: 'Find the energy', names: ['Ben', 'Cleo'] }) });
    expect(community.view(ben).next).toMatchObject({ stepId: 'energy', why: say('why.answer') });
  });

  test('names somebody who has left by their name where they spoke, and the reader as the reader', () => {
    const community = working();
    const left = community.record.members.find((one) => one.personId === ben);
    if (!left) throw new Error('ben is not there');
    community.put({ put: 'members', row: { ...left, leftAt: community.now } });
    const energy = community.view(ada).steps.find((one) => one.id === 'energy');
    expect(energy?.questions[0]?.answers.map((one) => one.person.name)).toEqual(['Ada', 'Ben', 'Cleo']);
    expect(energy?.proposal).toMatchObject({ mine: 'agree', consents: [{ person: { name: 'Ada' } }, { person: { name: 'Ben' }, reason: 'OBJECTION' }] });
    expect(community.view(ada).core.map((one) => one.name)).toEqual(['Ada', 'Cleo']);
  });

  test('counts the stages by what is done or skipped', () => {
    const stages = working().view(ada).stages.map((one) => [one.id, one.done, one.total]);
    const all = toolkit.stages.map(({ id, steps }) => [id, id === 'planning' ? 2 : 0, steps.filter((step) => step.opensWith === undefined).length]);
    expect(stages).toEqual(all);
  });
});
