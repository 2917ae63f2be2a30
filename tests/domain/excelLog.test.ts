import { isLogOn, logDueSince, newsOf, type ExcelLog } from '../../bot/domain/excelLog';
import { ada, ben, member, testCommunity } from './community';

const on = (more: Partial<ExcelLog> = {}): ExcelLog => ({ personId: ada, askedAt: '2026-05-04T09:00:00.000Z', state: 'written', problem: null, news: null, writtenAt: null, driveId: null, itemId: null, webUrl: null, ...more });
const wants = (decision: { effects: { kind: string }[] }): boolean => decision.effects.some((one) => one.kind === 'write-log');
const quarter = { type: 'saveWebCount' as const, quarter: '2026-Q1', visits: 9, visitors: 8 };

test('the log is switched on in the name of whoever asks, once, and somebody else can go on with it in the same file', () => {
  const community = testCommunity();
  expect(wants(community.done(ada, { type: 'startLog' }))).toBe(true);
  expect(community.record.community.log).toEqual(on({ state: 'asked', askedAt: community.now }));
  expect(community.done(ada, { type: 'startLog' })).toMatchObject({ changes: [], effects: [], said: { key: 'said.log-on' } });
  community.put({ put: 'community', row: { ...community.record.community, log: on({ driveId: 'd', itemId: 'i', webUrl: 'https://x', writtenAt: community.now, state: 'failed', problem: 'Why' }) } });
  expect(wants(community.done(ben, { type: 'startLog' }))).toBe(true);
  expect(community.record.community.log).toMatchObject({ personId: ben, itemId: 'i', state: 'asked', problem: null });
});

test('without a team there is none, with the reason', () => {
  const community = testCommunity();
  community.put({ put: 'community', row: { ...community.record.community, groupId: null } });
  expect(community.refused(ada, { type: 'startLog' })).toMatchObject({ code: 'not-now', because: { key: 'refuse.log-no-team' } });
  expect(community.view(ada).log.hasFiles).toBe(false);
});

test('it is wanted after what changes it, while it is on, and not after anything else', () => {
  const community = testCommunity();
  expect(wants(community.done(ada, quarter))).toBe(false);
  community.done(ada, { type: 'startLog' });
  expect(wants(community.done(ada, { ...quarter, visits: 10 }))).toBe(true);
  expect(wants(community.done(ada, { ...quarter, visits: 10 }))).toBe(false);
  expect(wants(community.done(ada, { type: 'addAction', title: 'x', ownerId: null, dueOn: null, tier: null }))).toBe(false);
  expect(wants(community.done(ada, { type: 'stopLog' }))).toBe(false);
  expect(community.done(ada, { type: 'stopLog' }).changes).toEqual([]);
  expect(wants(community.done(ada, { ...quarter, visits: 11 }))).toBe(false);
});

test('members read where the file is, and not how it fares', () => {
  const community = testCommunity();
  community.put({ put: 'community', row: { ...community.record.community, log: on({ webUrl: 'https://x', problem: 'Why', state: 'waiting', news: { text: 'New', at: community.now } }) } });
  expect(community.view(member).log).toEqual({ on: true, webUrl: 'https://x', writtenAt: null, hasFiles: true, state: null, problem: null, news: null, by: null, isMine: false });
  expect(community.view(ada).log).toMatchObject({ state: 'waiting', problem: 'Why', by: 'Ada' });
});

test('it is due from four in the morning by the clocks of the community, also when they change', () => {
  const due = (zone: string, now: string, log: ExcelLog | null = on()) => logDueSince({ zone, log }, now);
  expect(due('Europe/London', '2026-05-04T03:00:00.000Z')).toBe('2026-05-04T03:00:00.000Z');
  expect(due('Europe/London', '2026-05-04T02:59:59.999Z')).toBe('2026-05-03T03:00:00.000Z');
  expect(due('Europe/London', '2026-03-29T12:00:00.000Z')).toBe('2026-03-29T03:00:00.000Z');
  expect(due('Pacific/Auckland', '2026-05-04T09:00:00.000Z')).toBe('2026-05-03T16:00:00.000Z');
  expect([due('UTC', '2026-05-04T09:00:00.000Z', null), due('UTC', '2026-05-04T09:00:00.000Z', on({ state: 'off' })), isLogOn(null)]).toEqual([null, null, false]);
});

test('news stays for two weeks, and newer news takes its place', () => {
  const old = { text: 'Old', at: '2026-05-04T09:00:00.000Z' };
  expect(newsOf(old, [], '2026-05-18T08:59:59.000Z')).toBe(old);
  expect(newsOf(old, [], '2026-05-18T09:00:00.000Z')).toBeNull();
  expect(newsOf(old, ['A.', 'B.'], '2026-05-05T09:00:00.000Z')).toEqual({ text: 'A. B.', at: '2026-05-05T09:00:00.000Z' });
});
