import { countedChannels, readToday, threadsDue, threadsKept, type Thread } from '../../bot/domain/counting';
import { settingsOf } from '../../bot/domain/communitySettings';
import { ada, ben, member, testCommunity } from './community';

const on = { type: 'countMessages', on: true } as const;
const off = { type: 'countMessages', on: false } as const;
const hour = 3_600_000;
const day = 24 * hour;
const now = '2026-09-07T09:00:00.000Z';
const ago = (milliseconds: number): string => new Date(Date.parse(now) - milliseconds).toISOString();

test('counting is off until the core group begins it, once, and everybody is told by whom and since when', () => {
  const community = testCommunity();
  expect(community.view(member)?.counting).toBeNull();
  expect(community.refused(member, on).code).toBe('not-allowed');
  expect(community.done(ada, on).effects).toEqual([{ kind: 'read-messages' }]);
  expect(community.done(ben, on)).toMatchObject({ changes: [], effects: [] });
  expect(community.view(member)?.counting).toEqual({ since: community.now, by: 'Ada' });
});

test('its end wants what was counted deleted, and the other settings stay', () => {
  const community = testCommunity();
  community.done(ada, { type: 'setHelpGoal', days: 7 });
  community.done(ada, on);
  expect(community.done(ben, off).effects).toEqual([{ kind: 'read-messages' }]);
  expect(community.done(ben, off)).toMatchObject({ changes: [], effects: [] });
  expect(settingsOf(community.record.community)).toMatchObject({ counting: null, helpDays: 7 });
});

test('without a team there is nothing to count in', () => {
  const community = testCommunity();
  community.put({ put: 'community', row: { ...community.record.community, groupId: null } });
  expect(community.refused(ada, on).because.key).toBe('refuse.counting-no-team');
});

test('General counts, and the channels that were made for sub-groups, each once', () => {
  const community = testCommunity();
  community.done(ada, { type: 'makeChannel', name: 'Rubrics', about: 'x' });
  const general = community.record.community.teamConversation;
  expect(countedChannels(community.record)).toEqual([general]);
  const [group] = community.record.subGroups;
  if (group) community.put({ put: 'subGroups', row: { ...group, state: 'made', channelId: '19:rubrics' } });
  expect(countedChannels(community.record)).toEqual([general, '19:rubrics']);
});

test.each<[string, number, number | null, boolean]>([
  ['a new one at once', 0, null, true], ['a fresh one not twice a day', 2 * day, 20 * hour, false], ['a fresh one each day', 2 * day, day, true],
  ['an older one not each day', 20 * day, 2 * day, false], ['an older one each week', 20 * day, 7 * day, true], ['one before the window no more', 84 * day, null, false],
])('replies are looked for: %s', (_name, begun, read, due) => {
  const thread: Thread = { id: '1', begunAt: ago(begun), readAt: read === null ? null : ago(read) };
  expect(threadsDue([thread], now)).toEqual(due ? [thread] : []);
  expect(threadsKept([thread], now)).toEqual(begun < 84 * day ? [thread] : []);
});

test('what was read within a day is not asked for again, and a look that is an hour early is in time', () => {
  expect([readToday(null, now), readToday(ago(22 * hour), now), readToday(ago(23 * hour), now)]).toEqual([false, true, false]);
});
