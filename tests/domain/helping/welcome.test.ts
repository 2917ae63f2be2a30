import { chatLink } from '../../../bot/domain/helping/chatLink';
import { welcomeText } from '../../../bot/domain/helping/welcome';
import { ada, ben, member, testCommunity } from '../community';

describe('a newcomer (S3A.2)', () => {
  test('is welcomed by one person, who may give it back to whoever has time', () => {
    const community = testCommunity();
    community.done(ada, { type: 'greet', personId: member, greeted: true });
    expect(community.refused(ben, { type: 'greet', personId: member, greeted: true })).toMatchObject({ code: 'changed-meanwhile', because: { key: 'refuse.greeted', values: { name: 'Mo', by: 'Ada' } } });
    expect(community.refused(ben, { type: 'greet', personId: member, greeted: false }).because.key).toBe('refuse.greeted');
    community.done(ada, { type: 'greet', personId: member, greeted: false });
    community.done(ben, { type: 'greet', personId: member, greeted: true });
    expect(community.record.greetings).toMatchObject([{ personId: member, greetedBy: ben, takenBackAt: null }]);
  });

  test('is for those who hold member support, and nobody welcomes themselves or a stranger', () => {
    const community = testCommunity();
    community.done(ben, { type: 'takeRole', stepId: 'roles', roleId: 'member-support' });
    expect(community.refused(ada, { type: 'greet', personId: member, greeted: true }).because.key).toBe('refuse.not-desk');
    expect(community.refused(ben, { type: 'greet', personId: ben, greeted: true }).because.key).toBe('refuse.no-person');
    expect(community.refused(ben, { type: 'greet', personId: 'nobody', greeted: true }).because.key).toBe('refuse.no-person');
  });

  test('finds in the draft what the group has agreed and when it meets, and nothing that is not published', () => {
    const { reading, record } = testCommunity();
    const bare = welcomeText(reading, ada, 'Mo Salah', null);
    expect(bare.split('\n\n')).toEqual(['Hello Mo, welcome to Inclusive Assessment.', 'We are about: Assessment for all', 'In the team, the tab of CoP Guide shows what we are working on.', 'What would you like to find here? I am glad to help.', 'Ada']);
    const content = { title: 'x', topic: 'x', purpose: 'That every student can show what they know', sections: [], roles: [], reviews: [], version: 1, madeAt: reading.now };
    const charter = { version: 1, publishedAt: reading.now, publishedBy: ada, content, state: 'filed', problem: null, fileName: 'x', driveId: null, itemId: null, webUrl: null, review: null };
    const full = welcomeText({ ...reading, record: { ...record, charters: [charter as unknown as (typeof record.charters)[number]] } }, ada, 'Mo', { title: 'Marking together', startsAt: '2026-05-14T11:00:00.000Z' });
    expect(full).toContain('What brings us together: That every student can show what they know');
    expect(full).toContain('Our next event is “Marking together”, Thu 14 May, 12:00 (London).');
    expect(full).toContain('choose Charter');
  });
});

describe('the link to a chat', () => {
  test('names everybody and holds the text, whatever is in it', () => {
    const url = new URL(chatLink(['mo@university.example', 'a+b@university.example'], 'Hello & welcome?\n\n100 % “you”'));
    expect([url.searchParams.get('users'), url.searchParams.get('message')]).toEqual(['mo@university.example,a+b@university.example', 'Hello & welcome?\n\n100 % “you”']);
    expect(chatLink(['mo@university.example'])).toBe('https://teams.microsoft.com/l/chat/0/0?users=mo%40university.example');
  });

  test('stays short enough to open, without half a character', () => {
    for (const text of ['x'.repeat(5_000), '🙂'.repeat(2_000), 'é'.repeat(3_000)]) {
      const address = chatLink(['mo@university.example'], text);
      expect(address.length).toBeLessThanOrEqual(2_000);
      expect(new URL(address).searchParams.get('message')).toMatch(/[x🙂é]…$/u);
    }
  });
});
