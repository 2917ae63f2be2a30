import { createServer, request, type IncomingMessage } from 'node:http';
import { close, listen } from '../../bot/run/listen';

/** What goes wrong with a request to the connector: before it is taken, or after it was carried out. */
export interface ConnectorFault {
  method: 'POST' | 'PUT' | 'GET';
  /**
   * A status answers in place of the connector; `cut` breaks the connection before anything is done;
   * the `accepted` ones let it be done first; `hold` waits for `release()` and then passes it on.
   */
  does: number | 'cut' | 'accepted-then-500' | 'accepted-then-cut' | 'hold';
  /** How often; once by default. */
  times?: number;
  /** The code of the error that a status comes with. */
  code?: string;
  /** Only for requests whose path holds this. */
  path?: string;
  /** Seconds, for the header of the same name. */
  retryAfter?: number | string;
}

export interface Passed {
  method: string;
  path: string;
  body: string;
  /** What the bot was answered; 0 for a broken connection, null while it waits. */
  status: number | null;
}

/** A connector on an address of its own that hands on what the bot sends to the real local one, and breaks it on demand. */
export interface FaultyConnector {
  /** For the place's `serviceUrl`. */
  serviceUrl: string;
  passed: Passed[];
  fail(fault: ConnectorFault): void;
  /** Forgets the faults and what was passed so far. */
  clear(): void;
  /** Lets go whatever is held. */
  release(): void;
  close(): Promise<void>;
}

export async function openFaultyConnector(origin: string): Promise<FaultyConnector> {
  let faults: { fault: ConnectorFault; left: number }[] = [];
  let held: (() => void)[] = [];
  const passed: Passed[] = [];

  const take = (method: string, path: string): ConnectorFault | null => {
    const hit = faults.find((one) => one.fault.method === method && path.includes(one.fault.path ?? ''));
    if (!hit) return null;
    hit.left -= 1;
    faults = faults.filter((one) => one.left > 0);
    return hit.fault;
  };

  const server = createServer((req, res) => {
    void readAll(req).then(async (body) => {
      const entry: Passed = { method: req.method ?? '', path: decodeURIComponent(req.url ?? ''), body: body.toString('utf8'), status: null };
      passed.push(entry);
      const end = (status: number, text: string, headers: Record<string, string> = {}): void => {
        entry.status = status;
        // Not chained: restify replaces `writeHead` for every server of the process.
        res.writeHead(status, { 'content-type': 'application/json', ...headers });
        res.end(text);
      };
      const cut = (): void => {
        entry.status = 0;
        req.socket.destroy();
      };
      const fault = take(entry.method, entry.path);
      if (typeof fault?.does === 'number') return end(fault.does, JSON.stringify({ error: { code: fault.code ?? 'Fault', message: 'on purpose' } }), fault.retryAfter === undefined ? {} : { 'retry-after': String(fault.retryAfter) });
      if (fault?.does === 'cut') return cut();
      if (fault?.does === 'hold') await new Promise<void>((resolve) => held.push(resolve));
      const answer = await passOn(origin, req, body);
      if (fault?.does === 'accepted-then-cut') return cut();
      if (fault?.does === 'accepted-then-500') return end(500, '{}');
      end(answer.status, answer.text);
    }).catch(() => res.destroy());
  });
  const port = await listen(server, 0, '127.0.0.1');

  return {
    serviceUrl: `http://127.0.0.1:${port}/local/connector/`,
    passed,
    fail: (fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    clear() {
      faults = [];
      passed.length = 0;
    },
    release() {
      for (const go of held) go();
      held = [];
    },
    close: () => close(server),
  };
}

function readAll(stream: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    stream.once('end', () => resolve(Buffer.concat(chunks)));
    stream.once('error', reject);
  });
}

function passOn(origin: string, req: IncomingMessage, body: Buffer): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const onward = request(`${origin}${req.url ?? ''}`, { method: req.method, headers: { ...req.headers, host: new URL(origin).host } }, (answer: IncomingMessage) => {
      void readAll(answer).then((text) => resolve({ status: answer.statusCode ?? 0, text: text.toString('utf8') }), reject);
    });
    onward.once('error', reject);
    onward.end(body);
  });
}

