import { z } from 'zod';

/** What somebody may want who types a line to the bot; where two fit a line alike, the first is meant. */
export const intents = [
  'next', 'journey', 'charter', 'actions', 'check-ins', 'rota', 'meetings', 'members', 'resources', 'measures', 'surveys',
  'updates', 'people', 'private', 'quiet', 'undo', 'closing', 'pack', 'review', 'connections', 'feedback', 'start', 'help',
] as const;
export type Intent = (typeof intents)[number];

const phrase = z.string().regex(/\p{L}/u, 'holds no word').max(60);

/** What people type in one language: for each intent the phrases that point at it, and the small words that tell no name from another. */
export const typedShape = z.strictObject({
  /** A phrase fits a line that holds all its words, in any order and misspelt; the one with most words counts. */
  phrases: z.record(z.enum(intents), z.array(phrase).min(1)),
  small: z.array(phrase),
});
export type TypedWords = z.output<typeof typedShape>;
