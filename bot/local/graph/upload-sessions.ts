import { randomBytes } from 'node:crypto';
import { Refusal, type Answer } from './answers';
import { driveId, sharePointHost } from './drive-item';

/** One file on its way, in slices. */
interface Session {
  key: string;
  expiresAt: Date;
  /** Bytes in all, as the first slice says. */
  total: number | null;
  slices: Buffer[];
  received: number;
  isBusy(): boolean;
  finish(bytes: Buffer, now: Date): Answer;
}

export interface SliceAsk {
  method: string;
  /** With the session's id and key. */
  query: URLSearchParams;
  headers: { authorization?: string | undefined; 'content-range'?: string | undefined; 'content-length'?: string | undefined };
  bytes: Buffer;
  now: Date;
}

export interface UploadSessions {
  /** The answer to `createUploadSession`. `finish` is called with the whole file; `isBusy` says that it is open in Office. */
  open(parentId: string, file: Pick<Session, 'isBusy' | 'finish'>, now: Date): Answer;
  /** A request to the upload address, which is none of Graph's. */
  serve(ask: SliceAsk): Answer;
}

/** Each slice but the last is a multiple of 320 KiB and none is above 60 MiB (driveItem: createUploadSession). */
const step = 320 * 1024;
const largestSlice = 60 * 1024 * 1024;
/** Slices are held in memory; the service takes 250 GB. */
const largestFile = 250 * 1024 * 1024;
const livesMs = 15 * 60_000;

const gone = (): Refusal => new Refusal(404, 'itemNotFound', 'The upload session was not found.');
const badSlice = (message: string): Refusal => new Refusal(400, 'invalidRequest', message);
const badRange = (message: string): Refusal => new Refusal(416, 'invalidRange', message, { innerCode: 'fragmentOverlap' });

/** Upload sessions of the library, as strict as the service is; they live in memory and end with the process, as sessions end by themselves. */
export function uploadSessions(): UploadSessions {
  const sessions = new Map<string, Session>();

  const standing = (session: Session): object => ({ expirationDateTime: session.expiresAt.toISOString(), nextExpectedRanges: [`${session.received}-${session.total === null ? '' : session.total - 1}`] });

  function find({ query, headers, now }: SliceAsk): [id: string, session: Session] {
    const id = query.get('guid') ?? '';
    const session = sessions.get(id);
    // The address is the key: a token sent along is refused, as the service may.
    if (headers.authorization || (session && session.key !== query.get('tempauth'))) throw new Refusal(401, 'unauthenticated', 'The upload address takes no other sign-in.');
    if (session && session.expiresAt <= now) sessions.delete(id);
    if (!session || session.expiresAt <= now) throw gone();
    return [id, session];
  }

  function take(id: string, session: Session, ask: SliceAsk): Answer {
    const [from, to, total] = (/^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15})$/.exec(ask.headers['content-range'] ?? '')?.slice(1) ?? []).map(Number);
    if (from === undefined || to === undefined || total === undefined || to < from || to >= total) throw badSlice('The Content-Range header is missing or malformed.');
    const length = to - from + 1;
    const isLast = to === total - 1;
    if (Number(ask.headers['content-length']) !== length || ask.bytes.length !== length) throw badSlice('The Content-Length header does not match the Content-Range header.');
    if (length > largestSlice || total > largestFile) throw new Refusal(413, 'RequestEntityTooLarge', 'The fragment is too large.');
    if (!isLast && length % step !== 0) throw badSlice('The fragment is not a multiple of 320 KiB.');
    if ((session.total ?? total) !== total) throw badSlice('The size of the file has changed within the session.');
    if (from !== session.received) throw badRange(from < session.received ? 'The fragment overlaps with what was received.' : 'The fragment leaves a gap.');
    if (!isLast) {
      Object.assign(session, { total, slices: [...session.slices, ask.bytes], received: to + 1, expiresAt: new Date(ask.now.getTime() + livesMs) });
      return { status: 202, json: standing(session) };
    }
    if (session.isBusy()) throw openInOffice();
    sessions.delete(id);
    return session.finish(Buffer.concat([...session.slices, ask.bytes]), ask.now);
  }

  return {
    open(parentId, file, now) {
      if (file.isBusy()) throw openInOffice();
      for (const [id, { expiresAt }] of sessions) if (expiresAt <= now) sessions.delete(id);
      const id = randomBytes(16).toString('hex');
      const session: Session = { ...file, key: randomBytes(24).toString('base64url'), expiresAt: new Date(now.getTime() + livesMs), total: null, slices: [], received: 0 };
      sessions.set(id, session);
      const uploadUrl = `https://${sharePointHost}/sites/inclusive-assessment/_api/v2.0/drives/${driveId}/items/${parentId}/uploadSession?guid=${id}&overwrite=True&rename=False&dc=0&tempauth=${session.key}`;
      return { status: 200, json: { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#microsoft.graph.uploadSession', uploadUrl, ...standing(session) } };
    },
    serve(ask) {
      const [id, session] = find(ask);
      if (ask.method === 'GET') return { status: 200, json: standing(session) };
      if (ask.method === 'PUT') return take(id, session, ask);
      if (ask.method !== 'DELETE') throw new Refusal(405, 'invalidRequest', 'The HTTP method is not allowed for this resource.');
      sessions.delete(id);
      return { status: 204 };
    },
  };
}

export const openInOffice = (): Refusal => new Refusal(423, 'notAllowed', 'The resource you are attempting to access is locked.', { innerCode: 'resourceLocked' });
