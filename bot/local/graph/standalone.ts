import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openLocalIdentity } from '../identity';
import { localPeople } from '../people';
import { localGraphPath, openLocalGraph, type LocalGraph } from './open';

export interface ServedGraph {
  /** `http://127.0.0.1:PORT/local/graph`: what `loopbackTransport` takes. */
  origin: string;
  graph: LocalGraph;
  /** A token for trying things out: a person's, or the app's own with `null`. */
  token(personId: string | null, scopes: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/**
 * The local Graph as a program of its own, on 127.0.0.1 only; port 0 takes any free one. State lives in `folder`.
 * `GET /local/token?person=ID&scopes=A,B` hands out a token, since there is nobody to sign in to.
 */
export async function serveLocalGraph({ folder, port, clock }: { folder: string; port: number; clock?: () => Date }): Promise<ServedGraph> {
  mkdirSync(folder, { recursive: true });
  const identity = await openLocalIdentity(folder);
  const graph = openLocalGraph({ folder, identity, report: (error) => console.error(error), ...(clock ? { clock } : {}) });
  const server = createServer((req, res) => {
    // A page of the web whose name was pointed at this machine would name itself here.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(req.headers.host ?? '')) return void res.writeHead(403).end();
    if (!URL.canParse(req.url ?? '/', 'http://127.0.0.1')) return void res.writeHead(400).end();
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    if (req.method === 'GET' && url.pathname === '/local/token') {
      const person = url.searchParams.get('person');
      if (person !== null && !localPeople.some((one) => one.id === person)) return void res.writeHead(404).end();
      return void identity.graphToken(person, (url.searchParams.get('scopes') ?? '').split(',').filter(Boolean))
        .then((token) => res.writeHead(200, { 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' }).end(token));
    }
    if (!url.pathname.startsWith(`${localGraphPath}/`)) return void res.writeHead(404).end();
    void graph.handle(req, res);
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const { port: bound } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${bound}${localGraphPath}`,
    graph,
    token: (personId, scopes) => identity.graphToken(personId, scopes),
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
