import { checkIds, checkPhrases, checkReferences, checkWords } from './check';
import { ToolkitFault, type Fault } from './fault';
import { contentFiles, type ContentFiles } from './files';
import { readFiles } from './read';
import type { PhraseBook } from './phrases';
import { aboutShape, stageShape, wordsShape, type Toolkit, type WordBook } from './schema';
import { typedShape } from './typed';

/**
 * The content in one language (a BCP 47 tag), checked and in order. Touches no disk: the server,
 * the tab and the domain can all call it.
 * @throws ToolkitFault with every fault of the first check that finds any: first the shapes of the
 * files, then what they say about each other.
 */
export function loadToolkit(language = 'en-GB', files: ContentFiles = contentFiles): Toolkit {
  const wordFiles = Object.hasOwn(files.words, language) ? files.words[language] : undefined;
  if (!wordFiles) throw new ToolkitFault([{ file: `words/${language}`, key: language, reason: 'there are no words in this language' }]);

  const faults: Fault[] = [];
  const stageFiles = readFiles(stageShape, files.stages, faults);
  const books = readFiles(wordsShape, wordFiles, faults);
  const [about] = readFiles(aboutShape, { [`words/${language}/about.json`]: files.about[language] }, faults);
  const [typed] = readFiles(typedShape, { [`words/${language}/typed.json`]: files.typed[language] }, faults);
  faults.push(...checkPhrases(files.phrases[language], `words/${language}/phrases.json`));
  if (faults.length > 0 || !about || !typed) throw new ToolkitFault(faults);

  faults.push(...checkIds(stageFiles), ...checkReferences(stageFiles), ...checkWords(stageFiles, books, language));
  if (faults.length > 0) throw new ToolkitFault(faults);

  const stages = stageFiles.map(({ data }) => data).sort((a, b) => a.order - b.order);
  return {
    language,
    stages,
    words: withStrategy(Object.assign({}, ...books.map(({ data }) => data)) as WordBook, about.data.strategy),
    phrases: files.phrases[language] as PhraseBook,
    about: about.data,
    typed: typed.data,
    steps: new Map(stages.flatMap((stage) => stage.steps.map((step) => [step.id, { step, stageId: stage.id }] as const))),
  };
}

/** The words with the name of the university's strategy in place. */
function withStrategy(words: WordBook, strategy: string): WordBook {
  const named = (text: string): string => text.replaceAll('{strategy}', strategy);
  return Object.fromEntries(Object.entries(words).map(([key, book]) => [key, Object.fromEntries(Object.entries(book).map(([place, text]) => [place, named(text)])) as typeof book]));
}
