import type { Command } from '../../../bot/domain/commands';
import type { Series } from '../../../bot/domain/record';
import { meetingId, meetingsOf } from '../../../bot/domain/recurrence';
import { ada } from '../community';
import { at } from './activityMoves';
import type { Move } from './moves';

/** What somebody tries with one of the meetings to come, with all that are left, or with one that was held. */
export function meetingMove(series: Series, now: string, who: string, { part, odd }: Move): Command {
  const { stepId } = series;
  const startsAt = meetingsOf(series).find((one) => one.startsAt > now)?.startsAt ?? now;
  const later = new Date(Date.parse(startsAt) + (part + 1) * 3_600_000).toISOString().slice(0, 16);
  const past = meetingsOf(series).filter((one) => one.startsAt <= now);
  const held = meetingId(series.id, (at(past, part) ?? meetingsOf(series)[0])?.plannedAt ?? now);
  return at<Command>([
    { type: 'moveMeeting', stepId, startsAt, to: odd ? '2020-01-01T10:00' : later, minutes: 30 + part, place: odd ? '' : 'Library' },
    { type: 'callOffMeeting', stepId, startsAt, reason: `reason ${part}` },
    { type: 'keepMeeting', stepId, startsAt },
    { type: 'takeOverMeetings', stepId, seriesId: series.id, gone: odd },
    { type: 'findTimes', stepId, fromOn: startsAt.slice(0, 10), minutes: 30 },
    { type: 'markCame', eventId: held, personIds: [who, ada], came: !odd },
    { type: 'noteFacilitator', eventId: held, personId: odd ? null : who },
    { type: 'readReport', eventId: held },
  ], part) as Command;
}
