import { loadToolkit } from '../../bot/toolkit/load';

export type Place = 'heading' | 'lead' | 'why' | 'hint';

/** Every string of the content that a person can meet, with the key and the place it stands in. */
export function everyString(language?: string): { where: string; place: Place; text: string }[] {
  return Object.entries(loadToolkit(language).words).flatMap(([key, words]) =>
    Object.entries(words).map(([place, text]) => ({ where: `${key} (${place})`, place: place as Place, text })));
}
