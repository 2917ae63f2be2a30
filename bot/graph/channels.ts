import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { allRows } from './pages';
import { asProblem } from './problems';

/** A channel as the team's list has it. */
export interface ListedChannel {
  channelId: string;
  name: string;
  /** Private and shared channels keep their files in a site of their own, and for their own people. */
  hasOwnSite: boolean;
}

interface GraphChannel {
  id: string;
  displayName: string;
  membershipType?: string | null;
}

const listed = ({ id, displayName, membershipType }: GraphChannel): ListedChannel => ({ channelId: id, name: displayName, hasOwnSite: (membershipType ?? 'standard') !== 'standard' });

/** Every channel of a team. Throws `GraphProblem`. */
export async function teamChannels(client: Client, groupId: string): Promise<ListedChannel[]> {
  try {
    return (await allRows<GraphChannel>(client, `/teams/${segment(groupId)}/channels`)).map(listed);
  } catch (error) {
    throw asProblem(error, 'channel', true);
  }
}

/** One channel; null when the team has none of this id. Throws `GraphProblem`. */
export async function teamChannel(client: Client, groupId: string, channelId: string): Promise<ListedChannel | null> {
  try {
    return listed(await client.api(`/teams/${segment(groupId)}/channels/${segment(channelId)}`).get() as GraphChannel);
  } catch (error) {
    const problem = asProblem(error, 'channel', true);
    if (problem.code === 'not-found') return null;
    throw problem;
  }
}
