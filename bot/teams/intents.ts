import { closeness, wordsOf } from '../domain/spelling';
import { intents, type Intent, type TypedWords } from '../toolkit/typed';

/** The intents that a line may mean, the likeliest first. */
export interface ReadLine {
  /** Those of which a whole phrase was typed. */
  meant: Intent[];
  /** Those of which a part was. */
  near: Intent[];
}

/** A word of a phrase by which it may be known in part; shorter ones say too little. */
const telling = 4;

/** Reads a line by the phrases of its language; misspelt words count, a little less. Empty where nothing fits. */
export function readIntents({ phrases }: TypedWords, line: string): ReadLine {
  const typed = wordsOf(line);
  const fits = new Map<string, number>();
  const fit = (word: string): number => {
    const known = fits.get(word);
    if (known !== undefined) return known;
    const best = Math.max(0, ...typed.map((one) => closeness(one, word)));
    fits.set(word, best);
    return best;
  };
  const scores = intents.map((intent) => {
    let whole = 0;
    let part = 0;
    for (const words of phrasesOf(phrases, intent)) {
      const found = words.map(fit);
      const score = found.reduce((sum, one) => sum + one, 0);
      if (found.every((one) => one > 0)) whole = Math.max(whole, score);
      else if (words.some((word, i) => word.length >= telling && (found[i] ?? 0) > 0)) part = Math.max(part, score);
    }
    return { intent, whole, part };
  });
  const ranked = (of: 'whole' | 'part'): Intent[] => scores.filter((one) => one[of] > 0 && (of === 'whole' || one.whole === 0)).sort((a, b) => b[of] - a[of]).map((one) => one.intent);
  return { meant: ranked('whole'), near: ranked('part') };
}

const splitOnce = new WeakMap<TypedWords['phrases'], Map<Intent, string[][]>>();

/** The phrases of an intent as words, which are split once. */
function phrasesOf(phrases: TypedWords['phrases'], intent: Intent): string[][] {
  const known = splitOnce.get(phrases) ?? new Map<Intent, string[][]>(intents.map((one) => [one, phrases[one].map(wordsOf)]));
  splitOnce.set(phrases, known);
  return known.get(intent) ?? [];
}
