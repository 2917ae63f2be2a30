import { secondsLeft } from '../../bot/domain/timing';
import { ada, ben, cleo, testCommunity } from './community';

const stepId = 'sponsor';
const press = (act: 'start' | 'pause' | 'go-on' | 'extend' | 'clear', base: number, seconds: number | null = null) => ({ type: 'runTimer', stepId, act, base, seconds }) as const;
const timerOf = (community: ReturnType<typeof testCommunity>, who: string = ada) => community.view(who).steps.find((one) => one.id === stepId)?.timer;

describe('the timer of a meeting', () => {
  test('is started, paused, taken up and cleared by anybody of the core group, the same for all', () => {
    const community = testCommunity();
    expect(timerOf(community)).toEqual({ revision: 0, run: null });
    community.done(ada, press('start', 0, 300));
    expect(timerOf(community, ben)?.run).toEqual(timerOf(community, cleo)?.run);
    expect(timerOf(community)?.run).toMatchObject({ left: 300, by: 'Ada', endsAt: expect.stringMatching(/Z$/) as unknown });
    community.done(ben, press('pause', 1));
    expect(timerOf(community)?.run).toMatchObject({ endsAt: null, by: 'Ben' });
    community.done(cleo, press('go-on', 2));
    expect(timerOf(community)?.run?.endsAt).not.toBeNull();
    community.done(ada, press('clear', 3));
    expect(timerOf(community)).toEqual({ revision: 4, run: null });
  });

  test('two who press the same make one change, and each press for more time counts', () => {
    const community = testCommunity();
    community.done(ada, press('start', 0, 300));
    community.done(ada, press('pause', 1));
    expect(community.done(ben, press('pause', 1)).changes).toEqual([]);
    expect(community.done(cleo, press('start', 1, 60)).changes).toEqual([]);
    const before = timerOf(community)?.run?.left ?? 0;
    community.done(ada, press('extend', 2));
    community.done(ben, press('extend', 2));
    expect(timerOf(community)?.run?.left).toBe(before + 120);
  });

  test('is not started without a length, extended where there is none, or made longer than three hours', () => {
    const community = testCommunity();
    expect(community.refused(ada, press('start', 0)).code).toBe('not-readable');
    expect(community.refused(ada, press('extend', 0)).code).toBe('not-now');
    community.done(ada, press('start', 0, 10_800));
    expect(community.refused(ben, press('extend', 1)).because.key).toBe('refuse.timer-long');
    expect(community.done(ada, press('clear', 0)).changes).toEqual([]);
  });

  test('opens no step and makes no card', () => {
    const community = testCommunity();
    const { effects, changes } = community.done(ada, press('start', 0, 60));
    expect([effects, changes.map((one) => one.put)]).toEqual([[], ['timers']]);
  });

  test('counts by the clock: full seconds, never less than none', () => {
    const running = { seconds: 90, runsFrom: '2026-05-14T09:00:00.000Z' };
    expect(['09:00:00.000', '09:00:00.400', '09:00:30.000', '09:01:30.000', '10:00:00.000'].map((at) => secondsLeft(running, `2026-05-14T${at}Z`))).toEqual([90, 90, 60, 0, 0]);
    expect(secondsLeft({ seconds: 42, runsFrom: null }, '2030-01-01T00:00:00.000Z')).toBe(42);
  });
});
