import launch from './stages/launch.json';
import planning from './stages/planning.json';
import setUp from './stages/set-up.json';
import launchWords from './words/en-GB/launch.json';
import planningWords from './words/en-GB/planning.json';
import setUpWords from './words/en-GB/set-up.json';

/** The content files as they are on disk, not yet checked, by their path below `toolkit/`. */
export interface ContentFiles {
  stages: Record<string, unknown>;
  /** By language (a BCP 47 tag), then by path. */
  words: Record<string, Record<string, unknown>>;
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
  },
  words: {
    'en-GB': {
      'words/en-GB/set-up.json': setUpWords,
      'words/en-GB/planning.json': planningWords,
      'words/en-GB/launch.json': launchWords,
    },
  },
};
