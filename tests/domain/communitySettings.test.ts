import { ourCutOffs, settingsOf } from '../../bot/domain/communitySettings';
import { parseCommand, type CommandOf } from '../../bot/domain/commands';
import { workday } from '../../bot/domain/workday';
import { ada, ben, member, testCommunity } from './community';

type Change = CommandOf<'changeSettings'>;
const settings = (more: Partial<Change> = {}): Change => ({ type: 'changeSettings', base: 0, name: 'Inclusive Assessment', topic: 'Assessment for all', zone: 'Europe/London', closed: [], cutOffs: null, ...more });
const winter = { from: '2026-12-23', until: '2027-01-04', name: 'Winter closure' };

test('name, zone and days off are changed together, once, and the cards that say the name follow', () => {
  const community = testCommunity();
  const change = settings({ name: 'Fair Assessment', zone: 'Europe/Malta', closed: [winter] });
  expect(community.done(ada, change).effects).toContainEqual({ kind: 'start-card' });
  expect(community.done(ada, change).changes).toEqual([]);
  expect(community.view(member)).toMatchObject({ name: 'Fair Assessment', zone: 'Europe/Malta', settings: { closed: [winter], revision: 1, cutOffs: null } });
  expect(community.done(ada, settings({ base: 1, name: 'Fair Assessment', zone: 'Europe/Malta' })).effects).toEqual([]);
});

test('the community is in the list for everybody only where its core group says so, and stays as it is in forms that do not ask', () => {
  const community = testCommunity();
  expect(community.view(member).settings.listed).toBe(false);
  community.done(ada, settings({ listed: true }));
  community.done(ben, settings({ base: 1, topic: 'Another topic' }));
  expect(community.view(member).settings.listed).toBe(true);
  expect(community.refused(member, settings({ base: 2, listed: false })).because.key).toBe('refuse.not-allowed');
  community.done(ben, settings({ base: 2, topic: 'Another topic', listed: false }));
  expect(community.view(member).settings.listed).toBe(false);
});

test('whoever saves an older form is told so, and nothing of it is kept', () => {
  const community = testCommunity();
  community.done(ada, settings({ name: 'By Ada' }));
  expect(community.refused(ben, settings({ name: 'By Ben' })).because.key).toBe('refuse.settings-changed');
  expect(community.record.community.name).toBe('By Ada');
  expect(community.refused(ben, settings({ base: 1, closed: [{ ...winter, until: '2026-12-01' }] })).because).toEqual({ key: 'refuse.closure-backwards', values: { name: 'Winter closure' } });
});

test('terms are kept in order, apart from each other, and stay as they are in forms that do not ask', () => {
  const community = testCommunity();
  const [autumn, spring] = [{ name: 'Autumn', from: '2026-09-21', until: '2026-12-11' }, { name: 'Spring', from: '2027-01-11', until: '2027-03-26' }];
  community.done(ada, settings({ terms: [spring, autumn] }));
  expect(community.view(ada).settings.terms).toEqual({ own: [autumn, spring], university: [] });
  expect(community.view(member).settings.terms).toBeNull();
  community.done(ben, settings({ base: 1, topic: 'Another topic' }));
  expect(settingsOf(community.record.community).terms).toEqual([autumn, spring]);
  for (const wrong of [{ ...spring, from: '2026-12-11' }, { ...spring, until: '2027-01-10' }]) {
    expect(community.refused(ada, settings({ base: 2, terms: [autumn, wrong] })).because).toEqual({ key: 'refuse.terms-overlap', values: { name: 'Spring' } });
  }
  community.done(ada, settings({ base: 2, terms: [] }));
  expect(settingsOf(community.record.community).terms).toEqual([]);
});

test('cut-offs are kept where they differ from ours, whatever order their fields come in', () => {
  const community = testCommunity();
  const backwards = Object.fromEntries(Object.entries(ourCutOffs).reverse()) as unknown as typeof ourCutOffs;
  expect(community.done(ada, settings({ cutOffs: backwards })).changes).toEqual([]);
  community.done(ada, settings({ cutOffs: { ...ourCutOffs, within30: 0.5 } }));
  expect(settingsOf(community.record.community).cutOffs?.within30).toBe(0.5);
  expect(community.view(ada).settings.cutOffs?.ours).toEqual(ourCutOffs);
  community.done(ben, settings({ base: 1, cutOffs: ourCutOffs }));
  expect(settingsOf(community.record.community).cutOffs).toBeNull();
});

test.each([
  ['a light without room for amber', { participation: { green: 0.3, red: 0.3 } }], ['weeks the wrong way round', { gapWeeks: { green: 10, red: 6 } }], ['a share above one', { coverage: 1.2 }],
])('%s is refused', (_what, wrong) => {
  expect(parseCommand({ ...settings(), cutOffs: { ...ourCutOffs, ...wrong } }).ok).toBe(false);
});

test('a date that falls on days off becomes the first working day after them', () => {
  expect(workday('2026-12-24', [winter])).toBe('2027-01-05');
  expect(workday('2026-12-19', [winter])).toBe('2026-12-21');
  expect(workday('2026-12-21', [{ from: '2026-12-21', until: '2026-12-25' }, { from: '2026-12-28', until: '2026-12-28' }])).toBe('2026-12-29');
});

describe('a pause of everything that comes by itself', () => {
  const pause = (untilOn: string | null) => ({ type: 'pausePrompts', untilOn }) as const;

  test('holds until its date, says so, and ends when somebody goes on', () => {
    const community = testCommunity();
    const { said } = community.done(ada, pause('2026-06-01'));
    expect(said).toEqual({ key: 'said.prompts-paused', values: { date: '1 June 2026' } });
    expect(settingsOf(community.record.community)).toMatchObject({ pausedUntil: '2026-06-01', revision: 0 });
    expect(community.done(ben, pause('2026-06-01')).changes).toEqual([]);
    expect(community.done(ben, pause(null)).said).toEqual({ key: 'said.prompts-on' });
    expect(settingsOf(community.record.community).pausedUntil).toBeNull();
  });

  test('going on is written down even where nothing was paused: it answers the question whether to', () => {
    expect(testCommunity().done(ada, pause(null)).changes).toHaveLength(1);
  });

  test('saving the settings leaves it as it is', () => {
    const community = testCommunity();
    community.done(ada, pause('2026-06-01'));
    community.done(ada, settings({ name: 'Fair Assessment' }));
    expect(settingsOf(community.record.community).pausedUntil).toBe('2026-06-01');
  });

  test.each([['today', '2026-05-04', 'refuse.date-past'], ['more than a year', '2027-05-05', 'refuse.pause-too-long']])('%s is no pause', (_what, untilOn, key) => {
    expect(testCommunity().refused(ada, pause(untilOn)).because.key).toBe(key);
  });

  test('it is the core group’s', () => {
    expect(testCommunity().refused(member, pause('2026-06-01')).code).toBe('not-allowed');
  });
});
