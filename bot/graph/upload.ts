import { setTimeout as wait } from 'node:timers/promises';
import { FileUpload, GraphError, LargeFileUploadTask, type Client, type LargeFileUploadSession, type Range, type UploadResult } from '@microsoft/microsoft-graph-client';
import { repeatable } from './client';
import { asProblem, GraphProblem } from './problems';

/** From here on a file goes in slices: Microsoft's older limit for one plain PUT (driveItem: put content). */
export const sliceFrom = 4 * 1024 * 1024;

/** Each slice but the last is a multiple of 320 KiB (driveItem: createUploadSession); this many get through a slow line within one time-out. */
const slice = 8 * 320 * 1024;

/** Slices in a row that may fail before the file is left for a later try. */
const mostFailures = 5;
/** Sessions for one file: one, and two that take the place of one that is gone. */
const mostSessions = 3;
/** A longer pause than this is the caller's to keep. */
const longestPauseSeconds = 10;

/**
 * The stock task asks for raw answers, which throw nothing, and then throws the body of a refusal without
 * its status: whether to go on, to begin again or to give up is in the status.
 */
class Slices extends LargeFileUploadTask<unknown> {
  override async uploadSliceGetRawResponse(bytes: unknown, range: Range, total: number): Promise<Response> {
    const answer = await super.uploadSliceGetRawResponse(bytes, range, total);
    if (answer.ok) return answer;
    const said = await answer.json().catch(() => null) as { error?: { code?: string; message?: string } } | null;
    const error = new GraphError(answer.status, said?.error?.message ?? 'the slice was refused');
    error.code = said?.error?.code ?? null;
    error.headers = answer.headers;
    throw error;
  }
}

/**
 * Sends a file of any size through an upload session, as the next version of what is there. After a broken
 * connection or an answer that time will mend it goes on where the session says (`nextExpectedRanges`); when
 * the session is gone it begins another. A session that is given up is deleted, so that nothing half stays.
 * Its address is a key to the file for whoever has it, and is kept nowhere: a process that dies takes it along, the
 * file is sent again from its beginning, and the session ends by itself, unseen in the library.
 * `path` addresses the file (`/drives/D/items/FOLDER:/name:` or `/drives/D/items/FILE`). Resolves with the driveItem; throws `GraphProblem`,
 * `locked` while somebody has the file open in Office.
 */
export async function uploadInSlices(client: Client, path: string, file: { name: string; bytes: Buffer }): Promise<unknown> {
  for (let sessions = 1; ; sessions += 1) {
    const task = new Slices(client, new FileUpload(file.bytes, file.name, file.bytes.byteLength), await openSession(client, path), { rangeSize: slice });
    try {
      return await throughTo(task);
    } catch (error) {
      const gone = isGone(error);
      if (!gone) await task.cancel().catch(() => undefined);
      if (!gone || sessions >= mostSessions) throw asProblem(error, 'document', true);
    }
  }
}

async function openSession(client: Client, path: string): Promise<LargeFileUploadSession> {
  // A session that nobody heard of ends by itself: asking twice does no harm.
  const session = await client.api(`${path}/createUploadSession`).middlewareOptions([repeatable()])
    .post({ item: { '@microsoft.graph.conflictBehavior': 'replace' } })
    .catch((error: unknown) => { throw asProblem(error, 'document', true); }) as { uploadUrl: string; expirationDateTime: string };
  return { url: session.uploadUrl, expiry: new Date(session.expirationDateTime), isCancelled: false };
}

/** Slice after slice; each that arrives makes good the failures before it. */
async function throughTo(task: Slices): Promise<unknown> {
  let reached = 0;
  for (let failures = 0; ;) {
    try {
      const result = (failures === 0 ? await task.upload() : await task.resume()) as UploadResult;
      return result.responseBody;
    } catch (error) {
      const next = task.getNextRange().minValue;
      failures = next > reached ? 1 : failures + 1;
      reached = Math.max(reached, next);
      const pause = pauseAfter(error, failures);
      if (pause === null || failures > mostFailures) throw error;
      await wait(pause * 1_000);
    }
  }
}

/** Seconds before the session is asked where it stands, or null where that mends nothing. */
function pauseAfter(error: unknown, failures: number): number | null {
  if (!(error instanceof GraphError)) return null;
  const { status, code, retryAfterSeconds } = asProblem(error, 'document', true);
  // 416: what was sent is there already, because its answer was lost.
  const mends = code === 'no-answer' || code === 'busy' || code === 'unavailable' || status === 416;
  const pause = retryAfterSeconds ?? (failures === 1 ? 0 : 2 ** (failures - 2));
  return mends && pause <= longestPauseSeconds ? pause : null;
}

/** The session has expired, was finished by a slice whose answer was lost, or has nothing left to ask for. */
function isGone(error: unknown): boolean {
  if (error instanceof GraphProblem) return false;
  if (error instanceof GraphError) return error.statusCode === 404 || error.statusCode === 410;
  return error instanceof Error && error.name === 'Invalid Session';
}
