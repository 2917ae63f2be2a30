import { localPeople, localTeam, localTenant, type LocalPerson } from '../people';
import { access, checkInTeam } from './access';
import { entity, page, Refusal, selected, type Answer, type Ask } from './answers';
import { photoOf } from './photo';
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

/** `"displayName:text" OR "mail:text"`: the words that are looked for. */
function wantedWords(search: string): string[] {
  return search.split(' OR ').map((part) => {
    const match = /^"(?:displayName|mail):([^"]*)"$/i.exec(part.trim());
    if (!match) throw new Refusal(400, 'BadRequest', 'Unrecognized or malformed $search clause.');
    return (match[1] ?? '').toLowerCase();
  });
}

/** Each word that is looked for begins one of the name or of the address. */
const hasWords = (one: LocalPerson, text: string): boolean =>
  text.split(/[\s.@-]+/).every((word) => `${one.name} ${one.email}`.toLowerCase().split(/[\s.@-]+/).some((part) => part.startsWith(word)));

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
      const [filter, search] = [ask.query.get('$filter'), ask.query.get('$search')];
      if (search !== null && String(ask.headers['consistencylevel']).toLowerCase() !== 'eventual') throw new Refusal(400, 'Request_UnsupportedQuery', "Request with $search query parameter only works through MSGraph with a special request header: 'ConsistencyLevel: eventual'");
      const start = filter === null ? '' : wantedStart(filter);
      const begins = search === null ? [''] : wantedWords(search);
      const found = localPeople.filter((one) => one.name.toLowerCase().startsWith(start) && begins.some((text) => hasWords(one, text)));
      return page(ask, '/users', 'users', found.map(userJson), 4);
    },
  },
  { method: 'GET', path: '/users/{user}/photos/{size}/$value', access: access.photos, run: (ask) => photoOf([...localPeople, ...inTeam().filter((one) => !localPeople.includes(one))], ask.params['user'] ?? '', ask.params['size'] ?? '') },
  { method: 'GET', path: '/teams/{team}/members', access: access.teamMembers, run: (ask) => members(ask, inTeam()) },
];
