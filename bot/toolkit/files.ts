import closing from './stages/closing.json';
import launch from './stages/launch.json';
import learning from './stages/learning.json';
import planning from './stages/planning.json';
import reading from './stages/reading.json';
import review from './stages/review.json';
import setUp from './stages/set-up.json';
import about from './words/en-GB/about.json';
import closingWords from './words/en-GB/closing.json';
import launchWords from './words/en-GB/launch.json';
import learningWords from './words/en-GB/learning.json';
import phrases from './words/en-GB/phrases.json';
import planningWords from './words/en-GB/planning.json';
import readingWords from './words/en-GB/reading.json';
import reviewWords from './words/en-GB/review.json';
import setUpWords from './words/en-GB/set-up.json';
import typed from './words/en-GB/typed.json';

/** The content files as they are on disk, not yet checked, by their path below `toolkit/`. */
export interface ContentFiles {
  stages: Record<string, unknown>;
  /** By language (a BCP 47 tag), then by path. */
  words: Record<string, Record<string, unknown>>;
  /** By language: `words/<language>/phrases.json`, `about.json` and `typed.json`. */
  phrases: Record<string, unknown>;
  about: Record<string, unknown>;
  typed: Record<string, unknown>;
}

/**
 * All content. Imported rather than read, so that the server's bundle and the tab's carry it and
 * nothing looks for files at run time. A new file, or a new language, is added here.
 */
export const contentFiles: ContentFiles = {
  stages: {
    'stages/set-up.json': setUp,
    'stages/planning.json': planning,
    'stages/launch.json': launch,
    'stages/learning.json': learning,
    'stages/review.json': review,
    'stages/closing.json': closing,
    'stages/reading.json': reading,
  },
  words: {
    'en-GB': {
      'words/en-GB/set-up.json': setUpWords,
      'words/en-GB/planning.json': planningWords,
      'words/en-GB/launch.json': launchWords,
      'words/en-GB/learning.json': learningWords,
      'words/en-GB/review.json': reviewWords,
      'words/en-GB/closing.json': closingWords,
      'words/en-GB/reading.json': readingWords,
    },
  },
  phrases: { 'en-GB': phrases },
  about: { 'en-GB': about },
  typed: { 'en-GB': typed },
};
