import { createServer, type Request, type Response, type Server, type ServerOptions } from 'restify';
import { AppError, asAppError, notFound, notReadable } from './errors';
import { answerError, setGuards } from './http/answer';
import { jsonBody } from './http/body';
import { isThisMachine } from './http/host';
import { errorFacts, type Log } from './log';

export interface HttpOptions {
  log: Log;
  /** Largest body in bytes; the default is one million. */
  bodyLimit?: number;
  /** Local mode: refuses requests that name another host, so that no web page can reach in by DNS. */
  loopbackOnly?: boolean;
  /** Our clock, ISO 8601 UTC: answers of the API say by it when they were given, so that the tab need not trust its device's. */
  now?: () => string;
  /** Below this address handlers read bodies themselves, such as forms. */
  ownBodies?: string;
  /** Sends Strict-Transport-Security; for a server behind https. */
  https?: boolean;
}

const second = 1000;
/** restify logs what handlers return, which may be what people wrote: its own log stays silent. */
const silentLog = Object.fromEntries(['trace', 'debug', 'info', 'warn', 'error', 'fatal'].map((level) => [level, () => false]));

/**
 * The HTTP server: JSON bodies within a limit at `req.body`, calm errors as `{code, message}`,
 * guarding headers on every answer. Handlers are async with two parameters, answer with
 * `answerJson`, and throw an `AppError` to refuse; anything else thrown is logged by its place and
 * answered 503. Listens to nothing by itself.
 */
export function createHttp(options: HttpOptions): Server {
  const server = createServer({ name: '', log: silentLog as unknown as NonNullable<ServerOptions['log']> });

  // Without a listener Node treats a request that asks for an upgrade as an ordinary one; restify's
  // own listener would leave its socket open for ever.
  server.server.removeAllListeners('upgrade');
  // Time for a request to arrive; how long an answer takes is the handler's own matter.
  server.server.headersTimeout = 10 * second;
  server.server.requestTimeout = 30 * second;
  // Longer than the 60 s of the usual load balancers, which must not meet a closed socket.
  server.server.keepAliveTimeout = 65 * second;

  server.pre(function guards(req: Request, res: Response, next: (error?: unknown) => void) {
    setGuards(res, options.https ?? false);
    if (options.now && req.url?.startsWith('/api/')) res.setHeader('X-Now', options.now());
    if (options.loopbackOnly && !isThisMachine(req.headers.host)) return next(notFound());
    next(hasAddress(req) ? undefined : notReadable('the address or its headers'));
  });
  server.use(jsonBody(options.bodyLimit ?? 1_000_000, options.ownBodies));

  // The callback is left uncalled on purpose: it would make restify answer with the error's own text.
  server.on('restifyError', (req: Request, res: Response, error: unknown) => {
    const known = error instanceof AppError ? error : fromRestify(error);
    if (!known) options.log('error', 'request-failed', { route: routeName(req), ...errorFacts(error) });
    answerError(res, known ?? asAppError(error));
  });
  return server;
}

/** restify reads the address from the request line and the Host header outside of any handler, where its error would end the process. */
function hasAddress(req: Request): boolean {
  try {
    return req.getUrl() !== null;
  } catch {
    return false;
  }
}

/** restify's own refusals: unknown address, wrong method, unreadable address. */
function fromRestify(error: unknown): AppError | null {
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 404) return notFound();
  if (status === 405) return new AppError('not-allowed', 405, 'This address does not take that kind of request. Go back to the start of the tab.');
  if (typeof status === 'number' && status >= 400 && status < 500) return notReadable('the address or its headers');
  return null;
}

/** The pattern of the route, never the address with its ids. */
function routeName(req: Request): string {
  const route = req.getRoute() as { path?: unknown } | undefined;
  return `${req.method ?? ''} ${typeof route?.path === 'string' ? route.path : '(none)'}`;
}
