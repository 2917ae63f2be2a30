import { agreed } from '../asking';
import { ada, ben, member, testCommunity, type TestCommunity } from '../community';

const stepId = 'energy';
const ask = { type: 'askMembers', stepId, number: 1, days: 7 } as const;
const object = { type: 'speakUp', stepId, number: 1, stance: 'object', reason: 'Evenings shut many of us out' } as const;

/** A community of three that has agreed its first text. */
function settled(): TestCommunity {
  const community = testCommunity();
  agreed(community, stepId, { summary: 'There is energy' });
  return community;
}

/** What the post does once it is in the team. */
function told(community: TestCommunity): void {
  const asked = community.record.consultations.at(-1);
  if (!asked) throw new Error('nobody was asked');
  community.put({ put: 'consultations', row: { ...asked, announcedAt: community.now } });
}

const seenBy = (community: TestCommunity, personId: string) => community.view(personId).steps.find((one) => one.id === stepId);

describe('an agreed text is put to the members', () => {
  test('only what is agreed, only where they can be told, and once', () => {
    const community = testCommunity();
    expect(community.refused(ada, ask).because.key).toBe('refuse.members-before-agreed');
    const later = settled();
    const decision = later.done(ada, ask);
    expect(decision.effects).toEqual([{ kind: 'announce-consultation', stepId, number: 1 }, { kind: 'card', stepId }]);
    expect(later.done(ben, { ...ask, days: 30 })).toMatchObject({ changes: [], effects: [], said: { key: 'said.members-asked' } });
    const alone = settled();
    alone.put({ put: 'community', row: { ...alone.record.community, teamConversation: null } });
    expect(alone.refused(ada, ask).because.key).toBe('refuse.no-team-place');
  });

  test('the days begin with the post, silence until their end counts, and nobody speaks after it', () => {
    const community = settled();
    community.done(ada, ask);
    expect(seenBy(community, member)?.consultation).toMatchObject({ state: 'on-its-way', endsAt: null, texts: [{ text: 'There is energy' }] });
    community.advance({ hours: 30 });
    told(community);
    expect(seenBy(community, member)?.consultation).toMatchObject({ state: 'open', endsAt: new Date(Date.parse(community.now) + 7 * 86_400_000).toISOString() });
    community.advance({ days: 6, hours: 23 });
    community.done(member, object);
    community.advance({ hours: 1 });
    expect(seenBy(community, ada)?.consultation?.state).toBe('over');
    expect(community.refused(member, { ...object, stance: 'concern' }).because.key).toBe('refuse.members-over');
    expect(community.refused(member, { type: 'takeBackVoice', stepId, number: 1 }).because.key).toBe('refuse.members-over');
  });

  test('what a member says is read by the core group with the name, by its author, and by no other member', () => {
    const community = settled();
    const mo = community.record.members.find((one) => one.personId === member);
    if (!mo) throw new Error('no member');
    community.put({ put: 'members', row: { ...mo, personId: 'nia', name: 'Nia' } });
    community.done(ada, ask);
    told(community);
    community.done(member, object);
    expect(seenBy(community, ben)?.consultation).toMatchObject({ voices: [{ person: { name: 'Mo' }, stance: 'object', reason: object.reason }], mine: null });
    expect(seenBy(community, member)?.consultation).toMatchObject({ voices: [], mine: { reason: object.reason } });
    expect(JSON.stringify(community.view('nia'))).not.toContain(object.reason);
  });

  test('it can be changed, said twice without harm, and taken back', () => {
    const community = settled();
    community.done(ada, ask);
    told(community);
    community.done(member, object);
    expect(community.done(member, object).changes).toEqual([]);
    community.done(member, { ...object, stance: 'concern', reason: 'Some evenings' });
    expect(seenBy(community, ada)?.consultation?.voices).toMatchObject([{ stance: 'concern', reason: 'Some evenings' }]);
    community.done(member, { type: 'takeBackVoice', stepId, number: 1 });
    expect(seenBy(community, ada)?.consultation?.voices).toEqual([]);
    expect(community.done(member, { type: 'takeBackVoice', stepId, number: 1 }).changes).toEqual([]);
  });

  test('after another text was agreed the members can be asked again, and an old card meets the new text', () => {
    const community = settled();
    community.done(ada, ask);
    told(community);
    community.done(member, object);
    community.done(ada, { type: 'reopenStep', stepId });
    expect(seenBy(community, ada)?.mayAskMembers).toBeNull();
    agreed(community, stepId, { summary: 'There is energy by day' });
    expect(community.record.proposals.at(-1)?.number).toBe(2);
    expect(community.refused(member, object).because.key).toBe('refuse.members-not-asked');
    community.done(ada, { ...ask, number: 2 });
    told(community);
    expect(community.refused(member, object).because.key).toBe('refuse.newer-proposal');
    expect(seenBy(community, ada)?.consultation).toMatchObject({ number: 2, voices: [] });
    expect(community.record.voices).toHaveLength(1);
  });

  test('where the post did not go out the core group reads why and asks again', () => {
    const community = settled();
    community.done(ada, ask);
    expect(seenBy(community, ada)?.mayAskMembers).toBeNull();
    const [asked] = community.record.consultations;
    if (!asked) throw new Error('nobody was asked');
    community.put({ put: 'consultations', row: { ...asked, problem: 'The app is not in the team.' } });
    expect(seenBy(community, ada)).toMatchObject({ consultation: { problem: 'The app is not in the team.' }, mayAskMembers: { number: 1 } });
    expect(seenBy(community, member)?.consultation?.problem).toBeNull();
    expect(community.done(ada, ask).effects).toHaveLength(2);
    // Lost without a word from anybody, it can be asked again after a while too.
    community.advance({ minutes: 11 });
    expect(seenBy(community, ada)?.mayAskMembers).not.toBeNull();
  });
});
