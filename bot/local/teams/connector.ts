import type { IncomingMessage, ServerResponse } from 'node:http';
import { localTeam, localTenant, type LocalPerson } from '../people';
import type { PlaceId } from './contract';
import { readContent } from './content';
import { isRecord, readBody, Refused, sendJson } from './door';
import { accountOf, conversationOf, isPerson, personByAnyId, personById, placeOf, readConversationId } from './roster';
import { appMessage, type Service } from './service';

/** The path below `/local/connector/`, taken apart and decoded. */
type Parts = string[];

/**
 * The Bot Framework connector for one bot (REST v3), as far as Teams offers it: create a
 * conversation, send, reply, update, delete, members, team details. Throws Refused, whose code and
 * message become `{error: {code, message}}`.
 */
export async function answerConnector(service: Service, req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> {
  const parts = url.pathname.slice('/local/connector/'.length).split('/').map(decodeURIComponent);
  const [version, kind, id, part, subId] = parts;
  if (version !== 'v3') throw unknown();
  if (kind === 'teams' && id !== undefined) return sendJson(res, 200, teamAnswer(service, id, part, req.method));
  if (kind !== 'conversations') throw unknown();
  if (id === undefined) return req.method === 'POST' ? createConversation(service, req, res) : wrongMethod();

  const { base, thread } = readConversationId(id);
  const where = requirePlace(service, base);
  if (part === 'activities') return answerActivities(service, req, res, { base, thread, subId, parts });
  if (req.method !== 'GET') return wrongMethod();
  const members = membersOf(service, where);
  if (part === 'pagedmembers') return sendJson(res, 200, page(members, url));
  if (part !== 'members') throw unknown();
  if (subId === undefined) return sendJson(res, 200, members.map(accountOf));
  const member = members.find((one) => isPerson(one, subId));
  if (!member) throw new Refused(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');
  return sendJson(res, 200, accountOf(member));
}

const unknown = (): Refused => new Refused(404, 'NotFound', 'No such resource.');
const wrongMethod = (): never => {
  throw new Refused(405, 'MethodNotAllowed', 'The resource does not take this method.');
};

interface Where { place: PlaceId; personId: string | null }

/** The place of a thread id, if the app may write there; throws Refused 403 or 404. */
function requirePlace(service: Service, base: string): Where {
  const where = placeOf(base, service.crowd);
  if (!where) throw new Refused(404, 'ConversationNotFound', 'Conversation not found.');
  if (service.state.app(where.place, where.personId ?? '') === 'absent') throw notInRoster();
  return where;
}

const notInRoster = (): Refused => new Refused(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

async function answerActivities(service: Service, req: IncomingMessage, res: ServerResponse, at: { base: string; thread: string | null; subId: string | undefined; parts: Parts }): Promise<void> {
  const { base, thread, subId } = at;
  if (at.parts.length > 5) throw unknown();
  if (req.method === 'POST') return receive(service, await readBody(req), res, base, thread ?? threadOf(service, subId));
  if (subId === undefined) return wrongMethod();
  const message = service.state.message(subId);
  if (!message || message.conversationId !== base || message.from.kind !== 'app') throw new Refused(404, 'ActivityNotFoundInConversation', 'The activity was not found in the conversation.');
  if (req.method === 'DELETE') {
    service.journal.append({ kind: 'deleted', id: subId });
    service.live.tell(() => ({ kind: 'gone', messageId: subId, conversationId: base }));
    return sendJson(res, 200, {});
  }
  if (req.method !== 'PUT') return wrongMethod();
  const content = readContent(await readBody(req));
  service.journal.append({ kind: 'updated', id: subId, ...content, at: service.now().toISOString() });
  service.showMessage(subId);
  return sendJson(res, 200, { id: subId });
}

/** A reply to a post of a channel stays in the post's thread. */
function threadOf(service: Service, replyTo: string | undefined): string | null {
  return service.state.message(replyTo ?? '')?.thread ?? null;
}

function receive(service: Service, activity: Record<string, unknown>, res: ServerResponse, base: string, thread: string | null): void {
  const id = service.state.nextId(service.now());
  if (activity['type'] === 'typing') service.live.tell(() => ({ kind: 'typing', conversationId: base }));
  // Traces and events of the SDK are for emulators: Teams takes them and shows nothing.
  if (activity['type'] === 'message') service.post(appMessage(id, base, thread, service.now(), readContent(activity)));
  else if (typeof activity['type'] !== 'string') throw new Refused(400, 'BadSyntax', 'The activity has no type.');
  sendJson(res, 201, { id });
}

async function createConversation(service: Service, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const body = await readBody(req);
  const channelData = isRecord(body['channelData']) ? body['channelData'] : {};
  const channel = isRecord(channelData['channel']) ? channelData['channel']['id'] : undefined;
  const first = isRecord(body['activity']) ? body['activity'] : null;

  if (channel !== undefined) {
    if (channel !== localTeam.channelId) throw new Refused(404, 'ConversationNotFound', 'Channel not found.');
    requirePlace(service, localTeam.channelId);
    if (!first) throw new Refused(400, 'BadSyntax', 'A new conversation in a channel needs its first activity.');
    const id = service.state.nextId(service.now());
    service.post(appMessage(id, localTeam.channelId, null, service.now(), readContent(first)));
    return sendJson(res, 201, { id: `${localTeam.channelId};messageid=${id}`, activityId: id });
  }

  const person = onlyMember(service, body);
  const conversationId = conversationOf('personal', person.id);
  const content = first ? readContent(first) : null;
  openPersonal(service, person);
  if (!content) return sendJson(res, 201, { id: conversationId });
  const id = service.state.nextId(service.now());
  service.post(appMessage(id, conversationId, null, service.now(), content));
  return sendJson(res, 201, { id: conversationId, activityId: id });
}

function onlyMember({ crowd }: Service, body: Record<string, unknown>): LocalPerson {
  const members = Array.isArray(body['members']) ? (body['members'] as unknown[]) : [];
  const [member] = members;
  const id = isRecord(member) ? member['id'] : undefined;
  if (members.length !== 1 || typeof id !== 'string') throw new Refused(400, 'BadArgument', 'A bot can begin a personal conversation with exactly one member.');
  const tenant = body['tenantId'] ?? (isRecord(body['channelData']) && isRecord(body['channelData']['tenant']) ? body['channelData']['tenant']['id'] : undefined);
  if (tenant !== localTenant) throw new Refused(400, 'BadArgument', 'The conversation needs the id of this tenant.');
  const person = personByAnyId(id) ?? crowd.find((one) => isPerson(one, id));
  if (!person) throw new Refused(404, 'MemberNotFound', 'No such member.');
  return person;
}

/** Teams lets a bot write first to people who have added it, or who share a team or chat with it. */
function openPersonal(service: Service, person: LocalPerson): void {
  const { state } = service;
  if (state.app('personal', person.id) !== 'absent') return;
  const inCrowd = service.crowd.some((one) => one.id === person.id);
  const shared = (['team', 'core'] as const).some((place) => state.app(place, person.id) === 'added' && ((inCrowd && place === 'team') || state.members(place, person.id).includes(person.id)));
  if (!shared || state.blocked(person.id)) throw notInRoster();
  service.journal.append({ kind: 'placed', key: conversationOf('personal', person.id), app: 'opened' });
  service.showPlaces();
}

function membersOf(service: Service, where: Where): LocalPerson[] {
  const known = service.state.members(where.place, where.personId ?? '').flatMap((id) => personById(id) ?? []);
  return where.place === 'team' ? [...known, ...service.crowd] : known;
}

function page(members: LocalPerson[], url: URL): Record<string, unknown> {
  const size = Math.min(500, Math.max(1, Number(url.searchParams.get('pageSize')) || members.length));
  const from = Math.max(0, Number(url.searchParams.get('continuationToken')) || 0);
  const next = from + size < members.length ? { continuationToken: String(from + size) } : {};
  return { members: members.slice(from, from + size).map(accountOf), ...next };
}

function teamAnswer(service: Service, id: string, part: string | undefined, method: string | undefined): unknown {
  if (method !== 'GET') return wrongMethod();
  if (id !== localTeam.id) throw new Refused(404, 'TeamNotFound', 'No such team.');
  requirePlace(service, localTeam.channelId);
  // Teams gives the General channel no name, so that each reader's language can.
  if (part === 'conversations') return { conversations: [{ id: localTeam.channelId, name: null }] };
  if (part !== undefined) throw unknown();
  return { id, name: localTeam.name, aadGroupId: localTeam.groupId, channelCount: 1, memberCount: membersOf(service, { place: 'team', personId: null }).length, tenantId: localTenant };
}
