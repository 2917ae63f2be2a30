import { answerHost, type HostActions, type HostReply, type HostRequest } from './hostProtocol';

/** A window that was opened, as far as it matters here. */
export interface AuthChild {
  readonly closed: boolean;
  close(): void;
  postMessage(reply: HostReply, origin: string): void;
}

/** What is needed of the browser. */
export interface AuthBrowser {
  /** Of the page that opens the window. */
  address: string;
  open(address: string, features: string): AuthChild | null;
  /** Hears what windows say until the function that it gives is called. */
  hear(heard: (source: unknown, origin: string, data: unknown) => void): () => void;
  /** Looks again and again, some milliseconds apart, until the function that it gives is called. */
  every(milliseconds: number, look: () => void): () => void;
}

/** Milliseconds between two looks whether somebody has closed the window by hand. */
const lookEvery = 300;

/**
 * The window that Teams opens for `authentication.authenticate`: a page of the app's own domain, which leads where
 * it wants and comes back to say how it went. Resolves with what teams-js is answered.
 */
export function openAuthWindow(browser: AuthBrowser, url: string, size: { width: unknown; height: unknown }, context: HostActions['context']): Promise<[boolean, string]> {
  const { host: own, origin } = new URL(browser.address);
  const address = URL.canParse(url, browser.address) ? new URL(url, browser.address) : null;
  // teams-js takes https addresses alone, and this machine is reached without.
  if (address?.host !== own) return Promise.resolve([false, 'The address is not of the app’s own domain.']);
  const points = (value: unknown): number => Math.min(Math.max(Number(value) || 600, 200), 1_200);
  const opened = browser.open(`${origin}${address.pathname}${address.search}`, `popup,width=${points(size.width)},height=${points(size.height)}`);
  if (!opened) return Promise.resolve([false, 'FailedToOpenWindow']);
  return new Promise((resolve) => {
    const end = (succeeded: boolean, result: string): void => {
      stopLooking();
      stopHearing();
      opened.close();
      resolve([succeeded, result]);
    };
    const nothing = (): undefined => undefined;
    const host: HostActions = {
      frameContext: 'authentication', context, token: () => Promise.reject(new Error('A window for signing in has no token.')), authenticated: end,
      register: nothing, progress: nothing, openLink: () => false, navigate: () => false, back: () => false, startDialog: () => Promise.resolve({ error: 'Not here.', result: undefined }),
      endDialog: nothing, resizeDialog: nothing, relay: nothing, share: nothing, readyToUnload: nothing,
    };
    const stopLooking = browser.every(lookEvery, () => opened.closed && end(false, 'CancelledByUser'));
    const stopHearing = browser.hear((source, from, data) => {
      const request = data as HostRequest | null;
      if (source !== opened || from !== origin || typeof request?.func !== 'string' || typeof request.id !== 'number') return;
      void answerHost(request, host).then((reply) => reply && opened.postMessage(reply, origin));
    });
  });
}
