import { ada, ben, member, sponsor, testCommunity } from '../community';

const boxed = () => {
  const community = testCommunity();
  community.done(member, { type: 'addIdea', text: 'Swap briefs', named: false });
  return { community, id: community.record.ideas[0]?.id ?? '' };
};

describe('the idea box (S3C.5)', () => {
  test('takes an idea once from everybody in the community, not from the sponsor', () => {
    const { community } = boxed();
    expect(community.done(member, { type: 'addIdea', text: 'Swap briefs', named: false }, 'twice').changes).toHaveLength(1);
    expect(community.done(member, { type: 'addIdea', text: 'Swap briefs', named: false }, 'twice').changes).toEqual([]);
    expect(community.refused(sponsor, { type: 'addIdea', text: 'x', named: true }).code).toBe('not-allowed');
    expect(community.record.ideas).toMatchObject([{ authorId: member, named: false, state: 'new' }, { id: 'random-twice' }]);
  });

  test('an idea becomes an action that nobody holds, once, and the plan says where it comes from', () => {
    const { community, id } = boxed();
    community.done(ada, { type: 'planIdea', ideaId: id, base: 1, title: 'Swap one brief a month' });
    expect(community.done(ben, { type: 'planIdea', ideaId: id, base: 1, title: 'Again' }).changes).toEqual([]);
    expect(community.record.actions).toMatchObject([{ title: 'Swap one brief a month', ownerId: null, state: 'to-do' }]);
    expect(community.record.ideas).toMatchObject([{ state: 'planned', actionId: community.record.actions[0]?.id }]);
    expect(community.view(ada).actions[0]?.sourceHeading).toBe('The idea box');
    expect(community.refused(member, { type: 'planIdea', ideaId: id, base: 2, title: 'x' }).code).toBe('not-allowed');
  });

  test('an answer is kept for its author, stays beside the action, and is not written over a colleague’s', () => {
    const { community, id } = boxed();
    community.done(ada, { type: 'answerIdea', ideaId: id, base: 1, answer: 'In spring.' });
    expect(community.refused(ben, { type: 'answerIdea', ideaId: id, base: 1, answer: 'Never.' }).because.key).toBe('refuse.idea-changed');
    community.done(ben, { type: 'planIdea', ideaId: id, base: 2, title: 'Swap' });
    community.done(ben, { type: 'answerIdea', ideaId: id, base: 3, answer: 'In summer.' });
    expect(community.record.ideas).toMatchObject([{ state: 'planned', answer: 'In summer.', answeredBy: ben }]);
  });
});
