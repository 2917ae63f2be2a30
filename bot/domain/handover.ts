import type { StepOf } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Situation } from './decision';
import { dateIn, laterDate, runningSeries } from './kinds/event';
import { nextSeriesId, unbooked } from './kinds/scheduling';
import { mayStand } from './meetingRecord';
import { asKnown, carriedOver, meetingCards, withException } from './oneMeeting';
import { memberOf } from './people';
import type { Change, CommunityRecord, Series } from './record';
import { meetingsOf, standing, type Meeting } from './recurrence';

/** Whoever organises the meetings has left the core group, or the community: somebody else may take them over. */
export const isLeft = (record: CommunityRecord, series: Pick<Series, 'organiserId'>): boolean => memberOf(record, series.organiserId)?.part !== 'core';

/** The nearest series before this one that has still to go out of its organiser's calendar. */
export function endingBefore(record: CommunityRecord, series: Pick<Series, 'takesOver'>): Series | null {
  const before = record.series.find((one) => one.id === series.takesOver);
  if (!before?.ending) return null;
  return before.ending.state === 'ended' ? endingBefore(record, before) : before;
}

/** The rest of a series from one of its meetings on, under another id, and what stays of it: its past. */
export function splitAt(series: Series, from: Meeting): { past: Series; rest: Pick<Series, 'firstStart' | 'exceptions' | 'untilOn' | 'times'> } {
  const firstOn = dateIn(series.zone, from.plannedAt);
  return {
    past: { ...series, untilOn: laterDate(firstOn, { days: -1 }), times: null, exceptions: series.exceptions.filter((one) => one.plannedAt < from.plannedAt) },
    rest: {
      firstStart: `${firstOn}T${series.firstStart.split('T')[1]}`, untilOn: series.untilOn, times: series.times === null ? null : series.times - from.n,
      exceptions: series.exceptions.filter((one) => one.plannedAt >= from.plannedAt),
    },
  };
}

/**
 * Goes on with the meetings in the calendar of whoever asks, from the next one on. They first go out of the other's
 * calendar, so that nobody has them twice; what was is kept.
 */
export function takeOverMeetings(situation: Situation, step: StepOf<'event'>, { seriesId, gone }: CommandOf<'takeOverMeetings'>): Decision {
  const { record, act } = situation;
  const series = runningSeries(record, step.id, act.now);
  if (!series) return refuse('not-found', 'refuse.no-meeting');
  // Of two people who press one button the first has it.
  if (series.id !== seriesId) return already('said.taken-over');
  const before = endingBefore(record, series);
  if (series.organiserId === act.personId && series.state !== 'gone') {
    if (!gone || !before?.ending) return already('said.taken-over');
    // They have seen to it that it is out of the other's calendar.
    return done([{ put: 'series', row: { ...before, ending: { ...before.ending, state: 'ended', problem: null } } }], [{ kind: 'book-series', seriesId: series.id }], { key: 'said.taken-over' });
  }
  if (series.state === 'asked') return refuse('not-now', 'refuse.series-on-its-way');
  const next = standing(series).find((one) => one.startsAt > act.now && one.plannedAt > act.now);
  if (!next) return refuse('not-now', 'refuse.meeting-begun');
  const { past, rest } = splitAt(series, next);
  const out = gone || !mayStand(series);
  const bare: Series = { ...series, ...unbooked, ...rest, id: nextSeriesId(record, step.id), organiserId: act.personId, takesOver: series.id, scheduledAt: act.now, exceptions: [] };
  // In the new calendar they are told of anew, and what had gone out of the other stands there as the rest does.
  const row = rest.exceptions.reduce((now, one) => withException(now, { ...asKnown(one, null), state: one.state === 'gone' ? 'stands' : one.state }), bare);
  const moved = meetingsOf(series).filter((one) => one.plannedAt >= next.plannedAt).flatMap(({ startsAt }): Change[] => carriedOver(record, { series, startsAt }, { seriesId: row.id, startsAt }));
  return done(
    [{ put: 'series', row: { ...past, ending: { askedAt: act.now, state: out ? 'ended' : 'asked', problem: null } } }, { put: 'series', row }, ...moved],
    [...(out ? [] : [{ kind: 'book-series' as const, seriesId: series.id }]), { kind: 'book-series', seriesId: row.id }, ...meetingCards(series, [])], { key: 'said.taken-over' },
  );
}
