import type { ErrorAnswer } from '../../bot/api/contract';

/** A request that did not succeed, in words for the person. `offline` when no answer came at all. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status: number,
    readonly theirs: ErrorAnswer['theirs'] = undefined,
  ) {
    super(message);
    this.name = 'Problem';
  }

  /** True if the same request may well succeed a little later: no answer, too busy, or ended on the way. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}
