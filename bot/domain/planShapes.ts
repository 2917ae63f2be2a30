import { z } from 'zod';
import { date, id, line, shortText, words } from './shapeParts';

/** Most actions in one import: more than a core group carries, and small enough to be looked through before. */
export const mostImported = 200;

/** The commands that bring the action plan to other places and back. */
export const planShapes = {
  /** Keeps the action plan in Planner too, in the name of whoever asks. */
  connectPlan: z.strictObject({ type: z.literal('connectPlan') }),
  disconnectPlan: z.strictObject({ type: z.literal('disconnectPlan') }),
  /** Makes a task anew that was deleted in Planner. */
  putBackTask: z.strictObject({ type: z.literal('putBackTask'), actionId: id }),
  /** Adds a point to the check list of an action. Planner shows a hundred characters of one. */
  addPoint: z.strictObject({ type: z.literal('addPoint'), actionId: id, title: z.string().trim().min(1, 'is empty').max(100).regex(/^[^\p{Cc}\p{Cs}]*$/u, 'is more than one line') }),
  removePoint: z.strictObject({ type: z.literal('removePoint'), actionId: id, pointId: id }),
  /** Ticks a point of the check list. */
  tickPoint: z.strictObject({ type: z.literal('tickPoint'), actionId: id, pointId: id, ticked: z.boolean() }),
  /** The lines of a file. An owner is a name as people write it; empty for none. */
  importActions: z.strictObject({
    type: z.literal('importActions'),
    rows: z.array(z.strictObject({ title: line, owner: words(shortText), dueOn: date.nullable(), state: z.enum(['to-do', 'doing', 'done']), tier: z.enum(['baseline', 'nice-to-have']).nullable() })).min(1).max(mostImported),
  }),
} as const;
