import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { asProblem } from './problems';

/** Finds people of the organisation by name; a person may agree to it for themselves. */
export const directoryScopes: readonly string[] = ['User.ReadBasic.All'];

export interface DirectoryPerson {
  id: string;
  name: string;
  /** Null for who has none: nobody can write to them. */
  email: string | null;
}

interface GraphUser {
  id: string;
  displayName?: string | null;
  mail?: string | null;
}

/**
 * People of the organisation whose name or address has words that begin so, at most `most`. `$search` is one of the
 * advanced queries of the directory, which want `ConsistencyLevel: eventual`. Throws `GraphProblem`.
 */
export async function findPeople(client: Client, text: string, most: number): Promise<DirectoryPerson[]> {
  const wanted = text.replace(/["\\]/g, ' ').replace(/\s+/g, ' ').trim();
  if (wanted === '') return [];
  const search = segment(`"displayName:${wanted}" OR "mail:${wanted}"`);
  try {
    const { value } = await client.api(`/users?$search=${search}&$select=id,displayName,mail&$top=${most}`).header('ConsistencyLevel', 'eventual').get() as { value: GraphUser[] };
    return value.slice(0, most).map(({ id, displayName, mail }) => ({ id, name: displayName ?? mail ?? '', email: mail || null })).filter((one) => one.name !== '');
  } catch (error) {
    throw asProblem(error, 'people', true);
  }
}
