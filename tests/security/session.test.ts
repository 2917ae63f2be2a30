import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT, type CryptoKey, type JSONWebKeySet } from 'jose';
import { createSession, sessionOptions, type Session } from '../../bot/api/session';

const tenantId = '99999999-8888-4777-8666-555555555555';
const clientId = '11111111-2222-4333-8444-555555555555';
const issuer = `https://login.microsoftonline.com/${tenantId}/v2.0`;
const uri = `api://cop.example/${clientId}`;
const personId = '00000000-0000-4000-8000-000000000001';

let keys: JSONWebKeySet;
let privateKey: CryptoKey;
let pem: string;
let session: Session;

beforeAll(async () => {
  const pair = await generateKeyPair('RS256', { extractable: true });
  privateKey = pair.privateKey;
  pem = await exportSPKI(pair.publicKey);
  keys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', use: 'sig', alg: 'RS256' }] };
  session = createSession({ issuer, audience: [clientId, uri], tenantId, keys });
});

const now = (): number => Math.floor(Date.now() / 1000);
const claims = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  iss: issuer, aud: clientId, iat: now(), nbf: now(), exp: now() + 3600, tid: tenantId, oid: personId, ver: '2.0',
  name: 'Somebody', preferred_username: 'somebody@university.example', scp: 'openid access_as_user', ...changes,
});
const token = (changes?: Record<string, unknown>, key = privateKey): Promise<string> =>
  new SignJWT(claims(changes)).setProtectedHeader({ alg: 'RS256', kid: 'one', typ: 'JWT' }).sign(key);

test('a good token says who is there and until when', async () => {
  const exp = now() + 1800;
  const signed = await token({ exp });
  await expect(session(`Bearer ${signed}`)).resolves.toEqual({
    personId, name: 'Somebody', email: 'somebody@university.example', token: signed, expiresAt: new Date(exp * 1000).toISOString(),
  });
});

test('the application id URI is an audience too', async () => {
  await expect(session(`Bearer ${await token({ aud: uri })}`)).resolves.toMatchObject({ personId });
});

test('a person without an address or a name can come in', async () => {
  await expect(session(`Bearer ${await token({ name: undefined, preferred_username: undefined })}`)).resolves.toMatchObject({ email: null, name: 'Unnamed person' });
});

const refused: [string, () => Promise<string>][] = [
  ['an expired token', () => token({ nbf: now() - 7200, exp: now() - 3600 })],
  ['a token that is not valid yet', () => token({ nbf: now() + 3600 })],
  ['a token without an expiry', () => token({ exp: undefined })],
  ['a token for Graph', () => token({ aud: 'https://graph.microsoft.com' })],
  ['a token of another issuer', () => token({ iss: 'https://login.microsoftonline.com/other/v2.0' })],
  ['a token of the older kind', () => token({ iss: `https://sts.windows.net/${tenantId}/` })],
  ['a token without a person', () => token({ oid: undefined })],
  ['a token with a person of another form', () => token({ oid: { id: personId } })],
  ['a token without a tenant', () => token({ tid: undefined })],
  ['a token of an application', () => token({ scp: undefined, roles: ['access_as_user'] })],
  ['a token with another scope', () => token({ scp: 'access_as_user_readonly' })],
  ['a token by another key', async () => token({}, (await generateKeyPair('RS256')).privateKey)],
  ['a token with changed claims', async () => {
    const [head, , signature] = (await token()).split('.');
    return `${head}.${Buffer.from(JSON.stringify(claims({ oid: 'another' }))).toString('base64url')}.${signature}`;
  }],
  ['algorithm none', async () => new UnsecuredJWT(claims()).encode()],
  ['HS256 with the public key as the secret', () => new SignJWT(claims()).setProtectedHeader({ alg: 'HS256', kid: 'one' }).sign(new TextEncoder().encode(pem))],
  ['two tokens', async () => `${await token()} ${await token()}`],
  ['a word', async () => 'open-sesame'],
];

test.each(refused)('%s is refused with 401', async (_name, made) => {
  await expect(session(`Bearer ${await made()}`)).rejects.toMatchObject({ code: 'not-signed-in', status: 401 });
});

test.each([undefined, '', 'Bearer', 'Bearer ', 'Basic c29tZTpib2R5'])('the header %p is refused with 401', async (header) => {
  await expect(session(header)).rejects.toMatchObject({ status: 401 });
});

test('a person of another tenant is told so, with 403', async () => {
  await expect(session(`Bearer ${await token({ tid: '99999999-8888-4777-8666-000000000000' })}`)).rejects.toMatchObject({ code: 'not-allowed', status: 403 });
});

test('keys are fetched from their address once for many people, and their absence is our trouble', async () => {
  let asked = 0;
  let status = 500;
  const server = createServer((_req, res) => {
    asked += 1;
    res.writeHead(status, { 'Content-Type': 'application/json' });
    res.end(JSON.stringify(keys));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
  const remote = createSession(sessionOptions({ tab: { clientId, tenantId, applicationIdUri: uri, clientSecret: null, issuer, keysUrl: url } }));
  const header = `Bearer ${await token()}`;
  await expect(remote(header)).rejects.toMatchObject({ code: 'unavailable', status: 503 });
  status = 200;
  asked = 0;
  await Promise.all(Array.from({ length: 8 }, () => remote(header)));
  await remote(header);
  expect(asked).toBe(1);
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

test('the keys given are public ones: nothing else can be verified with them', async () => {
  await expect(createLocalJWKSet(keys)({ alg: 'RS256', kid: 'one' })).resolves.toMatchObject({ type: 'public' });
});
