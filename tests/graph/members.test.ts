import { memberScopes, teamMembers } from '../../bot/graph/members';
import { localPeople, localTeam } from '../../bot/local/people';
import { findings } from '../contract/rules';
import { amara, refused, serving, type Serving } from './serving';

let local: Serving;
beforeEach(async () => { local = await serving(); });
afterEach(() => local.end());

const inTeam = localPeople.filter((one) => one.inTeam);

test('everybody in the team comes over all pages, with owners, by the app’s permission in this one team', async () => {
  expect(await teamMembers(local.as(null, memberScopes), localTeam.groupId)).toEqual(inTeam.map(({ id, name, email }, at) => ({ id, name, email, role: at === 0 ? 'owner' : 'member' })));
  const asked = local.exchanges.map(({ request }) => request.url);
  expect(asked).toHaveLength(2);
  expect(asked[0]).toContain('$top=999');
  expect(local.exchanges.flatMap(findings)).toEqual([]);
});

test('a pause that Teams asks for is kept, and what it breaks off comes as a problem', async () => {
  local.served.graph.setFault({ match: 'GET /members$', does: 429, retryAfterSeconds: 0 });
  expect(await teamMembers(local.as(null, memberScopes), localTeam.groupId)).toHaveLength(inTeam.length);
  local.served.graph.setFault({ match: 'GET /members$', does: 503, times: 9, retryAfterSeconds: 0 });
  expect(await refused(teamMembers(local.as(null, memberScopes), localTeam.groupId))).toMatchObject({ code: 'unavailable', waitsFor: 'time' });
});

test('without the permission it says who can give it; a person’s token is of no use', async () => {
  const problem = await refused(teamMembers(local.as(null, []), localTeam.groupId));
  expect(problem).toMatchObject({ code: 'consent-needed', status: 403 });
  expect(problem.message).toContain('An owner of the team can allow it');
  expect(await refused(teamMembers(local.as(amara, ['User.Read']), localTeam.groupId))).toMatchObject({ code: 'consent-needed' });
  expect(await refused(teamMembers(local.as(null, memberScopes), 'gone'))).toMatchObject({ code: 'not-found' });
});
