import { setTimeout as wait } from 'node:timers/promises';
import { ResponseType, type Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { cut } from './file-name';
import { allRows } from './pages';
import { asProblem, GraphProblem } from './problems';
import { rawError, type RawAnswer } from './raw-answer';

/**
 * Permissions of the app in one team, which an owner agrees to when the app is installed: no administrator is
 * asked (Graph permissions table, "resource-specific consent").
 */
export const channelScopes: readonly string[] = ['Channel.Create.Group', 'ChannelSettings.Read.Group'];
export const archiveScopes: readonly string[] = ['TeamSettings.ReadWrite.Group'];

export interface TeamChannel {
  channelId: string;
  name: string;
  webUrl: string;
  /** False when an earlier try had made it. */
  isNew: boolean;
}

interface GraphChannel {
  id: string;
  displayName: string;
  description?: string | null;
  webUrl?: string | null;
}

/** Teams takes 50 characters for the name of a channel. */
const longestName = 50;

/**
 * A name that Teams takes and that also works as the name of the channel's folder: without the characters that
 * break `filesFolder` (Graph, known issues), without a leading `_` or `.` or a trailing `.`; null when nothing is left.
 */
export function safeChannelName(wanted: string): string | null {
  const cleaned = wanted.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, ' ').replace(/[~#%&*{}+/\\:<>?|'"]+/g, ' ').replace(/\s+/g, ' ');
  const short = cut(cleaned.replace(/^[\s._]+/, ''), longestName);
  return short.replace(/[\s.]+$/, '') || null;
}

/**
 * Makes a standard channel. One with the same name and description is taken for the work of an earlier try, so a
 * repeat makes no second one; another one of that name is `taken`. Throws `GraphProblem`, `uncertain` when the
 * channel may have been made and is not to be seen yet.
 */
export async function createChannel(client: Client, groupId: string, channel: { name: string; description: string }): Promise<TeamChannel> {
  const name = safeChannelName(channel.name);
  if (name === null) throw new GraphProblem('refused', 'channel');
  const wanted = { name, description: channel.description };
  const earlier = await findChannel(client, groupId, wanted).catch((error: unknown) => { throw asProblem(error, 'channel', true); });
  if (earlier) return earlier;
  try {
    const made = await client.api(`${teamPath(groupId)}/channels`).post({ displayName: name, description: channel.description, membershipType: 'standard' }) as GraphChannel;
    return told(made, true);
  } catch (error) {
    const problem = asProblem(error, 'channel', false);
    const found = problem.uncertain ? await findChannel(client, groupId, wanted).catch(() => null) : null;
    if (!found) throw problem;
    return { ...found, isNew: true };
  }
}

const teamPath = (groupId: string): string => `/teams/${segment(groupId)}`;
const told = ({ id, displayName, webUrl }: GraphChannel, isNew: boolean): TeamChannel => ({ channelId: id, name: displayName, webUrl: webUrl ?? '', isNew });

async function findChannel(client: Client, groupId: string, wanted: { name: string; description: string }): Promise<TeamChannel | null> {
  const channels = await allRows<GraphChannel>(client, `${teamPath(groupId)}/channels`);
  const same = channels.find((one) => one.displayName.toLowerCase() === wanted.name.toLowerCase());
  if (same && (same.description ?? '') !== wanted.description) throw new GraphProblem('taken', 'channel');
  return same ? told(same, false) : null;
}

/** Microsoft archives a team within a minute or so. */
const archivingPauseSeconds = 60;

export interface Archiving {
  archived: boolean;
  /** Names what is under way at Microsoft, for the next look; null when there is nothing to look at. */
  operation: string | null;
}

/**
 * Archives a team: nobody can change it, and it can be brought back. Microsoft takes its time, so this looks at it a
 * few times and then gives the `operation`, to be handed in at the next look; nothing is begun anew then.
 * An archived team is as it should be. Throws `GraphProblem`, `not-there-yet` while Microsoft is at it already.
 *
 * `filesReadOnly` also makes the team's site read-only for members. `looks` and `pauseMs` say how long it waits here.
 */
export async function archiveTeam(
  client: Client,
  groupId: string,
  options: { filesReadOnly?: boolean; operation?: string; looks?: number; pauseMs?: number } = {},
): Promise<Archiving> {
  try {
    if (options.operation === undefined && await isArchived(client, groupId)) return { archived: true, operation: null };
    const operation = options.operation ?? await beginArchiving(client, groupId, options.filesReadOnly ?? false);
    for (let look = 0; look < (options.looks ?? 3); look += 1) {
      if (look > 0) await wait(options.pauseMs ?? 3_000);
      const status = await statusOf(client, operation);
      // Microsoft forgets operations after a while; the team itself then says how it ended.
      if (status === 'forgotten') return { archived: await isArchived(client, groupId), operation: null };
      if (status === 'succeeded') return { archived: true, operation: null };
    }
    return { archived: false, operation };
  } catch (error) {
    // To archive twice leaves the same team, so a lost answer is no harm.
    const problem = asProblem(error, 'archive', true);
    if (problem.status !== 409) throw problem;
    throw new GraphProblem('not-there-yet', 'archive', { status: 409, retryAfterSeconds: archivingPauseSeconds, serviceCode: problem.serviceCode });
  }
}

/** True while the team can only be read. Throws `GraphProblem`. */
async function isArchived(client: Client, groupId: string): Promise<boolean> {
  const team = await client.api(teamPath(groupId)).get() as { isArchived?: boolean | null };
  return team.isArchived === true;
}

/** How an operation stands. Throws `refused` for one that has failed. */
async function statusOf(client: Client, operation: string): Promise<string> {
  try {
    const { status, error } = await client.api(operation).get() as { status: string; error?: { code?: string } | null };
    if (status === 'failed' || status === 'invalid') throw new GraphProblem('refused', 'archive', { serviceCode: error?.code ?? null });
    return status;
  } catch (error) {
    const problem = asProblem(error, 'archive', true);
    if (problem.code === 'not-found') return 'forgotten';
    throw problem;
  }
}

/** The relative address of the operation; it stands in a header, which only a RAW answer shows. */
async function beginArchiving(client: Client, groupId: string, filesReadOnly: boolean): Promise<string> {
  const answer = await client.api(`${teamPath(groupId)}/archive`).responseType(ResponseType.RAW)
    .post({ shouldSetSpoSiteReadOnlyForMembers: filesReadOnly }) as RawAnswer;
  if (!answer.ok) throw await rawError(answer);
  const location = answer.headers.get('location');
  if (!location) throw new GraphProblem('unavailable', 'archive', { status: answer.status });
  // The client puts the version in front of a path itself.
  return location.replace(/^\/v1\.0(?=\/)/, '');
}
