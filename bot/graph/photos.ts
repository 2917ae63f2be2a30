import type { Client } from '@microsoft/microsoft-graph-client';
import { segment } from './client';
import { asProblem } from './problems';

/** Reads names, addresses and photos of others, and no more of them; a person may agree to it for themselves. */
export const photoScopes: readonly string[] = ['User.ReadBasic.All'];

export interface Photo {
  bytes: Buffer;
  type: 'image/jpeg' | 'image/png';
}

/** Requests in one batch (Graph, "Combine multiple requests"). */
export const mostInBatch = 20;
/** Of a photo of 64 by 64 points; a larger one is none that was asked for. */
const largest = 100_000;

interface BatchAnswer {
  responses: { id: string; status: number; body?: unknown }[];
}

/**
 * The photos of at most twenty people, in one request: null for who has none. Who is missing could not be asked for
 * at the moment. Throws `GraphProblem`.
 */
export async function photosOf(client: Client, personIds: readonly string[]): Promise<Map<string, Photo | null>> {
  const requests = personIds.slice(0, mostInBatch).map((personId, at) => ({ id: String(at), method: 'GET', url: `/users/${segment(personId)}/photos/64x64/$value` }));
  try {
    const { responses } = await client.api('/$batch').post({ requests }) as BatchAnswer;
    return new Map(responses.flatMap(({ id, status, body }): [string, Photo | null][] => {
      const personId = personIds[Number(id)];
      if (personId === undefined) return [];
      if (status === 404) return [[personId, null]];
      return status === 200 ? [[personId, typeof body === 'string' ? readPhoto(Buffer.from(body, 'base64')) : null]] : [];
    }));
  } catch (error) {
    throw asProblem(error, 'other', true);
  }
}

/** By what the bytes are, not by what they are said to be: nothing else is ever handed to a browser. */
function readPhoto(bytes: Buffer): Photo | null {
  if (bytes.length > largest) return null;
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return { bytes, type: 'image/jpeg' };
  return bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex')) ? { bytes, type: 'image/png' } : null;
}
