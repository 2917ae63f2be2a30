import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, exportSPKI, generateKeyPair, SignJWT, type CryptoKey, type JWTPayload } from 'jose';

/** The Bot Framework on loopback: its OpenID metadata, its keys, and a connector that keeps what it gets. */
export interface TestChannel {
  url: string;
  publicPem: string;
  /** Requests to the connector, in order. */
  received: { method: string; path: string; body: unknown }[];
  /** How often the keys were asked for. */
  keyRequests(): number;
  /** While true the metadata cannot be had. */
  down: boolean;
  /** What the connector does with the next requests. */
  answer: (res: ServerResponse) => void;
  /** A token of the channel; claims and header replace the good ones, and undefined leaves a claim out. */
  token(claims?: Record<string, unknown>, header?: { kid?: string | undefined }): Promise<string>;
  /** The same, signed by a key that the channel does not publish. */
  foreign(): Promise<string>;
  close(): Promise<void>;
}

export const appId = '11111111-2222-4333-8444-555555555555';
export const tenantId = '99999999-8888-4777-8666-555555555555';
export const issuer = 'https://api.botframework.com';

/** One pair for each: RSA keys take long to make, and every channel of a file may have the same. */
const pairs = Promise.all([generateKeyPair('RS256', { extractable: true }), generateKeyPair('RS256')]);

export async function startChannel(): Promise<TestChannel> {
  const [pair, other] = await pairs;
  const jwk = await exportJWK(pair.publicKey);
  const keys = [
    { ...jwk, kid: 'endorsed', use: 'sig', endorsements: ['msteams'] },
    { ...jwk, kid: 'elsewhere', use: 'sig', endorsements: ['webchat'] },
    { ...jwk, kid: 'bare', use: 'sig' },
  ];
  let keyRequests = 0;
  const received: TestChannel['received'] = [];

  const server = createServer((req, res) => {
    if (req.url === '/openid' && channel.down) return json(res, {}, 500);
    if (req.url === '/openid') return json(res, { issuer, jwks_uri: `${channel.url}/keys` });
    if (req.url === '/keys') {
      keyRequests += 1;
      return json(res, { keys });
    }
    void bodyOf(req).then((body) => {
      received.push({ method: req.method ?? '', path: req.url ?? '', body });
      channel.answer(res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  const sign = (key: CryptoKey, claims: Record<string, unknown>, kid: string | undefined): Promise<string> => {
    const now = Math.floor(Date.now() / 1000);
    const payload: JWTPayload = { iss: issuer, aud: appId, iat: now, nbf: now, exp: now + 3600, serviceurl: channel.url, ...claims };
    return new SignJWT(payload).setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(kid === undefined ? {} : { kid }) }).sign(key);
  };
  const channel: TestChannel = {
    url: `http://127.0.0.1:${port}`,
    publicPem: await exportSPKI(pair.publicKey),
    received,
    down: false,
    keyRequests: () => keyRequests,
    answer: (res) => json(res, { id: 'posted' }),
    token: (claims = {}, header = { kid: 'endorsed' }) => sign(pair.privateKey, claims, header.kid),
    foreign: () => sign(other.privateKey, {}, 'endorsed'),
    close: () => new Promise((resolve) => {
      server.closeAllConnections();
      server.close(() => resolve());
    }),
  };
  return channel;
}

export function json(res: ServerResponse, body: unknown, status = 200): void {
  // Not chained: restify replaces writeHead for the whole process by one that returns nothing.
  res.writeHead(status, { 'Content-Type': 'application/json' });
  res.end(JSON.stringify(body));
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString('utf8')) : null;
}
