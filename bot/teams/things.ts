import { charterStep } from '../domain/charter';
import { wordsFor } from '../domain/words';
import { closeness, wordsOf } from '../domain/spelling';
import type { Toolkit } from '../toolkit/schema';

/** A step, a role, a text of the charter or a term of the toolkit that somebody names in a line. */
export interface Thing {
  /** Empty for a term. */
  stepId: string;
  /** For a role its id; null for a step. */
  roleId: string | null;
  /** For a text that the group agrees, such as its ground rules, the slot; null for anything else. */
  slotId: string | null;
  /** A term of the glossary; null for what is in the toolkit's steps. */
  meaning: { term: string; text: string } | null;
  /** How much of its name was typed: 1 is all of it. */
  share: number;
}

/** Part of a name that has to be typed for it to be meant. */
const enough = 0.5;

/** A question for what a word means. */
const asks = /^\W*(?:what|meaning|explain|define|how)/i;

/** The step, role, text or term that a line names best, misspelt or in part; null when it names none. Every word of the line has to fit. `asked` is true of a question for what a word means. */
export function namedThing(toolkit: Toolkit, line: string, asked = asks.test(line)): Thing | null {
  const { things, terms, small, known } = namesOf(toolkit);
  const typed = wordsOf(line).filter((word) => !small.has(word));
  if (typed.length === 0) return null;
  // Each word is held against each word of a name once: names share most of theirs.
  const fits = typed.map((word) => new Set(known.filter((other) => closeness(word, other) > 0)));
  if (fits.some((one) => one.size === 0)) return null;
  let best: Thing | null = null;
  const consider = ({ thing, name }: Named): void => {
    const share = shareOf(fits, name);
    if (share >= enough && share > (best?.share ?? 0)) best = { ...thing, share };
  };
  things.forEach(consider);
  // Asked for what it means, a term is explained; its bare name leads to the step.
  if (asked) terms.forEach(consider);
  return best;
}

interface Named {
  thing: Omit<Thing, 'share'>;
  /** The words of its name that it is told apart by. */
  name: readonly string[];
}

interface Names {
  /** Steps with their roles, then the texts of the charter. */
  things: readonly Named[];
  terms: readonly Named[];
  /** Words that questions are made of, and names are not told apart by. */
  small: ReadonlySet<string>;
  /** Every word of a name, once. */
  known: readonly string[];
}

const readOnce = new WeakMap<Toolkit, Names>();

/** What a toolkit has names for, with their words, which are read once. */
function namesOf(toolkit: Toolkit): Names {
  const before = readOnce.get(toolkit);
  if (before) return before;
  const small = new Set(toolkit.typed.small);
  const telling = (text: string): string[] => wordsOf(text).filter((word) => !small.has(word));
  const headed = (key: string): string[] => telling(wordsFor(toolkit, key).heading);
  const nothing = { stepId: '', roleId: null, slotId: null, meaning: null };
  const steps = [...toolkit.steps.values()].map(({ step }) => step);
  const things: Named[] = [
    ...steps.flatMap((step) => [
      { thing: { ...nothing, stepId: step.id }, name: headed(step.id) },
      ...(step.kind === 'assign' ? step.roles.map(({ id }) => ({ thing: { ...nothing, stepId: step.id, roleId: id }, name: headed(`${step.id}.role.${id}`) })) : []),
    ]),
    ...(charterStep(toolkit)?.sections ?? []).flatMap(({ from }) => from).flatMap((ref) => {
      const [stepId = '', slotId = ''] = ref.split('.');
      const step = toolkit.steps.get(stepId)?.step;
      return (step?.kind === 'ask' || step?.kind === 'agree') && step.slots.some((one) => one.id === slotId) ? [{ thing: { ...nothing, stepId, slotId }, name: headed(`${stepId}.slot.${slotId}`) }] : [];
    }),
  ];
  const terms = toolkit.about.glossary.map(({ term, meaning }) => ({ thing: { ...nothing, meaning: { term, text: meaning } }, name: telling(term) }));
  const names: Names = { things, terms, small, known: [...new Set([...things, ...terms].flatMap(({ name }) => name))] };
  readOnce.set(toolkit, names);
  return names;
}

/** How much of a name the typed words are, if each of them is part of it. */
function shareOf(fits: readonly ReadonlySet<string>[], name: readonly string[]): number {
  if (!fits.every((one) => name.some((word) => one.has(word)))) return 0;
  return name.filter((word) => fits.some((one) => one.has(word))).length / Math.max(1, name.length);
}
