import type { Toolkit } from '../toolkit/schema';
import { wordsFor } from '../domain/words';
import { closeness, wordsOf } from '../domain/spelling';

/** A step, a role or a term of the toolkit that somebody names in a line. */
export interface Thing {
  /** Empty for a term. */
  stepId: string;
  /** For a role its id; null for a step. */
  roleId: string | null;
  /** What a term of the glossary means; null for a step or role. */
  meaning: string | null;
  /** How much of its name was typed: 1 is all of it. */
  share: number;
}

/** Words that questions are made of, and names are not told apart by. */
const small = new Set(['a', 'an', 'the', 'and', 'or', 'of', 'for', 'to', 'in', 'on', 'is', 'are', 'our', 'we', 'us', 'me', 'my', 'i', 'your', 'you', 'it', 'do', 'does', 'did', 'has', 'have', 'can', 'what', 'who', 'where', 'when', 'how', 'why', 'which', 'about', 'show', 'open', 'tell', 'whats', 'whos', 'explain', 'define', 'mean', 'means', 'meaning']);
/** Part of a name that has to be typed for it to be meant. */
const enough = 0.5;

/** A question for what a word means. */
const asks = /^\W*(?:what|meaning|explain|define)/i;

const meaning = (text: string): string[] => wordsOf(text).filter((word) => !small.has(word));

/** The step, role or term that a line names best, misspelt or in part; null when it names none. Every word of the line has to fit. */
export function namedThing(toolkit: Toolkit, line: string): Thing | null {
  const typed = meaning(line);
  if (typed.length === 0) return null;
  let best: Thing | null = null;
  for (const { stepId, roleId, name } of namesOf(toolkit)) {
    const share = shareOf(typed, name);
    if (share >= enough && share > (best?.share ?? 0)) best = { stepId, roleId, meaning: null, share };
  }
  // Asked for what it means, a term is explained; its bare name leads to the step.
  if (!asks.test(line)) return best;
  for (const { term, meaning: text } of toolkit.about.glossary) {
    const share = shareOf(typed, meaning(term));
    if (share >= enough && share > (best?.share ?? 0)) best = { stepId: '', roleId: null, meaning: text, share };
  }
  return best;
}

interface Named {
  stepId: string;
  roleId: string | null;
  /** The words of its name that it is told apart by. */
  name: readonly string[];
}

const readOnce = new WeakMap<Toolkit, readonly Named[]>();

/** The steps and roles of a toolkit with the words of their names, which are read once. */
function namesOf(toolkit: Toolkit): readonly Named[] {
  const known = readOnce.get(toolkit);
  if (known) return known;
  const named = [...toolkit.steps.values()].flatMap(({ step }) => [
    { stepId: step.id, roleId: null, name: meaning(wordsFor(toolkit, step.id).heading) },
    ...(step.kind === 'assign' ? step.roles.map(({ id }) => ({ stepId: step.id, roleId: id, name: meaning(wordsFor(toolkit, `${step.id}.role.${id}`).heading) })) : []),
  ]);
  readOnce.set(toolkit, named);
  return named;
}

function shareOf(typed: readonly string[], name: readonly string[]): number {
  const fits = (word: string, other: string): boolean => closeness(word, other) > 0;
  if (!typed.every((word) => name.some((other) => fits(word, other)))) return 0;
  return name.filter((other) => typed.some((word) => fits(word, other))).length / Math.max(1, name.length);
}
