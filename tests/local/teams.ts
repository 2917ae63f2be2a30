import { mkdtempSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LiveEvent, LiveNews, MessageView, StateAnswer } from '../../bot/local/teams/contract';
import { openLocalIdentity } from '../../bot/local/identity';
import { openLocalTeams, type LocalTeamsOptions } from '../../bot/local/teams/open';

export const person = (n: number): string => `7a1c0000-0000-4000-8000-0000000000${String(n).padStart(2, '0')}`;

export interface TestTeams {
  origin: string;
  folder: string;
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  state: (who: number) => Promise<StateAnswer>;
  say: (who: number, place: string, text: string, more?: object) => Promise<MessageView>;
  add: (who: number, place: string, added?: boolean) => Promise<Response>;
  /** Asks for the state until `ready` holds for it. */
  until: (who: number, ready: (state: StateAnswer) => boolean) => Promise<StateAnswer>;
  /** The next live event of this kind for this person, once the returned promise's stream is open. */
  listen: (who: number) => Promise<{ next: (kind: LiveEvent['kind']) => Promise<LiveEvent>; close: () => void }>;
  close: () => Promise<void>;
}

/** Local Teams on a port of its own, in a folder that a later one may take over. */
export async function startTeams(botUrl: string, options: Partial<LocalTeamsOptions> = {}): Promise<TestTeams> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'local-teams-'));
  let handle: ReturnType<typeof openLocalTeams> | null = null;
  const server: Server = createServer((req, res) => {
    void handle?.handle(req, res).then((taken) => {
      if (taken) return;
      res.statusCode = 404;
      res.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const teams = openLocalTeams({ folder, botUrl, origin, identity: await openLocalIdentity(folder), ...options });
  handle = teams;

  const get = (path: string, headers: Record<string, string> = {}): Promise<Response> => fetch(origin + path, { headers });
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(origin + path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) });
  const state = async (who: number): Promise<StateAnswer> => (await get(`/local/teams/state?person=${person(who)}`)).json() as Promise<StateAnswer>;

  return {
    origin, folder, get, post, state,
    say: async (who, place, text, more = {}) => (await post('/local/teams/messages', { id: crypto.randomUUID(), person: person(who), place, text, ...more })).json() as Promise<MessageView>,
    add: (who, place, added = true) => post('/local/teams/installs', { person: person(who), place, added }),
    async until(who, ready) {
      for (;;) {
        const now = await state(who);
        if (ready(now)) return now;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async listen(who) {
      const stop = new AbortController();
      const answer = await fetch(`${origin}/local/teams/stream`, { signal: stop.signal });
      const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
      let text = '';
      return {
        close: () => stop.abort(),
        async next(kind) {
          for (;;) {
            for (const [whole, data] of [...text.matchAll(/data: (.*)\n\n/g)]) {
              text = text.replace(whole, '');
              const news = JSON.parse(data ?? '') as LiveNews;
              if (news.person === person(who) && news.event.kind === kind) return news.event;
            }
            text += (await reader?.read())?.value ?? '';
          }
        },
      };
    },
    async close() {
      teams.close();
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
