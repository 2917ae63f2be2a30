/**
 * A plain measure of how hard a text is, made for short English texts of one to five sentences.
 * Two things tire a reader: sentences that go on, and long words. A sentence ends at . ? : or ;
 * as in Björnsson's LIX (1968), a long word has more than six letters, also as there, and the words
 * of the field (below) are not held against a text because every reader of this app meets them daily.
 * LIX = words per sentence + long words per 100 words; children's books are near 25, easy prose near
 * 30, newspapers near 40.
 */
export interface Reading {
  words: number;
  longestSentence: number;
  /** Words of more than ten letters that are not the field's own. */
  hardWords: string[];
  lix: number;
}

/** The toolkit's own terms. Each one stays in the text as it is, so that people recognise it. */
const fieldWords = new Set([
  'communications', 'community', 'coordinator', 'administrator', 'information', 'resources', 'responsibilities', 'relationships',
  'alignment', 'opportunities', 'challenges', 'priorities', 'contribute', 'contributions', 'participation', 'inclusion', 'university', 'organisation',
  'reflections', 'communities', 'communicate', 'encouraging', 'engagement', 'bookmarking', 'expertise',
  'baseline', 'delivery', 'activities', 'activity', 'touchpoints', 'sponsor', 'charter', 'members', 'conditions', 'strategy',
  // The labels of the six conditions.
  'nurture', 'psychological', 'belonging', 'inclusive', 'leadership', 'equalise', 'organisational', 'dynamics', 'self-organisation', 'co-create', 'journey',
]);

const wordsIn = (text: string): string[] => text.toLowerCase().replace(/’s\b/g, '').match(/\p{L}[\p{L}’-]*/gu) ?? [];

/** Measures a text; `lix` of a text without words is 0. */
export function readingOf(text: string): Reading {
  const sentences = text.split(/[.?:;]/).map(wordsIn).filter((words) => words.length > 0);
  const words = sentences.flat();
  const own = words.filter((word) => !fieldWords.has(word));
  const long = own.filter((word) => word.length > 6).length;
  return {
    words: words.length,
    longestSentence: Math.max(0, ...sentences.map((one) => one.length)),
    hardWords: own.filter((word) => word.length > 10),
    lix: words.length === 0 ? 0 : words.length / sentences.length + (100 * long) / words.length,
  };
}
