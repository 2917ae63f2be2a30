import type { Client, GraphRequest } from '@microsoft/microsoft-graph-client';
import { repeatable, segment } from './client';
import { asProblem, GraphProblem, innerCode } from './problems';

/**
 * The delegated permission for a workbook in a team's library: `Files.ReadWrite` covers a person's own files only,
 * and an app without a person cannot use workbooks at all (Graph, permissions of the workbook).
 */
export const workbookScopes: readonly string[] = ['Files.ReadWrite.All'];

/** What may be read from and written to a cell; an empty cell reads as ''. */
export type CellValue = string | number | boolean;

/** An .xlsx file of a library while a function works in it. */
export interface Workbook {
  /**
   * One request below `/workbook`, such as `GET /tables/Log/rows`, or of a next link; the path is encoded already.
   * Throws `GraphProblem`. A session that the service has given up is made anew once and the request sent again; with
   * `again: false` it is not sent, and `changed-meanwhile` says that what was read before may no longer hold.
   */
  ask<T>(method: 'GET' | 'POST' | 'PATCH', path: string, body?: object, more?: { again: boolean }): Promise<T>;
  /** Waits before it is looked whether a request without an answer was carried out. */
  pause(): Promise<void>;
}

/** A gateway gives up before the service does: it may still be writing. */
const pauseSeconds = 2;

/**
 * Opens a session for an .xlsx file, runs `work` in it and closes the session. What was changed is saved by the service
 * as it goes. One session to a file at a time, and one request after the other, as Microsoft advises; the service ends
 * a session after about 5 minutes without a request.
 * Throws `GraphProblem`: `locked` while somebody has the file open in a program that holds it, `not-found` when it is gone.
 */
export async function withWorkbook<T>(
  client: Client,
  place: { driveId: string; itemId: string },
  work: (book: Workbook) => Promise<T>,
  more: { pauseSeconds?: number } = {},
): Promise<T> {
  const path = `/drives/${segment(place.driveId)}/items/${segment(place.itemId)}/workbook`;
  let session = await createSession(client, path);
  let isRenewed = false;

  const send = (method: 'GET' | 'POST' | 'PATCH', to: string, body?: object): Promise<unknown> => {
    const request: GraphRequest = client.api(to.startsWith('https://') ? to : `${path}${to}`).header('workbook-session-id', session);
    if (method === 'GET') return request.get() as Promise<unknown>;
    return (method === 'POST' ? request.post(body) : request.patch(body)) as Promise<unknown>;
  };

  const book: Workbook = {
    async ask<A>(method: 'GET' | 'POST' | 'PATCH', to: string, body?: object, how = { again: true }): Promise<A> {
      const problem = (error: unknown): GraphProblem => asProblem(error, 'workbook', method !== 'POST');
      try {
        return await send(method, to, body) as A;
      } catch (error) {
        if (isRenewed || !isSessionOver(error)) throw problem(error);
        isRenewed = true;
        session = await createSession(client, path);
        if (!how.again) throw new GraphProblem('changed-meanwhile', 'workbook');
        return await send(method, to, body).catch((again: unknown) => { throw problem(again); }) as A;
      }
    },
    pause: () => new Promise((resolve) => { setTimeout(resolve, (more.pauseSeconds ?? pauseSeconds) * 1000); }),
  };

  try {
    return await work(book);
  } finally {
    // The service ends what is left open by itself; the work is done, or its own problem is on its way.
    await client.api(`${path}/closeSession`).header('workbook-session-id', session).post(undefined).catch(() => undefined);
  }
}

/** A session that nobody uses does no harm, so the request may be sent twice. */
async function createSession(client: Client, path: string): Promise<string> {
  const info = await client.api(`${path}/createSession`).middlewareOptions([repeatable()]).post({ persistChanges: true })
    .catch((error: unknown) => { throw asProblem(error, 'workbook', true); }) as { id: string };
  return info.id;
}

/** Of the codes for a session that is over, the one after which a new one may be asked for (Graph, error handling of workbooks). */
const isSessionOver = (error: unknown): boolean => innerCode(error)?.toLowerCase() === 'invalidsessionrecreatable';

/** Most rows in one page; the service's own bound is the size of the answer. */
const pageSize = 500;

/** Every entry of a collection below `/workbook`, whether the service links its pages or leaves them to be counted. */
export async function everyPage<T>(book: Workbook, path: string): Promise<T[]> {
  const all: T[] = [];
  const from = (skip: number): string => `${path}${path.includes('?') ? '&' : '?'}$top=${pageSize}${skip === 0 ? '' : `&$skip=${skip}`}`;
  for (let link: string | null = from(0); link !== null;) {
    const page: { value: T[]; '@odata.nextLink'?: string } = await book.ask('GET', link);
    all.push(...page.value);
    link = page['@odata.nextLink'] ?? (page.value.length >= pageSize ? from(all.length) : null);
  }
  return all;
}

/** True if a request that may not be sent twice may have been carried out, or was sent on what no longer holds. */
export const wantsAnotherLook = (problem: unknown): boolean =>
  problem instanceof GraphProblem && (problem.uncertain || problem.code === 'changed-meanwhile');
