import type { PhraseKey } from '../../toolkit/phrases';

/** What a question takes: a step on a scale from `from` to `to`, one of some answers, or a text. */
export type Asked =
  | { id: string; kind: 'scale'; from: number; to: number; /** The best is the lowest. */ turned?: true; /** Who cannot say yet may say so. */ early?: true }
  | { id: string; kind: 'choice'; options: readonly string[] }
  | { id: string; kind: 'text' };

const five = (id: string): Asked => ({ id, kind: 'scale', from: 1, to: 5 });
const seven = (id: string, turned?: true): Asked => ({ id, kind: 'scale', from: 1, to: 7, ...(turned ? { turned } : {}) });
const early = (id: string): Asked => ({ id, kind: 'scale', from: 1, to: 5, early: true });
const text = (id: string): Asked => ({ id, kind: 'text' });

/**
 * The surveys that a group can ask, in words of our own: the safety questions follow Edmondson (1999), those about
 * value the cycles of Wenger-Trayner. Their words are in the phrases, `survey.<instrument>` and `survey.<instrument>.<question>`.
 */
export const instruments = {
  pulse: [five('energy'), five('useful'), five('voice'), text('change')],
  safety: [seven('mistakes', true), seven('problems'), seven('different', true), seven('risk'), seven('help', true), seven('efforts'), seven('valued')],
  value: [early('worth'), early('gained'), early('used'), early('difference'), early('leaders'), early('organised'), early('picture'), early('matters'), text('story')],
  recommend: [{ id: 'likely', kind: 'scale', from: 0, to: 10 }, text('why')],
  room: [five('appetite'), text('why'), text('give')],
  tools: [five('files'), five('posts'), five('meetings'), five('people'), five('guide'), text('help')],
  topics: [text('next'), text('stuck')],
  /** For people who leave, and only by their own choice: `leaving.ts`. */
  leaver: [{ id: 'why', kind: 'choice', options: ['moved', 'time', 'done', 'fit', 'other'] }, text('know')],
  event: [five('worth'), { id: 'said', kind: 'choice', options: ['yes', 'partly', 'no'] }, text('use')],
} as const satisfies Record<string, readonly Asked[]>;

export type Instrument = keyof typeof instruments;
/** What a group can ask: those who leave are asked by nobody. */
export const askedInstruments = Object.keys(instruments).filter((one) => one !== 'leaver') as [Exclude<Instrument, 'leaver'>, ...Exclude<Instrument, 'leaver'>[]];

export const phraseOf = (instrument: Instrument, part?: string): PhraseKey => (part === undefined ? `survey.${instrument}` : `survey.${instrument}.${part}`) as PhraseKey;
