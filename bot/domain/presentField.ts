import type { Reading } from './decision';
import { nameOf } from './people';
import type { CommunityRecord, Note } from './record';
import type { Words } from '../toolkit/schema';
import type { FieldView } from './view';
import { wordsFor } from './words';

/** A text that is written into a step, with its words and its latest writer. */
export function fieldView({ record, toolkit }: Reading, notes: readonly Note[], key: string, id: string): FieldView {
  return noteView(record, notes, id, wordsFor(toolkit, key));
}

/** The same with words that are not the toolkit's. */
export function noteView(record: CommunityRecord, notes: readonly Note[], id: string, words: Words): FieldView {
  const note = notes.find((written) => written.fieldId === id);
  return {
    id, heading: words.heading, hint: words.hint ?? null, text: note?.text ?? '', revision: note?.revision ?? 0,
    by: note ? nameOf(record, note.writtenBy) : null, at: note?.writtenAt ?? null,
  };
}
