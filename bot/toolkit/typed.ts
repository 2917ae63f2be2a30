import { z } from 'zod';

/** What somebody may want who types a line to the bot; where two fit a line alike, the first is meant. */
export const intents = [
  'next', 'journey', 'charter', 'actions', 'check-ins', 'rota', 'meetings', 'members', 'resources', 'measures', 'surveys',
  'updates', 'people', 'private', 'quiet', 'undo', 'closing', 'pack', 'review', 'connections', 'feedback', 'start', 'help',
] as const;
export type Intent = (typeof intents)[number];

const phrase = z.string().regex(/\p{L}/u, 'holds no word').max(60);

/** Lines that do something at once. What comes behind the first three belongs to them: whom and what for, with what, which idea. */
export const lineKinds = ['thanks', 'help', 'idea', 'coffee', 'coffee-join', 'coffee-leave', 'coffee-pause', 'leave'] as const;
export type LineKind = (typeof lineKinds)[number];
const opens: readonly LineKind[] = ['thanks', 'help', 'idea'];

/** `[may be there|or this]`, `(one of these|has to be)`, or a word that has to be there. */
const part = /\[([^[\]()]+)\]|\(([^[\]()]+)\)|[\p{L}\p{M}\p{N}'’]+/gu;
const word = /[\p{L}\p{M}\p{N}'’]+/gu;
const between = '[\\s,:;.!?\\u2013\\u2014-]+';

/** What lines a form fits, with what follows it as the first group where it is one that is followed; null where it is no such form. */
export function lineForm(text: string, kind: LineKind): RegExp | null {
  if (/[[\]()|]/.test(text.replace(part, ''))) return null;
  let certain = false;
  const parts = [...text.matchAll(part)].map(([whole, maybe, one]) => {
    const ways = (maybe ?? one ?? whole).split('|').map((way) => (way.match(word) ?? []).map((each) => each.replace(/['’]/g, "['’]")).join(between));
    if (ways.includes('')) return null;
    certain ||= maybe === undefined;
    return `(?:(?:${ways.join('|')})(?:${between}|$))${maybe === undefined ? '' : '?'}`;
  });
  return certain && !parts.includes(null) ? new RegExp(`^[^\\p{L}\\p{N}]*${parts.join('')}${opens.includes(kind) ? '(.*)' : ''}$`, 'isu') : null;
}

const form = z.string().max(300).refine((text) => lineForm(text, 'leave') !== null, 'is no form of a line: words, [words that may be there|or others], (one of these|has to be)');

/** What people type in one language: for each intent the phrases that point at it, and the small words that tell no name from another. */
export const typedShape = z.strictObject({
  /** A phrase fits a line that holds all its words, in any order and misspelt; the one with most words counts. */
  phrases: z.record(z.enum(intents), z.array(phrase).min(1)),
  small: z.array(phrase),
  /** Forms of lines that do something; see `lineForm`. */
  lines: z.record(z.enum(lineKinds), z.array(form).min(1)),
  /** The words between whom somebody thanks and what for. */
  thanksFor: z.array(phrase).min(1),
});
export type TypedWords = z.output<typeof typedShape>;
