import { z } from 'zod';
import { address, count, id, shortText, words } from './shapeParts';

/** Most addresses beside the core group. */
const mostGuests = 5;

/** The command that gives a date its hour. Booking it and calling it off are those of events, by the id of the date. */
export const dateShapes = {
  /** Gives a review or a talk with the sponsor an hour, or another one (`base` is the hour's revision then, 0 for none). `startsAt` is local, in the community's zone. */
  giveHour: z.strictObject({
    type: z.literal('giveHour'), dateId: id, base: count, startsAt: z.iso.datetime({ local: true, offset: false, precision: -1, error: 'is not a date and time' }),
    minutes: z.number().int().min(5).max(1_440), place: words(shortText), guests: z.array(address).max(mostGuests),
  }),
} as const;
