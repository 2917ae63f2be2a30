import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from '@microsoft/microsoft-graph-client';
import { calendarScopes } from '../../bot/graph/calendar';
import { graphClient } from '../../bot/graph/client';
import type { Exchange } from '../../bot/graph/exchange';
import { fileScopes } from '../../bot/graph/files';
import { loopbackTransport } from '../../bot/graph/loopback';
import { serveLocalGraph, type ServedGraph } from '../../bot/local/graph/standalone';
import { localPeople, localTeam } from '../../bot/local/people';

export const [amara, tom, priya, luca, mei, helen] = localPeople.map((one) => one.id) as [string, string, string, string, string, string];
export const channel = { groupId: localTeam.groupId, channelId: localTeam.channelId };

export interface Serving {
  folder: string;
  served: ServedGraph;
  exchanges: Exchange[];
  /** The stock client as this person (null: as the app), with these permissions. */
  as(personId: string | null, scopes?: readonly string[], more?: { timeoutMs?: number }): Client;
  /** Closes the server and opens the same folder again, as after a restart. */
  reopen(): Promise<void>;
  end(): Promise<void>;
}

/** The local Graph on a port and in a folder of its own, and the real client to talk to it. */
export async function serving(clock?: () => Date): Promise<Serving> {
  const folder = mkdtempSync(join(tmpdir(), 'cop-graph-'));
  const open = (): Promise<ServedGraph> => serveLocalGraph({ folder, port: 0, ...(clock ? { clock } : {}) });
  const one: Serving = {
    folder,
    served: await open(),
    exchanges: [],
    as: (personId, scopes = [...fileScopes, ...calendarScopes, 'User.Read'], more = {}) => graphClient({
      token: () => one.served.token(personId, scopes),
      transport: loopbackTransport(() => one.served.origin),
      record: (exchange) => one.exchanges.push(exchange),
      retryDelaySeconds: 0,
      ...more,
    }),
    async reopen() {
      await one.served.close();
      one.served = await open();
    },
    async end() {
      await one.served.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return one;
}

/** What a rejected promise was rejected with; fails when it was not. */
export async function refused(promise: Promise<unknown>): Promise<Record<string, unknown> & Error> {
  const value = await promise.then(() => null, (error: unknown) => error);
  if (!(value instanceof Error)) throw new Error('expected a rejection');
  return value as Record<string, unknown> & Error;
}
