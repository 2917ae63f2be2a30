import { Temporal } from 'temporal-polyfill';
import type { EventsAnswer } from '../../bot/api/contract';
import { randomOf } from '../../bot/demo/random';
import { isOpenDay, ourManners, personalPrompts, type Manners } from '../../bot/domain/prompting/manners';
import { localTenant } from '../../bot/local/people';
import { ask } from '../fakes/asking';
import { standingClock } from '../fakes/clock';
import { startGroup, type Group } from '../fakes/group';
import { eventually, type Actor } from '../journeys/people';
import { openWorld, type World } from '../journeys/world';

/**
 * Five weeks through the real scheduler, the real rows and the real door, over the change of the clocks: people in two
 * communities who change again and again how they want to be written to, while things wait for them. Each message
 * that arrived is held against what its reader wanted at that moment.
 */
const seed = process.env['COP_SEED'] ?? 'manners walk';
/** A Monday at seven in London; the clocks change there on 31 October, in New York on 7 November. */
const begin = '2027-10-11T06:00:00.000Z';
const weeks = 5;
const hour = 3_600_000;
const day = 24 * hour;
const zones = ['Europe/London', 'Europe/Malta', 'Asia/Shanghai', 'America/New_York'];
const patterns = [[1, 2, 3, 4, 5], [1, 2, 3], [3, 4, 5], [2, 4], [6, 7]];
const closed = [{ from: '2027-10-25', until: '2027-10-29', name: 'Reading week' }];
const second = 'cop-second';

interface Arrived { who: string; what: string; text: string; at: string; own: Manners }

const next = randomOf(seed);
const below = (n: number): number => Math.floor(next() * n);
const pick = <T,>(list: readonly T[]): T => list[below(list.length)] as T;
const plus = (moment: string, ms: number): string => new Date(Date.parse(moment) + ms).toISOString();
const local = ({ at, own }: Arrived, zone = own.zone ?? 'Europe/London'): Temporal.ZonedDateTime => Temporal.Instant.from(at).toZonedDateTimeISO(zone);

let world: World;
let group: Group;
let people: Actor[];
const own = new Map<string, Manners>();
const arrived: Arrived[] = [];
const core: string[] = [];

/** The same people in one more community, which has no place of its own. */
async function addSecond(): Promise<void> {
  const copy = (table: string, key: string, more: object) => world.store.executeSql(
    `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || $3::jsonb)).* from ${table} t where t.tenant_id = $1 and t.${key} = $2`, [localTenant, group.communityId, JSON.stringify(more)],
  );
  await copy('community', 'id', { id: second, name: 'Second', zone: 'Europe/Malta', core_conversation: null, team_conversation: null, group_id: null });
  await copy('member', 'community_id', { community_id: second });
}

async function choose(who: Actor, moment: string): Promise<void> {
  const date = (days: number): string => plus(moment, days * day).slice(0, 10);
  const manners: Manners = {
    digest: pick(['weekly', 'weekly', 'weekly', 'daily', 'never']), zone: pick([null, ...zones]), days: pick(patterns), pausedUntil: below(5) === 0 ? date(1 + below(9)) : null,
    off: below(6) === 0 ? [pick(personalPrompts)] : [], later: below(5) === 0 ? [{ what: pick(['digest', 'event-reminder'] as const), untilOn: date(1 + below(9)) }] : [], muted: below(6) === 0 ? [second] : [],
  };
  const { revision } = (await ask(world, who, 'manners')).body as { revision: number };
  expect((await ask(world, who, 'manners', { body: { ...manners, base: revision } })).status).toBe(200);
  own.set(who.id, manners);
}

let planned = 0;
async function planEvent(communityId: string, moment: string): Promise<void> {
  const startsAt = plus(moment, (1 + below(6)) * day + below(24) * hour).slice(0, 16);
  await group.amara.do(communityId, { type: 'planEvent', eventId: null, base: 0, kind: 'learning', title: `Event of ${communityId === second ? 'Second' : 'First'} ${planned += 1}`, startsAt, minutes: 60, place: '', hostId: null, plan: {} });
  const { events } = (await ask(world, group.amara, `communities/${communityId}/events?from=${moment}&to=${plus(moment, 8 * day)}`)).body as unknown as EventsAnswer;
  for (const one of events.filter((each) => each.state === 'planned' && each.startsAt > moment)) for (const who of people) if (below(3) === 0) await who.do(communityId, { type: 'comeTo', eventId: one.id, coming: true });
}

/** What has come to somebody since they last changed anything, with what they wanted all that while. */
const seen = new Set<string>();
async function gather(who: Actor): Promise<void> {
  for (const { id, at, cards } of await group.wrote('personal', who)) {
    const text = JSON.stringify(cards);
    if (seen.has(`${who.id} ${id}`) || !text.includes('How often I hear from you')) continue;
    seen.add(`${who.id} ${id}`);
    arrived.push({ who: who.id, what: /"about":"(digest|event-reminder|event-after|coffee-pair|coffee-met)"/.exec(text)?.[1] ?? '', text, at, own: own.get(who.id) ?? ourManners });
  }
}

beforeAll(async () => {
  world = await openWorld({ clock: standingClock(begin) });
  group = await startGroup(world);
  people = [...group.core, group.sam];
  await addSecond();
  const { name, topic } = await group.amara.view(group.communityId) as unknown as { name: string; topic: string };
  for (const communityId of [group.communityId, second]) await group.amara.do(communityId, { type: 'changeSettings', base: 0, name: communityId === second ? 'Second' : name, topic, zone: communityId === second ? 'Europe/Malta' : 'Europe/London', closed, cutOffs: null });
  await group.amara.do(group.communityId, { type: 'scheduleMeetings', stepId: 'check-ins', firstOn: '2027-10-14', at: '10:00', minutes: 30, everyWeeks: 1, untilOn: '2028-03-30' });
  await group.amara.do(group.communityId, { type: 'setReviews', lightOn: '2027-11-19', fullOn: '2028-05-12' });
  for (const who of group.core) await who.do(group.communityId, { type: 'addAction', title: `Of ${who.name}`, ownerId: who.id, dueOn: '2027-10-12', tier: null });

  for (let at = plus(begin, hour); at < plus(begin, weeks * 7 * day); at = plus(at, (3 + below(5)) * hour)) {
    await world.moveTo(at);
    await eventually(async () => (await world.store.executeSql(`select 1 from delivery where effect->>'kind' in ('prompt', 'digest') and (state = 'sending' or (state = 'queued' and (not_before is null or not_before <= $1)))`, [at])).rows.length === 0, `a rest at ${at}`);
    const who = pick(people);
    if (below(2) === 0) {
      await gather(who);
      await choose(who, at);
    }
    if (below(12) === 0) await planEvent(pick([group.communityId, second]), at);
    const busy = pick(group.core);
    if (below(8) === 0) await busy.do(pick([group.communityId, second]), { type: 'addAction', title: `More ${at}`, ownerId: busy.id, dueOn: at.slice(0, 10), tier: null });
  }
  for (const who of people) await gather(who);
  core.push(...(await group.wrote('core')).filter((one) => /Pause or stop these|It is asked once/.test(JSON.stringify(one.cards))).map((one) => one.at));
}, 300_000);
afterAll(() => world.end());

const inWords = (list: Arrived[]): unknown[] => list.map(({ at, what, own: { zone, days, pausedUntil, later }, who }) => ({ at, what, who, zone, days, pausedUntil, later }));

test('there is something to look at', () => {
  expect(new Set(arrived.map((one) => one.what))).toEqual(new Set(['digest', 'event-reminder']));
  expect(arrived.length).toBeGreaterThan(20);
  expect(core.length).toBeGreaterThan(2);
});

test('nothing comes between 18:00 and 08:00 of the reader’s clock, on a day off of theirs or of the university, in a pause, or before a date until which that kind waits', () => {
  expect(inWords(arrived.filter((one) => {
    // Of an event the zone of its community holds for who has chosen none.
    const when = one.own.zone === null && one.text.includes('Second') && one.what !== 'digest' ? local(one, 'Europe/Malta') : local(one);
    const pausedUntil = [one.own.pausedUntil, ...one.own.later.filter(({ what }) => what === one.what).map(({ untilOn }) => untilOn)].filter((date) => date !== null).sort().at(-1) ?? null;
    return when.hour < 8 || when.hour >= 18 || !isOpenDay(when.toPlainDate().toString(), { zone: when.timeZoneId, days: one.own.days, closed, rests: [], pausedUntil });
  }))).toEqual([]);
});

test('nothing comes that was switched off, or of a community that was silenced', () => {
  expect(inWords(arrived.filter((one) => (one.own.off as string[]).includes(one.what) || (one.what === 'digest' && one.own.digest === 'never') || (one.own.muted.includes(second) && one.text.includes('Event of Second'))))).toEqual([]);
});

test('nobody has two weekly messages in one week, or within two days, whatever they changed in between; nor two of a day', () => {
  const digests = arrived.filter((one) => one.what === 'digest');
  const wrong = digests.filter((one, at) => digests.slice(0, at).some((before) => {
    if (before.who !== one.who) return false;
    const [last, now] = [local(before, one.own.zone ?? 'Europe/London'), local(one)];
    if (one.own.digest === 'daily') return last.toPlainDate().equals(now.toPlainDate());
    return (last.weekOfYear === now.weekOfYear && last.yearOfWeek === now.yearOfWeek) || Date.parse(one.at) - Date.parse(before.at) < 2 * day;
  }));
  expect(inWords(wrong)).toEqual([]);
});

test('each event reminds each person once', () => {
  const reminders = arrived.filter((one) => one.what === 'event-reminder').map((one) => `${one.who} ${/Event of \w+ \d+/.exec(one.text)?.[0]}`);
  expect(new Set(reminders).size).toBe(reminders.length);
});

test('the core group has two posts within seven days at most, in its hours', () => {
  const times = core.map((at) => Date.parse(at)).sort((a, b) => a - b);
  times.forEach((at, n) => expect(at - (times[n - 2] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(7 * day));
  for (const at of core) {
    const when = Temporal.Instant.from(at).toZonedDateTimeISO('Europe/London');
    expect([when.hour >= 8 && when.hour < 18, isOpenDay(when.toPlainDate().toString(), { zone: 'Europe/London', days: [1, 2, 3, 4, 5], closed, rests: [], pausedUntil: null })]).toEqual([true, true]);
  }
});
