import { mkdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { openLocalIdentity } from '../identity';
import { localPeople } from '../people';
import { localGraphPath, openLocalGraph, type LocalGraph } from './open';
import { readBody } from './respond';

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
 * `GET /local/token?person=ID&scopes=A,B` hands out a token (without `person` the app's own), since there is nobody to
 * sign in to; `POST /local/faults` takes a `Fault` as JSON, and `DELETE /local/faults` ends all of them.
 */
export async function serveLocalGraph({ folder, port, clock }: { folder: string; port: number; clock?: () => Date }): Promise<ServedGraph> {
  mkdirSync(folder, { recursive: true });
  const identity = await openLocalIdentity(folder);
  const graph = openLocalGraph({ folder, identity, report: (error) => console.error(error), ...(clock ? { clock } : {}) });
  const server = createServer((req, res) => {
    // A page of the web whose name was pointed at this machine would name itself here.
    if (!/^(127\.0\.0\.1|localhost)(:\d+)?$/.test(req.headers.host ?? '')) return answer(res, 403);
    if (!URL.canParse(req.url ?? '/', 'http://127.0.0.1')) return answer(res, 400);
    const url = new URL(req.url ?? '/', 'http://127.0.0.1');
    if (req.method === 'GET' && url.pathname === '/local/token') {
      const person = url.searchParams.get('person');
      if (person !== null && !localPeople.some((one) => one.id === person)) return answer(res, 404);
      return void identity.graphToken(person, (url.searchParams.get('scopes') ?? '').split(',').filter(Boolean))
        .then((token) => answer(res, 200, token));
    }
    if (url.pathname === '/local/faults') return void faults(req, res, graph).catch(() => res.destroy());
    if (!url.pathname.startsWith(`${localGraphPath}/`)) return answer(res, 404);
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

function answer(res: ServerResponse, status: number, body = ''): void {
  res.statusCode = status;
  res.setHeader('Content-Type', 'text/plain; charset=utf-8');
  res.setHeader('Cache-Control', 'no-store');
  res.end(body);
}

const isPattern = (text: string): boolean => {
  try {
    return new RegExp(text.replace(/^\S+ /, '')) instanceof RegExp;
  } catch {
    return false;
  }
};
const faultShape = z.strictObject({
  match: z.string().max(500).regex(/^[A-Z]+ \S/, 'is not "METHOD pattern", such as "PUT /content$"').refine(isPattern, 'has no regular expression behind the method'),
  does: z.union([z.enum(['cut', 'accepted-then-504', 'accepted-then-cut', 'slow']), z.number().int().min(400).max(599)]),
  times: z.number().int().min(1).max(1_000_000).optional(), after: z.number().int().min(0).max(1_000_000).optional(),
  retryAfterSeconds: z.number().min(0).max(86_400).optional(), delayMs: z.number().int().min(0).max(600_000).optional(),
});

/** What is no JSON is nothing that has a fault's shape. */
function json(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

async function faults(req: IncomingMessage, res: ServerResponse, graph: LocalGraph): Promise<void> {
  if (req.method === 'DELETE') {
    graph.clearFaults();
    return answer(res, 204);
  }
  // A page of the web can send a form here, and no JSON.
  if (req.method !== 'POST' || !/^application\/json\b/.test(req.headers['content-type'] ?? '')) return answer(res, 405, 'POST a fault as application/json, or DELETE them all.\n');
  const text = (await readBody(req)).toString('utf8');
  const given = faultShape.safeParse(json(text));
  if (!given.success) return answer(res, 400, `This is no fault: ${given.error.issues.map((one) => `${one.path.join('.')} ${one.message}`).join('; ')}.\n`);
  const { match, does, times, after, retryAfterSeconds, delayMs } = given.data;
  graph.setFault({ match, does, ...(times === undefined ? {} : { times }), ...(after === undefined ? {} : { after }), ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }), ...(delayMs === undefined ? {} : { delayMs }) });
  answer(res, 204);
}
