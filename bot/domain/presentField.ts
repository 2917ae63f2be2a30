import type { Reading } from './decision';
import { nameOf } from './people';
import type { Note } from './record';
import type { FieldView } from './view';
import { wordsFor } from './words';

/** A text that is written into a step, with its words and its latest writer. */
export function fieldView({ record, toolkit }: Reading, notes: readonly Note[], key: string, id: string): FieldView {
  const words = wordsFor(toolkit, key);
  const note = notes.find((written) => written.fieldId === id);
  return {
    id, heading: words.heading, hint: words.hint ?? null, text: note?.text ?? '', revision: note?.revision ?? 0,
    by: note ? nameOf(record, note.writtenBy) : null, at: note?.writtenAt ?? null,
  };
}
