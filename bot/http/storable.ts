import { notReadable } from '../errors';

/** Cards nest to about twelve levels. */
const deepest = 64;
/** Names that reach an object's prototype when code copies or merges what was sent. */
const reserved = new Set(['__proto__', 'constructor', 'prototype']);
/** What PostgreSQL's text and jsonb cannot hold: NUL, and halves of a surrogate pair. */
const unstorable = /\u0000|\p{Surrogate}/gu;

/**
 * Parsed JSON made safe to copy and to store, in place: characters that no database holds become
 * the replacement character, so that the rest of a person's text is kept. Throws `not-readable` for
 * more than 64 levels and for reserved or unstorable field names.
 */
export function storable(value: unknown, depth = 0): unknown {
  if (typeof value === 'string') return value.replace(unstorable, '\uFFFD');
  if (typeof value !== 'object' || value === null) return value;
  if (depth >= deepest) throw notReadable('it nests too deeply');
  if (Array.isArray(value)) {
    value.forEach((item, index) => (value[index] = storable(item, depth + 1)));
    return value;
  }
  const fields = value as Record<string, unknown>;
  for (const name of Object.keys(fields)) {
    if (reserved.has(name) || name.search(unstorable) !== -1) throw notReadable('a field has a name that cannot be used');
    fields[name] = storable(fields[name], depth + 1);
  }
  return fields;
}
