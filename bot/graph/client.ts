import {
  AuthenticationHandler, Client, RedirectHandler, RedirectHandlerOptions, RetryHandler, RetryHandlerOptions, TelemetryHandler,
  type Middleware,
} from '@microsoft/microsoft-graph-client';
import type { Exchange } from './exchange';
import { PacedLink, type Pacing } from './pacing';
import { retryAfterSeconds } from './problems';
import { WatchedTransport } from './transport';

/** For callers in other folders, which do not import the SDK. */
export type GraphClient = Client;

export interface GraphClientParts {
  /** Asked before each request; what it throws reaches the caller as the same `GraphProblem`. */
  token: () => Promise<string>;
  /** Replaces the last link only; the default is the stock one, which calls fetch. */
  transport?: Middleware;
  /** Shown every single exchange with Graph, retries included. */
  record?: (exchange: Exchange) => void;
  /** Keeps to the limits that hold for the app as a whole; without it nothing waits. */
  pacing?: Pacing;
  /** For one try. */
  timeoutMs?: number;
  /** Seconds before the first retry when the service names none. */
  retryDelaySeconds?: number;
}

const tries = 3;
/** A longer pause than this is the caller's to keep: nobody holds a worker for minutes. */
const longestPauseSeconds = 10;

/** The stock Graph client with the stock chain: authentication, retry, redirect, telemetry, transport. */
export function graphClient(parts: GraphClientParts): GraphClient {
  const chain: Middleware[] = [
    new AuthenticationHandler({ getAccessToken: parts.token }),
    new RetryHandler(new RetryHandlerOptions(parts.retryDelaySeconds ?? 1, tries, mayRetry)),
    new RedirectHandler(new RedirectHandlerOptions()),
    new TelemetryHandler(),
    ...(parts.pacing ? [new PacedLink(parts.pacing)] : []),
    new WatchedTransport(parts.transport, parts.timeoutMs ?? 30_000, parts.record),
  ];
  chain.forEach((link, at) => {
    const next = chain[at + 1];
    if (next) link.setNext?.(next);
  });
  return Client.initWithMiddleware({ middleware: chain[0] });
}

/**
 * The stock handler would send a POST again after 503 and 504, although it may have been carried out;
 * 429 means that it was not. A request that names itself (`transactionId`) asks for `repeatable()`.
 */
function mayRetry(_delay: number, _attempt: number, _request: unknown, options: { method?: string } | undefined, response: Response): boolean {
  return !tooLong(response) && (options?.method?.toUpperCase() !== 'POST' || response.status === 429);
}

const tooLong = (response: Response): boolean => (retryAfterSeconds(response.headers.get('retry-after'), Date.now()) ?? 0) > longestPauseSeconds;

/** The option that lets one POST be retried after 503 and 504: `client.api(...).middlewareOptions([repeatable()])`. */
export function repeatable(delaySeconds = 1): RetryHandlerOptions {
  return new RetryHandlerOptions(delaySeconds, tries, (_delay, _attempt, _request, _options, response) => !tooLong(response));
}

/** One segment of a Graph path or one value in a query; the client itself encodes nothing. */
export const segment = (value: string): string => encodeURIComponent(value);
