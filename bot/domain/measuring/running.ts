import { absenceFactor, fewest, quantile } from './formulas';
import { day, dayOf, heldIn, membersIn, windowAt, within, type Facts } from './facts';
import type { Finding } from './finding';
import { share } from './people';

/** How the community is run: events, actions, the sponsor, the shelf, the website. */

export function showUp(facts: Facts, to: number): Finding {
  const window = windowAt(to);
  const signed = (ids: Set<string>) => facts.attendances.filter((one) => one.signedUp && ids.has(one.eventId));
  const all = signed(new Set(heldIn(facts, window).map((one) => one.id)));
  const year = heldIn(facts, { from: to - 364 * day, to }).sort((a, b) => a.startsAt - b.startsAt).slice(-12);
  return {
    value: share(all.filter((one) => one.came).length, all.length), change: null,
    chart: {
      kind: 'bars', unit: 'share', bars: year.map((event) => {
        const list = signed(new Set([event.id]));
        return { label: { event: event.title, on: new Date(event.startsAt).toISOString() }, value: list.length < fewest ? null : list.filter((one) => one.came).length / list.length, of: list.length < fewest ? 0 : list.length };
      }),
    },
  };
}

export function reach(facts: Facts, to: number): Finding {
  const window = windowAt(to);
  const held = new Set(heldIn(facts, window).map((one) => one.id));
  const members = new Set(membersIn(facts, window).map((one) => one.personId));
  const came = new Set(facts.attendances.filter((one) => one.came && held.has(one.eventId) && members.has(one.personId)).map((one) => one.personId));
  return { value: share(came.size, members.size), change: null, chart: null };
}

/** The fewest people who together did half of what it takes to run the community. */
export function absence(facts: Facts, to: number): Finding {
  const counts = new Map<string, number>();
  for (const one of facts.acts) if (within(one.at, windowAt(to))) counts.set(one.personId, (counts.get(one.personId) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return { value: all < fewest ? { kind: 'too-few', n: all } : { kind: 'carried', people: absenceFactor([...counts.values()]), n: all }, change: null, chart: null };
}

/** Actions that were due in the window: done by a week after their date. */
export function followThrough(facts: Facts, to: number): Finding {
  const due = facts.actions
    .flatMap((one) => (one.state === 'dropped' || one.dueOn === null ? [] : [{ at: dayOf(one.dueOn), doneAt: one.finishedAt === null ? null : Date.parse(one.finishedAt) }]))
    .filter((one) => within(one.at, windowAt(to)));
  const inTime = due.filter((one) => one.doneAt !== null && one.doneAt < one.at + 8 * day);
  return { value: share(inTime.length, due.length), change: null, chart: null };
}

/** Planned events that were held, and the longest time without any, in whole weeks. */
export function rhythm(facts: Facts, to: number): Finding {
  const window = windowAt(to);
  const planned = facts.events.filter((one) => within(one.startsAt, window));
  const held = planned.filter((one) => one.state !== 'cancelled').map((one) => one.startsAt).sort((a, b) => a - b);
  const everHeld = facts.events.some((one) => one.state !== 'cancelled' && one.startsAt < to);
  if (!everHeld) return { value: { kind: 'nothing' }, change: null, chart: null };
  const ends = [window.from, ...held, to];
  const gap = Math.max(...ends.slice(1).map((time, i) => time - (ends[i] ?? time)));
  return { value: { kind: 'rhythm', held: held.length, planned: planned.length, weeks: Math.floor(gap / (7 * day)) }, change: null, chart: null };
}

/** For the core group alone, and no score of a Director. */
export function sponsor(facts: Facts, to: number): Finding {
  const year = facts.contacts.filter((one) => one.removedAt === null && within(dayOf(one.plannedOn), { from: to - 364 * day, to }));
  const kept = facts.contacts.flatMap((one) => (one.removedAt === null && one.keptOn !== null ? [dayOf(one.keptOn)] : [])).filter((time) => time < to);
  if (year.length === 0 && kept.length === 0) return { value: { kind: 'nothing' }, change: null, chart: null };
  const sum = (of: (one: (typeof year)[0]) => number): number => year.reduce((all, one) => all + of(one), 0);
  return {
    value: {
      kind: 'contact', kept: year.filter((one) => one.keptOn !== null).length, planned: year.length,
      weeks: kept.length === 0 ? null : Math.floor((to - Math.max(...kept)) / (7 * day)), replyDays: quantile(year.flatMap((one) => (one.replyDays === null ? [] : [one.replyDays])), 0.5),
      asked: sum((one) => one.asked), fulfilled: sum((one) => one.fulfilled),
    },
    change: null, chart: null,
  };
}

/** Actions that came from an agreed text: done or under way, of all that were not dropped. */
export function charterProgress(facts: Facts): Finding {
  const aims = facts.actions.filter((one) => one.source !== null && one.state !== 'dropped');
  const states = ['done', 'doing', 'to-do'] as const;
  if (aims.length === 0) return { value: { kind: 'nothing' }, change: null, chart: null };
  return {
    value: { kind: 'share', value: aims.filter((one) => one.state === 'done' || one.state === 'doing').length, of: aims.length, interval: null }, change: null,
    chart: { kind: 'bars', unit: 'actions', bars: states.map((state) => ({ label: { action: state }, value: aims.filter((one) => one.state === state).length, of: aims.length })) },
  };
}

/** What is on the shelf and was looked at within twelve months. */
export function library(facts: Facts, to: number): Finding {
  const there = facts.shelf.filter((one) => one.addedAt < to);
  if (there.length === 0) return { value: { kind: 'nothing' }, change: null, chart: null };
  const fresh = there.filter((one) => (one.checkedAt ?? one.addedAt) >= to - 364 * day).length;
  const kinds = ['resource', 'story'] as const;
  return {
    value: { kind: 'share', value: fresh, of: there.length, interval: null }, change: null,
    chart: { kind: 'bars', unit: 'things', bars: kinds.map((kind) => ({ label: { shelf: kind }, value: there.filter((one) => one.kind === kind).length, of: there.length })) },
  };
}

export function web(facts: Facts): Finding {
  const quarters = [...facts.webCounts].sort((a, b) => a.quarter.localeCompare(b.quarter)).slice(-8);
  const last = quarters.at(-1);
  if (!last) return { value: { kind: 'nothing' }, change: null, chart: null };
  return { value: { kind: 'count', value: last.visitors, unit: 'visitors' }, change: null, chart: { kind: 'line', unit: 'visitors', points: quarters.map((one) => ({ label: { own: one.quarter }, value: one.visitors, n: one.visits })) } };
}

/** Stories of the last year. */
export const storiesIn = (facts: Facts, to: number): number => facts.shelf.filter((one) => one.kind === 'story' && within(one.addedAt, { from: to - 364 * day, to })).length;
