import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { liveTokens, type LiveTokens } from '../../bot/graph/credentials';
import type { KeptSignIns } from '../../bot/graph/keptSignIns';
import { loopbackEntra } from '../../bot/graph/loopback';
import { asProblem } from '../../bot/graph/problems';
import { localEntraApp, localEntraPath, openLocalEntra, type LocalEntra } from '../../bot/local/entra';
import { localTokens } from '../../bot/local/graph/tokens';
import { openLocalIdentity, type LocalIdentity } from '../../bot/local/identity';
import { close, listen } from '../../bot/run/listen';
import { amara, refused, serving, tom } from './serving';

let folder: string;
let identity: LocalIdentity;
let entra: LocalEntra;
let server: Server;
let origin: string;
let denied: Set<string>;
/** The forms that the token endpoint was sent. */
let asked: URLSearchParams[];

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cop-entra-'));
  identity = await openLocalIdentity(folder);
  [denied, asked] = [new Set(), []];
  entra = openLocalEntra(identity, (permission) => !denied.has(permission));
  server = createServer((req, res) => void entra.handle(req, res));
  origin = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
});
afterEach(async () => {
  await close(server);
  rmSync(folder, { recursive: true, force: true });
});

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();
const as = (personId: string) => ({ kind: 'user', personId }) as const;

/** Sign-ins kept as all instances would have them. */
function shelf(): KeptSignIns & { of: Map<string, string> } {
  const of = new Map<string, string>();
  return { of, wants: () => Promise.resolve(true), read: (id) => Promise.resolve(of.get(id) ?? null), write: (id, cache) => Promise.resolve(void of.set(id, cache)), drop: (id) => Promise.resolve(void of.delete(id)) };
}
/** One instance of the app. */
function instance(kept?: KeptSignIns, clock?: () => Date): LiveTokens {
  const network = loopbackEntra(() => `${origin}${localEntraPath}`);
  return liveTokens({
    ...localEntraApp, ...(kept ? { kept } : {}), ...(clock ? { clock } : {}),
    network: { ...network, sendPostRequestAsync: (url, options) => { asked.push(new URLSearchParams(options?.body)); return network.sendPostRequestAsync(url, options); } },
  });
}
const grants = () => asked.map((one) => one.get('grant_type')?.split(':').at(-1));
/** Waits until an instance has kept the sign-in. */
async function signIn(tokens: LiveTokens, personId: string, kept: { of: Map<string, string> }): Promise<void> {
  const before = kept.of.get(personId);
  tokens.rememberSignIn(personId, await identity.tabToken(personId), inAnHour());
  while (kept.of.get(personId) === before) await new Promise((resolve) => { setTimeout(resolve, 5); });
}

describe('without anything kept', () => {
  test('somebody who was never in the tab is asked to open it, and another person’s sign-in does not serve', async () => {
    const tokens = instance();
    tokens.rememberSignIn(tom, await identity.tabToken(tom), inAnHour());
    const problem = await refused(tokens.source(as(amara), ['Files.ReadWrite.All']));
    expect(problem).toMatchObject({ code: 'sign-in-needed', waitsFor: 'person', status: null });
    expect(problem.message).toMatch(/Open the CoP Guide tab once/);
    expect(asked).toEqual([]);
  });

  test('a sign-in is exchanged once for what is wanted, and ends with its token', async () => {
    let now = new Date();
    const tokens = instance(undefined, () => now);
    tokens.rememberSignIn(amara, await identity.tabToken(amara), inAnHour());
    const token = await tokens.source(as(amara), ['User.Read']);
    expect(await identity.readGraphToken(token)).toEqual({ personId: amara, scopes: ['User.Read'] });
    expect(await tokens.source(as(amara), ['User.Read'])).toBe(token);
    expect(grants()).toEqual(['jwt-bearer']);
    now = new Date(now.getTime() + 3_700_000);
    expect(await refused(tokens.source(as(amara), ['User.Read']))).toMatchObject({ code: 'sign-in-needed' });
  });

  test('a token that is not taken asks for a sign-in, a permission that nobody gave for consent, and a service that is away for neither', async () => {
    const tokens = instance();
    tokens.rememberSignIn(amara, 'not-a-token', inAnHour());
    expect(await refused(tokens.source(as(amara), ['User.Read']))).toMatchObject({ code: 'sign-in-needed' });
    denied.add('Mail.Send');
    tokens.rememberSignIn(amara, await identity.tabToken(amara), inAnHour());
    expect(await refused(tokens.source(as(amara), ['Mail.Send']))).toMatchObject({ code: 'consent-needed' });
    origin = 'http://127.0.0.1:1';
    expect(await refused(tokens.source(as(amara), ['User.Read']))).toMatchObject({ code: 'unavailable', waitsFor: 'time' });
  });
});

describe('with what is kept', () => {
  test('an instance on which they never signed in goes on by the refresh token, for other permissions too', async () => {
    const kept = shelf();
    await signIn(instance(kept), amara, kept);
    asked = [];
    const other = instance(kept);
    expect(await identity.readGraphToken(await other.source(as(amara), ['Files.ReadWrite.All']))).toMatchObject({ personId: amara });
    expect(grants()).toEqual([]);
    // What was not among what they had allowed is asked for by the refresh token, and nobody else's is touched.
    expect(await identity.readGraphToken(await other.source(as(amara), ['Group.Read.All']))).toEqual({ personId: amara, scopes: ['Group.Read.All'] });
    expect(grants()).toEqual(['refresh_token']);
    expect(await refused(other.source(as(tom), ['Files.ReadWrite.All']))).toMatchObject({ code: 'sign-in-needed' });
  });

  test('what was taken back at Microsoft is deleted and asked for, until they are in the tab again', async () => {
    const kept = shelf();
    const tokens = instance(kept);
    await signIn(tokens, amara, kept);
    entra.revoke(amara);
    const other = instance(kept);
    expect(await refused(other.source(as(amara), ['Group.Read.All']))).toMatchObject({ code: 'sign-in-needed' });
    expect(kept.of.has(amara)).toBe(false);
    expect(await tokens.source(as(amara), ['Group.Read.All'])).toMatch(/^eyJ/);
    expect(await other.source(as(amara), ['Group.Read.All'])).toMatch(/^eyJ/);
  });

  test('a permission that was never given is asked for by itself, and what is kept stays', async () => {
    const kept = shelf();
    await signIn(instance(kept), amara, kept);
    denied.add('Group.Read.All');
    const other = instance(kept);
    expect(await refused(other.source(as(amara), ['Group.Read.All']))).toMatchObject({ code: 'consent-needed' });
    expect(await other.source(as(amara), ['Files.ReadWrite.All'])).toMatch(/^eyJ/);
  });

  test('what cannot be read is as nothing', async () => {
    const kept = shelf();
    kept.of.set(amara, '{"Account":');
    expect(await refused(instance(kept).source(as(amara), ['User.Read']))).toMatchObject({ code: 'sign-in-needed' });
    expect(kept.of.has(amara)).toBe(false);
  });

  test('of somebody of whom nothing is wanted nothing is exchanged before it is needed', async () => {
    const kept = { ...shelf(), wants: () => Promise.resolve(false) };
    instance(kept).rememberSignIn(amara, await identity.tabToken(amara), inAnHour());
    await new Promise((resolve) => { setTimeout(resolve, 50); });
    expect(asked).toEqual([]);
  });
});

test('on one machine the local identity hands out tokens that carry the permissions asked for', async () => {
  const local = await serving();
  try {
    const source = localTokens({ graphToken: local.served.token });
    const token = await source({ kind: 'user', personId: amara }, ['User.Read']);
    const answer = await fetch(`${local.served.origin}/v1.0/me`, { headers: { authorization: `Bearer ${token}` } });
    expect((await answer.json() as { id: string }).id).toBe(amara);
  } finally {
    await local.end();
  }
});

test('an error that did not come from Graph is passed on as it is', () => {
  const bug = new TypeError('a fault of our own');
  expect(() => asProblem(bug, 'other', true)).toThrow(bug);
});
