import { linesOf } from '../../bot/domain/actionPlan';
import { shortText } from '../../bot/domain/shapeParts';
import { agreed, answerAll, revealed } from './asking';
import { ada, ben, cleo, member, testCommunity, type TestCommunity } from './community';

const add = (title: string, ownerId: string | null = null) => ({ type: 'addAction', title, ownerId, dueOn: null, tier: null }) as const;
const change = (actionId: string, more: { title?: string; dueOn?: string | null; state?: 'to-do' | 'doing' | 'done' | 'dropped' }) => ({ type: 'changeAction', actionId, ...more }) as const;
const claim = (actionId: string) => ({ type: 'claimAction', actionId }) as const;
const release = (actionId: string) => ({ type: 'releaseAction', actionId }) as const;
const titles = (community: TestCommunity) => community.record.actions.map((one) => one.title);
const only = (community: TestCommunity) => community.record.actions[0]?.id ?? '';

describe('the lines of a text', () => {
  test.each([
    ['one line', ['one line']],
    ['- a\n* b\n• c\n– d\n1. e\n12) f', ['a', 'b', 'c', 'd', 'e', 'f']],
    ['a\r\n\r\n  \na\nb', ['a', 'b']],
    ['  - indented  ', ['indented']],
    ['2026. A year of change', ['2026. A year of change']],
    ['e-mail - not a list\n3.5 hours\n-5 degrees', ['e-mail - not a list', '3.5 hours', '-5 degrees']],
    ['', []],
  ])('%j', (text, lines) => expect(linesOf(text)).toEqual(lines));
});

describe('actions from what was agreed', () => {
  const texts = { baseline: '- One workshop a term\n- A shared folder', 'nice-to-have': 'A podcast' };

  test('each line becomes an action that is free to claim, once', () => {
    const community = testCommunity();
    agreed(community, 'achievable', texts);
    expect(community.record.actions).toMatchObject([
      { title: 'One workshop a term', ownerId: null, tier: 'baseline', source: 'achievable/1/baseline', state: 'to-do' },
      { title: 'A shared folder', ownerId: null, tier: 'baseline' },
      { title: 'A podcast', ownerId: null, tier: 'nice-to-have', source: 'achievable/1/nice-to-have' },
    ]);
    expect(new Set(community.record.actions.map((one) => one.id)).size).toBe(3);
  });

  test('agreeing a new version adds only what is new, also beside what was claimed or done', () => {
    const community = testCommunity();
    agreed(community, 'achievable', texts);
    community.done(ada, claim(only(community)));
    community.done(ada, change(only(community), { state: 'done' }));
    community.done(ada, { type: 'reopenStep', stepId: 'achievable' });
    agreed(community, 'achievable', { ...texts, 'nice-to-have': 'A podcast\nA poster' });
    expect(titles(community)).toEqual(['One workshop a term', 'A shared folder', 'A podcast', 'A poster']);
  });

  test('a line too long for a title is cut with a mark', () => {
    const community = testCommunity();
    agreed(community, 'achievable', { ...texts, 'nice-to-have': 'x'.repeat(5_000) });
    const title = titles(community).at(-1) ?? '';
    expect(title).toHaveLength(shortText);
    expect(title.endsWith('x…')).toBe(true);
  });
});

describe('actions from what people signed up to', () => {
  const stepId = 'working-together';

  test('belong to their author from the reveal on, and not before', () => {
    const community = testCommunity();
    answerAll(community, stepId);
    community.done(ben, { type: 'giveAnswer', stepId, questionId: 'sign-up', text: '- Host a session\n- Write it up' });
    expect(community.record.actions).toEqual([]);
    community.done(ada, { type: 'reveal', stepId });
    expect(community.record.actions.map((one) => [one.title, one.ownerId])).toEqual([
      ['ada on sign-up', ada], ['cleo on sign-up', cleo], ['Host a session', ben], ['Write it up', ben],
    ].sort(([, a = ''], [, b = '']) => a.localeCompare(b)));
    expect(community.view(ben).actions.filter((one) => one.mine)).toHaveLength(2);
  });

  test('the same line of two people is two actions', () => {
    const community = testCommunity();
    answerAll(community, stepId);
    for (const personId of [ada, ben]) community.done(personId, { type: 'giveAnswer', stepId, questionId: 'sign-up', text: 'Host a session' });
    community.done(ada, { type: 'reveal', stepId });
    expect(community.record.actions.filter((one) => one.title === 'Host a session').map((one) => one.ownerId)).toEqual([ada, ben]);
  });

  test('a late comer’s too, and signing up again in the next version makes no second one', () => {
    const community = testCommunity();
    answerAll(community, stepId, [ada, ben]);
    community.advance({ days: 8 });
    community.done(ada, { type: 'reveal', stepId });
    community.done(cleo, { type: 'giveAnswer', stepId, questionId: 'sign-up', text: 'cleo on sign-up' });
    expect(titles(community)).toEqual(['ada on sign-up', 'ben on sign-up', 'cleo on sign-up']);
    community.done(ada, { type: 'reopenStep', stepId });
    revealed(community, stepId);
    expect(titles(community)).toHaveLength(3);
  });
});

describe('the plan by hand', () => {
  test('an action is one’s own or free; nobody is given one', () => {
    const community = testCommunity();
    community.done(ada, add('Book a room', ada));
    community.done(ada, add('Ask the library'));
    expect(community.refused(ada, add('Make tea', ben)).because.key).toBe('refuse.assign-other');
    expect(community.record.actions.map((one) => one.ownerId)).toEqual([ada, null]);
  });

  test('added once by one command, twice by two', () => {
    const community = testCommunity();
    community.done(ada, add('Book a room'), 'same');
    community.done(ada, change('same', { state: 'done' }));
    expect(community.done(ada, add('Book a room'), 'same').changes).toEqual([]);
    expect(community.record.actions).toMatchObject([{ state: 'done' }]);
    community.done(ada, add('Book a room'), 'other');
    expect(community.record.actions).toHaveLength(2);
  });

  test('of two who claim at once, the second is told by whom it was taken', () => {
    const community = testCommunity();
    community.done(ada, add('Book a room'));
    community.done(ben, claim(only(community)));
    expect(community.refused(cleo, claim(only(community)))).toMatchObject({ code: 'changed-meanwhile', because: { key: 'refuse.action-taken', values: { name: 'Ben' } } });
    expect(community.done(ben, claim(only(community))).changes).toEqual([]);
    expect(community.record.actions[0]).toMatchObject({ ownerId: ben, revision: 2 });
  });

  test('a member claims, changes and gives back what is theirs, and nothing else', () => {
    const community = testCommunity();
    community.done(ada, add('Book a room'));
    const id = only(community);
    expect(community.refused(member, change(id, { state: 'done' })).because.key).toBe('refuse.action-of-other');
    expect(community.refused(member, add('My own')).code).toBe('not-allowed');
    community.done(member, claim(id));
    community.done(member, change(id, { state: 'doing', dueOn: '2026-06-01' }));
    community.done(member, release(id));
    expect(community.record.actions[0]).toMatchObject({ ownerId: null, state: 'doing', dueOn: '2026-06-01' });
    expect(community.refused(member, change(id, { title: 'Mine' })).because.key).toBe('refuse.action-of-other');
    expect(community.done(member, release(id)).changes).toEqual([]);
    community.done(ben, claim(id));
    expect(community.refused(member, release(id)).because.key).toBe('refuse.action-of-other');
  });

  test('knows when something was finished, and forgets it when it goes on', () => {
    const community = testCommunity();
    community.done(ada, add('Book a room'));
    const id = only(community);
    community.advance({ days: 1 });
    community.done(ben, change(id, { state: 'done' }));
    expect(community.record.actions[0]?.finishedAt).toBe(community.now);
    expect(community.done(cleo, change(id, { state: 'done' })).changes).toEqual([]);
    community.done(ben, change(id, { title: 'Book two rooms' }));
    expect(community.record.actions[0]?.finishedAt).toBe(community.now);
    community.done(ben, change(id, { state: 'doing' }));
    expect(community.record.actions[0]?.finishedAt).toBeNull();
  });

  test('is overdue from the day after its date, in the community’s zone', () => {
    const community = testCommunity(3, 'Asia/Shanghai');
    community.done(ada, { ...add('Book a room'), dueOn: '2026-05-04' });
    const overdue = () => community.view(member).actions[0]?.overdue;
    community.advance({ hours: 6, minutes: 59 });
    expect(overdue()).toBe(false);
    community.advance({ minutes: 1 });
    expect(overdue()).toBe(true);
    community.done(ada, change(only(community), { state: 'done' }));
    expect(overdue()).toBe(false);
  });

  test('what is not there cannot be changed, claimed or given back', () => {
    const community = testCommunity();
    for (const command of [change('gone', { state: 'done' }), claim('gone'), release('gone')]) expect(community.refused(ada, command).because.key).toBe('refuse.no-action');
  });
});

describe('the priority that an action serves', () => {
  const withPriorities = () => {
    const community = testCommunity();
    agreed(community, 'purpose', { purpose: 'Fair marks.', priorities: '- Share examples\n- Make briefs plain', outcomes: 'A shelf' });
    return community;
  };
  const serving = (serves: string | null) => ({ ...add('Book a room'), serves });

  test('is one that the group has agreed, and is shown with it', () => {
    const community = withPriorities();
    expect(community.view(ada).priorities).toEqual(['Share examples', 'Make briefs plain']);
    community.done(ada, serving('Share examples'));
    expect(community.view(ada).actions[0]).toMatchObject({ title: 'Book a room', serves: 'Share examples' });
    expect(community.refused(ada, serving('Rule the world')).because.key).toBe('refuse.no-priority');
    expect(community.refused(ada, { ...change(only(community), {}), serves: 'Rule the world' }).because.key).toBe('refuse.no-priority');
    community.done(ada, { ...change(only(community), {}), serves: null });
    expect(community.record.actions[0]?.serves).toBeNull();
  });

  test('stays in its words when others are agreed, and can be changed to the new ones', () => {
    const community = withPriorities();
    community.done(ada, serving('Share examples'));
    community.done(ada, { type: 'reopenStep', stepId: 'purpose' });
    agreed(community, 'purpose', { purpose: 'Fair marks.', priorities: 'Welcome newcomers', outcomes: 'A shelf' });
    community.done(ada, change(only(community), { title: 'Book two rooms' }));
    expect(community.record.actions[0]).toMatchObject({ title: 'Book two rooms', serves: 'Share examples' });
    community.done(ada, { ...change(only(community), {}), serves: 'Welcome newcomers' });
    expect(community.record.actions[0]?.serves).toBe('Welcome newcomers');
  });

  test('is offered to members once the charter is published, and not before', () => {
    const community = withPriorities();
    expect(community.view(member).priorities).toEqual([]);
    community.done(ada, { type: 'publishCharter', fingerprint: community.view(ada).charter.fingerprint });
    expect(community.view(member).priorities).toEqual(['Share examples', 'Make briefs plain']);
  });
});
