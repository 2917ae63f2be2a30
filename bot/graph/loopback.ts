import type { Context, Middleware } from '@microsoft/microsoft-graph-client';
import { entraHost } from '../entraHost';
import { addressOf } from './exchange';
import type { EntraNetwork } from './onBehalfOf';

const loopbackHosts = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * The last link of the chain for one machine: sends what is meant for Microsoft to a local origin.
 * The URLs stay `https://graph.microsoft.com/...` for every other link, because the stock client attaches
 * tokens to, and follows pages on, https addresses only.
 *
 * `origin` is `http://127.0.0.1:PORT/any/path`; a function is asked at each request, for a port known later.
 */
export function loopbackTransport(origin: string | (() => string)): Middleware {
  return {
    async execute(context: Context): Promise<void> {
      const target = loopbackUrl(addressOf(context), typeof origin === 'string' ? origin : origin());
      context.response = await fetch(target, context.options);
    },
  };
}

/** The same for Entra ID: its addresses stay as they are for the library, which takes no others, and go to a local origin. */
export function loopbackEntra(origin: () => string): EntraNetwork {
  const send = async (method: 'GET' | 'POST', asked: string, options?: { headers?: Record<string, string>; body?: string }) => {
    const url = new URL(asked);
    if (url.origin !== entraHost) throw new Error(`the loopback does not serve ${url.hostname}`);
    const answer = await fetch(`${thisMachine(origin())}${url.pathname}${url.search}`, { method, ...(options?.headers ? { headers: options.headers } : {}), ...(method === 'POST' && options?.body !== undefined ? { body: options.body } : {}) });
    return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.json() };
  };
  return {
    sendGetRequestAsync: async <T>(url: string, options?: { headers?: Record<string, string> }) => send('GET', url, options) as Promise<{ status: number; headers: Record<string, string>; body: T }>,
    sendPostRequestAsync: async <T>(url: string, options?: { headers?: Record<string, string>; body?: string }) => send('POST', url, options) as Promise<{ status: number; headers: Record<string, string>; body: T }>,
  };
}

/** An address of this machine, without a slash at its end. Throws for any other. */
function thisMachine(origin: string): string {
  const base = new URL(origin);
  if (!loopbackHosts.has(base.hostname)) throw new Error('the loopback transport serves this machine only');
  return `${base.origin}${base.pathname.replace(/\/$/, '')}`;
}

/** Where a Graph or SharePoint address is served on this machine. Throws for any other address. */
export function loopbackUrl(asked: string, origin: string): string {
  const start = thisMachine(origin);
  const url = new URL(asked);
  if (url.protocol !== 'https:') throw new Error('only https addresses belong to Microsoft Graph');
  if (url.hostname === 'graph.microsoft.com') return `${start}${url.pathname}${url.search}`;
  if (url.hostname.endsWith('.sharepoint.com')) return `${start}/sharepoint/${url.hostname}${url.pathname}${url.search}`;
  throw new Error(`the loopback transport does not serve ${url.hostname}`);
}
