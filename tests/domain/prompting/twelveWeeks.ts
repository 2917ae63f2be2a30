import { settingsOf, type CommunitySettings } from '../../../bot/domain/communitySettings';
import { dateIn } from '../../../bot/domain/kinds/event';
import { coreGoing, digestGoing, personalGoing, type Going } from '../../../bot/domain/prompting/going';
import { digestHours, digestOf } from '../../../bot/domain/prompting/digest';
import { hoursOf, latestDigest, nextDigest, ourManners, personalKinds, type Hours, type Manners } from '../../../bot/domain/prompting/manners';
import { planOf, promptKey, type EventFacts, type Prompt, unaskedHours } from '../../../bot/domain/prompting/plan';
import type { CommunityRecord, Member } from '../../../bot/domain/record';
import { emptyRecord } from '../../../bot/domain/record';
import { randomOf } from '../../../bot/demo/random';
import { updateStep } from '../../../bot/domain/prompting/updates';
import type { CoffeeFacts } from '../../../bot/domain/helping/coffeePrompts';
import { toolkit } from '../community';

/**
 * Twelve weeks with a thousand people, each in five communities, over both clock changes' zones: part-time patterns, leave,
 * closures, pauses, silenced communities, groups that stop answering. Every message that goes out is looked at: who got it, at
 * which hour of theirs, and how many before.
 */
export const seed = process.env['COP_SEED'] ?? 'twelve weeks';
export const people = 1_000;
export const communitiesEach = 5;
const size = 50;
export const begin = '2026-09-14T00:00:00.000Z';
export const weeks = 12;
const end = new Date(Date.parse(begin) + weeks * 7 * 86_400_000).toISOString();
export const zones = ['Europe/London', 'Europe/Malta', 'Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe'];
export const patterns = [[1, 2, 3, 4, 5], [1, 2, 3, 4, 5], [1, 2, 3], [3, 4, 5], [2, 4], [7]];
export const day = 86_400_000;
/** The app stands still for a week, from a Tuesday evening on. */
export const stop = { from: '2026-10-20T17:30:00.000Z', until: '2026-10-28T03:00:00.000Z' };
/** The university rests for a week in November; some communities teach by terms of their own. */
const ofUniversity = { ...toolkit, about: { ...toolkit.about, terms: [{ name: 'First', from: '2026-09-14', until: '2026-11-13' }, { name: 'Second', from: '2026-11-23', until: '2027-03-26' }] } };
export const rests = { ofUniversity: ['2026-11-14', '2026-11-22'], own: ['2026-10-10', '2026-10-25'] } as const;
const ownTerms = [{ name: 'One', from: '2026-09-01', until: '2026-10-09' }, { name: 'Two', from: '2026-10-26', until: '2027-02-01' }];
const whenUp = (moment: string): string => (moment >= stop.from && moment < stop.until ? stop.until : moment);

export interface SimPerson {
  id: string;
  manners: Manners;
  homes: SimCommunity[];
  /** From when on they do nothing any more; null where they go on. */
  silentFrom: string | null;
  /** When they change how they want to be written to, and to what. */
  changes: { at: string; to: Manners } | null;
}
export interface SimCommunity { record: CommunityRecord; events: EventFacts[]; coffee: CoffeeFacts[]; silentFrom: string | null; posted: string[]; acts: string[] }
export interface Sent { to: string; what: string; about?: string; at: string; hours: Hours; communityId: string | null; digest?: Manners['digest']; asks?: boolean }

export const plus = (moment: string, ms: number): string => new Date(Date.parse(moment) + ms).toISOString();

export function build(path: string): { all: SimPerson[]; communities: SimCommunity[] } {
  const next = randomOf(path);
  const random = { below: (n: number): number => Math.floor(next() * n) };
  const pick = <T,>(list: readonly T[]): T => list[random.below(list.length)] as T;
  const communities = Array.from({ length: (people * communitiesEach) / size }, (_one, n): SimCommunity => {
    const zone = pick(zones);
    const closed: CommunitySettings['closed'] = random.below(3) === 0 ? [{ from: '2026-10-26', until: '2026-10-30', name: 'Reading week' }] : [];
    const record = emptyRecord({
      id: `c${n}`, name: `Community ${n}`, topic: 'x', mode: 'new', zone, createdAt: begin, createdBy: 'p0', revision: 1, coreConversation: `19:${n}`, teamConversation: null, groupId: null, path: 'full', planner: null, log: null, outlook: null, finding: null, files: null,
      settings: { closed, terms: random.below(4) === 0 ? ownTerms : [], cutOffs: null, pausedUntil: random.below(8) === 0 ? '2026-10-12' : null, coffee: null, helpDays: 3, counting: null, listed: false, hushed: [], wentOn: null, placed: [], revision: 1 },
    });
    const everyWeeks = 1 + random.below(3);
    record.series = [{
      monthly: null, times: null, place: '', exceptions: [], held: null, invited: null, telling: null, takesOver: null, ending: null,
      id: 'check-ins', stepId: 'check-ins', title: 'x', firstStart: `2026-09-${17 + random.below(5)}T${pick(['09', '10', '14'])}:30`, minutes: 30, zone, everyWeeks, untilOn: '2027-03-01', organiserId: 'p0', state: 'booked', problem: null, graphEventId: null, webLink: null, joinUrl: null,
      scheduledAt: begin,
    }];
    record.reviews = [{ id: 'light', kind: 'light', onDate: `2026-${10 + random.below(3)}-${10 + random.below(18)}` }];
    // Half of them have published an update to members before, which brings the next.
    if (n % 2 === 0) record.papers = [{ stepId: updateStep(toolkit)?.id ?? '', number: 1, publishedAt: plus(begin, (n % 20) * day) }] as CommunityRecord['papers'];
    return { record, events: [], coffee: [], silentFrom: random.below(4) === 0 ? plus(begin, random.below(40) * day) : null, posted: [], acts: [] };
  });
  const all = Array.from({ length: people }, (_one, n): SimPerson => {
    const homes = Array.from({ length: communitiesEach }, (_each, k) => communities[(n * communitiesEach + k * 37) % communities.length] as SimCommunity);
    const id = `p${n}`;
    for (const { record } of new Set(homes)) {
      const member: Member = { personId: id, name: id, email: null, part: record.members.length < 5 ? 'core' : 'member', joinedAt: begin, leftAt: null };
      record.members.push(member);
    }
    const manners: Manners = {
      digest: random.below(10) === 0 ? 'daily' : random.below(10) === 0 ? 'never' : 'weekly', zone: random.below(3) === 0 ? pick(zones) : null, days: pick(patterns),
      pausedUntil: random.below(6) === 0 ? dateIn('UTC', plus(begin, random.below(80) * day)) : null, off: random.below(12) === 0 ? ['event-reminder'] : [], later: random.below(5) === 0 ? [{ what: pick(personalKinds), untilOn: dateIn('UTC', plus(begin, random.below(80) * day)) }] : [], muted: random.below(7) === 0 ? [pick(homes).record.community.id] : [],
    };
    const to: Manners = { ...manners, digest: pick(['daily', 'weekly', 'weekly']), zone: pick([null, ...zones]), days: pick(patterns) };
    return { id, manners, homes, silentFrom: random.below(4) === 0 ? plus(begin, random.below(50) * day) : null, changes: random.below(3) === 0 ? { at: plus(begin, random.below(80) * day + random.below(24) * 3_600_000), to } : null };
  });
  for (const { record, events, coffee } of communities) {
    // Every third draws pairs each four weeks, in the middle of the night, of whoever joined.
    for (let week = 0; record.community.id.endsWith('3') && week < weeks; week += 4) {
      const joined = record.members.filter(() => random.below(3) === 0).map(({ personId }) => personId);
      const drawnAt = plus(begin, week * 7 * day + 2 * 3_600_000);
      coffee.push({ id: `coffee@${drawnAt.slice(0, 10)}`, drawnAt, askAt: plus(drawnAt, 21 * day), alone: joined.length % 2 === 1 ? joined[0] ?? null : null, groups: Array.from({ length: Math.floor(joined.length / 2) }, (_pair, k) => joined.slice(joined.length % 2 + 2 * k, joined.length % 2 + 2 * k + 2)), here: joined, answered: joined.filter(() => random.below(3) === 0) });
    }
    for (let week = 0; week < weeks; week += 1) {
      if (random.below(2) === 0) continue;
      const startsAt = plus(begin, (week * 7 + random.below(7)) * day + (6 + random.below(14)) * 3_600_000);
      const coming = record.members.filter(() => random.below(4) === 0);
      events.push({ id: `${record.community.id}-e${week}`, title: 'x', startsAt, minutes: 60, state: 'planned', signedUp: coming.map(({ personId }) => ({ personId, at: plus(startsAt, -(1 + random.below(12)) * day), came: random.below(5) > 0 })) });
    }
  }
  return { all, communities };
}

/** Lets the twelve weeks pass; each prompt goes as the carriage would let it. */
export function live({ all, communities }: ReturnType<typeof build>): Sent[] {
  const sent: Sent[] = [];
  const manners = new Map(all.map((one) => [one.id, one.manners]));
  const go = (prompt: Prompt, decide: (now: string) => Going): string | null => {
    for (let now = whenUp(prompt.dueAt), tries = 0; tries < 20; tries += 1) {
      const going = decide(now);
      if (going.now) return now;
      if (going.at === null) return null;
      now = whenUp(going.at);
    }
    throw new Error(`${promptKey(prompt)} is put off without end`);
  };
  for (const community of communities) {
    const { record } = community;
    const done = new Set<string>();
    for (let week = 0; week < weeks; week += 1) {
      const from = plus(begin, week * 7 * day);
      const to = plus(from, 7 * day);
      // Everybody acts once a week, until the group falls silent.
      if (community.silentFrom === null || from < community.silentFrom) community.acts.push(from);
      const events = community.events.map((one): EventFacts => ({ ...one, state: one.startsAt < from ? 'held' : 'planned', signedUp: one.signedUp.filter((each) => each.at < to).map((each) => ({ ...each, came: one.startsAt < from ? each.came : null })) }))
        .filter((one) => Math.abs(Date.parse(one.startsAt) - Date.parse(from)) < 15 * day);
      const facts = { events, coffee: community.coffee.filter((one) => one.drawnAt < to), manners, posted: community.posted, lastActAt: community.acts.at(-1) ?? null };
      const carry = (prompt: Prompt): boolean => {
        if (prompt.dueAt >= to || done.has(promptKey(prompt))) return false;
        done.add(promptKey(prompt));
        const { personId } = prompt;
        const own = personId === null ? null : (manners.get(personId) ?? ourManners);
        const at = go(prompt, (now) => (personId === null || own === null ? coreGoing(prompt, { record, toolkit: ofUniversity }, facts, [], now) : personalGoing({ ...prompt, personId }, { record, toolkit: ofUniversity }, own, now)));
        if (at === null) return false;
        const hours = own === null ? unaskedHours(record, ofUniversity) : hoursOf(own, record.community.zone, prompt.what, record.community.settings?.closed);
        sent.push({ to: personId ?? `core ${record.community.id}`, what: prompt.what, about: prompt.about, at, hours, communityId: record.community.id });
        if (personId !== null) return true;
        community.posted.push(at);
        // One that waits is carried here to its end before others that go sooner, so that none is forgotten.
        record.community = { ...record.community, settings: { ...settingsOf(record.community), placed: community.posted.map((moment) => ({ key: moment, at: moment })) } };
        return true;
      };
      for (const prompt of planOf(record, ofUniversity, facts, from)) if (prompt.personId !== null) carry(prompt);
      // What was posted within the week changes what is planned, so that it is planned anew after each post, as the scheduler does.
      while (planOf(record, ofUniversity, { ...facts, events: [], coffee: [] }, from).some(carry));
    }
  }
  for (const { id, manners: first, homes, silentFrom, changes } of all) {
    const home = homes[0]?.record.community;
    if (!home) continue;
    let [own, cursor, sentAt, unanswered] = [first, begin, null as string | null, 0];
    const action = { communityId: 'elsewhere', community: 'x', id: 'a', title: 'x', dueOn: '2026-09-01' };
    for (let changed = changes === null; cursor < end;) {
      const hours = digestHours(own, home, ofUniversity.about);
      const dueAt = nextDigest(cursor, own, hours);
      if (!changed && changes && (dueAt === null || changes.at < dueAt)) {
        [own, cursor, changed, unanswered] = [changes.to, changes.at, true, 0];
        continue;
      }
      if (dueAt === null || dueAt >= end) break;
      cursor = whenUp(dueAt);
      const on = dateIn(hours.zone, latestDigest(dueAt, cursor, own, hours));
      // Whoever is not silent does something between two of them.
      if (sentAt !== null && (silentFrom === null || sentAt < silentFrom)) unanswered = 0;
      const digest = digestOf({ actions: [action], events: [], questions: [], support: [], drafts: [], surveys: [], news: [], paused: [] }, own, own.digest === 'daily' ? 0 : unanswered, on, cursor);
      for (let now: string | null = cursor; now !== null && digest;) {
        const going: Going = digestGoing(own, hours, on, sentAt, now);
        if (going.now) {
          sent.push({ to: id, what: 'digest', at: now, hours, communityId: null, digest: own.digest, asks: digest.asks });
          [sentAt, unanswered] = [now, unanswered + 1];
        }
        now = going.now ? null : going.at;
      }
    }
  }
  return sent;
}
