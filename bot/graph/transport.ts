import { HTTPMessageHandler, type Context, type Middleware } from '@microsoft/microsoft-graph-client';
import { addressOf, exchangeOf, type Exchange } from './exchange';
import { neverSent, noAnswer } from './problems';

/** Graph itself, and where it lets the slices of a large file be sent; not the links behind which files are downloaded. */
const isWatched = (address: string): boolean => address.startsWith('https://graph.microsoft.com/') || address.includes('/uploadSession?');

/** Errors of Node's fetch that mean that no byte of the request left. */
const notConnected = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT']);

/**
 * The last link of the chain around the real one: gives every single try a time-out, which the stock
 * client has not, and shows each exchange with Graph (not the download links behind it) to `record`.
 */
export class WatchedTransport implements Middleware {
  constructor(
    private readonly inner: Middleware = new HTTPMessageHandler(),
    private readonly timeoutMs: number,
    private readonly record?: (exchange: Exchange) => void,
  ) {}

  async execute(context: Context): Promise<void> {
    const asked = context.options?.signal;
    const signal = AbortSignal.timeout(this.timeoutMs);
    context.options = { ...context.options, signal: asked ? AbortSignal.any([asked, signal]) : signal };
    try {
      await this.inner.execute(context);
    } catch (error) {
      throw transportError(error);
    } finally {
      // A retry of the stock handler comes through here again and wants a time-out of its own.
      context.options = { ...context.options, signal: asked ?? null };
    }
    if (this.record && context.response && isWatched(addressOf(context))) this.record(await exchangeOf(context, context.response));
  }
}

/** Tells apart what the caller must know: whether the request can have reached the service. */
function transportError(error: unknown): Error {
  const { message, cause } = error as { message?: string; cause?: { code?: string } };
  const wrapped = new Error(message ?? 'the request failed', { cause: error });
  wrapped.name = cause?.code !== undefined && notConnected.has(cause.code) ? neverSent : noAnswer;
  return wrapped;
}
