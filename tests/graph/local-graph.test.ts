import { segment } from '../../bot/graph/client';
import { openLocalIdentity } from '../../bot/local/identity';
import { localPeople, localTeam } from '../../bot/local/people';
import { callLocal, event, everything } from './calling';
import { amara, helen, serving, tom, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(() => new Date('2026-11-23T18:00:00Z')); });
afterEach(() => local.end());

const call = (method: string, path: string, options?: Parameters<typeof callLocal>[3]) => callLocal(local, method, path, options);

describe('who may call', () => {
  test.each([[null], ['not-a-token'], ['eyJhbGciOiJub25lIn0.eyJvaWQiOiIxIn0.']])('no good token (%s) is answered with 401 and a challenge', async (token) => {
    const answer = await call('GET', '/me', { token });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer /);
    expect(answer.body.error).toMatchObject({ code: 'InvalidAuthenticationToken', innerError: { 'request-id': answer.headers.get('request-id') } });
  });

  test('the token of the tab is no token for Graph', async () => {
    const token = await (await openLocalIdentity(local.folder)).tabToken(amara);
    expect((await call('GET', '/me', { token })).status).toBe(401);
  });

  test.each([
    ['GET', '/me', ['Calendars.ReadWrite']],
    ['GET', '/users', ['User.Read']],
    ['GET', `/teams/${localTeam.groupId}/members`, ['Team.ReadBasic.All']],
    ['GET', `/groups/${localTeam.groupId}/drive`, ['Files.ReadWrite']],
    ['PUT', `/groups/${localTeam.groupId}/drive/root:/a.txt:/content`, ['Files.Read.All']],
    ['POST', '/me/events', ['Calendars.Read']],
    ['DELETE', '/me/events/x', ['Calendars.Read']],
  ])('%s %s with only %j is answered with 403', async (method, path, scopes) => {
    expect((await call(method, path, { token: await local.served.token(amara, scopes) })).status).toBe(403);
  });

  test('a person outside the team reaches none of its files or members', async () => {
    const token = await local.served.token(helen, everything);
    for (const path of [`/groups/${localTeam.groupId}/drive`, `/groups/${localTeam.groupId}/drive/root/children`, `/teams/${localTeam.groupId}/members`, `/teams/${localTeam.groupId}/channels/${segment(localTeam.channelId)}/filesFolder`]) {
      expect((await call('GET', path, { token })).status).toBe(403);
    }
  });

  test('the app by itself has no /me, and reads members with the permission of the one team', async () => {
    const token = await local.served.token(null, ['TeamMember.Read.Group', 'User.Read']);
    expect((await call('GET', '/me', { token })).status).toBe(400);
    expect((await call('GET', `/teams/${localTeam.groupId}/members`, { token })).status).toBe(200);
  });

  test('one person does not read another’s calendar', async () => {
    expect((await call('GET', `/users/${tom}/events`)).status).toBe(403);
    expect((await call('GET', `/users/${amara}/events`)).status).toBe(200);
  });
});

describe('people and teams', () => {
  test('members come in small pages whose links are absolute https addresses', async () => {
    const client = local.as(amara, everything);
    const names: string[] = [];
    let page = await client.api(`/teams/${localTeam.groupId}/members`).get();
    expect(page['@odata.nextLink']).toMatch(/^https:\/\/graph\.microsoft\.com\/v1\.0\/teams\//);
    for (; ; page = await client.api(page['@odata.nextLink']).get()) {
      names.push(...page.value.map((one: { displayName: string }) => one.displayName));
      if (!page['@odata.nextLink']) break;
    }
    expect(names).toEqual(localPeople.filter((one) => one.inTeam).map((one) => one.name));
  });

  test('people are found by the start of their names, quotes included', async () => {
    const client = local.as(amara, everything);
    const search = async (start: string) => (await client.api('/users').filter(segment(`startswith(displayName,'${start}')`)).get()).value.map((one: { displayName: string }) => one.displayName);
    expect(await search('pri')).toEqual(['Priya Nair']);
    expect(await search("O''Neil & Sons")).toEqual([]);
    expect((await call('GET', `/users?$filter=${segment("displayName eq 'x'")}`)).status).toBe(400);
  });

  test('what is not there is 404, what is not served is 400 or 405', async () => {
    expect((await call('GET', '/users/nobody')).body.error.code).toBe('Request_ResourceNotFound');
    expect((await call('GET', '/teams/7a1c0000-0000-4000-8000-000000000999')).status).toBe(404);
    expect((await call('GET', '/planets')).status).toBe(400);
    expect((await call('DELETE', '/me')).status).toBe(405);
    expect((await call('GET', '/users/%E0%A4%A')).status).toBe(400);
    expect((await fetch(`${local.served.origin}/beta/me`)).status).toBe(400);
  });
});

describe('faults on request', () => {
  test.each([404, 409, 412, 423, 429, 503, 504])('%i is answered once in Microsoft’s form, and nothing is done', async (status) => {
    local.served.graph.setFault({ match: 'POST /me/events$', does: status, retryAfterSeconds: 7 });
    const answer = await call('POST', '/me/events', { body: event() });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe('7');
    expect(answer.body.error.innerError.date).toBe('2026-11-23T18:00:00');
    expect(local.served.graph.events()).toEqual([]);
    expect((await call('POST', '/me/events', { body: event() })).status).toBe(201);
  });

  test('504 after the work was done, a cut before it, and a slow answer', async () => {
    const { graph } = local.served;
    graph.setFault({ match: 'POST /me/events$', does: 'accepted-then-504' });
    expect((await call('POST', '/me/events', { body: event() })).status).toBe(504);
    expect(graph.events()).toHaveLength(1);
    graph.setFault({ match: 'POST /me/events$', does: 'cut', times: 1 });
    await expect(call('POST', '/me/events', { body: event() })).rejects.toThrow();
    expect(graph.events()).toHaveLength(1);
    graph.setFault({ match: 'GET /me$', does: 'slow', delayMs: 20 });
    expect((await call('GET', '/me')).status).toBe(200);
  });
});
