import { z } from 'zod';
import { date, id, line, shortText, step, words } from './shapeParts';

/** The commands about meetings in the calendar. */

const moment = z.iso.datetime('is not a moment');

export const meetingShapes = {
  scheduleMeetings: z.strictObject({
    type: z.literal('scheduleMeetings'), stepId: id, firstOn: date, at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'is not a time such as 10:00'),
    minutes: z.number().int().min(10).max(240), everyWeeks: z.number().int().min(1).max(8),
    /** Weekly where it is left out. By day and by weekday are those of the first date. */
    repeat: z.enum(['weekly', 'monthly-day', 'monthly-weekday', 'monthly-last']).optional(),
    everyMonths: z.number().int().min(1).max(6).optional(),
    /** The last date, or null where `times` says how many there are. */
    untilOn: date.nullable(), times: z.number().int().min(1).max(104).nullable().optional(),
  }),
  /** Asks when the core group is free, from a date on. */
  findTimes: z.strictObject({ type: z.literal('findTimes'), ...step, fromOn: date, minutes: z.number().int().min(10).max(240) }),
  /** Moves one meeting (`startsAt`, where it is now). `to` is local, in the zone of the series. */
  moveMeeting: z.strictObject({
    type: z.literal('moveMeeting'), ...step, startsAt: moment, to: z.iso.datetime({ local: true, offset: false, precision: -1, error: 'is not a date and time' }),
    minutes: z.number().int().min(10).max(240), place: words(shortText),
  }),
  callOffMeeting: z.strictObject({ type: z.literal('callOffMeeting'), ...step, startsAt: moment, reason: line }),
  /** Says that a meeting that was deleted in Outlook takes place all the same. */
  keepMeeting: z.strictObject({ type: z.literal('keepMeeting'), ...step, startsAt: moment }),
  /** Goes on with the meetings (the series as the reader knew it) in the calendar of whoever asks; `gone` says that they are out of the other calendar already. */
  takeOverMeetings: z.strictObject({ type: z.literal('takeOverMeetings'), ...step, seriesId: id, gone: z.boolean() }),
} as const;
