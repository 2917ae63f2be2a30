import { helpDueOn, isOverdue } from '../../../bot/domain/helping/help';
import { helpDesk, mayReadHelp, welcomeDesk } from '../../../bot/domain/helping/desk';
import { ada, ben, cleo, member, stranger, testCommunity, type TestCommunity, toolkit } from '../community';

const take = (community: TestCommunity, personId: string, roleId: string, part?: 'deputy'): void => void community.done(personId, { type: 'takeRole', stepId: 'roles', roleId, ...(part ? { part } : {}) });
const asked = (): [TestCommunity, string] => {
  const community = testCommunity();
  take(community, ben, 'member-support');
  community.done(member, { type: 'askHelp', text: 'How do I open the files?' });
  return [community, community.record.helpRequests[0]?.id ?? ''];
};
const move = (requestId: string, base: number, act: 'take' | 'answer' | 'pass' | 'close' | 'reopen', note = '') => ({ type: 'moveHelp' as const, requestId, base, act, note });

describe('who looks after others (S2B.R2)', () => {
  test('is member support, else the coordinator, else the core group; a plain member may hold the role', () => {
    const community = testCommunity();
    expect([welcomeDesk(community.record), helpDesk(community.record)]).toEqual([[ada, ben, cleo], [ada, ben, cleo]]);
    take(community, cleo, 'coordinator');
    expect([welcomeDesk(community.record), helpDesk(community.record)]).toEqual([[cleo], [cleo]]);
    take(community, member, 'member-support');
    expect([welcomeDesk(community.record), helpDesk(community.record).sort()]).toEqual([[member], [cleo, member].sort()]);
    community.done(member, { type: 'leaveRole', stepId: 'roles', roleId: 'member-support' });
    expect(welcomeDesk(community.record)).toEqual([cleo]);
  });

  test('and nobody else reads what was asked, but for who asked it', () => {
    const [{ record }] = asked();
    expect([ada, ben, cleo, member, stranger].filter((one) => mayReadHelp(record, one, { askedBy: member }))).toEqual([ben, member]);
  });
});

describe('a request for help (S3C.3)', () => {
  test('is taken, answered and settled, and says each time by whom', () => {
    const [community, id] = asked();
    community.done(ben, move(id, 1, 'take'));
    community.done(ben, move(id, 2, 'answer', 'I showed you on Tuesday.'));
    expect(community.record.helpRequests).toMatchObject([{ state: 'answered', takenBy: ben, answer: 'I showed you on Tuesday.', revision: 3 }]);
    community.done(member, move(id, 3, 'reopen'));
    community.done(member, move(id, 4, 'close'));
    expect(community.record.helpRequests).toMatchObject([{ state: 'closed', takenBy: ben, settledAt: community.now }]);
  });

  test('is not there for anybody else, and its author may not answer it themselves', () => {
    const [community, id] = asked();
    expect(community.refused(ada, move(id, 1, 'answer', 'x')).because.key).toBe('refuse.no-help');
    expect(community.refused(member, move(id, 1, 'take')).because.key).toBe('refuse.not-desk');
  });

  test('is passed on and answered only with a word about it, and never over what a colleague did meanwhile', () => {
    const [community, id] = asked();
    expect(community.refused(ben, move(id, 1, 'answer')).because.key).toBe('refuse.help-answer');
    expect(community.refused(ben, move(id, 1, 'pass')).because.key).toBe('refuse.help-pass');
    community.done(ben, move(id, 1, 'take'));
    expect(community.refused(ben, move(id, 1, 'pass', 'To IT')).because.key).toBe('refuse.help-changed');
    community.done(ben, move(id, 2, 'pass', 'To IT'));
    expect(community.done(ben, move(id, 2, 'pass', 'To IT')).changes).toEqual([]);
    expect(community.record.helpRequests).toMatchObject([{ state: 'passed', answer: 'To IT' }]);
  });

  test('has a goal in working days that leaves out weekends and days off, and is past it the day after', () => {
    const community = testCommunity();
    const friday = '2026-05-08T15:00:00.000Z';
    expect(helpDueOn(community.record, toolkit, friday)).toBe('2026-05-13');
    community.done(ada, { type: 'changeSettings', base: 0, name: 'x', topic: 'y', zone: 'Europe/London', closed: [{ from: '2026-05-11', until: '2026-05-12', name: 'Away' }], cutOffs: null });
    expect(helpDueOn(community.record, toolkit, friday)).toBe('2026-05-15');
    community.done(ada, { type: 'setHelpGoal', days: 1 });
    expect(helpDueOn(community.record, toolkit, friday)).toBe('2026-05-13');
    expect([isOverdue(community.record, toolkit, { state: 'open', askedAt: friday }, '2026-05-13T22:59:00.000Z'), isOverdue(community.record, toolkit, { state: 'open', askedAt: friday }, '2026-05-13T23:01:00.000Z'), isOverdue(community.record, toolkit, { state: 'answered', askedAt: friday }, '2026-06-13T23:01:00.000Z')]).toEqual([false, true, false]);
    expect(community.refused(member, { type: 'setHelpGoal', days: 2 }).code).toBe('not-allowed');
  });
});
