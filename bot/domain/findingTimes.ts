import { Temporal } from 'temporal-polyfill';
import type { StepOf, Toolkit } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { momentOf } from './events';
import { dateIn, laterDate } from './kinds/event';
import { closuresOf } from './prompting/terms';
import type { CommunityRecord, TimeFinding } from './record';
import { workday } from './workday';

/** Free times for the core group, from what their calendars say of free and busy: no more than that is asked for or kept. */

/** Days that are looked at, from the first on. */
export const daysLookedAt = 14;
/** Minutes of one place in what Outlook says of free and busy (Graph, getSchedule: `availabilityViewInterval`). */
export const stepMinutes = 30;
/** Working hours in the community's zone, within which a time is proposed. */
const [opens, closes] = [9, 17];
const proposed = 3;

export function findTimes(situation: Situation, step: StepOf<'event'>, command: CommandOf<'findTimes'>): Decision {
  const { record, act } = situation;
  const { community } = record;
  const before = community.finding;
  if (command.fromOn < dateIn(community.zone, act.now)) return refuse('not-readable', 'refuse.date-past');
  if (before?.state === 'asked' && before.stepId === step.id && before.personId === act.personId && before.fromOn === command.fromOn && before.minutes === command.minutes) return already('said.finding');
  const finding: TimeFinding = { stepId: step.id, personId: act.personId, askedAt: act.now, fromOn: command.fromOn, minutes: command.minutes, state: 'asked', problem: null, slots: [] };
  return done([{ put: 'community', row: { ...community, finding } }], [{ kind: 'find-times' }], { key: 'said.finding' });
}

/** The time that is looked at, ISO 8601 UTC. */
export function windowOf({ fromOn }: Pick<TimeFinding, 'fromOn'>, zone: string): { from: string; to: string } {
  return { from: momentOf(`${fromOn}T00:00`, zone), to: momentOf(`${laterDate(fromOn, { days: daysLookedAt })}T00:00`, zone) };
}

/**
 * The times at which most are free, at most one a day, the earliest first. A view has one letter for each half hour
 * from `from` on: 0 is free, 4 works elsewhere; anything else is not. Null for a calendar that could not be seen.
 */
export function freeSlots(views: readonly (string | null)[], finding: Pick<TimeFinding, 'fromOn' | 'minutes'>, { record, toolkit }: { record: CommunityRecord; toolkit: Pick<Toolkit, 'about'> }, now: string): TimeFinding['slots'] {
  const { zone } = record.community;
  const closed = closuresOf(record.community, toolkit.about);
  const from = Date.parse(windowOf(finding, zone).from);
  const seen = views.filter((one) => one !== null);
  const isFree = (view: string, startsAt: string): boolean => {
    const at = (Date.parse(startsAt) - from) / 60_000 / stepMinutes;
    return [...view.slice(Math.floor(at), Math.ceil(at + finding.minutes / stepMinutes))].every((one) => one === '0' || one === '4');
  };
  const best = Array.from({ length: daysLookedAt }, (_none, n) => laterDate(finding.fromOn, { days: n })).filter((date) => workday(date, closed) === date).flatMap((date) => {
    const ofDay = startsOn(date, finding.minutes, zone).filter((startsAt) => startsAt > now).map((startsAt) => ({ startsAt, free: seen.filter((view) => isFree(view, startsAt)).length, of: seen.length }));
    return ofDay.reduce<TimeFinding['slots']>((found, one) => (found[0] && found[0].free >= one.free ? found : [one]), []);
  });
  return best.filter((one) => one.free > 0).sort((a, b) => b.free - a.free || a.startsAt.localeCompare(b.startsAt)).slice(0, proposed).sort((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** The starts of a day, on the half hour, that end within working hours. */
function startsOn(date: string, minutes: number, zone: string): string[] {
  const day = Temporal.PlainDate.from(date);
  const places = Math.max(0, Math.floor(((closes - opens) * 60 - minutes) / stepMinutes) + 1);
  return Array.from({ length: places }, (_none, n) => momentOf(day.toPlainDateTime({ hour: opens }).add({ minutes: n * stepMinutes }).toString({ smallestUnit: 'minute' }), zone));
}
