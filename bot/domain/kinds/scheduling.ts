import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { done, refuse, type Decision, type Effect, type Situation } from '../decision';
import type { Change, CommunityRecord, Series } from '../record';
import { datesOf, isLastOfMonth, monthlyOf } from '../recurrence';
import { workingRound } from '../rounds';
import { dateWords } from '../times';
import { dateIn, hasEnded, laterDate, seriesOf } from './event';
import { mayStand, notInOutlook } from '../meetingRecord';

/** How far ahead meetings may be scheduled, in months. */
export const furthest = 24;

/** Ids of series are by step and number, so that what is asked for twice is the same one. */
export function nextSeriesId({ series }: CommunityRecord, stepId: string): string {
  const earlier = series.filter((one) => one.stepId === stepId).length;
  return earlier === 0 ? stepId : `${stepId}/${earlier + 1}`;
}

/** A series that nothing outside knows of yet. */
export const unbooked = { state: 'asked', ...notInOutlook, invited: null, telling: null, exceptions: [], held: null, ending: null } as const satisfies Partial<Series>;

/** Schedules the meetings of a step: one series, however often it is asked for. */
export function scheduleMeetings(situation: Situation, step: StepOf<'event'>, command: CommandOf<'scheduleMeetings'>): Decision {
  const { record, act } = situation;
  const before = seriesOf(record, step.id);
  const lost = before?.state === 'failed' || before?.state === 'gone';
  if (before && !lost && !hasEnded(before, act.now)) return done([], [], { key: 'said.scheduled-already' });
  if (command.firstOn < dateIn(record.community.zone, act.now)) return refuse('not-readable', 'refuse.date-past');
  const { firstOn, everyWeeks, repeat = 'weekly', everyMonths = 1, times = null } = command;
  if ((times === null) === (command.untilOn === null)) return refuse('not-readable', 'refuse.one-end');
  if (repeat === 'monthly-last' && !isLastOfMonth(firstOn)) return refuse('not-readable', 'refuse.not-the-last', { date: dateWords(firstOn) });
  const monthly = monthlyOf(repeat, firstOn, everyMonths);
  const latest = laterDate(firstOn, { months: furthest });
  const untilOn = command.untilOn ?? datesOf(firstOn, { everyWeeks, monthly, times, untilOn: laterDate(firstOn, { months: 12 * 60 }) }).at(-1) ?? firstOn;
  if (untilOn < firstOn) return refuse('not-readable', 'refuse.until-before-first');
  if (untilOn > latest) return refuse('not-readable', times === null ? 'refuse.until-too-late' : 'refuse.too-many');
  const { opening } = workingRound(situation, step);
  // What was refused may stand in Outlook all the same, where an earlier answer was lost: then it goes out of it, and this is another.
  const unsure = before?.state === 'failed' && mayStand(before) ? before : null;
  const row: Series = {
    id: before?.state === 'failed' && before.takesOver === null && !unsure ? before.id : nextSeriesId(record, step.id), stepId: step.id, title: record.community.name, firstStart: `${firstOn}T${command.at}`, minutes: command.minutes, everyWeeks, monthly, untilOn, times,
    place: '', zone: record.community.zone, organiserId: act.personId, ...unbooked, takesOver: null, scheduledAt: act.now,
  };
  const out: Change[] = unsure && unsure.ending === null ? [{ put: 'series', row: { ...unsure, ending: { askedAt: act.now, state: 'asked', problem: null } } }] : [];
  return done([...opening, ...out, { put: 'series', row }], [...(unsure ? [unsure] : []), row].map((one): Effect => ({ kind: 'book-series', seriesId: one.id })).concat({ kind: 'card', stepId: step.id }), { key: 'said.scheduled' });
}
