import { changeOf, fewest, giniCorrected, happenedWithin, levelOf, suppressed, survival, timeUntil, wilson95, type Level, type Wait } from './formulas';
import { day, heldIn, membersIn, windowAt, within, workingHours, type Facts, type Window } from './facts';
import type { Finding } from './finding';

/** What the people of a community do: nobody is named, and no number stands for fewer than five. */

/** Who came to an event, or contributed, in a window. */
function takingPart(facts: Facts, window: Window): Set<string> {
  const held = new Set(heldIn(facts, window).map((one) => one.id));
  return new Set([
    ...facts.deeds.filter((one) => within(one.at, window)).map((one) => one.personId),
    ...facts.attendances.filter((one) => one.came && held.has(one.eventId)).map((one) => one.personId),
  ]);
}

const share = (value: number, of: number): Finding['value'] => (of < fewest ? { kind: 'too-few', n: of } : { kind: 'share', value, of, interval: of < 200 ? wilson95(value, of) : null });

export function participation(facts: Facts, to: number): Finding {
  const of = [3, 2, 1, 0].map((before) => {
    const window = windowAt(to, before);
    const members = membersIn(facts, window);
    const active = takingPart(facts, window);
    return { window, value: members.filter((one) => active.has(one.personId)).length, of: members.length };
  });
  const [, , before, now] = of as [(typeof of)[0], (typeof of)[0], (typeof of)[0], (typeof of)[0]];
  return {
    value: share(now.value, now.of),
    change: now.of < fewest ? null : changeOf(before, now),
    chart: { kind: 'line', unit: 'share', points: of.map((one) => ({ label: { until: new Date(one.window.to).toISOString() }, value: one.of < fewest ? null : one.value / one.of, ...(wilson95(one.value, one.of) ?? {}), n: one.of })) },
  };
}

export function members(facts: Facts, to: number): Finding {
  // In a community's first week nobody was in it on the day that is looked back to: that is no zero.
  if (facts.people.every((one) => one.joinedAt >= to)) return { value: { kind: 'nothing' }, change: null, chart: null };
  const at = (time: number): number => facts.people.filter((one) => one.joinedAt < time && (one.leftAt === null || one.leftAt >= time)).length;
  const points = Array.from({ length: 13 }, (_one, n) => to - (12 - n) * 28 * day);
  return {
    value: { kind: 'count', value: at(to), unit: 'people' }, change: null,
    chart: { kind: 'line', unit: 'people', points: points.map((time) => ({ label: { until: new Date(time).toISOString() }, value: at(time), n: at(time) })) },
  };
}

/** Each member's level in a window: fortnights with a contribution, and events attended. */
export function levels(facts: Facts, to: number): Finding {
  const window = windowAt(to);
  const people = membersIn(facts, window);
  const held = new Set(heldIn(facts, window).map((one) => one.id));
  const fortnights = new Map<string, Set<number>>();
  for (const one of facts.deeds) {
    if (within(one.at, window)) fortnights.set(one.personId, (fortnights.get(one.personId) ?? new Set()).add(Math.floor((one.at - window.from) / (14 * day))));
  }
  const came = new Map<string, number>();
  for (const one of facts.attendances) if (one.came && held.has(one.eventId)) came.set(one.personId, (came.get(one.personId) ?? 0) + 1);
  const counts: Record<Level, number> = { core: 0, active: 0, occasional: 0, peripheral: 0 };
  for (const { personId } of people) counts[levelOf(fortnights.get(personId)?.size ?? 0, came.get(personId) ?? 0)] += 1;
  return people.length < fewest ? { value: { kind: 'too-few', n: people.length }, change: null, chart: null } : { value: { kind: 'parts', of: people.length }, change: null, chart: cells(counts, people.length, 'level') };
}

/** Members by area of the university; areas with fewer than five are hidden, together with the next smallest. */
export function areas(facts: Facts, to: number): Finding {
  const people = membersIn(facts, windowAt(to));
  const known = people.filter((one) => one.area !== null);
  if (known.length < fewest) return { value: { kind: 'too-few', n: known.length }, change: null, chart: null };
  const counts: Record<string, number> = {};
  for (const { area } of known) counts[area ?? ''] = (counts[area ?? ''] ?? 0) + 1;
  return { value: { kind: 'parts', of: known.length }, change: null, chart: cells(counts, known.length, 'own') };
}

function cells(counts: Record<string, number>, of: number, words: 'level' | 'own'): Finding['chart'] {
  const hidden = suppressed(counts);
  const names = words === 'level' ? Object.keys(counts) : Object.keys(counts).sort((a, b) => a.localeCompare(b, 'en'));
  return { kind: 'bars', unit: 'people', bars: names.map((name) => ({ label: words === 'level' ? { level: name as Level } : { own: name }, value: hidden.includes(name) ? null : (counts[name] ?? 0), of })) };
}

/** How soon those who joined in the last year contribute: who has not is waited for, up to 90 days. */
function firstWaits(facts: Facts, to: number): Wait[] {
  return facts.people.filter((one) => within(one.joinedAt, { from: to - 364 * day, to })).map((one) => {
    const joined = one.joinedAt;
    const first = one.firstDeedAt === null ? Number.POSITIVE_INFINITY : Math.max(0, Math.floor((one.firstDeedAt - joined) / day));
    const seen = Math.min(90, Math.floor(((one.leftAt === null ? to : Math.min(to, one.leftAt)) - joined) / day));
    return first <= seen ? { duration: first, happened: true } : { duration: Math.max(0, seen), happened: false };
  });
}

export function newcomers(facts: Facts, to: number): Finding {
  const waits = firstWaits(facts, to);
  if (waits.length < fewest) return { value: { kind: 'too-few', n: waits.length }, change: null, chart: null };
  const curve = survival(waits);
  return {
    value: { kind: 'within', within30: happenedWithin(curve, 30), within90: happenedWithin(curve, 90), median: timeUntil(curve, 0.5), n: waits.length }, change: null,
    chart: { kind: 'steps', points: [{ at: 0, share: 0 }, ...curve.map((one) => ({ at: one.at, share: 1 - one.share }))], until: 90 },
  };
}

/** Of those who joined in the last year and have been there for 90 days: who took part in days 61 to 90. */
export function retention(facts: Facts, to: number): Finding {
  const cohort = facts.people.filter((one) => within(one.joinedAt, { from: to - 364 * day, to: to - 90 * day }));
  const stayed = cohort.filter((one) => {
    const joined = one.joinedAt;
    return takingPartBetween(facts, one.personId, { from: joined + 60 * day, to: joined + 90 * day });
  }).length;
  return { value: share(stayed, cohort.length), change: null, chart: null };
}

function takingPartBetween(facts: Facts, personId: string, window: Window): boolean {
  if (facts.deeds.some((one) => one.personId === personId && within(one.at, window))) return true;
  const held = new Set(heldIn(facts, window).map((one) => one.id));
  return facts.attendances.some((one) => one.personId === personId && one.came && held.has(one.eventId));
}

/** Contributions of each member in a window, those with none too. */
const amounts = (facts: Facts, window: Window): number[] => {
  const counts = new Map<string, number>();
  for (const one of facts.deeds) if (within(one.at, window)) counts.set(one.personId, (counts.get(one.personId) ?? 0) + 1);
  return membersIn(facts, window).map((one) => counts.get(one.personId) ?? 0);
};

export function voices(facts: Facts, to: number): Finding {
  const spread = [3, 2, 1, 0].map((before) => {
    const list = amounts(facts, windowAt(to, before));
    const found = giniCorrected(list);
    return { before, n: list.length, value: list.length < fewest || found === null ? null : 1 - found };
  });
  const now = spread[3] as (typeof spread)[0];
  return {
    value: now.value === null ? { kind: 'too-few', n: now.n } : { kind: 'index', value: now.value, n: now.n }, change: null,
    chart: { kind: 'line', unit: 'index', points: spread.map((one) => ({ label: { until: new Date(windowAt(to, one.before).to).toISOString() }, value: one.value, n: one.n })) },
  };
}

export function coverage(facts: Facts, to: number): Finding {
  const window = windowAt(to);
  const here = new Set(membersIn(facts, window).map((one) => one.personId));
  const present = [...takingPart(facts, window)].filter((one) => here.has(one));
  const spoke = new Set(facts.deeds.filter((one) => within(one.at, window)).map((one) => one.personId));
  return { value: share(present.filter((one) => spoke.has(one)).length, present.length), change: null, chart: null };
}

/** Of those who took part in the window before: who did not in this one. */
export function goneQuiet(facts: Facts, to: number): Finding {
  const here = new Set(membersIn(facts, windowAt(to)).map((one) => one.personId));
  const before = [...takingPart(facts, windowAt(to, 1))].filter((one) => here.has(one));
  const now = takingPart(facts, windowAt(to));
  return { value: share(before.filter((one) => !now.has(one)).length, before.length), change: null, chart: null };
}

const patience = 72 * 3_600_000;

/** Questions with an answer of somebody else within 72 hours; those that are younger are not counted yet. */
export function answered(facts: Facts, to: number): Finding {
  const of = (before: number) => {
    const window = windowAt(to, before);
    const asked = facts.threads.filter((one) => one.question && within(one.at, { from: window.from, to: window.to - patience }));
    return { value: asked.filter((one) => one.firstReplyAt !== null && one.firstReplyAt - one.at <= patience).length, of: asked.length };
  };
  const now = of(0);
  return { value: share(now.value, now.of), change: now.of < fewest ? null : changeOf(of(1), now), chart: null };
}

/** Working hours until the first reply; a question without one is waited for until the reporting day. */
export function replyTime(facts: Facts, to: number, zone: string): Finding {
  const asked = facts.threads.filter((one) => one.question && within(one.at, windowAt(to)));
  if (asked.length < fewest) return { value: { kind: 'too-few', n: asked.length }, change: null, chart: null };
  const waits = asked.map((one): Wait => {
    const happened = one.firstReplyAt !== null && one.firstReplyAt < to;
    return { duration: Number(workingHours(one.at, happened && one.firstReplyAt !== null ? one.firstReplyAt : to, zone).toFixed(2)), happened };
  });
  const curve = survival(waits);
  // A question that is still open after months does not press the replies into the edge of the picture.
  const replied = Math.max(0, ...waits.map((one) => (one.happened ? one.duration : 0)));
  return {
    value: { kind: 'hours', median: timeUntil(curve, 0.5), most: timeUntil(curve, 0.9), n: asked.length }, change: null,
    chart: { kind: 'steps', points: [{ at: 0, share: 0 }, ...curve.map((one) => ({ at: one.at, share: 1 - one.share }))], until: Math.max(8, Math.ceil(replied * 1.25)) },
  };
}

export { share };
