import fc from 'fast-check';
import { channelGoing, postedAt } from '../../../bot/domain/prompting/channel';
import { settingsOf } from '../../../bot/domain/communitySettings';
import { coreGoing } from '../../../bot/domain/prompting/going';
import type { Prompt } from '../../../bot/domain/prompting/plan';
import { placeFor, withoutPlace } from '../../../bot/domain/prompting/room';
import { applyChanges, type CommunityRecord, type Thanks } from '../../../bot/domain/record';
import { testCommunity, toolkit } from '../community';

const day = 86_400_000;
const base = (): CommunityRecord => {
  const community = testCommunity(3, 'Europe/Malta');
  return { ...community.record, community: { ...community.record.community, zone: 'Europe/Malta', teamConversation: '19:team' } };
};
const at = (record: CommunityRecord) => ({ record, toolkit });
const thanks = (n: number): Thanks => ({ id: `t${n}`, byId: 'mo', toId: 'ben', text: 'x', saidAt: '2027-03-01T09:00:00.000Z', share: true, answer: 'yes', answeredAt: null, postedAt: null, takenBackAt: null, revision: 1 });

test('of however many that are wanted at any moments, never more than two are posted within seven days, and none outside the hours (seed 20271128)', () => {
  const hour = fc.integer({ min: 0, max: 24 * 40 });
  fc.assert(fc.property(fc.array(hour, { minLength: 1, maxLength: 25 }), fc.array(hour, { maxLength: 4 }), (wanted, others) => {
    const begin = Date.parse('2027-03-01T00:00:00.000Z');
    const announced = others.map((n) => new Date(begin + n * 3_600_000).toISOString());
    let record = { ...base(), thanks: wanted.map((_one, n) => thanks(n)) };
    // Each is tried when it is wanted, and again when it was told to.
    const tries = wanted.map((n, at) => ({ at: begin + n * 3_600_000, n: at }));
    const went: string[] = [];
    for (let turn = 0; tries.length > 0 && turn < 400; turn += 1) {
      tries.sort((a, b) => a.at - b.at);
      const one = tries.shift();
      if (!one) break;
      const now = new Date(one.at).toISOString();
      const going = channelGoing(at(record), announced.filter((at) => at <= now), now, null, false);
      if (!going.now) {
        expect(going.at !== null && going.at > now).toBe(true);
        tries.push({ at: Date.parse(going.at ?? now), n: one.n });
        continue;
      }
      const change = postedAt(record, { kind: 'post-thanks', thanksId: `t${one.n}` }, now);
      if (change?.put === 'thanks') record = { ...record, thanks: record.thanks.map((each) => (each.id === change.row.id ? change.row : each)) };
      went.push(now);
    }
    for (const at of went) {
      expect(went.filter((other) => other <= at && Date.parse(at) - Date.parse(other) < 7 * day).length).toBeLessThanOrEqual(2);
      const [weekday = '', clock = ''] = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Malta', weekday: 'short', hour: '2-digit', hourCycle: 'h23' }).format(new Date(at)).split(', ').flatMap((part) => part.split(' '));
      expect(['Sat', 'Sun'].includes(weekday)).toBe(false);
      expect(Number(clock) >= 8 && Number(clock) < 18).toBe(true);
    }
    expect(went).toHaveLength(wanted.length);
  }), { seed: 20271128, numRuns: 60 });
});

test('a pause holds back what comes by itself, and not what somebody has just asked for', () => {
  const record = base();
  const paused = { ...record, community: { ...record.community, settings: { closed: [], terms: [], cutOffs: null, pausedUntil: '2027-04-01', revision: 1, coffee: null, helpDays: 3, counting: null, listed: false, hushed: [], wentOn: null, placed: [] } } } as CommunityRecord;
  const now = '2027-03-02T10:00:00.000Z';
  expect(channelGoing(at(paused), [], now, null, false)).toMatchObject({ now: false, why: 'waits' });
  expect(channelGoing(at(paused), [], now, null, true)).toEqual({ now: true });
});

test('what would come too late does not come, and other posts to the members count', () => {
  const now = '2027-03-02T10:00:00.000Z';
  const posts = ['2027-03-01T10:00:00.000Z', '2027-03-01T11:00:00.000Z'];
  expect(channelGoing(at(base()), posts, now, null, true)).toEqual({ now: false, at: '2027-03-08T10:00:00.000Z', why: 'budget' });
  expect(channelGoing(at(base()), posts, now, '2027-03-05T10:00:00.000Z', true)).toEqual({ now: false, at: null, why: 'lapsed' });
  expect(channelGoing(at(base()), [], now, now, true)).toMatchObject({ now: false, why: 'lapsed' });
});

describe('the room of a week', () => {
  const now = '2027-03-05T10:00:00.000Z';
  const place = (record: CommunityRecord, key: string, moment: string): CommunityRecord => applyChanges(record, [placeFor(record, key, moment, moment)]);
  const busy = (): CommunityRecord => place(place(base(), 'a', '2027-03-01T10:00:00.000Z'), 'b', '2027-03-02T10:00:00.000Z');
  const settled = (record: CommunityRecord, coreConversation: string, teamConversation: string | null = '19:team'): CommunityRecord => ({ ...record, community: { ...record.community, coreConversation, teamConversation } });
  const review: Prompt = { what: 'review', about: 'light@2027-04-01', personId: null, dueAt: now, lapsesAt: '2027-03-25T00:00:00.000Z' };
  const core = (record: CommunityRecord, announced: string[] = []) => coreGoing(review, at({ ...record, reviews: [{ id: 'light', kind: 'light', onDate: '2027-04-01' }] }), { posted: [], lastActAt: null }, announced, now);
  const free = { now: false, at: '2027-03-08T10:00:00.000Z', why: 'budget' };

  test('is one where the core group meets in the channel of the members, or they have none, and two where they are apart', () => {
    expect([channelGoing(at(settled(busy(), '19:team')), [], now, null, false), channelGoing(at(settled(busy(), '19:core')), [], now, null, false)]).toEqual([free, { now: true }]);
    const posted = { ...base(), thanks: [thanks(1), thanks(2)].map((one, n) => ({ ...one, postedAt: `2027-03-0${n + 1}T10:00:00.000Z` })) };
    expect([core(settled(posted, '19:team')), core(settled(posted, '19:core'))]).toEqual([free, { now: true }]);
    const announced = ['2027-03-01T10:00:00.000Z', '2027-03-02T10:00:00.000Z'];
    expect([core(settled(base(), '19:core', null), announced), core(settled(base(), '19:core'), announced)]).toEqual([free, { now: true }]);
  });

  test('is taken once by each post, given back where nothing was sent, and forgotten after the week', () => {
    const twice = place(busy(), 'b', '2027-03-02T10:00:00.000Z');
    expect([twice, withoutPlace(twice, 'b'), applyChanges(twice, [placeFor(twice, 'a', null, now)])].map((one) => settingsOf(one.community).placed.map(({ key }) => key))).toEqual([['a', 'b'], ['a'], ['b']]);
    expect(settingsOf(place(twice, 'c', '2027-03-09T09:00:00.000Z').community).placed.map(({ key }) => key)).toEqual(['b', 'c']);
  });
});
