import { splitAt } from '../handover';
import { nextSeriesId } from '../kinds/scheduling';
import { asException, asKnown, carriedOver, isSame, meetingCards, withException } from '../oneMeeting';
import { coreGroup } from '../people';
import type { Effect } from '../decision';
import type { Change, CommunityRecord, MeetingException, MeetingTime, Series } from '../record';
import { datesOf, meetingsOf, type Meeting, type Recurs } from '../recurrence';
import { notInOutlook } from '../meetingRecord';

/**
 * A series here and in Outlook. What people change in Outlook wins for time and place; what goes out of Outlook is
 * asked about. What came from there is marked as known there, and so is not sent out again.
 */

/** Whom the series invites: the core group without the organiser, in whose calendar it is. */
export const guestsOf = (record: CommunityRecord, series: Series): { name: string; email: string }[] =>
  coreGroup(record).filter((one) => one.personId !== series.organiserId).flatMap(({ name, email }) => (email === null ? [] : [{ name, email }]));

/** Whether the people whom Outlook was told to invite are no longer those of the core group. */
export function hasOtherGuests(record: CommunityRecord, series: Series): boolean {
  return series.state === 'booked' && series.ending === null && series.invited !== null && isOtherList(series.invited, guestsOf(record, series).map((one) => one.email));
}

/** Whether two lists of addresses name other people, in whatever order. */
export const isOtherList = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify([...a].sort()) !== JSON.stringify([...b].sort());

/** The meeting as the series itself has it. */
const planned = (series: Series, plannedAt: string): MeetingTime => ({ startsAt: plannedAt, minutes: series.minutes, place: series.place });
const timeOf = ({ startsAt, minutes, place }: MeetingTime): MeetingTime => ({ startsAt, minutes, place });

/** The meetings of which Outlook does not know yet what was decided here. */
export const untold = (series: Series): MeetingException[] => series.exceptions.filter((one) => {
  if (one.state === 'gone' || one.outlook === 'off') return false;
  return one.state === 'off' || (one.telling ?? []).length > 0 || !isSame(one, one.outlook ?? planned(series, one.plannedAt));
});

/** The series while Outlook is being told of these guests and of what it does not know yet: written down before, because it may have that without an answer. */
export function beingTold(series: Series, emails: string[]): Series {
  const { untilOn, times } = series;
  const before = series.telling ?? [];
  const telling = before.some((one) => isSameList(one.emails, emails)) || (series.invited !== null && before.length === 0 && isSameList(series.invited, emails)) ? series.telling : [...before, { emails, untilOn, times }];
  const moves = untold(series).filter((one) => one.state === 'stands');
  return { ...series, telling, exceptions: series.exceptions.map((one) => (moves.includes(one) && !one.telling?.some((time) => isSame(time, one)) ? { ...one, telling: [...(one.telling ?? []), timeOf(one)] } : one)) };
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean => JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());

/** Whom to invite and whom to take off, whichever of what it was told Outlook has. */
export function guestChange(lists: readonly (readonly string[])[], guests: readonly { name: string; email: string }[]): { invite: { name: string; email: string }[]; uninvite: string[] } {
  const emails = guests.map((one) => one.email);
  return {
    invite: guests.filter((one) => lists.some((list) => !list.includes(one.email))),
    uninvite: [...new Set(lists.flat())].filter((one) => !emails.includes(one)),
  };
}

/** The series after Outlook was told; what was decided here meanwhile stays to be told. */
export const noted = (series: Series, told: readonly MeetingException[]): Series => told.reduce((now, { plannedAt, outlook, state, by }) => {
  const standing = now.exceptions.find((one) => one.plannedAt === plannedAt);
  if (!standing) return now;
  if (by === null && outlook !== null && outlook !== 'off') return withException(now, { ...asKnown(standing, outlook), ...outlook, by });
  return withException(now, { ...asKnown(standing, outlook), ...(state === 'gone' ? { state } : {}) });
}, series);

/** Whether Outlook has a meeting as it was known to, as it was told, or as it is wanted. */
export const isKnown = (series: Series, one: MeetingException, there: MeetingTime): boolean =>
  isSame(there, one) || (one.telling ?? []).some((told) => isSame(there, told)) || isSame(there, one.outlook === null || one.outlook === 'off' ? planned(series, one.plannedAt) : one.outlook);

/** The meeting as it was moved in Outlook. */
export const takenFrom = (one: MeetingException, there: MeetingTime): MeetingException => ({ ...asKnown(one, timeOf(there)), ...timeOf(there), by: null });

/** What goes with the meetings that were found moved when Outlook was to be told. */
export const movedThere = (record: CommunityRecord, series: Series, told: readonly MeetingException[]): Change[] => told.filter((one) => one.by === null).flatMap((one) => {
  const standing = series.exceptions.find(({ plannedAt }) => plannedAt === one.plannedAt);
  return !standing || standing.startsAt === one.startsAt ? [] : carriedOver(record, { series, startsAt: standing.startsAt }, { seriesId: series.id, startsAt: one.startsAt });
});

/** One meeting as Outlook has it. */
export interface MeetingSeen extends MeetingTime {
  plannedAt: string;
}

/** What was read of a series: its meetings from a moment on, or null where it is gone. `series` is there when its rhythm may have changed. */
export interface SeriesSeen {
  seriesId: string;
  /** The time that was looked at, ISO 8601 UTC. */
  from: string;
  to: string;
  meetings: MeetingSeen[] | null;
  /** The series itself, where it is not as it was here; null rhythm for one that we do not know. */
  pattern: { firstStart: string; minutes: number; place: string; recurs: Recurs | null; zone: string } | null;
}

export interface Taken {
  changes: Change[];
  effects: Effect[];
}

/** Whether Outlook has the coming meetings on other days or at other times than any that we know: its rhythm was changed. */
export function hasOtherRhythm(series: Series, meetings: readonly MeetingSeen[]): boolean {
  const known = new Set(meetingsOf(series).map((one) => one.plannedAt));
  return meetings.some((one) => !known.has(one.plannedAt));
}

/** Takes into the record what Outlook has. `unknown` is what to say of a rhythm that we do not know. */
export function takeSeries(record: CommunityRecord, seen: SeriesSeen, now: string, unknown: string): Taken {
  const series = record.series.find((one) => one.id === seen.seriesId);
  if (!series || series.state !== 'booked' || series.ending) return { changes: [], effects: [] };
  if (seen.meetings === null) return { changes: [{ put: 'series', row: { ...series, state: 'gone', ...notInOutlook, telling: null } }], effects: meetingCards(series, []) };
  if (!hasOtherRhythm(series, seen.meetings)) return takeMeetings(record, series, { ...seen, meetings: seen.meetings }, now);
  const { pattern } = seen;
  if (!pattern) return { changes: [], effects: [] };
  if (pattern.recurs === null) return series.problem === unknown ? { changes: [], effects: [] } : { changes: [{ put: 'series', row: { ...series, problem: unknown } }], effects: meetingCards(series, []) };
  return takeRhythm(record, series, { ...pattern, recurs: pattern.recurs }, seen, now);
}

/** Single meetings that are not as Outlook was known to have them. */
function takeMeetings(record: CommunityRecord, series: Series, { meetings, from, to }: Pick<SeriesSeen, 'from' | 'to'> & { meetings: readonly MeetingSeen[] }, now: string): Taken {
  let row = series;
  const changes: Change[] = [];
  const touched: Meeting[] = [];
  for (const meeting of meetingsOf(series)) {
    if (!isWithin(meeting, from, to)) continue;
    const there = meetings.find((one) => one.plannedAt === meeting.plannedAt) ?? null;
    const { exception } = meeting;
    const known = exception?.outlook === 'off' ? null : exception?.outlook ?? planned(series, meeting.plannedAt);
    if (there === null ? known === null : known !== null && isSame(there, known)) continue;
    // What it is being told has arrived, and nothing has come back yet: nobody has moved it in Outlook.
    if (there !== null && exception?.state === 'stands' && exception.telling?.some((told) => isSame(there, told))) continue;
    const next = there === null ? gone(meeting, now) : moved(meeting, timeOf(there), now);
    if (next.startsAt !== meeting.startsAt) changes.push(...carriedOver(record, { series, startsAt: meeting.startsAt }, { seriesId: series.id, startsAt: next.startsAt }));
    row = withException(row, next);
    touched.push(meeting);
  }
  return touched.length === 0 ? { changes: [], effects: [] } : { changes: [{ put: 'series', row }, ...changes], effects: meetingCards(series, touched) };
}

/** Not in Outlook any more: called off already, or something to ask about. */
function gone(meeting: Meeting, now: string): MeetingException {
  const { exception } = meeting;
  return exception?.state === 'off' ? asKnown(exception, 'off') : { ...asKnown(asException(meeting, null, now), 'off'), state: 'gone' };
}

function moved(meeting: Meeting, there: MeetingTime, now: string): MeetingException {
  const { exception } = meeting;
  // What was decided here has arrived there in the meantime: nobody has moved it in Outlook.
  if (exception?.state === 'stands' && isSame(exception, there)) return asKnown(exception, there);
  return { ...asKnown(asException(meeting, null, now), there), ...there, state: 'stands', reason: null };
}

/** The series was moved as a whole: what is to come goes on as a series of its own, and what was stays as it was. */
function takeRhythm(record: CommunityRecord, series: Series, pattern: NonNullable<SeriesSeen['pattern']> & { recurs: Recurs }, seen: SeriesSeen, now: string): Taken {
  const coming = meetingsOf(series).find((one) => one.startsAt > seen.from && one.plannedAt > seen.from);
  const { recurs: { everyWeeks, monthly = null, times = null }, firstStart, minutes, place, zone } = pattern;
  const untilOn = datesOf(firstStart.slice(0, 10), pattern.recurs).at(-1) ?? pattern.recurs.untilOn;
  const whole: Series = { ...series, firstStart, minutes, place, zone, everyWeeks, monthly, untilOn, times, exceptions: [], problem: null };
  // Past meetings of the new rhythm are not what was held: it begins with the first that is to come.
  const all = meetingsOf(whole);
  const first = all.find((one) => one.startsAt > seen.from);
  if (!first) return { changes: [{ put: 'series', row: { ...series, untilOn: splitUntil(series, coming) } }], effects: meetingCards(series, []) };
  const isNew = first.n > 0 || meetingsOf(series).some((one) => one.startsAt <= seen.from);
  const { rest } = splitAt(whole, first);
  const goesOn: Series = { ...whole, ...rest, id: isNew ? nextSeriesId(record, series.stepId) : series.id, scheduledAt: isNew ? now : series.scheduledAt, takesOver: isNew ? series.id : series.takesOver, held: isNew ? null : series.held ?? null };
  const past: Series[] = isNew ? [{ ...series, untilOn: splitUntil(series, coming), times: null, ending: { askedAt: now, state: 'ended', problem: null } }] : [];
  const row = seen.meetings === null ? goesOn : { ...goesOn, exceptions: exceptionsOf(goesOn, seen.meetings, seen, now) };
  return { changes: [...past, row].map((one): Change => ({ put: 'series', row: one })), effects: meetingCards(series, []) };
}

const splitUntil = (series: Series, coming: Meeting | undefined): string => (coming === undefined ? series.untilOn : new Date(Date.parse(coming.plannedAt) - 86_400_000).toISOString().slice(0, 10));

/** What lies across the edge of the time that was looked at says nothing. */
const isWithin = ({ startsAt, plannedAt }: Meeting, from: string, to: string): boolean => startsAt > from && plannedAt > from && startsAt < to && plannedAt < to;

const exceptionsOf = (series: Series, meetings: readonly MeetingSeen[], { from, to }: Pick<SeriesSeen, 'from' | 'to'>, now: string): MeetingException[] =>
  meetingsOf(series).filter((one) => isWithin(one, from, to)).flatMap((one): MeetingException[] => {
    const there = meetings.find((other) => other.plannedAt === one.plannedAt);
    if (!there) return [gone(one, now)];
    return isSame(there, planned(series, one.plannedAt)) ? [] : [moved(one, timeOf(there), now)];
  });
