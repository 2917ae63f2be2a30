import { closeness, wordsOf } from '../spelling';

/**
 * The people whose names have every word that was typed, misspelt too; those with that very name first of all. Whoever types
 * a name knows it: nobody reads a list of who is there.
 */
export function namedIn<P extends { name: string }>(people: readonly P[], whom: string): P[] {
  const typed = wordsOf(whom);
  const whole = whom.trim().toLowerCase();
  const same = people.filter(({ name }) => (typed.length > 0 && wordsOf(name).join(' ') === typed.join(' ')) || (whole !== '' && name.toLowerCase() === whole));
  if (same.length > 0 || typed.length === 0) return same;
  return people.filter(({ name }) => typed.every((word) => wordsOf(name).some((part) => closeness(word, part) > 0)));
}
