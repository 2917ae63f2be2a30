import { ada, ben, cleo, member, testCommunity, type TestCommunity } from '../community';

const stepId = 'roles';
const take = (roleId: string) => ({ type: 'takeRole', stepId, roleId }) as const;
const offer = (roleId: string, personId: string) => ({ type: 'offerRole', stepId, roleId, personId }) as const;
const leave = (roleId: string, holder?: string) => ({ type: 'leaveRole', stepId, roleId, ...(holder ? { holder } : {}) }) as const;
const name = (roleId: string, text: string) => ({ type: 'nameHolder', stepId, roleId, name: text }) as const;
const finish = { type: 'finishStep', stepId } as const;

const holders = (community: TestCommunity, roleId: string) =>
  community.view(ada).steps.find((one) => one.id === stepId)?.roles.find((one) => one.id === roleId)?.holders.map((one) => `${one.name}${one.accepted ? '' : '?'}`);
const inCharter = (community: TestCommunity, role: string) => community.view(ada).charter.draft.roles.find((one) => one.role === role)?.names;

describe('roles', () => {
  test('an offer is not a holding until it is accepted', () => {
    const community = testCommunity();
    community.done(ada, offer('member-support', ben));
    expect(holders(community, 'member-support')).toEqual(['Ben?']);
    expect(inCharter(community, 'Member support')).toEqual([]);
    expect(community.state(stepId)).toMatchObject({ status: 'open', waitsFor: [{ personId: ben }] });
    community.done(ben, take('member-support'));
    expect(inCharter(community, 'Member support')).toEqual(['Ben']);
    expect(community.record.holdings).toMatchObject([{ offeredBy: ada, acceptedAt: community.now }]);
    expect(community.state(stepId).waitsFor).toEqual([]);
  });

  test('an offer can be declined, and made again', () => {
    const community = testCommunity();
    community.done(ada, offer('coordinator', ben));
    community.done(ben, leave('coordinator'));
    expect(holders(community, 'coordinator')).toEqual([]);
    community.done(ada, offer('coordinator', ben));
    expect(holders(community, 'coordinator')).toEqual(['Ben?']);
    expect(community.done(cleo, offer('coordinator', ben)).changes).toEqual([]);
  });

  test('an offer can be withdrawn, a held role is its holder’s to leave', () => {
    const community = testCommunity();
    community.done(ada, offer('coordinator', ben));
    community.done(cleo, leave('coordinator', ben));
    expect(holders(community, 'coordinator')).toEqual([]);
    community.done(ben, take('coordinator'));
    expect(community.refused(ada, leave('coordinator', ben)).because).toEqual({ key: 'refuse.role-of-other', values: { name: 'Ben' } });
    community.done(ben, leave('coordinator'));
    expect(community.done(ben, leave('coordinator')).changes).toEqual([]);
  });

  test('one person may hold several, and several may share one', () => {
    const community = testCommunity();
    for (const personId of [ada, ben]) community.done(personId, take('coordinator'));
    community.done(ada, take('administrator'));
    expect(holders(community, 'coordinator')).toEqual(['Ada', 'Ben']);
    expect(holders(community, 'administrator')).toEqual(['Ada']);
    expect(community.done(ada, take('administrator')).changes).toEqual([]);
  });

  test('to offer a role to oneself is to take it', () => {
    const community = testCommunity();
    community.done(ada, offer('coordinator', ada));
    expect(holders(community, 'coordinator')).toEqual(['Ada']);
  });

  test('somebody outside the team is written down by name, for the sponsor only', () => {
    const community = testCommunity();
    community.done(ada, name('sponsor', 'Helen Marsh'));
    expect(inCharter(community, 'Sponsor')).toEqual(['Helen Marsh']);
    expect(community.done(ben, name('sponsor', 'Helen Marsh')).changes).toEqual([]);
    expect(community.refused(ada, name('coordinator', 'Helen Marsh'))).toMatchObject({ code: 'not-allowed', because: { key: 'refuse.role-inside' } });
    community.done(ben, leave('sponsor', 'name:Helen Marsh'));
    expect(inCharter(community, 'Sponsor')).toEqual([]);
  });

  test('a member outside the core group answers an offer, and touches nobody else’s', () => {
    const community = testCommunity();
    community.done(ada, name('sponsor', 'Helen Marsh'));
    community.done(ada, offer('member-support', member));
    community.done(ada, offer('administrator', ben));
    expect(community.refused(member, leave('sponsor', 'name:Helen Marsh')).code).toBe('not-allowed');
    expect(community.refused(member, leave('administrator', ben)).code).toBe('not-allowed');
    community.done(member, take('member-support'));
    expect(holders(community, 'member-support')).toEqual(['Mo']);
    community.done(member, leave('member-support'));
    expect(holders(community, 'member-support')).toEqual([]);
  });

  test('a member’s act does not take up what the core group skipped; one of the core group’s does', () => {
    const community = testCommunity();
    community.done(ada, offer('member-support', member));
    community.done(ada, { type: 'skipStep', stepId, reason: 'later' });
    community.done(member, take('member-support'));
    expect(community.state(stepId).status).toBe('skipped');
    community.done(ben, take('coordinator'));
    expect(community.state(stepId).status).toBe('open');
  });

  test('the step is done when every role is filled, or when they say so', () => {
    const full = testCommunity();
    for (const roleId of ['coordinator', 'member-support', 'information-resources', 'administrator']) full.done(ada, take(roleId));
    expect(full.state(stepId).status).toBe('open');
    full.done(ben, name('sponsor', 'Helen Marsh'));
    expect(full.state(stepId).status).toBe('done');

    const some = testCommunity();
    some.done(ada, offer('coordinator', ben));
    some.done(ada, finish);
    expect(some.state(stepId)).toMatchObject({ status: 'done', waitsFor: [] });
    expect(some.done(ben, finish).changes).toEqual([]);
  });

  test('reopened, it stays open until they say so again, with the holders kept', () => {
    const community = testCommunity();
    for (const roleId of ['coordinator', 'member-support', 'information-resources', 'administrator', 'sponsor']) community.done(ada, take(roleId));
    community.done(ben, { type: 'reopenStep', stepId });
    expect(community.state(stepId)).toMatchObject({ status: 'open', round: { version: 2 } });
    expect(community.done(cleo, { type: 'reopenStep', stepId }).changes).toEqual([]);
    expect(holders(community, 'coordinator')).toEqual(['Ada']);
    community.done(ben, finish);
    expect(community.state(stepId).status).toBe('done');
  });

  test('a deputy stands in and does not fill the role; who holds it comes first (S2B.2)', () => {
    const community = testCommunity();
    community.done(ada, take('coordinator'));
    community.done(ben, { ...take('coordinator'), part: 'deputy' });
    expect(community.record.holdings).toMatchObject([{ holder: ada, part: 'holder' }, { holder: ben, part: 'deputy' }]);
    expect(inCharter(community, 'Coordinator')).toEqual(['Ada', 'Ben (deputy)']);
    expect(community.done(ben, { ...take('coordinator'), part: 'deputy' }).changes).toEqual([]);
    for (const roleId of ['member-support', 'information-resources', 'sponsor']) community.done(ada, take(roleId));
    community.done(ben, { ...take('administrator'), part: 'deputy' });
    expect(community.state(stepId).status).toBe('open');
    community.done(ben, { ...take('administrator'), part: 'holder' });
    expect(community.state(stepId).status).toBe('done');
  });

  test('a deputy is offered the part and has to accept it', () => {
    const community = testCommunity();
    community.done(ada, { ...offer('coordinator', ben), part: 'deputy' });
    expect(inCharter(community, 'Coordinator')).toEqual([]);
    community.done(ben, take('coordinator'));
    expect(inCharter(community, 'Coordinator')).toEqual(['Ben (deputy)']);
  });

  test('hours and an end date are said by the holder alone, and kept when the part changes (S2.2)', () => {
    const community = testCommunity();
    const time = (hours: number | null, untilOn: string | null) => ({ type: 'setRoleTime', stepId, roleId: 'coordinator', hours, untilOn }) as const;
    expect(community.refused(ada, time(3, null)).because.key).toBe('refuse.role-not-mine');
    community.done(ada, take('coordinator'));
    community.done(ada, time(3, '2026-12-31'));
    expect(community.done(ada, time(3, '2026-12-31')).changes).toEqual([]);
    expect(community.refused(ada, time(3, '2026-05-03')).because.key).toBe('refuse.date-past');
    expect(community.refused(ben, time(1, null)).because.key).toBe('refuse.role-not-mine');
    community.done(ada, { ...take('coordinator'), part: 'deputy' });
    expect(community.record.holdings).toMatchObject([{ part: 'deputy', hours: 3, untilOn: '2026-12-31' }]);
    community.done(ada, time(null, null));
    expect(community.record.holdings).toMatchObject([{ hours: null, untilOn: null }]);
  });

  test('one person with more than half of the roles, empty roles and roles without a deputy are pointed out, and hold nothing up (S2B.3)', () => {
    const community = testCommunity();
    const concerns = () => community.view(ada).steps.find((one) => one.id === stepId)?.roleConcerns;
    expect(concerns()).toEqual([]);
    community.done(ada, take('coordinator'));
    expect(concerns()?.[0]).toBe('Ada holds every role so far. Two or three people with time make it lighter.');
    for (const roleId of ['member-support', 'information-resources']) community.done(ada, take(roleId));
    community.done(ben, take('administrator'));
    community.done(ben, { ...take('coordinator'), part: 'deputy' });
    expect(concerns()).toEqual([
      'Ada holds 3 of the 4 roles. Could somebody share one?',
      'Nobody holds this role yet: Sponsor. Ask who would like it, or leave it open.',
      'These roles have one holder and no deputy: Member support, Information resources and Website or Teams administrator.',
    ]);
    community.done(cleo, take('member-support'));
    community.done(cleo, take('information-resources'));
    community.done(ada, leave('information-resources'));
    community.done(ada, { type: 'setRoleTime', stepId, roleId: 'coordinator', hours: 2, untilOn: '2026-06-01' });
    community.advance({ days: 40 });
    expect(concerns()).toContain('Ada promised “Coordinator” until 1 June 2026. Ask whether they go on.');
    expect(concerns()?.some((one) => one.includes('of the 4 roles'))).toBe(false);
    community.done(ada, finish);
    expect(community.state(stepId).status).toBe('done');
    expect(community.view(member).steps.find((one) => one.id === stepId)?.roleConcerns).toEqual([]);
  });

  test('an unknown role or person is not found', () => {
    const community = testCommunity();
    for (const command of [take('king'), offer('king', ben), name('king', 'X')]) expect(community.refused(ada, command).because.key).toBe('refuse.no-role');
    expect(community.refused(ada, offer('coordinator', 'nobody')).because.key).toBe('refuse.no-person');
  });
});
