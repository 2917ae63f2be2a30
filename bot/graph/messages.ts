import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { allRows } from './pages';
import { asProblem, type GraphProblem } from './problems';
import { asksSomething } from './question';

/**
 * That people write in the channels of a team. Graph has no permission that counts messages without giving their words,
 * so that these functions are given them, look at one thing (whether a thread begins with a question), and let them go:
 * nothing that leaves this file holds a word of anybody.
 */

/** What an owner of the team agrees to (Graph permissions table, "resource-specific consent"). */
export const messageScopes: readonly string[] = ['ChannelMessage.Read.Group'];
export const channelListScopes: readonly string[] = ['ChannelSettings.Read.Group'];

/** A message without what it says. */
export interface MessageFact {
  id: string;
  /** ISO 8601 UTC. */
  at: string;
  /** Entra object id; null for what an app or a flow wrote. */
  authorId: string | null;
  /** The first message of the thread; null for one that begins it. */
  replyTo: string | null;
  /** It begins a thread and holds a question mark. */
  question: boolean;
}

export interface MessagesSeen {
  messages: MessageFact[];
  /** Ids of those that were deleted. */
  gone: string[];
}

interface GraphMessage {
  id: string;
  replyToId?: string | null;
  /** `message`, or a line of the service itself such as who was added. */
  messageType?: string | null;
  createdDateTime?: string | null;
  deletedDateTime?: string | null;
  from?: { user?: { id?: string | null } | null } | null;
  subject?: string | null;
  body?: { content?: string | null } | null;
  '@removed'?: object;
}

/** Most messages of a page (Graph, "List channel messages"). */
const pageSize = 50;
/** Pages in one go; the next reading goes on from where this one stops. */
const mostPages = 100;

/** What is left of some messages; their words end here. */
function seenIn(rows: readonly GraphMessage[], threadId: string | null): MessagesSeen {
  const seen: MessagesSeen = { messages: [], gone: [] };
  for (const one of rows) {
    if (one['@removed'] || one.deletedDateTime) seen.gone.push(one.id);
    else if (one.messageType === 'message' && one.createdDateTime) {
      const replyTo = one.replyToId ?? threadId;
      seen.messages.push({ id: one.id, at: new Date(one.createdDateTime).toISOString(), authorId: one.from?.user?.id ?? null, replyTo, question: replyTo === null && asksSomething(`${one.subject ?? ''} ${one.body?.content ?? ''}`) });
    }
  }
  return seen;
}

const channelPath = (groupId: string, channelId: string): string => `/teams/${segment(groupId)}/channels/${segment(channelId)}`;
const problemOf = (error: unknown): GraphProblem => asProblem(error, 'messages', true);

/** Ids of the channels of a team that everybody in it sees. Throws `GraphProblem`. */
export async function channelIds(client: Client, groupId: string): Promise<string[]> {
  const rows = await allRows<{ id: string }>(client, `/teams/${segment(groupId)}/channels`).catch((error: unknown) => { throw problemOf(error); });
  return rows.map((one) => one.id);
}

/**
 * The messages that began a thread in a channel, or were changed there, since the last time (`link`) or since a moment
 * (ISO 8601 UTC; Graph looks back eight months). Replies are not among them. Null when the link has run out and it has to
 * be begun anew. Throws `GraphProblem`.
 */
export async function threadsSince(client: Client, groupId: string, channelId: string, from: { link: string } | { since: string }): Promise<(MessagesSeen & { link: string }) | null> {
  const seen: MessagesSeen = { messages: [], gone: [] };
  let next = 'link' in from ? from.link : `${channelPath(groupId, channelId)}/messages/delta?$top=${pageSize}&$filter=${segment(`lastModifiedDateTime gt ${from.since}`)}`;
  try {
    for (let page = 0; page < mostPages; page += 1) {
      const answer = await client.api(next).get() as { value: GraphMessage[]; '@odata.nextLink'?: string; '@odata.deltaLink'?: string };
      const { messages, gone } = seenIn(answer.value, null);
      seen.messages.push(...messages);
      seen.gone.push(...gone);
      if (answer['@odata.deltaLink']) return { ...seen, link: answer['@odata.deltaLink'] };
      if (!answer['@odata.nextLink']) break;
      next = answer['@odata.nextLink'];
    }
    return { ...seen, link: next };
  } catch (error) {
    const problem = problemOf(error);
    if ('link' in from && problem.status === 410) return null;
    throw problem;
  }
}

/** The replies in a thread; a thread that is not there any more has none. Throws `GraphProblem`. */
export async function repliesIn(client: Client, groupId: string, channelId: string, threadId: string): Promise<MessagesSeen> {
  try {
    return seenIn(await allRows<GraphMessage>(client, `${channelPath(groupId, channelId)}/messages/${segment(threadId)}/replies?$top=${pageSize}`), threadId);
  } catch (error) {
    const problem = problemOf(error);
    if (problem.code === 'not-found') return { messages: [], gone: [] };
    throw problem;
  }
}
