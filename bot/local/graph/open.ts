import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { LocalIdentity } from '../identity';
import { localPeople, localTeam, type LocalPerson } from '../people';
import { checkAccess, type Caller } from './access';
import { Refusal, type Answer, type Ask } from './answers';
import { runBatch } from './batch';
import { browser } from './browse';
import { directoryRoutes } from './directory';
import { mayDownload, sharePointHost } from './drive-item';
import { monitorPath, openCopies } from './drive-copies';
import { driveRoutes, findDriveOperation } from './drive-routes';
import { openDriveStore } from './drive-store';
import { eventRoutes } from './event-routes';
import { openEventStore } from './event-store';
import { faultList, faultRefusal, type Fault, type Weather } from './faults';
import { mailRoutes } from './mail-routes';
import { openMailStore } from './mail-store';
import type { LocalMessage } from './message-item';
import { messageRoutes } from './message-routes';
import { meetingRoutes, type LocalReport } from './meeting-routes';
import { plannerRoutes } from './planner-routes';
import { openPlannerStore } from './planner-store';
import { noToken, readBody, send, sendRefusal } from './respond';
import { decoded, findRoute } from './route';
import { teamRoutes } from './team-routes';
import { openTeamStore } from './team-store';
import { uploadSessions } from './upload-sessions';
import { workBrowser } from './work-browse';
import { workbookRoutes } from './workbook-routes';

/** Where the local Graph is mounted; `loopbackTransport` takes the origin with this behind it. */
export const localGraphPath = '/local/graph';

export interface LocalGraph extends ReturnType<typeof browser>, ReturnType<typeof workBrowser> {
  /** Serves what stands under `/local/graph`: `/v1.0/...` for Graph and `/sharepoint/HOST/...` for downloads. Never rejects. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  /** Adds a session of a meeting with who was in it, besides the one that every meeting has when it is over. */
  addReport(report: LocalReport): void;
  /** Puts a message into a channel besides those of local Teams, or another version in the place of one. */
  putMessage(message: LocalMessage): void;
  /** Adds a channel that has a site of its own, so that its files are none of this library's; gives its id. */
  addPrivateChannel(name: string): string;
  setFault(fault: Fault): void;
  setWeather(weather: Weather | null): void;
  clearFaults(): void;
  /** From now on no meeting shows the link that Teams makes, until it is let go. */
  holdLinks(late: boolean): void;
  /** From now on Graph tells of the team's people as they are at this moment, until it is let go: it may lag a day behind Teams. */
  holdMembers(late: boolean): void;
}

export interface LocalGraphParts {
  folder: string;
  identity: Pick<LocalIdentity, 'readGraphToken'>;
  clock?: () => Date;
  /** Who is in the team now, the owner first; the people of the first day by default. */
  teamMembers?: () => readonly LocalPerson[];
  /** What is written in General. */
  messages?: () => readonly LocalMessage[];
  /** Told what went wrong in the server itself; the caller of Graph has had a 500 by then. */
  report?: (error: unknown) => void;
}

/**
 * Microsoft Graph for one machine: one team with its library, plans and channels, and everybody's calendar and mail, kept in `folder`.
 * It is strict where the service is: permissions, etags, codes, absolute https links, small pages.
 */
export function openLocalGraph(parts: LocalGraphParts): LocalGraph {
  const { folder, identity, clock = () => new Date(), report = () => undefined } = parts;
  const drive = openDriveStore(folder, localTeam.name, [localTeam.channelName], clock());
  const events = openEventStore(folder);
  const faults = faultList();
  let linksAreLate = false;
  const members = parts.teamMembers ?? (() => localPeople.filter((one) => one.inTeam));
  let heldMembers: readonly LocalPerson[] | null = null;
  const under = { uploads: uploadSessions(), copies: openCopies() };
  const planner = openPlannerStore(folder);
  const mail = openMailStore(folder);
  const sessions: LocalReport[] = [];
  const put = new Map<string, LocalMessage>();
  const messages = (): LocalMessage[] => [...(parts.messages?.() ?? []).filter((one) => !put.has(one.id)), ...put.values()];
  const team = openTeamStore(folder, clock());
  const channelName = (id: string): string | null => team.channels().find((one) => one.id === id)?.displayName ?? null;
  const routes = [
    ...directoryRoutes(() => heldMembers ?? members()), ...driveRoutes(drive, channelName), ...eventRoutes(events), ...meetingRoutes(events, sessions), ...plannerRoutes(planner), ...mailRoutes(mail), ...teamRoutes(team, drive), ...messageRoutes(team, messages),
    ...workbookRoutes(drive),
  ];

  async function callerOf(req: IncomingMessage): Promise<Caller> {
    const [, token] = /^Bearer (\S+)$/i.exec(req.headers.authorization ?? '') ?? [];
    if (!token) throw noToken('Access token is empty.');
    const claims = await identity.readGraphToken(token);
    if (!claims) throw noToken('Access token validation failure.');
    return claims;
  }

  async function graph(req: IncomingMessage, rawPath: string, query: URLSearchParams): Promise<Answer> {
    const caller = await callerOf(req);
    const bytes = await readBody(req);
    const method = req.method ?? 'GET';
    const ask = { headers: req.headers, bytes, personId: caller.personId, now: clock() };
    const run = (path: string, search: URLSearchParams, how = 'GET'): Answer => operation(caller, how, path, { ...ask, query: search });
    if (method === 'POST' && rawPath === '/$batch') return runBatch({ ...ask, params: {}, query }, run);
    return run(rawPath, query, method);
  }

  function operation(caller: Caller, method: string, rawPath: string, ask: Omit<Ask, 'params'>): Answer {
    const { route, params } = findDriveOperation(drive, under, method, rawPath) ?? findRoute(routes, method, rawPath);
    if (caller.personId === null && /^\/me(\/|$)/i.test(rawPath)) throw new Refusal(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
    checkAccess(caller, route.access);
    return route.run({ ...ask, params });
  }

  /** A download link carries its own key; a token sent along is a fault of the caller, as with SharePoint. */
  function download(req: IncomingMessage, query: URLSearchParams, path: string): Answer {
    const id = query.get('UniqueId') ?? '';
    const item = drive.get(id);
    if (!path.endsWith('/_layouts/15/download.aspx') || req.method !== 'GET') throw new Refusal(404, 'itemNotFound', 'The resource could not be found.');
    if (req.headers.authorization || !mayDownload(id, query.get('tempauth') ?? '')) throw new Refusal(401, 'unauthenticated', 'The download link is not valid.');
    const bytes = item && drive.content(item);
    if (!item || !bytes) throw new Refusal(404, 'itemNotFound', 'The resource could not be found.');
    return { status: 200, bytes, headers: { 'Content-Type': item.mimeType ?? 'application/octet-stream', 'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(item.name)}` } };
  }

  /** The addresses behind Graph: downloads, the slices of an upload, and how a copy stands. */
  async function sharePoint(req: IncomingMessage, host: string, path: string, query: URLSearchParams): Promise<Answer> {
    if (host !== sharePointHost) throw new Refusal(404, 'itemNotFound', 'The host is not known.');
    if (path.startsWith(monitorPath)) return under.copies.serve({ method: req.method ?? 'GET', path, authorization: req.headers.authorization });
    if (!path.endsWith('/uploadSession')) return download(req, query, path);
    const { authorization, 'content-range': range, 'content-length': length } = req.headers;
    return under.uploads.serve({ method: req.method ?? 'GET', query, headers: { authorization, 'content-range': range, 'content-length': length }, bytes: await readBody(req), now: clock() });
  }

  async function handle(req: IncomingMessage, res: ServerResponse): Promise<void> {
    // The target is kept as it was sent: `new URL` would fold `..` and join what is encoded.
    const [target = '', search = ''] = (req.url ?? '').slice(localGraphPath.length).split(/\?(.*)/s);
    const query = new URLSearchParams(search);
    try {
      const [, host, behind] = /^\/sharepoint\/([^/]+)(\/.*)$/.exec(target) ?? [];
      if (host === undefined && !target.startsWith('/v1.0/')) throw new Refusal(400, 'BadRequest', 'Invalid version: only v1.0 is served.');
      const rawPath = behind ?? target.slice('/v1.0'.length);
      const isDownload = host !== undefined && !rawPath.endsWith('/uploadSession') && !rawPath.startsWith(monitorPath);
      const fault = isDownload ? null : faults.take(req.method ?? 'GET', rawPath.split('/').map(decoded).join('/'), req.headers);
      if (fault?.does === 'cut') return void req.socket.destroy();
      if (fault?.does === 'slow') await wait(fault.delayMs ?? 2_000);
      if (typeof fault?.does === 'number') throw faultRefusal(fault.does, fault.retryAfterSeconds);
      const answer = host === undefined ? await graph(req, rawPath, query) : await sharePoint(req, host, rawPath, query);
      if (linksAreLate) withoutLinks(answer.json);
      if (fault?.does === 'accepted-then-cut') return void req.socket.destroy();
      if (fault?.does === 'accepted-then-504') throw faultRefusal(504, fault.retryAfterSeconds);
      send(req, res, answer);
    } catch (error) {
      const refusal = error instanceof Refusal ? error : new Refusal(500, 'generalException', 'An unspecified error has occurred.');
      // What was not read of a refused body must not be taken for the next request.
      if (!req.complete) res.setHeader('Connection', 'close');
      sendRefusal(req, res, refusal, clock());
      if (!(error instanceof Refusal)) report(error);
    }
  }

  return { ...browser(drive, events, clock), ...workBrowser(planner, mail, team), handle, holdMembers: (late) => { heldMembers = late ? [...members()] : null; }, holdLinks: (late) => { linksAreLate = late; }, addReport: (report) => void sessions.push(report), putMessage: (message) => void put.set(message.id, message), addPrivateChannel: (name) => team.addChannel(name, null, clock(), 'private').id, setFault: (fault) => faults.set(fault), setWeather: (weather) => faults.setWeather(weather), clearFaults: () => faults.clear() };
}

/** Teams adds its link to a meeting a while after Outlook has booked it, or never (Graph, known issues). */
function withoutLinks(json: unknown): void {
  if (typeof json !== 'object' || json === null) return;
  const row = json as { onlineMeeting?: unknown; value?: unknown };
  if ('onlineMeeting' in row) row.onlineMeeting = null;
  if (Array.isArray(row.value)) row.value.forEach(withoutLinks);
}
