import type { StepOf } from '../../toolkit/schema';
import type { CommandOf } from '../commands';
import { already, done, refuse, type Decision, type Situation } from '../decision';
import { coreGroup } from '../people';
import type { CheckIn, CommunityRecord, Member, Series } from '../record';
import { meetingAt, meetingId } from '../recurrence';
import { seriesOf } from './event';

/** What each of the core group says before a meeting, in a line each; any may be left empty. */
export const checkInParts = ['done', 'next', 'blocked', 'help'] as const;
export type CheckInPart = (typeof checkInParts)[number];

const day = 86_400_000;
/** Before that a check-in would be out of date at the meeting; after that it is history. Days. */
const opensBefore = 14;
const closesAfter = 7;

/** What was said before a meeting (its start, ISO 8601 UTC), in order of name; of those who are in the core group. */
export function checkInsAt(record: CommunityRecord, series: Pick<Series, 'id'>, startsAt: string): { member: Member; said: CheckIn }[] {
  return coreGroup(record).flatMap((member) => {
    const said = record.checkIns.find((one) => one.seriesId === series.id && one.startsAt === startsAt && one.personId === member.personId);
    return said ? [{ member, said }] : [];
  });
}

/** Whether one can check in for a meeting at a moment: from two weeks before until a week after. */
export function takesCheckIns(startsAt: string, now: string): boolean {
  const until = Date.parse(startsAt) - Date.parse(now);
  return until < opensBefore * day && until > -closesAfter * day;
}

/** Says where one stands before a meeting, or says it anew. */
export function checkIn(situation: Situation, step: StepOf<'event'>, command: CommandOf<'checkIn'>): Decision {
  const { record, act } = situation;
  const series = seriesOf(record, step.id);
  const meeting = series && meetingAt(series, command.startsAt);
  if (!series || !meeting) return refuse('not-found', 'refuse.no-meeting');
  const { startsAt } = meeting;
  if (!takesCheckIns(startsAt, act.now)) return refuse('not-now', 'refuse.check-in-time');
  if (checkInParts.every((part) => command[part] === '')) return refuse('not-readable', 'refuse.check-in-empty');
  const before = record.checkIns.find((one) => one.seriesId === series.id && one.startsAt === startsAt && one.personId === act.personId);
  if (before && checkInParts.every((part) => before[part] === command[part])) return already('said.checked-in');
  const row: CheckIn = { seriesId: series.id, startsAt, personId: act.personId, done: command.done, next: command.next, blocked: command.blocked, help: command.help, saidAt: act.now };
  return done([{ put: 'checkIns', row }], [{ kind: 'prompt-card', what: 'check-in', about: meetingId(series.id, meeting.plannedAt) }], { key: 'said.checked-in' });
}
