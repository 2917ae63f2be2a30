import type { ErrorAnswer } from './api/contract';

export type ErrorCode =
  | 'not-found' | 'not-allowed' | 'not-signed-in' | 'not-readable' | 'too-large' | 'changed-meanwhile' | 'not-now' | 'unavailable';

type Theirs = NonNullable<ErrorAnswer['theirs']>;

/**
 * What a person can be told. `sentence` states the fact and then the next action; it names nothing
 * of the inside and is safe to send. `message` (for logs) is the code alone, so that a log never
 * holds what somebody wrote.
 */
export class AppError extends Error {
  override readonly name = 'AppError';

  constructor(
    readonly code: ErrorCode,
    /** The HTTP status of the answer. */
    readonly status: number,
    readonly sentence: string,
    /** For `changed-meanwhile`: the text that stands. */
    readonly theirs: Theirs | null = null,
  ) {
    super(code);
  }
}

/** `what` begins the sentence: `This community`, `The page`. */
export const notFound = (what = 'This page'): AppError =>
  new AppError('not-found', 404, `${what} is not here. Check the address, or go back to the start of the tab.`);

/** `sentence` says who may, and what the reader can do instead. */
export const notAllowed = (sentence = 'You cannot do this here. Ask a member of the core group to do it, or to add you.'): AppError =>
  new AppError('not-allowed', 403, sentence);

export const notSignedIn = (): AppError =>
  new AppError('not-signed-in', 401, 'Your sign-in is missing or has ended. Reload the tab to sign in again.');

/** `problem` completes "This could not be read: ..." and names the field. */
export const notReadable = (problem: string): AppError =>
  new AppError('not-readable', 400, `This could not be read: ${problem}. Check it and send it again.`);

/** `limit` is in bytes; shown in kilobytes of 1,000 bytes. */
export const tooLarge = (limit: number): AppError =>
  new AppError('too-large', 413, `This is larger than ${Math.floor(limit / 1000).toLocaleString('en-GB')} kB. Shorten it and send it again.`);

export const unavailable = (): AppError =>
  new AppError('unavailable', 503, 'This cannot be done at the moment. Nothing you sent before is lost. Try again in a minute.');

/** Any thrown value as one of the family; what is not ours becomes `unavailable`, without its text. */
export function asAppError(error: unknown): AppError {
  return error instanceof AppError ? error : unavailable();
}

/** The body that goes with `error.status`. */
export function errorAnswer(error: AppError): ErrorAnswer {
  return { code: error.code, message: error.sentence, ...(error.theirs ? { theirs: error.theirs } : {}) };
}
