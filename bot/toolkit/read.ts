import type { z } from 'zod';
import type { Fault } from './fault';

/** A file of content that has the right shape. */
export interface Sound<T> {
  file: string;
  data: T;
}

/** Reads each file by its shape; what does not fit is added to `faults` and left out. */
export function readFiles<T>(shape: z.ZodType<T>, files: Record<string, unknown>, faults: Fault[]): Sound<T>[] {
  const sound: Sound<T>[] = [];
  for (const [file, raw] of Object.entries(files)) {
    const result = shape.safeParse(raw);
    if (result.success) sound.push({ file, data: result.data });
    else faults.push(...result.error.issues.map((issue) => ({ file, key: placeOf(raw, issue.path), reason: issue.message })));
  }
  return sound;
}

/** The way to a place in a file, in ids where there are ids: `steps.energy.questions.who` rather than `steps.0.questions.0`. */
function placeOf(raw: unknown, path: readonly PropertyKey[]): string {
  const names: string[] = [];
  let here: unknown = raw;
  for (const name of path) {
    here = isObject(here) ? here[String(name)] : undefined;
    const id = typeof name === 'number' && isObject(here) ? here['id'] : undefined;
    names.push(typeof id === 'string' && id !== '' ? id : String(name));
  }
  return names.join('.') || 'the file';
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
