import { Temporal } from 'temporal-polyfill';
import { isOpenDay } from '../../../bot/domain/prompting/manners';
import { begin, build, communitiesEach, day, live, patterns, people, plus, rests, seed, stop, zones, type Sent } from './twelveWeeks';

describe(`twelve weeks of ${people} people in ${communitiesEach} communities each (seed ${seed})`, () => {
  const world = build(seed);
  const sent = live(world);
  const local = ({ at, hours }: Sent): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(hours.zone);
  const by = <K,>(list: readonly Sent[], key: (one: Sent) => K): Sent[][] => {
    const groups = new Map<K, Sent[]>();
    for (const one of list) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
    return [...groups.values()];
  };

  test('there is something to look at: every kind, thousands of messages, people in every zone and pattern', () => {
    expect(new Set(sent.map((one) => one.what))).toEqual(new Set(['check-in', 'review', 'update', 'go-on', 'event-reminder', 'event-after', 'coffee-pair', 'coffee-met', 'digest']));
    expect(sent.length).toBeGreaterThan(10_000);
    expect(new Set(sent.map((one) => one.hours.zone)).size).toBe(zones.length);
    expect(new Set(sent.map((one) => one.hours.days.join())).size).toBe(new Set(patterns.map((one) => one.join())).size);
  });

  test('nobody is written to between 18:00 and 08:00 of their own clock, on a day that they do not work, or in a pause', () => {
    const wrong = sent.filter((one) => {
      const when = local(one);
      return when.hour < 8 || when.hour >= 18 || !isOpenDay(when.toPlainDate().toString(), one.hours);
    });
    expect(wrong).toEqual([]);
  });

  test('between terms nothing comes that nobody asked for, and what people have signed up for does', () => {
    const within = (one: Sent, [from, until]: readonly [string, string]): boolean => {
      const date = local(one).toPlainDate().toString();
      return from <= date && date <= until;
    };
    const termsOf = new Map(world.communities.map(({ record }) => [record.community.id, record.community.settings?.terms?.length ? rests.own : rests.ofUniversity]));
    const homes = new Map(world.all.map(({ id, homes: [home] }) => [id, termsOf.get(home?.record.community.id ?? '') ?? rests.ofUniversity]));
    const asked = (one: Sent): boolean => one.digest === 'daily' || (one.to.startsWith('p') && one.what !== 'digest');
    const inRest = sent.filter((one) => within(one, (one.communityId === null ? homes.get(one.to) : termsOf.get(one.communityId)) ?? rests.ofUniversity));
    expect(new Set([...termsOf.values()]).size).toBe(2);
    expect(inRest.filter((one) => !asked(one))).toEqual([]);
    expect(new Set(inRest.map((one) => one.what))).toEqual(new Set(['digest', 'event-reminder', 'event-after', 'coffee-pair', 'coffee-met']));
  });

  test('nobody hears of a kind before the date until which they have put it off', () => {
    const later = new Map(world.all.filter((one) => one.changes === null).map((one) => [one.id, one.manners.later]));
    const puts = sent.flatMap((one) => (later.get(one.to) ?? []).filter(({ what }) => what === one.what).map(({ untilOn }) => ({ on: local(one).toPlainDate().toString(), untilOn, what: one.what })));
    expect(new Set(puts.map((one) => one.what))).toEqual(new Set(['digest', 'event-reminder', 'event-after', 'coffee-pair', 'coffee-met']));
    expect(puts.filter(({ on, untilOn }) => on < untilOn)).toEqual([]);
  });

  test('nobody gets more than one message a week that they did not ask for, over all their communities', () => {
    const digests = by(sent.filter((one) => one.what === 'digest'), (one) => one.to).map((list) => list.sort((a, b) => a.at.localeCompare(b.at)));
    const doubled = digests.flatMap((list) => list.filter((one, n) => {
      const before = list[n - 1];
      if (before === undefined || one.digest === 'daily') return false;
      const [last, now] = [{ ...before, hours: one.hours }, one].map(local) as [Temporal.ZonedDateTime, Temporal.ZonedDateTime];
      return (last.weekOfYear === now.weekOfYear && last.yearOfWeek === now.yearOfWeek) || Date.parse(one.at) - Date.parse(before.at) < 2 * day;
    }));
    expect(doubled).toEqual([]);
    // Who wants one each day gets one a day.
    for (const list of digests) expect(new Set(list.map((one) => `${one.hours.zone} ${local(one).toPlainDate().toString()}`)).size).toBe(list.length);
    expect(sent.filter((one) => one.what === 'digest' && one.digest === 'never')).toEqual([]);
  });

  test('everything else to a person is about an event that they signed up for or a round of coffee that they joined, twice each at most', () => {
    const personal = sent.filter((one) => one.to.startsWith('p') && one.what !== 'digest');
    const signUps = new Map<string, number>();
    for (const { events, coffee } of world.communities) for (const personId of [...events.flatMap((event) => event.signedUp.map((one) => one.personId)), ...coffee.flatMap((one) => one.here)]) signUps.set(personId, (signUps.get(personId) ?? 0) + 1);
    for (const list of by(personal, (one) => one.to)) expect(list.length).toBeLessThanOrEqual(2 * (signUps.get(list[0]?.to ?? '') ?? 0));
  });

  test('nobody hears from a community that they have silenced, or of what they have switched off', () => {
    const manners = new Map(world.all.map((one) => [one.id, one.manners]));
    const unwanted = sent.filter((one) => {
      const own = manners.get(one.to);
      return own !== undefined && ((one.communityId !== null && own.muted.includes(one.communityId)) || (own.off as string[]).includes(one.what));
    });
    expect(unwanted).toEqual([]);
  });

  test('no core group gets more than two posts within seven days', () => {
    for (const posts of by(sent.filter((one) => one.to.startsWith('core')), (one) => one.to)) {
      const times = posts.map((one) => Date.parse(one.at)).sort((a, b) => a - b);
      times.forEach((at, n) => expect(at - (times[n - 2] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(7 * day));
    }
  });

  test('a group that falls silent gets two more prompts and one question, and then nothing', () => {
    const silent = world.communities.filter((one) => one.silentFrom !== null);
    expect(silent.length).toBeGreaterThan(10);
    for (const { record, acts } of silent) {
      const after = sent.filter((one) => one.to === `core ${record.community.id}` && one.at > (acts.at(-1) ?? begin)).map((one) => one.what);
      expect(after.length).toBeLessThanOrEqual(3);
      expect(after.filter((one) => one === 'go-on').length).toBe(after.length === 3 ? 1 : 0);
    }
  });

  test('a person who falls silent gets two more weekly digests, of which nothing asks, then one that does, and then none', () => {
    const silent = world.all.filter((one) => one.silentFrom !== null && one.changes === null && one.manners.digest === 'weekly' && one.manners.pausedUntil === null);
    expect(silent.length).toBeGreaterThan(50);
    for (const { id, silentFrom } of silent) {
      const all = sent.filter((one) => one.to === id && one.what === 'digest');
      // The last one before they fell silent counts: nothing was done after it.
      const since = all.slice(all.findIndex((one) => one.at >= (silentFrom ?? '')));
      expect(since.length).toBeLessThanOrEqual(3);
      expect(since.map((one) => one.asks).filter(Boolean)).toHaveLength(since.length === 3 ? 1 : 0);
    }
  });

  test('while the app stands still nothing goes out, and afterwards what was missed goes within the hours, each once', () => {
    expect(sent.filter((one) => one.at >= stop.from && one.at < stop.until)).toEqual([]);
    const late = sent.filter((one) => one.what === 'digest' && one.digest === 'weekly' && one.at >= stop.until && one.at < plus(stop.until, day));
    expect(late.length).toBeGreaterThan(100);
    const keys = sent.map((one) => `${one.to} ${one.what} ${one.communityId ?? ''} ${one.about ?? one.at}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
