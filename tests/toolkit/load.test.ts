import { ToolkitFault, type Fault } from '../../bot/toolkit/fault';
import { contentFiles, type ContentFiles } from '../../bot/toolkit/files';
import { wordsFor } from '../../bot/domain/words';
import { loadToolkit } from '../../bot/toolkit/load';

const planning = 'stages/planning.json';
const words = 'words/en-GB/planning.json';

type Json = Record<string, unknown>;

/** The faults that are found after `spoil` has changed a copy of the content. */
function faultsAfter(spoil: (stages: Json, books: Json) => void): readonly Fault[] {
  const files = structuredClone(contentFiles);
  spoil(files.stages, files.words['en-GB'] ?? {});
  return faultsOf(files);
}

/** The object at the end of a path of keys; in a list a key is an id. */
function at(root: unknown, ...path: string[]): Json {
  return path.reduce<unknown>((here, key) => (Array.isArray(here) ? (here as Json[]).find((one) => one['id'] === key) : (here as Json)[key]), root) as Json;
}

function faultsOf(files: ContentFiles, language?: string): readonly Fault[] {
  try {
    loadToolkit(language, files);
  } catch (fault) {
    if (fault instanceof ToolkitFault) return fault.faults;
    throw fault;
  }
  return [];
}

const step = (stages: Json, ...path: string[]): Json => at(stages, planning, 'steps', ...path);
const put = (into: Json, key: string, value: unknown): void => { into[key] = value; };

test('the content as it stands has no fault, and loading leaves the files as they are', () => {
  const files = structuredClone(contentFiles);
  expect(faultsOf(files)).toEqual([]);
  expect(files).toEqual(contentFiles);
});

test('stages are put in order, whatever the order of the files', () => {
  const files = { ...contentFiles, stages: Object.fromEntries(Object.entries(contentFiles.stages).reverse()) };
  expect(loadToolkit('en-GB', files).stages).toEqual(loadToolkit().stages);
});

describe('a fault names the file, the place and the reason:', () => {
  test('an unknown property', () => {
    expect(faultsAfter((stages) => put(step(stages, 'purpose', 'slots', 'priorities'), 'from', 'list')))
      .toEqual([{ file: planning, key: 'steps.purpose.slots.priorities', reason: expect.stringContaining('"from"') }]);
  });

  test('an unknown kind of step', () => {
    expect(faultsAfter((stages) => put(step(stages, 'purpose'), 'kind', 'chat')))
      .toEqual([{ file: planning, key: 'steps.purpose.kind', reason: expect.stringContaining("'ask'") }]);
  });

  test('a missing property', () => {
    expect(faultsAfter((stages) => put(step(stages, 'roles'), 'roles', undefined)))
      .toEqual([{ file: planning, key: 'steps.roles.roles', reason: expect.stringContaining('expected array') }]);
  });

  test('an id that cannot be a key', () => {
    expect(faultsAfter((stages) => put(step(stages, 'purpose'), 'id', 'Our purpose')))
      .toEqual([{ file: planning, key: 'steps.Our purpose.id', reason: expect.stringContaining('lower-case letters') }]);
  });

  test('a time that is no time', () => {
    expect(faultsAfter((stages) => put(at(stages, 'stages/launch.json', 'steps', 'check-ins', 'defaults'), 'at', '10 am')))
      .toEqual([{ file: 'stages/launch.json', key: 'steps.check-ins.defaults.at', reason: 'is not a time such as 10:00' }]);
  });

  test('a file that is not content at all', () => {
    expect(faultsAfter((stages) => put(stages, planning, 'planning'))).toEqual([{ file: planning, key: 'the file', reason: expect.stringContaining('expected object') }]);
  });

  test('a step with the id of another, even in another stage', () => {
    expect(faultsAfter((stages) => put(at(stages, 'stages/launch.json', 'steps', 'check-ins'), 'id', 'energy')))
      .toContainEqual({ file: 'stages/launch.json', key: 'energy', reason: 'the id energy is used before, in stages/set-up.json: energy' });
  });

  test('a step with the id of a stage', () => {
    expect(faultsAfter((stages) => put(step(stages, 'purpose'), 'id', 'set-up')))
      .toContainEqual({ file: planning, key: 'set-up', reason: 'the id set-up is used before, in stages/set-up.json: set-up' });
  });

  test('two questions of one step with the same id', () => {
    expect(faultsAfter((stages) => put(step(stages, 'purpose', 'questions', 'challenges'), 'id', 'opportunities')))
      .toContainEqual({ file: planning, key: 'purpose.q.opportunities', reason: `the id purpose.q.opportunities is used before, in ${planning}: purpose.q.opportunities` });
  });

  test('two stages with the same order', () => {
    expect(faultsAfter((stages) => put(at(stages, planning), 'order', 1)))
      .toEqual([{ file: planning, key: 'planning', reason: 'the order 1 is used before, in stages/set-up.json: set-up' }]);
  });

  test('an item of the toolkit that is covered twice', () => {
    expect(faultsAfter((stages) => put(step(stages, 'charter', 'sections', 'aims'), 'covers', ['S2C.Q2'])))
      .toEqual([{ file: planning, key: 'charter.section.aims', reason: `the toolkit item S2C.Q2 is used before, in ${planning}: purpose.q.opportunities` }]);
  });

  test('two questions that are both the most important one', () => {
    expect(faultsAfter((stages) => ['why-me', 'alignment'].forEach((one) => put(step(stages, 'purpose', 'questions', one), 'important', true))))
      .toEqual([{ file: planning, key: 'purpose', reason: 'more than one question is marked as the most important' }]);
  });

  test.each(['purpose.aims', 'nowhere.purpose', 'purpose.opportunities', 'sponsor.timeline'])('a section made from %s, which is no slot, role or field', (from) => {
    expect(faultsAfter((stages) => put(step(stages, 'charter', 'sections', 'aims'), 'from', ['purpose.priorities', from])))
      .toEqual([{ file: planning, key: 'charter.section.aims', reason: `no slot, role or field is called ${from}` }]);
  });

  test.each(['purpose.why', 'purpose.priorities', 'roles.sponsor'])('a purpose that is taken from %s, which is no prose slot', (from) => {
    expect(faultsAfter((stages) => put(step(stages, 'charter'), 'purpose', from)))
      .toEqual([{ file: planning, key: 'charter.purpose', reason: `no prose slot is called ${from}` }]);
  });

  test('words that are missing', () => {
    expect(faultsAfter((_stages, books) => { delete at(books, words)['purpose.q.why-me']; }))
      .toEqual([{ file: words, key: 'purpose.q.why-me', reason: 'the words are missing' }]);
  });

  test('words for a question under the name of a slot', () => {
    expect(faultsAfter((_stages, books) => {
      put(at(books, words), 'purpose.slot.why-me', { heading: 'Why' });
      delete at(books, words)['purpose.q.why-me'];
    })).toEqual([
      { file: words, key: 'purpose.q.why-me', reason: 'the words are missing' },
      { file: words, key: 'purpose.slot.why-me', reason: 'nothing in the stages uses these words' },
    ]);
  });

  test('words that are written twice', () => {
    expect(faultsAfter((_stages, books) => put(at(books, 'words/en-GB/launch.json'), 'purpose', { heading: 'Purpose' })))
      .toEqual([{ file: 'words/en-GB/launch.json', key: 'purpose', reason: `the key purpose is used before, in ${words}: purpose` }]);
  });

  test('a heading that is empty or too long', () => {
    expect(faultsAfter((_stages, books) => {
      put(at(books, words, 'purpose'), 'heading', ' ');
      put(at(books, words, 'charter'), 'heading', 'x'.repeat(171));
    })).toEqual([
      { file: words, key: 'purpose.heading', reason: 'is empty' },
      { file: words, key: 'charter.heading', reason: expect.stringContaining('170') },
    ]);
  });

  test('a language that nobody has written', () => {
    for (const language of ['cy-GB', 'constructor']) {
      expect(faultsOf(contentFiles, language)).toEqual([{ file: `words/${language}`, key: language, reason: 'there are no words in this language' }]);
    }
  });
});

test('all faults are told at once, one to a line', () => {
  const files = structuredClone(contentFiles);
  const book = at(files.words, 'en-GB', words);
  delete book['purpose'];
  delete book['charter'];
  expect(() => loadToolkit('en-GB', files)).toThrow(`${words}: purpose: the words are missing\n${words}: charter: the words are missing`);
});

test('asking for words under a key that does not exist shows the key, never an empty text', () => {
  const toolkit = loadToolkit();
  expect(wordsFor(toolkit, 'energy').heading).toBe('Find the energy');
  // A record may name what the content has lost: its id is shown then.
  for (const key of ['energy.q.nothing', 'toString']) expect(wordsFor(toolkit, key)).toEqual({ heading: key });
});
