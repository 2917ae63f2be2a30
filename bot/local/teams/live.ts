import type { ServerResponse } from 'node:http';
import { localPeople } from '../people';
import type { LiveEvent, LiveNews } from './contract';

/** The open streams of server-sent events. Each carries the news of everybody: a browser opens one for all its windows. */
export interface Live {
  open(res: ServerResponse): void;
  /** Sends what `eventFor` makes for each person; null for those whom it does not concern. */
  tell(eventFor: (personId: string) => LiveEvent | null): void;
  close(): void;
}

/** Keeps a sleeping laptop from taking the silence for an end. */
const heartbeat = 25_000;

export function openLive(): Live {
  const streams = new Set<ServerResponse>();
  const timer = setInterval(() => streams.forEach((res) => res.write(': still here\n\n')), heartbeat);
  timer.unref();

  return {
    open(res) {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' });
      res.write('retry: 1000\n\n');
      streams.add(res);
      res.on('close', () => streams.delete(res));
    },
    tell(eventFor) {
      if (streams.size === 0) return;
      for (const { id } of localPeople) {
        const event = eventFor(id);
        if (!event) continue;
        const news: LiveNews = { person: id, event };
        streams.forEach((res) => res.write(`data: ${JSON.stringify(news)}\n\n`));
      }
    },
    close() {
      clearInterval(timer);
      streams.forEach((res) => res.end());
    },
  };
}
