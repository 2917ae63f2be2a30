import { z } from 'zod';
import { address, id, line, step, words } from './shapeParts';

/** The commands that reach beyond the community: mail to the sponsor, and the team itself. */
export const outsideShapes = {
  /** Sends a published paper to the sponsor as the person who asks, or (`hand`) gives them its text for a mail of their own. */
  mailPaper: z.strictObject({
    type: z.literal('mailPaper'), ...step, number: z.number().int().min(1).max(1_000_000), email: address, name: words(120), by: z.enum(['mail', 'hand']),
    /** Once more, by somebody who knows that it may have gone out before. */
    again: z.boolean(),
    /** Also asks the sponsor's five questions. */
    questions: z.boolean().optional(),
  }),
  /** Makes a standard channel for a sub-group. Teams takes 50 characters for its name. */
  makeChannel: z.strictObject({ type: z.literal('makeChannel'), name: z.string().trim().min(1, 'is empty').max(50), about: line }),
  /** Tries once more to make a channel that could not be made. */
  makeChannelAgain: z.strictObject({ type: z.literal('makeChannelAgain'), subGroupId: id }),
  archiveTeam: z.strictObject({ type: z.literal('archiveTeam'), filesReadOnly: z.boolean() }),
} as const;
