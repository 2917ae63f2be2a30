import { randomUUID } from 'node:crypto';
import { checkInTeam } from './access';
import { entity, jsonBody, Refusal, type Answer, type Ask } from './answers';
import { driveId } from './drive-item';
import type { DriveStore, StoredItem } from './drive-store';
import { openBook, type Book } from './xlsx/book';

/** Microsoft: a persistent session ends after about 5 minutes without a request, one for looking only after about 7. */
const idleMs = { persistent: 5 * 60_000, looking: 7 * 60_000 };

/** A workbook in memory; when it fails half-way through a change it is made again from `bytes`. */
interface Held {
  book: Book;
  bytes: Buffer;
  /** The state of the file that this is. */
  revision: number;
}

interface Session {
  id: string;
  itemId: string;
  personId: string | null;
  persists: boolean;
  held: Held;
  /** What the library's file was when this began: someone who puts another file in its place ends the session. */
  base: Held;
  lastUsed: number;
}

export interface Books {
  createSession(ask: Ask): Answer;
  refreshSession(ask: Ask): Answer;
  closeSession(ask: Ask): Answer;
  read(ask: Ask, run: (book: Book) => Answer): Answer;
  /** Makes a new version of the file, unless the session is one for looking only. A change that is refused leaves nothing behind. */
  change(ask: Ask, run: (book: Book) => Answer): Answer;
}

/** How many workbooks are kept in memory. */
const most = 8;

export const notFound = (): Refusal => new Refusal(404, 'ItemNotFound', "The requested resource doesn't exist.", { innerCode: 'itemNotFound' });
export const invalid = (message = 'The argument is invalid or missing or has an incorrect format.'): Refusal => new Refusal(400, 'InvalidArgument', message, { innerCode: 'invalidArgument' });

const locked = (): Refusal => new Refusal(423, 'notAllowed', 'The resource you are attempting to access is locked.', { innerCode: 'resourceLocked' });
const unsupported = (): Refusal => new Refusal(400, 'BadRequest', 'The workbook is of a kind that is not supported.', { innerCode: 'unsupportedWorkbook' });

function isBook(bytes: Buffer): boolean {
  try {
    openBook(bytes);
    return true;
  } catch {
    return false;
  }
}

/** The workbooks of a library, and the sessions that people have on them. Sessions do not outlast the server. */
export function openBooks(store: DriveStore): Books {
  const shared = new Map<string, Held>();
  const sessions = new Map<string, Session>();

  function file(ask: Ask): StoredItem {
    checkInTeam(ask.personId, 'AccessDenied');
    const item = ask.params['drive'] === driveId ? store.get(ask.params['item'] ?? '') : null;
    if (!item?.versions) throw notFound();
    const byHand = store.changedByHand(item);
    if (!byHand) return item;
    // A program may be in the midst of saving: half a file is no version.
    if (!isBook(byHand)) throw store.isOpenInOffice(item) ? locked() : unsupported();
    return put(item, byHand, ask);
  }

  const put = (item: StoredItem, bytes: Buffer, ask: Ask): StoredItem =>
    store.putFile(item.parentId ?? '', item.name, bytes, item.mimeType ?? 'application/octet-stream', ask.personId, ask.now).item;

  function load(item: StoredItem): Held {
    const bytes = store.content(item) ?? Buffer.alloc(0);
    try {
      return { book: openBook(bytes), bytes, revision: item.revision };
    } catch {
      throw unsupported();
    }
  }

  function current(item: StoredItem): Held {
    const known = shared.get(item.id);
    if (known?.revision === item.revision) return known;
    const held = load(item);
    shared.delete(item.id);
    shared.set(item.id, held);
    const [oldest] = shared.keys();
    if (shared.size > most && oldest !== undefined) shared.delete(oldest);
    return held;
  }

  /** Throws 404 for a session that is over, with the code that tells the caller to make a new one. */
  function session(ask: Ask, item: StoredItem): Session | null {
    const id = ask.headers['workbook-session-id'];
    if (id === undefined) return null;
    const found = sessions.get(String(id));
    const idle = found ? ask.now.getTime() - found.lastUsed : 0;
    if (!found || found.itemId !== item.id || found.personId !== ask.personId || found.base !== current(item) || idle > idleMs[found.persists ? 'persistent' : 'looking']) {
      sessions.delete(String(id));
      throw new Refusal(404, 'ItemNotFound', 'The session specified in the request does not exist or is invalid.', { innerCode: 'invalidSessionReCreatable' });
    }
    found.lastUsed = ask.now.getTime();
    return found;
  }

  function needed(ask: Ask): Session {
    const found = session(ask, file(ask));
    if (!found) throw invalid('The header workbook-session-id is missing.');
    return found;
  }

  function unlocked(item: StoredItem): void {
    if (store.isOpenInOffice(item)) throw locked();
  }

  return {
    createSession(ask) {
      const persists = jsonBody(ask)['persistChanges'];
      if (typeof persists !== 'boolean') throw invalid();
      const item = file(ask);
      if (persists) unlocked(item);
      const base = current(item);
      const made: Session = {
        id: `cluster=LOCAL&session=${randomUUID()}`, itemId: item.id, personId: ask.personId, persists,
        base, held: persists ? base : load(item), lastUsed: ask.now.getTime(),
      };
      sessions.set(made.id, made);
      return { status: 201, json: entity('microsoft.graph.workbookSessionInfo', { '@odata.type': '#microsoft.graph.workbookSessionInfo', id: made.id, persistChanges: persists }) };
    },
    refreshSession(ask) {
      needed(ask);
      return { status: 204 };
    },
    closeSession(ask) {
      sessions.delete(needed(ask).id);
      return { status: 204 };
    },
    read(ask, run) {
      const item = file(ask);
      return run((session(ask, item)?.held ?? current(item)).book);
    },
    change(ask, run) {
      const item = file(ask);
      const found = session(ask, item);
      const held = found?.held ?? current(item);
      const persists = found?.persists ?? true;
      if (persists) unlocked(item);
      try {
        const answer = run(held.book);
        held.bytes = held.book.bytes();
        if (persists) held.revision = put(item, held.bytes, ask).revision;
        return answer;
      } catch (error) {
        held.book = openBook(held.bytes);
        throw error;
      }
    },
  };
}
