import { liveTokens } from '../../bot/graph/credentials';
import { asProblem } from '../../bot/graph/problems';
import { localTokens } from '../../bot/local/graph/tokens';
import { amara, refused, serving } from './serving';

const settings = { clientId: '00000000-0000-4000-8000-000000000001', tenantId: '00000000-0000-4000-8000-000000000002', clientSecret: 'not-a-secret' };
const user = { kind: 'user', personId: 'p1' } as const;

test('somebody who was never in the tab is asked to open it', async () => {
  const { source } = liveTokens(settings);
  const problem = await refused(source(user, ['Files.ReadWrite.All']));
  expect(problem).toMatchObject({ code: 'sign-in-needed', waitsFor: 'person', status: null });
  expect(problem.message).toMatch(/Open the CoP Guide tab once/);
});

test('a sign-in ends with its token', async () => {
  let now = new Date('2026-11-23T10:00:00Z');
  const tokens = liveTokens({ ...settings, clock: () => now });
  tokens.rememberSignIn('p1', 'not-a-jwt', '2026-11-23T11:00:00Z');
  // The token is handed to Entra's library, which cannot read it: a problem of the service, not of the sign-in.
  expect(await refused(tokens.source(user, ['User.Read']))).toMatchObject({ code: 'unavailable' });
  now = new Date('2026-11-23T11:00:00Z');
  expect(await refused(tokens.source(user, ['User.Read']))).toMatchObject({ code: 'sign-in-needed' });
});

test('another person’s sign-in does not serve', async () => {
  const tokens = liveTokens(settings);
  tokens.rememberSignIn('p2', 'not-a-jwt', '2099-01-01T00:00:00Z');
  expect(await refused(tokens.source(user, ['User.Read']))).toMatchObject({ code: 'sign-in-needed' });
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
