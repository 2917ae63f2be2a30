import { ada, ben, member, testCommunity } from '../community';

const stepId = 'further-reading';

describe('something to read', () => {
  test('everybody sees what there is, and a person of the core group says when it was read', () => {
    const community = testCommunity();
    expect(community.view(member).steps.find((one) => one.id === stepId)?.entries.length).toBeGreaterThan(0);
    community.done(ada, { type: 'openStep', stepId });
    expect(community.state(stepId).status).toBe('open');
    community.done(ada, { type: 'finishStep', stepId });
    expect(community.state(stepId).status).toBe('done');
    expect(community.done(ben, { type: 'finishStep', stepId }).changes).toEqual([]);
  });

  test('it takes no texts', () => {
    expect(testCommunity().refused(ada, { type: 'writeNote', stepId, fieldId: 'x', text: 'x', base: 0 }).because.key).toBe('refuse.not-in-this-step');
  });
});

describe('what the community adds to the reading', () => {
  const add = (heading: string, url = 'https://example.org/a') => ({ type: 'addEntry', stepId: 'further-reading', heading, lead: 'Two pages', url }) as const;
  const added = (community: ReturnType<typeof testCommunity>) => community.view(member).steps.find((one) => one.id === 'further-reading')?.entries.filter((one) => one.added);

  test('stands behind the toolkit’s own, for everybody, with who added it, and once however often it is asked', () => {
    const community = testCommunity();
    community.done(ada, add('Our own guide'));
    expect(community.done(ben, add('Our own guide')).changes).toEqual([]);
    expect(added(community)).toMatchObject([{ heading: 'Our own guide', lead: 'Two pages', url: 'https://example.org/a', addedBy: 'Ada' }]);
    expect(community.view(member).steps.find((one) => one.id === 'further-reading')?.entries).toHaveLength(20);
  });

  test('is taken out by anybody in the core group, and can be put back', () => {
    const community = testCommunity();
    community.done(ada, add('Our own guide'));
    const [entry] = added(community) ?? [];
    community.done(ben, { type: 'removeEntry', stepId: 'further-reading', entryId: entry?.id ?? '' });
    expect(community.done(ben, { type: 'removeEntry', stepId: 'further-reading', entryId: entry?.id ?? '' }).changes).toEqual([]);
    expect(added(community)).toEqual([]);
    community.done(ada, add('Our own guide'));
    expect(added(community)).toHaveLength(1);
    expect(community.refused(member, add('x')).code).toBe('not-allowed');
  });
});
