import english from './words/en-GB/phrases.json';

/** The sentences of the app itself, by key. A second language is a second file with the same keys. */
export type PhraseKey = keyof typeof english;
export type PhraseBook = Record<PhraseKey, string>;
/** What is put into a phrase; a list is joined as the language does it. */
export type PhraseValues = Record<string, string | number | readonly string[]>;

/** Says a phrase with its `{values}` put in. A phrase with `|` has two forms, for a `count` of one and for others. */
export type Say = (key: PhraseKey, values?: PhraseValues) => string;

/** Says the phrases of one book; `language` is its BCP 47 tag. */
export function createSay(book: PhraseBook = english, language = 'en-GB'): Say {
  const list = new Intl.ListFormat(language, { type: 'conjunction' });
  const put = (value: PhraseValues[string]): string => (typeof value === 'object' ? list.format(value) : String(value));
  return (key, values = {}) => {
    const [one, other] = book[key].split(' | ');
    const form = other !== undefined && values['count'] !== 1 ? other : one;
    return (form ?? '').replace(/\{(\w+)\}/g, (whole, name: string) => put(values[name] ?? whole));
  };
}
