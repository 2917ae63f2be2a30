import type { IncomingHttpHeaders } from 'node:http';
import { Refusal } from './answers';

/** Something that shall go wrong, as it does with the real service. */
export interface Fault {
  /** `METHOD regular-expression` over the decoded path after `/v1.0`, such as `PUT /content$`; slices of an upload are `PUT /uploadSession$`. */
  match: string;
  /**
   * A status to answer with instead of doing anything; `cut` breaks the connection before anything is
   * done; the `accepted` ones do it first and then answer 504 or break the connection; `slow` waits.
   */
  does: number | 'cut' | 'accepted-then-504' | 'accepted-then-cut' | 'slow';
  /** How often; default once. */
  times?: number;
  /** How many such requests are served before it begins; default none. */
  after?: number;
  retryAfterSeconds?: number;
  /** For `slow`; default 2,000. */
  delayMs?: number;
}

/** What goes wrong with a request, or null; asked for each. */
export type Weather = (method: string, path: string, headers: IncomingHttpHeaders) => Fault['does'] | null;

export interface Faults {
  set(fault: Fault): void;
  /** Bad weather, until it is null again: for each request for which no fault was set. */
  setWeather(weather: Weather | null): void;
  /** Ends all faults and the weather. */
  clear(): void;
  /** The fault that applies now, counted down. */
  take(method: string, path: string, headers: IncomingHttpHeaders): Fault | null;
}

export function faultList(): Faults {
  let waiting: { fault: Fault; left: number; spared: number; method: string; path: RegExp }[] = [];
  let weather: Weather | null = null;
  return {
    set(fault) {
      const [method = '', ...pattern] = fault.match.split(' ');
      waiting.push({ fault, left: fault.times ?? 1, spared: fault.after ?? 0, method, path: new RegExp(pattern.join(' ')) });
    },
    setWeather(next) {
      weather = next;
    },
    clear() {
      waiting = [];
      weather = null;
    },
    take(method, path, headers) {
      const hit = waiting.find((one) => one.method === method && one.path.test(path));
      if (!hit) {
        const does = weather?.(method, path, headers) ?? null;
        return does === null ? null : { match: '', does, delayMs: 300 };
      }
      if (hit.spared > 0) {
        hit.spared -= 1;
        return null;
      }
      hit.left -= 1;
      waiting = waiting.filter((one) => one.left > 0);
      return hit.fault;
    },
  };
}

const codes: Record<number, [code: string, message: string, innerCode?: string]> = {
  400: ['invalidRequest', 'The request is malformed.'],
  401: ['InvalidAuthenticationToken', 'Access token has expired or is not yet valid.'],
  403: ['accessDenied', 'Access denied.'],
  404: ['itemNotFound', 'The resource could not be found.'],
  409: ['nameAlreadyExists', 'The specified item name already exists.'],
  410: ['SyncStateNotFound', 'The sync state generation is not found.'],
  416: ['invalidRange', 'The uploaded range is not the one that is expected.'],
  412: ['resourceModified', 'The resource being updated has changed since the caller last read it.'],
  423: ['notAllowed', 'The resource you are attempting to access is locked.', 'resourceLocked'],
  429: ['TooManyRequests', 'Too many requests.'],
  500: ['generalException', 'An unspecified error has occurred.'],
  503: ['serviceNotAvailable', 'The service is unavailable.'],
  504: ['UnknownError', 'The gateway did not receive an answer in time.'],
  507: ['quotaLimitReached', 'The user has reached their quota limit.'],
};

export function faultRefusal(status: number, retryAfterSeconds?: number): Refusal {
  const [code, message, innerCode] = codes[status] ?? ['generalException', 'The request failed.'];
  const wait = retryAfterSeconds ?? ([429, 503].includes(status) ? 1 : undefined);
  return new Refusal(status, code, message, {
    ...(innerCode ? { innerCode } : {}),
    ...(wait === undefined ? {} : { headers: { 'Retry-After': String(wait) } }),
  });
}
