import { intents, type Intent, type TypedWords } from '../toolkit/typed';

/** The words of a line in small letters without accents; the first forty are enough. */
export const wordsOf = (line: string): string[] =>
  line.toLowerCase().normalize('NFKD').replace(/[^a-z\s-]/g, '').split(/[\s-]+/).filter((word) => word !== '').slice(0, 40);

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

/** 1 for the word itself, a little less for a misspelling of it, 0 for another word. Of short words the first letter has to be right: “there” is no “where”. */
export function closeness(typed: string, word: string): number {
  if (typed === word) return 1;
  const most = word.length >= 7 ? 2 : word.length >= 4 ? 1 : 0;
  if (most === 0 || Math.abs(typed.length - word.length) > most || (word.length < 6 && typed[0] !== word[0])) return 0;
  return distance(typed, word) <= most ? 0.85 : 0;
}

/** Letters to add, drop, change or swap (Damerau-Levenshtein, optimal string alignment) to come from one word to the other. */
export function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  // A line is measured against each word of each name: one flat table, since a table of rows cost more than all else in a turn.
  const wide = b.length + 1;
  const table = new Uint16Array((a.length + 1) * wide);
  const at = (i: number, j: number): number => table[i * wide + j] ?? 0;
  for (let i = 0; i <= a.length; i += 1) table[i * wide] = i;
  for (let j = 0; j <= b.length; j += 1) table[j] = j;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, at(i - 2, j - 2) + 1);
      table[i * wide + j] = least;
    }
  }
  return at(a.length, b.length);
}
