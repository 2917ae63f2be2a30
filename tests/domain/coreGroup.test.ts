import { ada, ben, cleo, member, say, sponsor, stranger, testCommunity, type TestCommunity } from './community';

const core = (personId: string) => ({ type: 'changeCore', personId, part: 'core' }) as const;
const questions = ['who', 'topics', 'gain', 'contribute'];
const answer = (questionId: string, text: string) => ({ type: 'giveAnswer', stepId: 'energy', questionId, text }) as const;
const answerAll = (community: TestCommunity, personId: string, text: string) => questions.forEach((one) => community.done(personId, answer(one, text)));

/** What the roster's sync does when somebody is not in the team any more, or is again. */
function leave(community: TestCommunity, personId: string, leftAt: string | null = community.now): void {
  const row = community.record.members.find((one) => one.personId === personId);
  if (!row) throw new Error(`${personId} is not there`);
  community.put({ put: 'members', row: { ...row, leftAt } });
}

describe('asking somebody in', () => {
  test('says who is in, and brings the cards that name the core group up to date', () => {
    const community = testCommunity(1);
    const { effects, said } = community.done(ada, core(member));
    expect(said && say(said.key, said.values)).toBe('Mo is in the core group now.');
    expect(effects).toEqual([{ kind: 'start-card' }, { kind: 'card', stepId: 'energy' }]);
    expect(community.state('energy').waitsFor.map((one) => one.name)).toEqual(['Ada', 'Mo']);
    expect(community.done(ada, core(member)).changes).toEqual([]);
  });

  test('is for the core group: a member neither joins by themselves nor brings anybody', () => {
    const community = testCommunity();
    for (const who of [member, sponsor, stranger]) expect(community.refused(who, core(who)).because.key).toBe('refuse.not-allowed');
    expect(community.view(member).me.may).not.toContain('changeCore');
  });

  test('the one who is left cannot go before somebody else is in', () => {
    const community = testCommunity(1);
    expect(community.refused(ada, { ...core(ada), part: 'member' }).because.key).toBe('refuse.last-of-core');
    community.done(ada, core(member));
    const { said } = community.done(ada, { ...core(ada), part: 'member' });
    expect(said?.key).toBe('said.core-left');
    expect(community.view(member).core.map((one) => one.name)).toEqual(['Mo']);
  });
});

describe('a core group that nobody is left in', () => {
  const deserted = (): TestCommunity => {
    const community = testCommunity(1);
    leave(community, ada);
    return community;
  };

  test('is taken up by any member, for themselves only, and then chooses itself again', () => {
    const community = deserted();
    community.put({ put: 'members', row: { personId: 'nia', name: 'Nia', email: null, part: 'member', joinedAt: community.now, leftAt: null } });
    expect(community.view(member).me.may).toContain('changeCore');
    expect(community.refused(member, core('nia')).because.key).toBe('refuse.not-allowed');
    expect(community.refused(member, core(ada)).because.key).toBe('refuse.not-allowed');
    expect(community.done(member, core(member)).said?.key).toBe('said.core-taken-up');
    expect(community.view(member)).toMatchObject({ me: { part: 'core' }, core: [{ name: 'Mo' }], next: { act: 'Answer' } });
    expect(community.refused('nia', core('nia')).because.key).toBe('refuse.not-allowed');
    community.done(member, core('nia'));
    expect(community.view('nia').me.part).toBe('core');
  });

  test('is not for the sponsor, for strangers, or for who has left', () => {
    const community = deserted();
    for (const who of [sponsor, stranger, ada]) expect(community.refused(who, core(who)).because.key).toBe('refuse.not-allowed');
    expect(community.view(sponsor).me.may).toEqual([]);
  });

  test('opens nothing else to members', () => {
    const community = deserted();
    expect(community.refused(member, { type: 'openStep', stepId: 'purpose' }).because.key).toBe('refuse.not-allowed');
    expect(community.view(member).steps.find((one) => one.id === 'energy')?.questions).toEqual([]);
  });
});

describe('the coordinator has left the team', () => {
  function without(): TestCommunity {
    const community = testCommunity();
    community.done(ada, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    community.done(ada, { type: 'addAction', title: 'Book a room', ownerId: ada, dueOn: null, tier: null });
    answerAll(community, ada, 'From Ada');
    leave(community, ada);
    return community;
  }

  test('nothing waits for them, and the next person goes on', () => {
    const community = without();
    expect(community.state('energy').waitsFor.map((one) => one.name)).toEqual(['Ben', 'Cleo']);
    answerAll(community, ben, 'From Ben');
    answerAll(community, cleo, 'From Cleo');
    expect(community.state('energy').status).toBe('ready');
    community.done(ben, { type: 'reveal', stepId: 'energy' });
    community.done(ben, { type: 'propose', stepId: 'energy', texts: { summary: 'There is energy' }, replaces: 0 });
    community.done(cleo, { type: 'consent', stepId: 'energy', number: 1, stance: 'agree', reason: null });
    expect(community.state('energy').status).toBe('done');
  });

  test('an agreement that waited for nobody but them can be closed', () => {
    const community = testCommunity();
    for (const one of [ada, ben, cleo]) answerAll(community, one, `From ${one}`);
    community.done(ben, { type: 'reveal', stepId: 'energy' });
    community.done(ben, { type: 'propose', stepId: 'energy', texts: { summary: 'There is energy' }, replaces: 0 });
    community.done(cleo, { type: 'consent', stepId: 'energy', number: 1, stance: 'concern', reason: 'Time' });
    leave(community, ada);
    expect(community.state('energy').waitsFor).toEqual([]);
    community.done(ben, { type: 'settle', stepId: 'energy', number: 1 });
    expect(community.state('energy').status).toBe('done');
  });

  test('what they wrote stays, with their name, and is revealed with the rest', () => {
    const community = without();
    answerAll(community, ben, 'From Ben');
    answerAll(community, cleo, 'From Cleo');
    expect(JSON.stringify(community.view(ben))).not.toContain('From Ada');
    community.done(ben, { type: 'reveal', stepId: 'energy' });
    const [first] = community.view(ben).steps.find((one) => one.id === 'energy')?.questions ?? [];
    expect(first?.answers.map((one) => [one.person.name, one.text])).toEqual([['Ada', 'From Ada'], ['Ben', 'From Ben'], ['Cleo', 'From Cleo']]);
  });

  test('their role and their action are named still, until somebody frees them', () => {
    const community = without();
    const held = () => community.view(ben).steps.find((one) => one.id === 'roles')?.roles.find((one) => one.id === 'coordinator')?.holders;
    expect(held()).toEqual([{ holder: ada, name: 'Ada', accepted: true, isMe: false, gone: true, deputy: false, hours: null, untilOn: null }]);
    const action = community.view(ben).actions.find((one) => one.title === 'Book a room');
    expect(action).toMatchObject({ ownerName: 'Ada' });
    community.done(ben, { type: 'takeRole', stepId: 'roles', roleId: 'coordinator' });
    community.done(ben, { type: 'leaveRole', stepId: 'roles', roleId: 'coordinator', holder: ada });
    expect(held()?.map((one) => one.name)).toEqual(['Ben']);
    community.done(ben, { type: 'releaseAction', actionId: action?.id ?? '' });
    community.done(cleo, { type: 'claimAction', actionId: action?.id ?? '' });
  });

  test('they see nothing and do nothing, and are in the core group again when they come back', () => {
    const community = without();
    expect(() => community.view(ada)).toThrow();
    expect(community.refused(ada, answer('who', 'From afar')).because.key).toBe('refuse.not-allowed');
    expect(community.refused(ada, core(ada)).because.key).toBe('refuse.not-allowed');
    leave(community, ada, null);
    expect(community.view(ada).me.part).toBe('core');
  });
});
