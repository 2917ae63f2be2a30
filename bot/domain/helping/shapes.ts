import { z } from 'zod';
import { count, date, id, line, text, words } from '../shapeParts';

const longestAsked = 4_000;
/** Characters of a thank-you: a card shows the whole of it. */
export const longestThanks = 1_000;
const said = text.trim().min(1, 'is empty').max(longestAsked);

/** The commands about what people do for each other. */
export const helpingShapes = {
  /** Wants to be drawn for coffee or not; with a date, not before it. */
  chooseCoffee: z.strictObject({ type: z.literal('chooseCoffee'), joined: z.boolean(), pausedUntil: date.nullable() }),
  /** Draws pairs every so many weeks from a date on; null for never. */
  setCoffee: z.strictObject({ type: z.literal('setCoffee'), everyWeeks: z.number().int().min(1).max(12).nullable(), startOn: date.nullable() }),
  /** Draws a round now; the next one follows at its distance. */
  drawCoffee: z.strictObject({ type: z.literal('drawCoffee') }),
  sayMet: z.strictObject({ type: z.literal('sayMet'), roundId: id, met: z.enum(['yes', 'not-yet', 'not-this-time']) }),
  /** Takes it on to welcome a newcomer, or gives it back. */
  greet: z.strictObject({ type: z.literal('greet'), personId: id, greeted: z.boolean() }),
  askHelp: z.strictObject({ type: z.literal('askHelp'), text: said }),
  moveHelp: z.strictObject({ type: z.literal('moveHelp'), requestId: id, base: count, act: z.enum(['take', 'answer', 'pass', 'close', 'reopen']), note: words(longestAsked) }),
  /** Working days within which those who ask for help hear something. */
  setHelpGoal: z.strictObject({ type: z.literal('setHelpGoal'), days: z.number().int().min(1).max(20) }),
  /** Thanks somebody, who reads it; with `share` they are asked whether the members may read it too. */
  sayThanks: z.strictObject({ type: z.literal('sayThanks'), personId: id, text: text.trim().min(1, 'is empty').max(longestThanks), share: z.boolean() }),
  /** What the person who is thanked says: `mine` keeps it between the two. */
  answerThanks: z.strictObject({ type: z.literal('answerThanks'), thanksId: id, base: count, answer: z.enum(['yes', 'no', 'mine']) }),
  takeBackThanks: z.strictObject({ type: z.literal('takeBackThanks'), thanksId: id }),
  addIdea: z.strictObject({ type: z.literal('addIdea'), text: said, named: z.boolean() }),
  answerIdea: z.strictObject({ type: z.literal('answerIdea'), ideaId: id, base: count, answer: said }),
  /** Makes an action of an idea, in words that fit the plan. */
  planIdea: z.strictObject({ type: z.literal('planIdea'), ideaId: id, base: count, title: line }),
} as const;
