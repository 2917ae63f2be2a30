import { localPeople, localTeam, localTenant, type LocalPerson } from '../people';
import { access, checkInTeam } from './access';
import { entity, page, Refusal, selected, type Answer, type Ask } from './answers';
import type { Route } from './route';

/** A service may give fewer than it is asked for. */
const mostInPage = 5;

const userJson = (one: LocalPerson): object => ({
  id: one.id, displayName: one.name, givenName: one.name.split(' ')[0] ?? one.name, surname: one.name.split(' ').slice(1).join(' '),
  mail: one.email, userPrincipalName: one.email, preferredLanguage: one.locale, businessPhones: [], jobTitle: null, mobilePhone: null, officeLocation: null,
});

const teamOf = (id: string): void => {
  if (id !== localTeam.groupId) throw new Refusal(404, 'NotFound', `No team found with Group Id ${id}`);
};

/** `startswith(displayName,'text')`: the one filter on people that is served. */
function wantedStart(filter: string): string {
  const match = /^startswith\(\s*displayName\s*,\s*'((?:[^']|'')*)'\s*\)$/i.exec(filter.trim());
  if (!match) throw new Refusal(400, 'Request_UnsupportedQuery', 'Unsupported or invalid query filter clause.');
  return (match[1] ?? '').replaceAll("''", "'").toLowerCase();
}

function user(id: string, ask: Ask): Answer {
  const one = localPeople.find((person) => person.id === id || person.email.toLowerCase() === id.toLowerCase());
  if (!one) throw new Refusal(404, 'Request_ResourceNotFound', `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`);
  return { status: 200, json: entity('users/$entity', selected(userJson(one), ask.query.get('$select'))) };
}

function members(ask: Ask, inTeam: readonly LocalPerson[]): Answer {
  const id = ask.params['team'] ?? '';
  teamOf(id);
  checkInTeam(ask.personId, 'Forbidden');
  const rows = inTeam.map((one, at) => ({
    '@odata.type': '#microsoft.graph.aadUserConversationMember', id: Buffer.from(`${id}##${one.id}`).toString('base64'),
    roles: at === 0 ? ['owner'] : one.guest ? ['guest'] : [], displayName: one.name, userId: one.id, email: one.email, tenantId: localTenant, visibleHistoryStartDateTime: '0001-01-01T00:00:00Z',
  }));
  return page(ask, `/teams/${id}/members`, `teams('${id}')/members`, rows, 3, mostInPage);
}

/** People, and the members of the team as local Teams has them: read only. */
export const directoryRoutes = (inTeam: () => readonly LocalPerson[]): Route[] => [
  { method: 'GET', path: '/me', access: access.me, run: (ask) => user(ask.personId ?? '', ask) },
  { method: 'GET', path: '/users/{user}', access: access.users, run: (ask) => user(ask.params['user'] ?? '', ask) },
  {
    method: 'GET', path: '/users', access: access.users,
    run(ask) {
      const filter = ask.query.get('$filter');
      const start = filter === null ? '' : wantedStart(filter);
      const found = localPeople.filter((one) => one.name.toLowerCase().startsWith(start));
      return page(ask, '/users', 'users', found.map(userJson), 4);
    },
  },
  { method: 'GET', path: '/teams/{team}/members', access: access.teamMembers, run: (ask) => members(ask, inTeam()) },
];
