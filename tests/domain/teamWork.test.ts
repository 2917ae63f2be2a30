import { ada, ben, member, testCommunity } from './community';
import { decideToClose } from './closing';

const channel = { type: 'makeChannel' as const, name: 'Rubrics', about: 'Rubrics that travel' };
const archive = { type: 'archiveTeam' as const, filesReadOnly: true };

test('a sub-group has one channel, whoever asks and however it is spelt', () => {
  const community = testCommunity();
  const { effects } = community.done(ada, channel);
  const [group] = community.record.subGroups;
  expect(effects).toEqual([{ kind: 'make-channel', subGroupId: group?.id }]);
  expect(community.done(ben, { ...channel, name: 'RUBRICS' }).changes).toEqual([]);
  expect(community.done(ben, { type: 'makeChannelAgain', subGroupId: group?.id ?? '' }).changes).toEqual([]);
  if (group) community.put({ put: 'subGroups', row: { ...group, state: 'failed', problem: 'x' } });
  community.done(ben, { type: 'makeChannelAgain', subGroupId: group?.id ?? '' });
  expect(community.record.subGroups).toMatchObject([{ state: 'asked', problem: null, askedBy: ben }]);
  expect(community.refused(ben, { type: 'makeChannelAgain', subGroupId: 'none' }).code).toBe('not-found');
});

test('without a team there is no channel and nothing to archive', () => {
  const community = testCommunity();
  community.put({ put: 'community', row: { ...community.record.community, groupId: null } });
  expect(community.refused(ada, channel).because.key).toBe('refuse.no-team-channel');
  decideToClose(community);
  expect(community.refused(ada, archive).because.key).toBe('refuse.no-team-archive');
});

test('the team is archived after the decision to close, once; after an owner has brought it back it may be asked for again', () => {
  const community = testCommunity();
  expect(community.refused(ada, archive)).toMatchObject({ code: 'not-now', because: { key: 'refuse.gated' } });
  decideToClose(community);
  community.done(ada, archive);
  expect(community.done(ben, archive).changes).toEqual([]);
  expect(community.view(ben).team).toMatchObject({ archiveStepId: 'closing-well', archiving: { state: 'asked', by: 'Ada', filesReadOnly: true } });
  expect(community.view(member).team).toBeNull();
  const [row] = community.record.archivings;
  if (row) community.put({ put: 'archivings', row: { ...row, state: 'done', doneAt: community.now } });
  community.advance({ days: 1 });
  community.done(ben, archive);
  expect(community.view(ada).team?.archiving).toMatchObject({ state: 'asked', by: 'Ben' });
});
