import { resolve } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { errorFacts, type Log } from '../../log';
import type { LocalIdentity } from '../identity';
import type { LocalMessage } from '../graph/message-item';
import { localTeam, type LocalPerson } from '../people';
import { personById } from './roster';
import { answerBrowsing, type LocalGraphBrowsing } from './browse';
import { answerConnector } from './connector';
import { checkCaller, readBody, Refused, sendJson } from './door';
import { isHostPage, sendHostPage } from './hostPage';
import { requirePerson } from './invokes';
import { answerPage } from './pageRoutes';
import { openService } from './service';

export interface LocalTeamsOptions {
  /** Where the journal lives; made when missing. */
  folder: string;
  /** The bot's door: `http://127.0.0.1:PORT/api/messages`. */
  botUrl: string;
  /** This server as the bot and the page reach it: `http://127.0.0.1:PORT`, no slash at the end. */
  origin: string;
  identity: LocalIdentity;
  graph?: LocalGraphBrowsing;
  clock?: () => Date;
  /** The built host page; `.build/page` under the working folder by default. */
  pageFolder?: string;
  /** Milliseconds until an unanswered activity is sent again; 15,000 by default, as in Teams. */
  redeliverAfter?: number;
  /** Where the bot is told to send to, with a slash at the end; `/local/connector/` of this origin by default. */
  serviceUrl?: string;
  /** Moves the time of this world; nobody can without it. */
  moveClock?: (to: string) => Promise<boolean>;
  /** Members of the team besides the eight people. */
  crowd?: readonly LocalPerson[];
  /** Whether an owner of the team has allowed `ChannelMessage.Read.Group`: then Teams hands the app every message of a channel. Not unless it is given. */
  hearsChannels?: () => boolean;
  log?: Log;
}

export interface LocalTeams {
  /** Answers `/` and what is its own under `/local/`; false for anything else, which it leaves untouched. */
  handle(req: IncomingMessage, res: ServerResponse): Promise<boolean>;
  /** Who is in the team now. */
  teamMembers(): LocalPerson[];
  /** What is written in General, whoever wrote it. */
  channelMessages(): LocalMessage[];
  /** Sends the bot what it never acknowledged; happens by itself shortly after the opening, too. */
  resume(): void;
  /** Stops deliveries, ends the live streams and closes the journal. */
  close(): void;
}

/** What local Teams serves, beside `/`. */
const ours = ['/local/teams/', '/local/connector/', '/local/identity/', '/local/page/'];

/** Milliseconds from the opening until what waits is sent. */
const resumeAfter = 1000;

/** The Teams service and client for one machine: its journal, its connector and its page. */
export function openLocalTeams(options: LocalTeamsOptions): LocalTeams {
  const service = openService(options);
  const log: Log = options.log ?? (() => undefined);
  // The bot usually begins to listen just after this call.
  const first = setTimeout(() => service.delivery.resume(), resumeAfter).unref();
  const pageFolder = options.pageFolder ?? resolve('.build/page');

  const answer = async (req: IncomingMessage, res: ServerResponse, url: URL): Promise<void> => {
    const { pathname } = url;
    if (isHostPage(pathname)) return sendHostPage(pageFolder, pathname, res, req.method !== 'HEAD');
    if (pathname.startsWith('/local/connector/')) return answerConnector(service, req, res, url);
    if (pathname.startsWith('/local/teams/files') || pathname.startsWith('/local/teams/calendar') || ['/local/teams/plans', '/local/teams/mail'].includes(pathname)) return answerBrowsing(options.graph, req, res, url);
    if (pathname.startsWith('/local/teams/')) return answerPage(service, req, res, url, { files: !!options.graph, calendar: !!options.graph });
    if (pathname === '/local/identity/keys' && req.method === 'GET') return sendJson(res, 200, options.identity.jwks);
    if (pathname === '/local/identity/token' && req.method === 'POST') return sendJson(res, 200, await tabToken(options.identity, await readBody(req)));
    throw new Refused(404, 'not-found', 'Local Teams has no such page.');
  };

  return {
    async handle(req, res) {
      const url = readUrl(req);
      if (!url || (url.pathname !== '/' && !ours.some((path) => url.pathname.startsWith(path)))) return false;
      try {
        checkCaller(req);
        await answer(req, res, url);
      } catch (error) {
        if (!(error instanceof Refused)) log('error', 'local-teams', { path: url.pathname, ...errorFacts(error) });
        refuse(res, error, url.pathname.startsWith('/local/connector/'));
      }
      return true;
    },
    teamMembers: () => [...service.state.members('team', '').flatMap((id) => personById(id) ?? []), ...service.crowd],
    channelMessages: () => service.state.messagesOf(localTeam.channelId).map(({ id, conversationId, thread, from, at, editedAt, text }) => ({ id, channelId: conversationId, thread: thread ?? id, from, at, editedAt, text })),
    resume: () => service.delivery.resume(),
    close() {
      clearTimeout(first);
      service.close();
    },
  };
}

function readUrl(req: IncomingMessage): URL | null {
  try {
    return new URL(req.url ?? '/', 'http://127.0.0.1');
  } catch {
    return null;
  }
}

async function tabToken(identity: LocalIdentity, body: Record<string, unknown>): Promise<{ token: string }> {
  return { token: await identity.tabToken(requirePerson(typeof body['person'] === 'string' ? body['person'] : '').id) };
}

/** Says a refusal in the shape of the door it came to: the connector wraps it in `error`. */
function refuse(res: ServerResponse, error: unknown, connector: boolean): void {
  if (res.headersSent) return void res.end();
  const known = error instanceof Refused ? error : fault(error);
  const said = { code: known.code, message: known.message };
  sendJson(res, known.status, connector ? { error: said } : said);
}

function fault(error: unknown): Refused {
  if (error instanceof URIError) return new Refused(400, 'not-readable', 'The address is not readable.');
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOSPC') return new Refused(507, 'disk-full', 'The disk is full, so this was not saved. Make room, then try again.');
  return new Refused(500, 'not-saved', 'Local Teams could not save this. Look at its window for the reason, then try again.');
}
