import { contentFiles, type ContentFiles } from '../../bot/toolkit/files';
import { createSay } from '../../bot/toolkit/phrases';
import { loadToolkit } from '../../bot/toolkit/load';
import { readHelping } from '../../bot/teams/helping';
import { asksToLeave } from '../../bot/teams/leaving';
import { readThanks } from '../../bot/teams/thanks';
import type { LineKind } from '../../bot/toolkit/typed';
import { everyString } from './words';

const accents: Record<string, string> = { a: 'â', e: 'ë', i: 'ï', o: 'ø', u: 'ü', c: 'ç', n: 'ñ', s: 'š', A: 'Å', E: 'É', O: 'Ö' };

/** Text as a language could be that is 30 % longer, has accents and runs from right to left; what is put in stays as it is. */
const pseudo = (text: string): string => {
  const changed = text.split(/(\{\w+\}| \| )/).map((part, i) => (i % 2 === 1 ? part : [...part].map((letter) => accents[letter] ?? letter).join(''))).join('');
  return `\u2067${changed}${'ש'.repeat(Math.ceil(text.length * 0.3))}\u2069`;
};

/** The same structure with every string in it changed. */
const deep = (value: unknown): unknown => {
  if (value === null) return null;
  if (Array.isArray(value)) return value.map(deep);
  if (typeof value === 'string') return pseudo(value);
  return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, deep(inner)]));
};

const files: ContentFiles = {
  ...contentFiles,
  phrases: { ...contentFiles.phrases, 'he-x-pseudo': deep(contentFiles.phrases['en-GB']) },
  about: { ...contentFiles.about, 'he-x-pseudo': deep(contentFiles.about['en-GB']) },
  typed: { ...contentFiles.typed, 'he-x-pseudo': deep(contentFiles.typed['en-GB']) },
  words: {
    ...contentFiles.words,
    'he-x-pseudo': Object.fromEntries(Object.entries(contentFiles.words['en-GB'] ?? {}).map(([file, book]) => [file.replace('en-GB', 'he-x-pseudo'), deep(book)])),
  },
};

test('a second language is a second folder of words, and replaces everything that people see', () => {
  const strategy = 'the university’s strategy';
  const english = everyString().map((one) => ({ ...one, text: one.text.replaceAll(strategy, '{strategy}') }));
  const other = Object.entries(loadToolkit('he-x-pseudo', files).words).flatMap(([key, words]) => Object.entries(words).map(([place, text]) => [`${key} (${place})`, text]));
  expect(other).toEqual(english.map(({ where, text }) => [where, pseudo(text).replaceAll('{strategy}', pseudo(strategy))]));
  expect(other.filter(([, text]) => text?.startsWith('\u2067') !== true)).toEqual([]);
});

test('the sentences of the app and the glossary are of that language too', () => {
  const { phrases, about } = loadToolkit('he-x-pseudo', files);
  expect(Object.values(phrases).filter((one) => !one.startsWith('\u2067'))).toEqual([]);
  expect(createSay(phrases)('roles.empty', { count: 2, roles: 'X' })).toContain('X');
  // Lists are joined as the language does it, whatever the words around them.
  expect(createSay(undefined, 'en-GB')('card.given', { count: 2, all: 5, names: ['Ada', 'Ben', 'Cleo'] })).toContain('Ada, Ben and Cleo');
  expect(createSay(undefined, 'de')('person.list', { names: ['Ada', 'Ben'] })).toBe('Ada und Ben');
  expect(loadToolkit('he-x-pseudo', files).language).toBe('he-x-pseudo');
  expect(about.glossary.map((one) => one.term)).toEqual(loadToolkit().about.glossary.map((one) => pseudo(one.term)));
});

test('it changes no step, question or order', () => {
  expect(loadToolkit('he-x-pseudo', files).stages).toEqual(loadToolkit().stages);
});

test('the files of the stages hold no words for people', () => {
  const strings = (value: unknown): string[] => (typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? Object.values(value).flatMap(strings) : []);
  expect(strings(contentFiles.stages).filter((one) => /\s/.test(one))).toEqual([]);
});

test('lines that do something are known by the words of that language, and by no English in the code', () => {
  const [english, other] = [loadToolkit().typed, loadToolkit('he-x-pseudo', files).typed];
  /** A line of the first form of its kind: the first of what may be said, without what may be left out. */
  const example = ({ lines }: typeof english, kind: LineKind): string => (lines[kind][0] ?? '').replace(/\[[^\]]*\]/g, '').replace(/\(([^|)]*)[^)]*\)/g, '$1').replace(/[\u2067\u2069]/g, ' ');
  for (const [typed, foreign] of [[english, other], [other, english]] as const) {
    expect(readThanks(typed, `${example(typed, 'thanks')} Tom ${typed.thanksFor[0]} tea`)).toEqual({ whom: 'Tom', what: 'tea' });
    expect(readHelping(typed, `${example(typed, 'help')} rubrics`)).toEqual({ what: 'help', text: 'rubrics' });
    expect(readHelping(typed, `${example(typed, 'idea')}: swap`)).toEqual({ what: 'idea', text: 'swap' });
    for (const [kind, act] of [['coffee', 'look'], ['coffee-join', 'join'], ['coffee-leave', 'leave'], ['coffee-pause', 'pause']] as const) expect(readHelping(typed, example(typed, kind))).toEqual({ what: 'coffee', act });
    expect(asksToLeave(typed, example(typed, 'leave'))).toBe(true);
    expect([readThanks(typed, `${example(foreign, 'thanks')} Tom`), readHelping(typed, `${example(foreign, 'help')} x`), readHelping(typed, example(foreign, 'coffee')), asksToLeave(typed, example(foreign, 'leave'))]).toEqual([null, null, null, false]);
  }
});
