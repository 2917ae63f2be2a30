import english from './words/en-GB/phrases.json';

/** The sentences of the app itself, by key. A second language is a second file with the same keys. */
export type PhraseKey = keyof typeof english;
export type PhraseBook = Record<PhraseKey, string>;
export type PhraseValues = Record<string, string | number>;

/** Says a phrase with its `{values}` put in. A phrase with `|` has two forms, for a `count` of one and for others. */
export type Say = (key: PhraseKey, values?: PhraseValues) => string;

export function createSay(book: PhraseBook = english): Say {
  return (key, values = {}) => {
    const [one, other] = book[key].split(' | ');
    const form = other !== undefined && values['count'] !== 1 ? other : one;
    return (form ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
