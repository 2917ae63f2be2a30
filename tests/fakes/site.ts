import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../bot/clock';
import { openLocalWorld } from '../../bot/local/world';
import { createLog } from '../../bot/log';
import { close, freePort, listen } from '../../bot/run/listen';
import { openStore } from '../../bot/store/store';
import type { World } from '../journeys/world';
import { testDatabase } from '../store/database';
import { testServer, withServer } from '../store/server';
import { openFaultyConnector, type FaultyConnector } from './connectorFaults';
import type { InstanceParts } from './instance';
import { instanceProgram } from './instanceProgram';

export interface Instance {
  /** False once it has ended, however that came. */
  alive(): boolean;
  /** SIGKILL, and waits until the process is gone. */
  kill(): Promise<void>;
  /** Has it do now what it does by itself every minute. */
  look(): void;
}

/**
 * A world whose app runs in processes of its own: none, one or several on one database, each of which can
 * be killed. Teams names the faulty connector as its own, so that everything that is sent passes it: what
 * a killed app did not acknowledge is delivered again later, and says the address anew.
 */
export interface Site extends Omit<World, 'restart' | 'exchanges' | 'files' | 'moveTo' | 'look' | 'rest'> {
  connector: FaultyConnector;
  begin(options?: { alone?: boolean; sends?: boolean; ahead?: number; /** Tokens of people come by their sign-ins, sealed with this key; else everybody has one. */ tokenKey?: Buffer }): Promise<Instance>;
  /** Ends every connection to the database and lets nobody in until `act` is over. */
  withoutDatabase(act: () => Promise<void>): Promise<void>;
}

export async function openSite(): Promise<Site> {
  const database = await testDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'cop-site-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const store = await openStore(database.url);
  const connector = await openFaultyConnector(origin);
  const local = await openLocalWorld({ folder, clock: systemClock, log: createLog('error'), pageFolder: pages, serviceUrl: connector.serviceUrl });
  const running = new Map<number, Instance>();
  let turn = 0;

  /** As a load balancer: to each in turn; a cut connection where nobody is there or somebody died. */
  const spread = (req: IncomingMessage, res: ServerResponse): void => {
    const ports = [...running.keys()];
    const to = ports[(turn += 1) % Math.max(1, ports.length)];
    if (to === undefined) return void req.socket.destroy();
    const onward = request({ host: '127.0.0.1', port: to, path: req.url, method: req.method, headers: req.headers }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(res);
      answer.once('error', () => res.destroy());
    });
    onward.once('error', () => res.destroy());
    req.pipe(onward);
  };
  const front = createServer(spread);
  front.keepAliveTimeout = 65_000;
  const server = local.serve(front, origin);
  await listen(server, port, '127.0.0.1');

  return {
    origin, local, store, connector,
    async begin({ alone = false, sends = true, ahead = 0, tokenKey } = {}) {
      const child = fork(await instanceProgram(), { execArgv: [], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const parts: InstanceParts = { databaseUrl: database.url, folder, pages, origin, alone, sends, ahead, tokenKey: tokenKey?.toString('base64') ?? null };
      child.send(parts);
      const [said] = (await Promise.race([once(child, 'message'), once(child, 'exit')])) as [{ port: number } | number | null];
      if (typeof said !== 'object' || said === null) throw new Error('the instance did not start');
      const instance: Instance = {
        alive: () => child.exitCode === null && child.signalCode === null,
        async kill() {
          running.delete(said.port);
          const gone = once(child, 'exit');
          if (instance.alive() && child.kill('SIGKILL')) await gone;
        },
        look: () => void child.send({ look: true }),
      };
      running.set(said.port, instance);
      return instance;
    },
    async withoutDatabase(act) {
      const name = database.url.split('?')[0]?.split('/').at(-1) ?? '';
      const server = await testServer();
      await withServer(server, async (client) => {
        await client.query(`alter database "${name}" allow_connections false`);
        await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
        try {
          await act();
        } finally {
          await client.query(`alter database "${name}" allow_connections true`);
        }
      });
    },
    async end() {
      connector.release();
      for (const one of [...running.values()]) await one.kill();
      await close(server);
      local.close();
      await connector.close();
      await store.close();
      await database.drop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
