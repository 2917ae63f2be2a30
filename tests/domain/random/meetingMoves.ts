import type { Command } from '../../../bot/domain/commands';
import type { Series } from '../../../bot/domain/record';
import { meetingsOf } from '../../../bot/domain/recurrence';
import { at } from './activityMoves';
import type { Move } from './moves';

/** What somebody tries with one of the meetings to come, or with all that are left. */
export function meetingMove(series: Series, now: string, { part, odd }: Move): Command {
  const { stepId } = series;
  const startsAt = meetingsOf(series).find((one) => one.startsAt > now)?.startsAt ?? now;
  const later = new Date(Date.parse(startsAt) + (part + 1) * 3_600_000).toISOString().slice(0, 16);
  return at<Command>([
    { type: 'moveMeeting', stepId, startsAt, to: odd ? '2020-01-01T10:00' : later, minutes: 30 + part, place: odd ? '' : 'Library' },
    { type: 'callOffMeeting', stepId, startsAt, reason: `reason ${part}` },
    { type: 'keepMeeting', stepId, startsAt },
    { type: 'takeOverMeetings', stepId, seriesId: series.id, gone: odd },
    { type: 'findTimes', stepId, fromOn: startsAt.slice(0, 10), minutes: 30 },
  ], part) as Command;
}
