import { localTeam, localTenant } from '../people';
import { access, checkInTeam } from './access';
import { entity, jsonBody, page, Refusal, selected, type Answer, type Ask } from './answers';
import type { DriveStore } from './drive-store';
import { checkNames, givenText } from './given';
import type { Route } from './route';
import type { StoredChannel, StoredOperation, TeamStore } from './team-store';

const bad = (message: string): Refusal => new Refusal(400, 'BadRequest', message);

/** The team and its channels, and its archiving, which takes a while as it does with the service. */
export function teamRoutes(store: TeamStore, drive: DriveStore): Route[] {
  const inTeam = (run: (ask: Ask) => Answer) => (ask: Ask): Answer => {
    if (ask.params['team'] !== localTeam.groupId) throw new Refusal(404, 'NotFound', `No team found with Group Id ${ask.params['team'] ?? ''}`);
    checkInTeam(ask.personId, 'Forbidden');
    return run(ask);
  };
  return [
    { method: 'GET', path: '/teams/{team}', access: access.team, run: inTeam((ask) => ({ status: 200, json: entity('teams/$entity', selected(teamJson(store), ask.query.get('$select'))) })) },
    {
      method: 'GET', path: '/teams/{team}/channels', access: access.channels,
      run: inTeam((ask) => page(ask, `/teams/${localTeam.groupId}/channels`, `teams('${localTeam.groupId}')/channels`, store.channels().map(channelJson), 3)),
    },
    { method: 'POST', path: '/teams/{team}/channels', access: access.createChannel, run: inTeam((ask) => addChannel(store, drive, ask)) },
    { method: 'GET', path: '/teams/{team}/channels/{channel}', access: access.channels, run: inTeam((ask) => oneChannel(store, ask)) },
    { method: 'POST', path: '/teams/{team}/archive', access: access.archiveTeam, run: inTeam((ask) => archive(store, ask)) },
    { method: 'POST', path: '/teams/{team}/unarchive', access: access.archiveTeam, run: inTeam((ask) => begin(store, ask, 'unarchiveTeam', false)) },
    { method: 'GET', path: '/teams/{team}/operations/{operation}', access: access.archiveTeam, run: inTeam((ask) => operation(store, ask)) },
  ];
}

/** An operation whose address nobody has comes to its end by the team's being looked at. */
function teamJson(store: TeamStore): object {
  const pending = store.pending();
  if (pending) store.ask(pending.id);
  return {
    id: localTeam.groupId, displayName: localTeam.name, description: '', internalId: localTeam.id, visibility: 'private', isArchived: store.isArchived(), tenantId: localTenant,
  };
}

const channelJson = ({ id, displayName, description, createdAt, membershipType }: StoredChannel): object => ({
  id, displayName, description, createdDateTime: createdAt, email: '', membershipType: membershipType ?? 'standard', isArchived: false, tenantId: localTenant,
  webUrl: `https://teams.microsoft.com/l/channel/${encodeURIComponent(id)}/${encodeURIComponent(displayName)}?groupId=${localTeam.groupId}&tenantId=${localTenant}`,
});

const channelAnswer = (ask: Ask, channel: StoredChannel, status: number): Answer =>
  ({ status, json: entity(`teams('${localTeam.groupId}')/channels/$entity`, selected(channelJson(channel), ask.query.get('$select'))) });

function oneChannel(store: TeamStore, ask: Ask): Answer {
  const channel = store.channels().find((one) => one.id === ask.params['channel']);
  if (!channel) throw new Refusal(404, 'NotFound', 'No thread found with the given id.');
  return channelAnswer(ask, channel, 200);
}

/** Names that break a channel's folder are refused here: the service takes some of them and fails later (Graph, known issues). */
function addChannel(store: TeamStore, drive: DriveStore, ask: Ask): Answer {
  const body = jsonBody(ask);
  checkNames(body, new Set(['displayName', 'description', 'membershipType']), 'channel', bad);
  const displayName = givenText(body['displayName'], 'displayName', 50, bad).trim();
  if (displayName === '' || /[~#%&*{}+/\\:<>?|'"]/.test(displayName) || /^[_.]|\.$/.test(displayName)) throw bad('The channel name is not valid.');
  const description = body['description'] === undefined || body['description'] === null ? null : givenText(body['description'], 'description', 1024, bad);
  if ((body['membershipType'] ?? 'standard') !== 'standard') throw bad('Only standard channels are served here.');
  if (store.isArchived()) throw new Refusal(403, 'Forbidden', 'The team is archived.');
  if (store.channels().some((one) => one.displayName.toLowerCase() === displayName.toLowerCase())) {
    throw new Refusal(400, 'BadRequest', 'Channel name already existed, please use other name.', { innerCode: 'NameAlreadyExists' });
  }
  const channel = store.addChannel(displayName, description, ask.now);
  if (!drive.child(drive.root().id, displayName)) drive.addFolder(drive.root().id, displayName, ask.personId, ask.now);
  return channelAnswer(ask, channel, 201);
}

function archive(store: TeamStore, ask: Ask): Answer {
  const body = ask.bytes.length === 0 ? {} : jsonBody(ask);
  checkNames(body, new Set(['shouldSetSpoSiteReadOnlyForMembers']), 'team', bad);
  const readOnly = body['shouldSetSpoSiteReadOnlyForMembers'] ?? false;
  if (typeof readOnly !== 'boolean') throw bad('shouldSetSpoSiteReadOnlyForMembers must be true or false.');
  return begin(store, ask, 'archiveTeam', readOnly);
}

/** The address of the operation is relative, and in the form with keys in brackets, as the service sends it. */
function begin(store: TeamStore, ask: Ask, type: StoredOperation['type'], filesReadOnly: boolean): Answer {
  if (store.pending()) throw new Refusal(409, 'Conflict', 'Another operation on this team is in progress.');
  const { id } = store.begin(type, filesReadOnly, ask.now);
  return { status: 202, headers: { Location: `/teams('${localTeam.groupId}')/operations('${id}')` } };
}

function operation(store: TeamStore, ask: Ask): Answer {
  const one = store.ask(ask.params['operation'] ?? '');
  if (!one) throw new Refusal(404, 'NotFound', 'The operation is not found.');
  return {
    status: 200,
    json: entity(`teams('${localTeam.groupId}')/operations/$entity`, {
      id: one.id, operationType: one.type, createdDateTime: one.createdAt, status: one.isDone ? 'succeeded' : 'inProgress', lastActionDateTime: ask.now.toISOString(),
      attemptsCount: 1, targetResourceId: localTeam.groupId, targetResourceLocation: `/teams('${localTeam.groupId}')`, error: null,
    }),
  };
}
