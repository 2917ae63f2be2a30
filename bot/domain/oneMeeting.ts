import type { StepOf } from '../toolkit/schema';
import type { CommandOf } from './commands';
import { already, done, refuse, type Decision, type Doing, type Effect, type Situation } from './decision';
import { momentOf } from './events';
import { meetingField, meetingOf, runningSeries } from './kinds/event';
import type { Change, CommunityRecord, MeetingException, MeetingTime, Series } from './record';
import { meetingAt, meetingId, meetingsOf, type Meeting } from './recurrence';

/** One meeting of a series: moved, called off, or kept though Outlook has lost it. */

type EventStep = StepOf<'event'>;

function found({ record, act }: Situation, step: EventStep, startsAt: string): { series: Series; meeting: Meeting } | null {
  const series = runningSeries(record, step.id, act.now);
  const meeting = series && meetingAt(series, startsAt);
  return series && meeting ? { series, meeting } : null;
}

/** The series with one meeting as it is now. One that is again as the series has it, here and in Outlook, is no exception any more. */
export function withException(series: Series, exception: MeetingException): Series {
  const rest = series.exceptions.filter((one) => one.plannedAt !== exception.plannedAt);
  const plain: MeetingTime = { startsAt: exception.plannedAt, minutes: series.minutes, place: series.place };
  const none = exception.state === 'stands' && (exception.telling ?? []).length === 0 && isSame(exception, plain) && (exception.outlook === null || (exception.outlook !== 'off' && isSame(exception.outlook, plain)));
  return { ...series, exceptions: none ? rest : [...rest, exception].sort((a, b) => a.plannedAt.localeCompare(b.plannedAt)) };
}

export const isSame = (a: MeetingTime, b: MeetingTime): boolean => a.startsAt === b.startsAt && a.minutes === b.minutes && a.place === b.place;

/** A meeting as Outlook is known to have it: it has answered. */
export function asKnown({ telling: _answered, ...exception }: MeetingException, outlook: MeetingException['outlook']): MeetingException {
  return { ...exception, outlook };
}

/** What is known of a meeting as one exception, to be changed. */
export const asException = ({ plannedAt, startsAt, minutes, place, exception }: Meeting, by: MeetingException['by'], at: string): MeetingException =>
  ({ state: 'stands', reason: null, outlook: null, ...exception, plannedAt, startsAt, minutes, place, by, at });

/** What belongs to one meeting goes with it when it is at another time or in another series: who facilitates, who said where they stand, its notes. */
export function carriedOver(record: CommunityRecord, from: { series: Series; startsAt: string }, to: { seriesId: string; startsAt: string }): Change[] {
  const isOfIt = (one: { seriesId: string; startsAt: string }): boolean => one.seriesId === from.series.id && one.startsAt === from.startsAt;
  const notes = from.startsAt === to.startsAt ? [] : record.notes.filter((one) => one.stepId === from.series.stepId && meetingOf(one.fieldId) === from.startsAt && one.text !== '');
  return [
    ...record.turns.filter(isOfIt).map((row): Change => ({ put: 'turns', row: { ...row, ...to } })),
    ...record.checkIns.filter(isOfIt).map((row): Change => ({ put: 'checkIns', row: { ...row, ...to } })),
    ...notes.map((row): Change => ({ put: 'notes', row: { ...row, fieldId: meetingField(row.fieldId.slice(0, row.fieldId.indexOf('@')), to.startsAt) } })),
  ];
}

/** The cards that show a meeting: the step's, and the one that asked where people stand, if it was posted. */
export const meetingCards = (series: Series, meetings: readonly Pick<Meeting, 'plannedAt'>[]): Effect[] =>
  [{ kind: 'card', stepId: series.stepId }, ...meetings.map(({ plannedAt }): Effect => ({ kind: 'prompt-card', what: 'check-in', about: meetingId(series.id, plannedAt) }))];

function changed({ record }: Situation, series: Series, meeting: Meeting, exception: MeetingException, said: NonNullable<Doing['said']>['key']): Decision {
  const moved = exception.startsAt === meeting.startsAt ? [] : carriedOver(record, { series, startsAt: meeting.startsAt }, { seriesId: series.id, startsAt: exception.startsAt });
  return done([{ put: 'series', row: withException(series, exception) }, ...moved], [{ kind: 'book-series', seriesId: series.id }, ...meetingCards(series, [meeting])], { key: said });
}

/** Moves one meeting. Outlook lets none reach the day of the one before or after it (Exchange: `ErrorOccurrenceCrossingBoundary`). */
export function moveMeeting(situation: Situation, step: EventStep, command: CommandOf<'moveMeeting'>): Decision {
  const { act } = situation;
  const one = found(situation, step, command.startsAt);
  if (!one) return refuse('not-found', 'refuse.no-meeting');
  const { series, meeting } = one;
  const to: MeetingTime = { startsAt: momentOf(command.to, series.zone), minutes: command.minutes, place: command.place };
  if (meeting.exception?.state !== 'gone' && isSame(meeting, to)) return already('said.meeting-moved');
  if (meeting.exception?.outlook === 'off') return refuse('not-now', 'refuse.meeting-gone');
  if (meeting.startsAt <= act.now) return refuse('not-now', 'refuse.meeting-begun');
  if (to.startsAt <= act.now) return refuse('not-readable', 'refuse.date-past');
  const all = meetingsOf(series);
  const at = all.findIndex((other) => other.plannedAt === meeting.plannedAt);
  const dayOf = (other: Meeting | undefined): string | undefined => other && localDay(other.startsAt, series.zone);
  const day = command.to.slice(0, 10);
  if (day <= (dayOf(all[at - 1]) ?? '') || day >= (dayOf(all[at + 1]) ?? '9')) return refuse('not-readable', 'refuse.meeting-crosses');
  return changed(situation, series, meeting, { ...asException(meeting, act.personId, act.now), ...to }, 'said.meeting-moved');
}

const localDay = (moment: string, zone: string): string => new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date(moment));

/** Calls one meeting off; everybody invited hears why. */
export function callOffMeeting(situation: Situation, step: EventStep, command: CommandOf<'callOffMeeting'>): Decision {
  const { record, act } = situation;
  const one = found(situation, step, command.startsAt);
  if (!one) {
    const series = runningSeries(record, step.id, act.now);
    const off = series && meetingsOf(series).some(({ startsAt, exception }) => exception?.state === 'off' && Date.parse(startsAt) === Date.parse(command.startsAt));
    return off ? already('said.meeting-off') : refuse('not-found', 'refuse.no-meeting');
  }
  if (one.meeting.startsAt <= act.now) return refuse('not-now', 'refuse.meeting-begun');
  return changed(situation, one.series, one.meeting, { ...asException(one.meeting, act.personId, act.now), state: 'off', reason: command.reason }, 'said.meeting-off');
}

/** A meeting that Outlook has lost takes place all the same: everybody has it as a file. */
export function keepMeeting(situation: Situation, step: EventStep, command: CommandOf<'keepMeeting'>): Decision {
  const { act } = situation;
  const one = found(situation, step, command.startsAt);
  if (!one) return refuse('not-found', 'refuse.no-meeting');
  if (one.meeting.exception?.state !== 'gone') return already('said.meeting-kept');
  return changed(situation, one.series, one.meeting, { ...asException(one.meeting, act.personId, act.now), state: 'stands' }, 'said.meeting-kept');
}
