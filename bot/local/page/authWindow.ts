import { answerHost, type HostActions, type HostRequest } from './hostProtocol';

/** Milliseconds between two looks whether somebody has closed the window by hand. */
const lookEvery = 300;

/**
 * The window that Teams opens for `authentication.authenticate`: a page of the app's own domain, which leads where
 * it wants and comes back to say how it went. Resolves with what teams-js is answered.
 */
export function openAuthWindow(url: string, width: unknown, height: unknown, context: HostActions['context']): Promise<[boolean, string]> {
  const address = URL.canParse(url, location.href) ? new URL(url, location.href) : null;
  if (address?.origin !== location.origin) return Promise.resolve([false, 'The address is not of the app’s own domain.']);
  const size = (value: unknown, usual: number): number => Math.min(Math.max(Number(value) || usual, 200), 1_200);
  const opened = window.open(address.href, 'sign-in', `popup,width=${size(width, 600)},height=${size(height, 600)}`);
  if (!opened) return Promise.resolve([false, 'FailedToOpenWindow']);
  return new Promise((resolve) => {
    const end = (succeeded: boolean, result: string): void => {
      window.clearInterval(looking);
      window.removeEventListener('message', hear);
      opened.close();
      resolve([succeeded, result]);
    };
    const looking = window.setInterval(() => opened.closed && end(false, 'CancelledByUser'), lookEvery);
    const nothing = (): undefined => undefined;
    const host: HostActions = {
      frameContext: 'authentication', context, token: () => Promise.reject(new Error('A window for signing in has no token.')), authenticated: end,
      register: nothing, progress: nothing, openLink: () => false, navigate: () => false, back: () => false, startDialog: () => Promise.resolve({ error: 'Not here.', result: undefined }),
      endDialog: nothing, resizeDialog: nothing, relay: nothing, share: nothing, readyToUnload: nothing,
    };
    const hear = (event: MessageEvent<unknown>): void => {
      const data = event.data as HostRequest | null;
      if (event.source !== opened || event.origin !== location.origin || typeof data?.func !== 'string' || typeof data.id !== 'number') return;
      void answerHost(data, host).then((reply) => reply && opened.postMessage(reply, location.origin));
    };
    window.addEventListener('message', hear);
  });
}
