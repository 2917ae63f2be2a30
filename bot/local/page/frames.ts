import { answerHost, hostEvent, themeEvent, type HostActions, type HostRequest } from './hostProtocol';
import type { Theme } from '../teams/contract';

/** Pages in frames that speak teams-js with this one; they are of our own origin. */
interface Framed {
  frame: HTMLIFrameElement;
  host: HostActions;
  events: Set<string>;
  unloaded: (() => void) | null;
}

const framed = new Set<Framed>();
/** Milliseconds that a page gets to save what is in its hands before its frame goes. */
const unloadPatience = 1500;

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  const from = [...framed].find(({ frame }) => frame.contentWindow !== null && frame.contentWindow === event.source);
  if (!from || event.origin !== location.origin || !isRequest(event.data)) return;
  const request = event.data;
  void answerHost(request, from.host).then((reply) => {
    if (reply && framed.has(from)) from.frame.contentWindow?.postMessage(reply, location.origin);
  });
});

function isRequest(data: unknown): data is HostRequest {
  return typeof data === 'object' && data !== null && typeof (data as HostRequest).func === 'string' && typeof (data as HostRequest).id === 'number';
}

export interface FrameHandle {
  /** Tells the page something by itself, such as `backButtonPress`. */
  send(func: string, ...args: unknown[]): void;
  listensTo(event: string): boolean;
  /** Lets the page save what it has, then takes the frame away. */
  remove(): Promise<void>;
}

/** Gives a framed page its host; `registered` hears of each kind of event that the page wants. */
export function hostFrame(frame: HTMLIFrameElement, actions: Omit<HostActions, 'register' | 'readyToUnload'>, registered: (event: string) => void = () => undefined): FrameHandle {
  const one: Framed = {
    frame, events: new Set(), unloaded: null,
    host: {
      ...actions,
      register(event) {
        one.events.add(event);
        registered(event);
      },
      readyToUnload: () => one.unloaded?.(),
    },
  };
  framed.add(one);
  const send = (func: string, ...args: unknown[]): void => frame.contentWindow?.postMessage(hostEvent(func, ...args), location.origin);

  return {
    send,
    listensTo: (event) => one.events.has(event),
    async remove() {
      if (one.events.has('beforeUnload') && frame.isConnected) {
        const ready = new Promise<void>((resolve) => (one.unloaded = resolve));
        send('beforeUnload');
        await Promise.race([ready, new Promise((resolve) => setTimeout(resolve, unloadPatience))]);
      }
      framed.delete(one);
      frame.remove();
    },
  };
}

/** Tells every framed page that the theme changed, if it asked to be told. */
export function announceTheme(theme: Theme): void {
  for (const { frame, events } of framed) {
    if (events.has('themeChange')) frame.contentWindow?.postMessage(themeEvent(theme), location.origin);
  }
}
