/** Words as people type them, and how near one is to another. */

/** The words of a line in small letters without accents; the first forty are enough. */
export const wordsOf = (line: string): string[] =>
  line.toLowerCase().normalize('NFKD').replace(/[^a-z\s-]/g, '').split(/[\s-]+/).filter((word) => word !== '').slice(0, 40);

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
