import { Temporal } from 'temporal-polyfill';
import type { StepOf, Toolkit } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { done, refuse, type Decision, type Situation } from '../decision';
import type { CommunityRecord, Series } from '../record';
import { workingRound } from '../rounds';
import type { Kind } from './kind';

type EventStep = StepOf<'event'>;

export const checkInSeries = (record: CommunityRecord): Series | null => record.series.find((one) => one.id === 'check-ins') ?? null;

/** Asked for, and not refused by the calendar: a failed booking leaves the step open for another try. */
function isScheduled(record: CommunityRecord): boolean {
  const series = checkInSeries(record);
  return series !== null && series.state !== 'failed';
}

/** The step in which check-ins are scheduled; the content has one at most. */
export function checkInStep(toolkit: Toolkit): EventStep | null {
  for (const { step } of toolkit.steps.values()) if (step.kind === 'event') return step;
  return null;
}

export const event: Kind<EventStep> = {
  status: (at) => (isScheduled(at.record) ? 'done' : 'open'),
  waitsFor: () => [],
  given: () => [],
  nextAct: (at) => (isScheduled(at.record) ? null : 'act.schedule'),
  commands: { scheduleCheckIns },
};

/** Starts of the series as instants, ISO 8601 UTC, in order: the local time stays the same when the clocks change. */
export function occurrences(series: Pick<Series, 'firstStart' | 'zone' | 'everyWeeks' | 'untilOn'>): string[] {
  const starts: string[] = [];
  const first = Temporal.PlainDateTime.from(series.firstStart);
  const until = Temporal.PlainDate.from(series.untilOn);
  for (let n = 0; n < 500; n += 1) {
    const local = first.add({ weeks: n * series.everyWeeks });
    if (Temporal.PlainDate.compare(local.toPlainDate(), until) > 0) break;
    // With milliseconds, as every moment of the record, so that they compare as text.
    starts.push(local.toZonedDateTime(series.zone).toInstant().toString({ fractionalSecondDigits: 3 }));
  }
  return starts;
}

/** Today's date in a zone, `YYYY-MM-DD`. */
export const dateIn = (zone: string, now: string): string => Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The date some days and months later, `YYYY-MM-DD`. */
export const laterDate = (date: string, by: { days?: number; months?: number }): string => Temporal.PlainDate.from(date).add(by).toString();

/** The date itself, or the Monday after it if it is on a weekend. */
export function workday(date: string): string {
  const { dayOfWeek } = Temporal.PlainDate.from(date);
  return dayOfWeek > 5 ? laterDate(date, { days: 8 - dayOfWeek }) : date;
}

/** What the dialog offers: the same weekday next week, in the community's zone. */
export function offeredCheckIns(step: EventStep, zone: string, now: string) {
  const start = workday(laterDate(dateIn(zone, now), { days: 7 }));
  return { firstOn: start, at: step.defaults.at, minutes: step.defaults.minutes, everyWeeks: step.defaults.everyWeeks, untilOn: laterDate(start, { months: step.defaults.months }) };
}

function scheduleCheckIns(situation: Situation, step: EventStep, command: CommandOf<'scheduleCheckIns'>): Decision {
  const { record, act } = situation;
  const before = checkInSeries(record);
  const asked = { firstStart: `${command.firstOn}T${command.at}`, minutes: command.minutes, everyWeeks: command.everyWeeks, untilOn: command.untilOn };
  if (before && before.state !== 'failed') {
    // Asked twice, there is still one series.
    return done([], [], { key: 'said.scheduled-already', values: { weeks: before.everyWeeks, count: before.everyWeeks } });
  }
  if (command.firstOn < dateIn(record.community.zone, act.now)) return refuse('not-readable', 'refuse.date-past');
  if (command.untilOn < command.firstOn) return refuse('not-readable', 'refuse.until-before-first');
  if (command.untilOn > laterDate(command.firstOn, { months: 24 })) return refuse('not-readable', 'refuse.until-too-late');
  const { opening } = workingRound(situation, step);
  const row: Series = {
    id: before?.id ?? 'check-ins', stepId: step.id, title: record.community.name, ...asked,
    zone: record.community.zone, organiserId: act.personId, state: 'asked', problem: null,
    graphEventId: null, webLink: null, joinUrl: null, scheduledAt: act.now,
  };
  return done([...opening, { put: 'series', row }], [{ kind: 'book-series', seriesId: row.id }, { kind: 'card', stepId: step.id }], { key: 'said.scheduled' });
}
