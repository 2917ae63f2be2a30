import { isCelebrated } from '../../../bot/domain/helping/thanks';
import type { CommandOf } from '../../../bot/domain/commands';
import type { Thanks } from '../../../bot/domain/record';
import { ada, ben, member, sponsor, stranger, testCommunity, type TestCommunity } from '../community';

/** A community in a team, in which a member has thanked Ben. */
function thanked(more: Partial<CommandOf<'sayThanks'>> = {}): { community: TestCommunity; one: () => Thanks } {
  const community = testCommunity();
  community.put({ put: 'community', row: { ...community.record.community, teamConversation: '19:team' } });
  community.done(member, { type: 'sayThanks', personId: ben, text: 'For the slides', share: true, ...more });
  return { community, one: () => community.record.thanks[0] as Thanks };
}
const answer = (one: Thanks, said: 'yes' | 'no' | 'mine') => ({ type: 'answerThanks' as const, thanksId: one.id, base: one.revision, answer: said });

test('nothing is posted before the person who is thanked has said yes, and a no or “only to me” keeps it between the two', () => {
  for (const said of ['no', 'mine'] as const) {
    const { community, one } = thanked();
    expect(community.done(ben, answer(one(), said)).effects).toEqual([]);
    expect(isCelebrated(community.record, one())).toBe(false);
  }
  const { community, one } = thanked();
  expect(isCelebrated(community.record, one())).toBe(false);
  expect(community.done(ben, answer(one(), 'yes')).effects).toEqual([{ kind: 'post-thanks', thanksId: one().id }]);
  expect(isCelebrated(community.record, one())).toBe(true);
});

test('nobody but the person who is thanked answers, and nobody but the author takes it back; for others it is not there', () => {
  const { community, one } = thanked();
  for (const who of [ada, member]) expect(community.refused(who, answer(one(), 'yes')).because.key).toBe('refuse.no-thanks');
  for (const who of [ada, ben]) expect(community.refused(who, { type: 'takeBackThanks', thanksId: one().id }).because.key).toBe('refuse.no-thanks');
  for (const who of [sponsor, stranger]) expect(community.refused(who, answer(one(), 'yes')).code).toBe('not-allowed');
});

test('what was not meant for all is never posted, whatever is answered', () => {
  const { community, one } = thanked({ share: false });
  expect(community.refused(ben, answer(one(), 'yes')).because.key).toBe('refuse.thanks-not-asked');
  expect(isCelebrated(community.record, { ...one(), answer: 'yes' })).toBe(false);
});

test('both sides take it back also once it is posted, and the post follows; its author’s words are gone then', () => {
  for (const how of ['answer', 'back'] as const) {
    const { community, one } = thanked();
    community.done(ben, answer(one(), 'yes'));
    community.put({ put: 'thanks', row: { ...one(), postedAt: community.now } });
    const { effects } = how === 'answer' ? community.done(ben, answer(one(), 'no')) : community.done(member, { type: 'takeBackThanks', thanksId: one().id });
    expect(effects).toEqual([{ kind: 'post-thanks', thanksId: one().id }]);
    expect([isCelebrated(community.record, one()), one().text]).toEqual([false, how === 'back' ? '' : 'For the slides']);
  }
});

test('who has left the community is not celebrated in it', () => {
  const { community, one } = thanked();
  community.done(ben, answer(one(), 'yes'));
  const row = community.record.members.find((each) => each.personId === ben);
  if (row) community.put({ put: 'members', row: { ...row, leftAt: community.now } });
  expect(isCelebrated(community.record, one())).toBe(false);
});

test.each([
  ['oneself', { personId: member }, 'refuse.thanks-oneself'], ['a stranger', { personId: stranger }, 'refuse.no-person'], ['the sponsor', { personId: sponsor }, 'refuse.no-person'],
])('%s cannot be thanked here', (_what, more, because) => {
  const { community } = thanked();
  expect(community.refused(member, { type: 'sayThanks', text: 'x', share: false, ...more }).because.key).toBe(because);
});

test('without a channel nobody is asked for what cannot be', () => {
  const community = testCommunity();
  community.put({ put: 'community', row: { ...community.record.community, teamConversation: null } });
  expect(community.refused(member, { type: 'sayThanks', personId: ben, text: 'x', share: true }).because.key).toBe('refuse.thanks-no-team');
  community.done(member, { type: 'sayThanks', personId: ben, text: 'x', share: false });
});

test('an answer to an older text, and a second one, change nothing', () => {
  const { community, one } = thanked();
  expect(community.refused(ben, { ...answer(one(), 'yes'), base: 9 }).code).toBe('changed-meanwhile');
  community.done(ben, answer(one(), 'mine'));
  expect(community.done(ben, answer(one(), 'mine')).changes).toEqual([]);
});
