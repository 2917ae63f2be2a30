import { decideToClose } from '../closing';
import { ada, ben, cleo, member, sponsor, testCommunity, type TestCommunity } from '../community';

const propose = { type: 'propose', stepId: 'closing-notice', texts: { notice: 'We end on 30 June. The files stay open.' }, replaces: 0 } as const;

/** A community of three that has decided to close, so that its last steps are open. */
function closing(): TestCommunity {
  const community = testCommunity();
  decideToClose(community);
  return community;
}

describe('a text by consent, without questions (S5C.C1)', () => {
  test('one writes it, everybody in the core group has to say so, and then it is done', () => {
    const community = closing();
    community.done(ada, { type: 'openStep', stepId: 'closing-notice' });
    expect(community.view(ada).steps.find((one) => one.id === 'closing-notice')).toMatchObject({ status: 'open', waitsFor: [], questions: [] });
    community.done(ada, propose);
    expect(community.state('closing-notice')).toMatchObject({ status: 'proposed' });
    expect(community.state('closing-notice').waitsFor.map((one) => one.personId)).toEqual([ben, cleo]);
    community.done(ben, { type: 'consent', stepId: 'closing-notice', number: 1, stance: 'agree', reason: null });
    expect(community.state('closing-notice').status).toBe('proposed');
    community.done(cleo, { type: 'consent', stepId: 'closing-notice', number: 1, stance: 'concern', reason: 'Early' });
    expect(community.state('closing-notice').status).toBe('done');
  });

  test('an objection holds it up until there is another text, and both are kept', () => {
    const community = closing();
    community.done(ada, propose);
    for (const personId of [ben, cleo]) community.done(personId, { type: 'consent', stepId: 'closing-notice', number: 1, stance: 'object', reason: 'In term time' });
    expect(community.state('closing-notice').status).toBe('proposed');
    community.done(ben, { ...propose, texts: { notice: 'We end on 31 July.' }, replaces: 1 });
    for (const personId of [ada, cleo]) community.done(personId, { type: 'consent', stepId: 'closing-notice', number: 2, stance: 'agree', reason: null });
    expect(community.state('closing-notice').status).toBe('done');
    expect(community.record.proposals.filter((one) => one.stepId === 'closing-notice').map((one) => one.number)).toEqual([1, 2]);
  });

  test('written alone in a core group of one, it is agreed at once; an empty one is not taken', () => {
    const community = closing();
    expect(community.refused(ada, { ...propose, texts: { notice: '  ' } }).because.key).toBe('refuse.empty-proposal');
    expect(community.refused(ada, { ...propose, texts: { other: 'x' } }).because.key).toBe('refuse.no-slot');
  });

  test('members and the sponsor see the text only once it is put to the members', () => {
    const community = closing();
    community.done(ada, propose);
    for (const personId of [ben, cleo]) community.done(personId, { type: 'consent', stepId: 'closing-notice', number: 1, stance: 'agree', reason: null });
    expect(JSON.stringify([community.view(member), community.view(sponsor)])).not.toContain('30 June');
    community.done(ben, { type: 'askMembers', stepId: 'closing-notice', number: 1, days: 14 });
    expect(JSON.stringify(community.view(member))).toContain('30 June');
  });
});
