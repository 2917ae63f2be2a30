import type { Toolkit, Words } from '../toolkit/schema';

/**
 * The words of a stage, step or part of a step, by the key that `toolkit/schema.ts` describes. The
 * loader has checked that they exist; a record may still name a step that the content has lost, and
 * then its id has to do.
 */
export function wordsFor(toolkit: Toolkit, key: string): Words {
  const words = Object.hasOwn(toolkit.words, key) ? toolkit.words[key] : undefined;
  return words ?? { heading: key };
}
