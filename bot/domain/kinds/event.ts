import { Temporal } from 'temporal-polyfill';
import type { StepOf, Toolkit } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Reading, type Situation } from '../decision';
import type { CommunityRecord, Member, Series, Turn } from '../record';
import { coreGroup, nameOf } from '../people';
import { meetingsOf, occurrences, standing } from '../recurrence';
import { runTimer } from '../timing';
import { findTimes } from '../findingTimes';
import { takeOverMeetings } from '../handover';
import { workday } from '../workday';
import { callOffMeeting, keepMeeting, moveMeeting } from '../oneMeeting';
import { checkIn } from './checkingIn';
import type { Kind } from './kind';
import { writeNote } from './noting';
import { scheduleMeetings } from './scheduling';

type EventStep = StepOf<'event'>;

/** The meetings of a step: its newest series. The ones before it are over. */
export const seriesOf = (record: CommunityRecord, stepId: string): Series | null =>
  record.series.filter((one) => one.stepId === stepId).reduce<Series | null>((newest, one) => (newest === null || one.scheduledAt > newest.scheduledAt ? one : newest), null);

/** A series by its id, whichever step it is of. */
export const seriesWithId = (record: CommunityRecord, id: string): Series | null => record.series.find((one) => one.id === id) ?? null;

/** The last meeting has begun. */
export const hasEnded = (series: Series, now: string): boolean => (occurrences(series).at(-1) ?? '') < now;

/** The series that is to come for a step: its newest one, unless it is over. */
export function runningSeries(record: CommunityRecord, stepId: string, now: string): Series | null {
  const series = seriesOf(record, stepId);
  return series && !hasEnded(series, now) ? series : null;
}

/** Asked for, and not refused by the calendar: a failed booking leaves the step open for another try. */
function isScheduled(record: CommunityRecord, step: EventStep): boolean {
  const series = seriesOf(record, step.id);
  return series !== null && series.state !== 'failed';
}

/** Anybody in the community can come to the meetings of the step; check-ins are the core group's own. */
export function isOpenToMembers(toolkit: Toolkit, stepId: string): boolean {
  const step = toolkit.steps.get(stepId)?.step;
  return step?.kind === 'event' && step.event === 'coffee';
}

/** The step in which the core group's check-ins are scheduled; the content has one at most. */
export function checkInStep(toolkit: Toolkit): EventStep | null {
  for (const { step } of toolkit.steps.values()) if (step.kind === 'event' && step.event === 'check-in') return step;
  return null;
}

/** The core group's check-ins, or null before they are scheduled. */
export function checkInSeries(record: CommunityRecord, toolkit: Toolkit): Series | null {
  const step = checkInStep(toolkit);
  return step && seriesOf(record, step.id);
}

export const event: Kind<EventStep> = {
  status: (at) => (isScheduled(at.record, at.step) ? 'done' : 'open'),
  waitsFor: () => [],
  given: () => [],
  nextAct: (at) => (isScheduled(at.record, at.step) ? null : 'act.schedule'),
  commands: { scheduleMeetings, findTimes, moveMeeting, callOffMeeting, keepMeeting, takeOverMeetings, takeTurn, checkIn, runTimer, writeNote: writeMeetingNote },
};

/** The name of a note about one meeting of a series: a field of the step at a start, ISO 8601 UTC. */
export const meetingField = (fieldId: string, startsAt: string): string => `${fieldId}@${startsAt}`;

/** The start of the meeting that a note is about; null for one about all of them. */
export const meetingOf = (fieldId: string): string | null => /@(.+)$/.exec(fieldId)?.[1] ?? null;

/** A note about one of the meetings that were scheduled, or about all of them. */
function writeMeetingNote(situation: Situation, step: EventStep, command: CommandOf<'writeNote'>): Decision {
  const startsAt = meetingOf(command.fieldId);
  if (startsAt === null) return writeNote(situation, step, step.fields, command);
  const known = situation.record.series.some((one) => one.stepId === step.id && occurrences(one).includes(startsAt));
  if (!known) return refuse('not-found', 'refuse.no-meeting');
  return writeNote(situation, step, step.fields.map((one) => ({ id: meetingField(one.id, startsAt) })), command);
}

/** Today's date in a zone, `YYYY-MM-DD`. */
export const dateIn = (zone: string, now: string): string => Temporal.Instant.from(now).toZonedDateTimeISO(zone).toPlainDate().toString();

/** The date some days and months later, `YYYY-MM-DD`. */
export const laterDate = (date: string, by: { days?: number; months?: number }): string => Temporal.PlainDate.from(date).add(by).toString();

/** What the dialog offers: the same weekday next week, in the community's zone. */
export function offeredMeetings(step: EventStep, zone: string, now: string) {
  const start = workday(laterDate(dateIn(zone, now), { days: 7 }));
  return { firstOn: start, at: step.defaults.at, minutes: step.defaults.minutes, everyWeeks: step.defaults.everyWeeks, untilOn: laterDate(start, { months: step.defaults.months }) };
}

/** What the meetings are called and say in a calendar; a step that the toolkit has lost is spoken of as check-ins. */
export function seriesWords({ record, toolkit, say }: Omit<Reading, 'now'>, series: Series): { title: string; description: string } {
  const step = toolkit.steps.get(series.stepId)?.step;
  const kind = step?.kind === 'event' ? step.event : 'check-in';
  const { name } = record.community;
  return { title: say(`series.subject-${kind}`, { name }), description: say(`series.body-${kind}`, { name, person: nameOf(record, series.organiserId) ?? '' }) };
}

/** Who facilitates one meeting: who has said so, else whose turn it is. */
export interface Facilitator {
  startsAt: string;
  member: Member;
  /** Whose turn it would be by the rota. */
  turn: Member;
  /** True if somebody has taken it on, and the rota does not merely suggest them. */
  chosen: boolean;
}

/**
 * Who facilitates each of the meetings from `now` on. The rota goes round the core group in order of
 * name, so that everybody's turn comes; anybody can take a meeting on. Empty while nobody is in the core group.
 */
export function rotaOf(record: CommunityRecord, series: Series, now: string, most = 5): Facilitator[] {
  const core = coreGroup(record);
  // One who takes the meetings over goes on with the rota where it is.
  const earlier = meetingsBefore(record, series);
  return standing(series).flatMap(({ n, startsAt }) => {
    const turn = core[(earlier + n) % Math.max(1, core.length)];
    if (!turn || startsAt < now) return [];
    const taken = record.turns.find((one) => one.seriesId === series.id && one.startsAt === startsAt);
    const member = core.find((one) => one.personId === taken?.personId);
    return [{ startsAt, turn, member: member ?? turn, chosen: member !== undefined && member.personId !== turn.personId }];
  }).slice(0, most);
}

/** How many meetings the series before this one have had, where it goes on from them. */
function meetingsBefore(record: CommunityRecord, series: Series): number {
  const before = series.takesOver === null ? null : seriesWithId(record, series.takesOver);
  return before ? meetingsOf(before).length + meetingsBefore(record, before) : 0;
}

/** Takes a meeting on, or gives it back to the rota. Nobody is put down for one by somebody else. */
function takeTurn(situation: Situation, step: EventStep, command: CommandOf<'takeTurn'>): Decision {
  const { record, act } = situation;
  const series = seriesOf(record, step.id);
  const found = series && rotaOf(record, series, act.now, 500).find((one) => one.startsAt === command.startsAt);
  if (!series || !found) return refuse('not-found', 'refuse.no-meeting');
  const mine = found.member.personId === act.personId;
  if (mine === command.take) return already(command.take ? 'said.turn-taken' : 'said.turn-back');
  if (!command.take && !found.chosen) return already('said.turn-back');
  const row: Turn = { seriesId: series.id, startsAt: command.startsAt, personId: command.take ? act.personId : found.turn.personId, setBy: act.personId, setAt: act.now };
  return done([{ put: 'turns', row }], [{ kind: 'card', stepId: step.id }], { key: command.take ? 'said.turn-taken' : 'said.turn-back' });
}
