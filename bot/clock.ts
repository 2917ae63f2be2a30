/** The one source of time; passed in, so that tests and local Teams can set it. */
export interface Clock {
  /** Now, ISO 8601 in UTC with milliseconds. */
  now(): string;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };
