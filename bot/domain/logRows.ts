import { Temporal } from 'temporal-polyfill';
import type { Say } from '../toolkit/phrases';
import type { CommunityEvent, Resource, Series, WebCount } from './record';
import { dateIn } from './kinds/event';
import type { LogRow } from './logTables';
import type { Facts } from './measuring/facts';
import { fewest } from './measuring/formulas';
import { whenMet } from './occasions';

/**
 * What the log says, from facts that the store counts. Everybody in the team can open the workbook and send it on, so
 * that it names nobody and no number in it is under five, nor can one be reckoned from the others (privacy rules, 3.3).
 */

/** An event with how many signed up and who came, as numbers that stand for people in this reading alone; without who wants to be in no count. */
export interface LoggedEvent extends Pick<CommunityEvent, 'title' | 'kind' | 'state' | 'startsAt' | 'minutes' | 'outcome'> {
  key: string;
  signedUp: number;
  came: readonly number[];
}

export interface LoggedResource extends Pick<Resource, 'title' | 'kind' | 'tags' | 'url' | 'addedAt' | 'reviewOn' | 'removedAt'> {
  key: string;
}

/** A meeting of the core group, by its id, and who came, as in `LoggedEvent`. */
export interface LoggedMeeting {
  id: string;
  came: readonly number[];
}

/** In order of time. Moments are ISO 8601 UTC. */
export interface LogFacts {
  events: readonly LoggedEvent[];
  meetings: readonly LoggedMeeting[];
  resources: readonly LoggedResource[];
}

/** Where and in which words. */
export interface LogReading {
  /** IANA zone in which dates are meant. */
  zone: string;
  /** ISO 8601 UTC. */
  now: string;
  say: Say;
}

type Cell = string | number;

/** Stands for somebody, and for too few to be said. */
const isFew = (n: number): boolean => n > 0 && n < fewest;

/** A count as a cell: itself from five on, and in words below. */
export const countCell = (n: number, say: Say): Cell => (n >= fewest ? n : n === 0 ? say('log.none') : say('export.hidden'));

/** Counts of which one gives the other away: hidden together. */
const pair = (a: number, b: number, say: Say): [Cell, Cell] =>
  (isFew(a) || isFew(b) ? [say('export.hidden'), say('export.hidden')] : [countCell(a, say), countCell(b, say)]);

export const eventRows = (facts: LogFacts, { zone, say }: LogReading): LogRow[] => facts.events.map((one) => ({
  key: one.key,
  cells: {
    date: dateIn(zone, one.startsAt), title: one.title, kind: say(`log.kind.${one.kind}`), state: say(`event.${one.state}`), minutes: one.minutes,
    signedUp: countCell(one.signedUp, say), came: countCell(one.came.length, say), outcome: one.outcome === '' ? null : one.outcome,
  },
}));

/** By quarter: a sum is shown if what is hidden of its events cannot be reckoned from it. The core group's meetings have a row of their own. */
export function attendanceRows(facts: LogFacts, { zone, say }: LogReading, series: readonly Series[]): LogRow[] {
  const events = byQuarter(facts.events.filter((one) => one.state !== 'cancelled').map((one) => ({ ...one, on: dateIn(zone, one.startsAt) })));
  const meetings = byQuarter(facts.meetings.map((one) => ({ ...one, on: dateIn(zone, whenMet(series, one.id).at) })));
  return [
    ...[...events].map(([quarter, held]): LogRow => ({ key: quarter, cells: { quarter, kind: say('log.kind.events'), signedUp: total(held.map((one) => one.signedUp), say), ...cameCells(held, say) } })),
    ...[...meetings].map(([quarter, held]): LogRow => ({ key: `${quarter}-meetings`, cells: { quarter, kind: say('log.kind.meetings'), signedUp: null, ...coreCells(held, say) } })),
  ].sort((a, b) => a.key.localeCompare(b.key));
}

function byQuarter<T extends { on: string }>(all: readonly T[]): Map<string, T[]> {
  const quarters = new Map<string, T[]>();
  for (const one of all) quarters.set(quarterOf(one.on), [...(quarters.get(quarterOf(one.on)) ?? []), one]);
  return quarters;
}

type Held = readonly { came: readonly number[] }[];
const peopleOf = (held: Held): number => new Set(held.flatMap((one) => one.came)).size;

function cameCells(held: Held, say: Say): { came: Cell; people: Cell } {
  const came = held.map((one) => one.came.length);
  // Two or three who came twice are few, too.
  const twice = sum(came) - peopleOf(held);
  return { came: total(came, say), people: isFew(twice) ? say('export.hidden') : countCell(peopleOf(held), say) };
}

/** Everybody knows who is in the core group and how often it met: of fewer than five even a sum says who was there. */
const coreCells = (held: Held, say: Say): { came: Cell; people: Cell } =>
  (isFew(peopleOf(held)) ? { came: say('export.hidden'), people: say('export.hidden') } : cameCells(held, say));

const sum = (all: readonly number[]): number => all.reduce((before, one) => before + one, 0);
const total = (counts: readonly number[], say: Say): Cell => (isFew(sum(counts.filter(isFew))) ? say('export.hidden') : countCell(sum(counts), say));

/** `2026-Q4` for a date. */
const quarterOf = (date: string): string => `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;

export const webRows = (counts: readonly WebCount[], { say }: Pick<LogReading, 'say'>): LogRow[] =>
  [...counts].sort((a, b) => a.quarter.localeCompare(b.quarter)).map(({ quarter, visits, visitors }) => ({ key: quarter, cells: { quarter, visits: countCell(visits, say), visitors: countCell(visitors, say) } }));

/** From the month of the first member to this one; of this month what is known by now. */
export function memberRows({ people }: Pick<Facts, 'people'>, { zone, now, say }: LogReading): LogRow[] {
  if (people.length === 0) return [];
  const monthOf = (at: number): Temporal.PlainYearMonth => Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate().toPlainYearMonth();
  const begin = (month: Temporal.PlainYearMonth): number => month.toPlainDate({ day: 1 }).toZonedDateTime(zone).epochMilliseconds;
  const last = monthOf(Date.parse(now));
  const rows: LogRow[] = [];
  for (let month = monthOf(Math.min(...people.map((one) => one.joinedAt))); Temporal.PlainYearMonth.compare(month, last) <= 0; month = month.add({ months: 1 })) {
    const [from, to] = [begin(month), begin(month.add({ months: 1 }))];
    const within = (at: number | null): boolean => at !== null && at >= from && at < to;
    const [joined, left] = pair(people.filter((one) => within(one.joinedAt)).length, people.filter((one) => within(one.leftAt)).length, say);
    const there = people.filter((one) => one.joinedAt < to && (one.leftAt === null || one.leftAt >= to)).length;
    rows.push({ key: `month-${month.toString()}`, cells: { month: month.toString(), members: countCell(there, say), joined, left } });
  }
  return rows;
}

export const resourceRows = (facts: LogFacts, { zone, say }: LogReading): LogRow[] => facts.resources.map((one) => ({
  key: one.key,
  cells: {
    title: one.title, kind: say(`log.kind.${one.kind}`), tags: one.tags.join(', '), added: dateIn(zone, one.addedAt), address: one.url, review: one.reviewOn,
    removed: one.removedAt === null ? null : dateIn(zone, one.removedAt),
  },
}));
