import type { LiveEvent, LiveNews } from '../teams/contract';

type Heard = { kind: 'opened' } | { kind: 'news'; news: LiveNews };

let person = '';
let hear: (event: LiveEvent) => void = () => undefined;
let again: () => void = () => undefined;
let channel: BroadcastChannel | null = null;

/**
 * Listens to what happens to a person. `reread` runs at once and after every break: whatever
 * happened meanwhile has to be read anew. Calling it again listens for somebody else instead.
 *
 * A browser gives all windows of an address six connections together, so one window holds the
 * stream and tells the other ones; when it closes, the next one takes over.
 */
export function listenFor(personId: string, heard: (event: LiveEvent) => void, reread: () => void): void {
  person = personId;
  hear = heard;
  again = reread;
  again();
  if (channel) return;
  channel = new BroadcastChannel('local-teams');
  channel.onmessage = (message: MessageEvent<Heard>) => take(message.data);
  void navigator.locks.request('local-teams-stream', holdStream);
}

function take(heard: Heard): void {
  if (heard.kind === 'opened') again();
  else if (heard.news.person === person) hear(heard.news.event);
}

/** Holds the stream for as long as this window lives: the promise never settles. */
function holdStream(): Promise<never> {
  const pass = (heard: Heard): void => {
    channel?.postMessage(heard);
    take(heard);
  };
  const source = new EventSource('/local/teams/stream');
  source.onopen = () => pass({ kind: 'opened' });
  source.onmessage = (event: MessageEvent<string>) => pass({ kind: 'news', news: JSON.parse(event.data) as LiveNews });
  return new Promise<never>(() => undefined);
}
