import { startedCard } from '../../bot/teams/cards/greeting';
import { ada, ben, cleo, testCommunity } from '../domain/community';

/** What the card of a started community says once these have left the team. */
function said(...gone: string[]): string {
  const community = testCommunity();
  for (const row of community.record.members.filter((one) => gone.includes(one.personId))) community.put({ put: 'members', row: { ...row, leftAt: community.now } });
  return JSON.stringify(startedCard(community.reading, '19:team').body);
}

test('a community names its core group', () => {
  expect(said()).toContain('Ada started it. Its core group: Ada, Ben and Cleo.');
  expect(said(ada)).toContain('Ada started it. Its core group: Ben and Cleo.');
  expect(said(ada)).not.toContain('home page');
});

test('a core group of one is told how others get in', () => expect(said(ben, cleo)).toContain('They ask others in on the home page of the tab.'));

test('where nobody is left in it, anybody in the team is told what they can do', () => {
  expect(said(ada, ben, cleo)).toContain('Nobody is in its core group at the moment. Anybody in the team can join it on the home page of the tab.');
});
