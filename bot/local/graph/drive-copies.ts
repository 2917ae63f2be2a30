import { randomUUID } from 'node:crypto';
import { jsonBody, Refusal, type Answer, type Ask } from './answers';
import { folderOf } from './drive-changes';
import { sharePointHost } from './drive-item';
import { checkName, type DriveStore } from './drive-store';
import { file, freeName, notFound, type Target } from './drive-target';
import { checkNames, givenText } from './given';

interface Copying {
  /** How often somebody has looked; that is the time that passes here. */
  asked: number;
  end: { resourceId: string } | { error: { code: string; message: string } };
}

/** Copies that were accepted. They live in memory, as the service forgets their addresses after a while. */
export interface Copies {
  /** The address at which it is looked at; it is none of Graph's and takes no token. */
  begin(end: Copying['end']): string;
  /** A request to such an address: under way when first asked for, over from then on. Throws 404 and 401. */
  serve(ask: { method: string; path: string; authorization: string | undefined }): Answer;
}

/** Addresses of copies under way. */
export const monitorPath = '/_api/v2.0/monitor/';

export function openCopies(): Copies {
  const all = new Map<string, Copying>();
  return {
    begin(end) {
      const id = randomUUID();
      all.set(id, { asked: 0, end });
      return `https://${sharePointHost}${monitorPath}${id}`;
    },
    serve({ method, path, authorization }) {
      const one = all.get(path.slice(monitorPath.length));
      if (!one || method !== 'GET') throw new Refusal(404, 'itemNotFound', 'The operation was not found.');
      // The address is the key: it is asked for without a sign-in (Graph, long running actions).
      if (authorization) throw new Refusal(401, 'unauthenticated', 'The address takes no other sign-in.');
      one.asked += 1;
      if (one.asked === 1) return { status: 202, json: { operation: 'itemCopy', percentageComplete: 40, status: 'inProgress' } };
      if ('error' in one.end) return { status: 200, json: { operation: 'itemCopy', percentageComplete: 0, status: 'failed', error: one.end.error } };
      return { status: 200, json: { operation: 'itemCopy', percentageComplete: 100, status: 'completed', resourceId: one.end.resourceId } };
    },
  };
}

const bad = (message: string): Refusal => new Refusal(400, 'invalidRequest', message);

/** Accepts the copy of a file: how it ends is told at its address alone, a name that is taken too (driveItem: copy). */
export function copyItem(store: DriveStore, target: Target, ask: Ask, copies: Copies): Answer {
  const item = file(target);
  const body = jsonBody(ask);
  checkNames(body, new Set(['parentReference', 'name', 'includeAllVersionHistory', 'childrenOnly']), 'copy', bad);
  const { parentReference, name: wanted } = body;
  if (parentReference === undefined && wanted === undefined) throw bad('Either parentReference or name is needed.');
  // Unlike a move it wants the library too.
  if (parentReference !== undefined && !namesLibrary(parentReference)) throw bad('parentReference must hold driveId and id.');
  const folder = parentReference === undefined ? store.get(item.parentId ?? '') : folderOf(store, parentReference);
  if (!folder) throw notFound();
  const asked = wanted === undefined ? item.name : givenText(wanted, 'name', 255, bad);
  checkName(asked);
  const conflict = ask.query.get('@microsoft.graph.conflictBehavior') ?? 'fail';
  if (!['fail', 'replace', 'rename'].includes(conflict)) throw bad('conflictBehavior is fail, replace or rename.');

  const there = store.child(folder.id, asked);
  if (there && conflict === 'fail') return accepted(copies.begin({ error: { code: 'nameAlreadyExists', message: 'Name already exists' } }));
  const bytes = store.content(item);
  if (!bytes) throw notFound();
  // The one that is in its place is deleted, with its versions.
  if (there && conflict === 'replace') store.remove(there);
  const name = there && conflict === 'rename' ? freeName(store, folder.id, asked) : asked;
  const copy = store.putFile(folder.id, name, bytes, item.mimeType ?? 'application/octet-stream', ask.personId, ask.now).item;
  return accepted(copies.begin({ resourceId: copy.id }));
}

const namesLibrary = (reference: unknown): boolean => typeof reference === 'object' && reference !== null && 'driveId' in reference && typeof reference.driveId === 'string';
const accepted = (monitor: string): Answer => ({ status: 202, headers: { Location: monitor } });
