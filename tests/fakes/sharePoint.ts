import { localTeam } from '../../bot/local/people';
import type { World } from '../journeys/world';

/** What somebody does to a file in SharePoint, by Graph with a token of their own; `path` is below the team's library. */
export type InSharePoint = (method: string, path: string, body?: object | string) => Promise<{ id: string }>;

/** A person in SharePoint. An object is sent as JSON, a string as the content of a text file. */
export const sharePoint = (world: World, personId: string): InSharePoint => async (method, path, body) => {
  const token = await world.local.identity.graphToken(personId, ['Files.ReadWrite.All']);
  const isText = typeof body === 'string';
  const answer = await fetch(`${world.origin}/local/graph/v1.0/groups/${localTeam.groupId}/drive/${path}`, {
    method, headers: { authorization: `Bearer ${token}`, 'content-type': isText ? 'text/plain' : 'application/json' },
    ...(body ? { body: isText ? body : JSON.stringify(body) } : {}),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status}`);
  return (answer.status === 204 ? { id: '' } : await answer.json()) as { id: string };
};
