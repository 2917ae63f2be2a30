import { localTeam } from '../people';
import { access, checkInTeam } from './access';
import { checkMatch, entity, jsonBody, page, Refusal, type Answer, type Ask } from './answers';
import { changeItem, removeItem } from './drive-changes';
import { copyItem, type Copies } from './drive-copies';
import { downloadUrl, driveId, driveJson, etagOf, itemJson, versionJson } from './drive-item';
import { checkName, type DriveStore } from './drive-store';
import { existing, file, freeName, itemAnswer, notFound, taken, type Target } from './drive-target';
import { decoded, type Found, type Route } from './route';
import { openInOffice, type UploadSessions } from './upload-sessions';

/** `/drives/{id}/root` or `/drives/{id}/items/{item}`, then perhaps `:/a/path:`, then perhaps what is wanted of it. */
const addressed = /^\/drives\/([^/]+)\/(root|items\/[^/:]+)(?:\/(children|content|versions|createUploadSession|copy)|:\/([^:]+?)\/?(?::(?:\/(children|content|versions|createUploadSession|copy))?)?)?$/i;

/** What goes on after its answer. */
export interface UnderWay {
  uploads: UploadSessions;
  copies: Copies;
}

const operations: Record<string, { needs: 'readFiles' | 'writeFiles'; run(store: DriveStore, target: Target, ask: Ask, under: UnderWay): Answer }> = {
  'GET item': { needs: 'readFiles', run: (store, target, ask) => itemAnswer(store, existing(target), 200, ask) },
  'PATCH item': { needs: 'writeFiles', run: changeItem },
  'DELETE item': { needs: 'writeFiles', run: removeItem },
  'GET children': { needs: 'readFiles', run: listChildren },
  'POST children': { needs: 'writeFiles', run: addFolder },
  'GET content': { needs: 'readFiles', run: (_store, target) => ({ status: 302, headers: { Location: downloadUrl(file(target)) } }) },
  'PUT content': { needs: 'writeFiles', run: putContent },
  'POST createuploadsession': { needs: 'writeFiles', run: (store, target, ask, { uploads }) => openUpload(store, target, ask, uploads) },
  'POST copy': { needs: 'writeFiles', run: (store, target, ask, { copies }) => copyItem(store, target, ask, copies) },
  'GET versions': { needs: 'readFiles', run: listVersions },
};

/** Finds the drive operation of a raw path, or null when it is not one: drives have an addressing of their own. */
export function findDriveOperation(store: DriveStore, under: UnderWay, method: string, rawPath: string): Found | null {
  const path = rawPath.replace(/^\/groups\/([^/]+)\/drive(?=\/)/i, (_whole, group: string) => `/drives/${decoded(group) === localTeam.groupId ? driveId : 'none'}`);
  const match = addressed.exec(path);
  if (!match) return null;
  const [, drive = '', start = '', plain, inner, behindPath] = match;
  const what = plain ?? behindPath ?? 'item';
  const operation = operations[`${method} ${what.toLowerCase()}`];
  if (!operation) throw new Refusal(405, 'invalidRequest', 'The HTTP method is not allowed for this resource.');
  const route: Route = {
    method: method as Route['method'], path, access: access[operation.needs],
    run(ask) {
      checkInTeam(ask.personId, 'accessDenied');
      if (decoded(drive) !== driveId) throw notFound();
      return operation.run(store, locate(store, start, inner, rawPath), ask, under);
    },
  };
  return { route, params: {} };
}

function locate(store: DriveStore, start: string, inner: string | undefined, rawPath: string): Target {
  const first = start === 'root' ? store.root() : store.get(decoded(start.slice('items/'.length)));
  if (!first) throw notFound();
  let target: Target = { item: first, parent: null, name: first.name, rawPath };
  for (const raw of inner?.split('/') ?? []) {
    if (!target.item || target.item.versions) throw notFound();
    const name = decoded(raw);
    target = { item: store.child(target.item.id, name), parent: target.item, name, rawPath };
  }
  return target;
}

function listChildren(store: DriveStore, target: Target, ask: Ask): Answer {
  const rows = store.children(existing(target).id).map((one) => itemJson(store, one));
  return page(ask, target.rawPath, `drives('${driveId}')/items('${existing(target).id}')/children`, rows, 5);
}

function listVersions(_store: DriveStore, target: Target, ask: Ask): Answer {
  const item = file(target);
  return page(ask, target.rawPath, `drives('${driveId}')/items('${item.id}')/versions`, [...(item.versions ?? [])].reverse().map(versionJson), 5);
}

function addFolder(store: DriveStore, target: Target, ask: Ask): Answer {
  const body = jsonBody(ask);
  const parent = existing(target);
  const name = typeof body['name'] === 'string' ? body['name'] : '';
  checkName(name);
  if (typeof body['folder'] !== 'object' || body['folder'] === null) throw new Refusal(400, 'invalidRequest', 'Only folders can be made here; put the content of a file instead.');
  const conflict = body['@microsoft.graph.conflictBehavior'] ?? 'fail';
  const there = store.child(parent.id, name);
  if (there && conflict === 'fail') throw taken();
  if (there && conflict === 'replace' && !there.versions) return itemAnswer(store, there, 201, ask);
  return itemAnswer(store, store.addFolder(parent.id, there ? freeName(store, parent.id, name) : name, ask.personId, ask.now), 201, ask);
}

function putContent(store: DriveStore, target: Target, ask: Ask): Answer {
  const type = ask.headers['content-type'];
  if (!type || /^application\/json\b/i.test(type)) throw new Refusal(400, 'invalidRequest', 'The content of a file was sent without its own content type.');
  const { parentId, name, isBusy } = place(store, target, ask, ask.query.get('@microsoft.graph.conflictBehavior') ?? 'replace');
  if (isBusy()) throw openInOffice();
  const { item, isNew } = store.putFile(parentId, name, ask.bytes, type, ask.personId, ask.now);
  return itemAnswer(store, item, isNew ? 201 : 200, ask);
}

/** The type of what comes in slices is told by its name alone. */
const typeOf = (name: string): string => (/\.zip$/i.test(name) ? 'application/zip' : 'application/octet-stream');

function openUpload(store: DriveStore, target: Target, ask: Ask, uploads: UploadSessions): Answer {
  const inBody = ask.bytes.length === 0 ? {} : jsonBody(ask)['item'] ?? {};
  const conflict = (inBody as Record<string, unknown>)['@microsoft.graph.conflictBehavior'];
  const { parentId, name, isBusy } = place(store, target, ask, typeof conflict === 'string' ? conflict : 'fail');
  const finish = (bytes: Buffer, now: Date): Answer => {
    // What was there goes on under its id, whatever it is called by now.
    const before = conflict === 'replace' && target.item ? store.get(target.item.id) : null;
    if (conflict === 'replace' && target.item && !before) throw notFound();
    const where = { parentId: before?.parentId ?? parentId, name: before?.name ?? name };
    const { item, isNew } = store.putFile(where.parentId, where.name, bytes, typeOf(where.name), ask.personId, now);
    return itemAnswer(store, item, isNew ? 201 : 200, ask);
  };
  return uploads.open(parentId, { isBusy, finish }, ask.now);
}

/** Where a file goes and under which name, once the rules about names, etags and what is there already let it. */
function place(store: DriveStore, target: Target, ask: Ask, conflict: string): { parentId: string; name: string; isBusy(): boolean } {
  const parentId = target.item?.parentId ?? target.parent?.id;
  if (!parentId) throw notFound();
  if (target.item && !target.item.versions) throw taken();
  checkName(target.name);
  if (target.item) checkMatch(ask, etagOf(target.item), 'resourceModified');
  if (target.item && conflict === 'fail') throw taken();
  const name = target.item && conflict === 'rename' ? freeName(store, parentId, target.name) : target.item?.name ?? target.name;
  return {
    parentId, name,
    isBusy() {
      const there = store.child(parentId, name);
      return there !== null && store.isOpenInOffice(there);
    },
  };
}

/** The team's library by its group, and the folder behind a channel's Files tab. */
export function driveRoutes(store: DriveStore, channelName: (channelId: string) => string | null): Route[] {
  return [
    {
      method: 'GET', path: '/groups/{group}/drive', access: access.readFiles,
      run(ask) {
        checkInTeam(ask.personId, 'accessDenied');
        if (ask.params['group'] !== localTeam.groupId) throw notFound();
        return { status: 200, json: entity('drives/$entity', driveJson()) };
      },
    },
    {
      method: 'GET', path: '/teams/{team}/channels/{channel}/filesFolder', access: access.readFiles,
      run(ask) {
        checkInTeam(ask.personId, 'accessDenied');
        const name = channelName(ask.params['channel'] ?? '');
        const folder = name === null ? null : store.child(store.root().id, name);
        if (ask.params['team'] !== localTeam.groupId || !folder) throw notFound();
        return itemAnswer(store, folder, 200, ask);
      },
    },
  ];
}
