import { checkMatch, jsonBody, Refusal, type Answer, type Ask } from './answers';
import { driveId, etagOf } from './drive-item';
import { checkName, type DriveStore, type StoredItem } from './drive-store';
import { existing, itemAnswer, notFound, taken, type Target } from './drive-target';
import { checkNames, givenText } from './given';
import { openInOffice } from './upload-sessions';

const bad = (message: string): Refusal => new Refusal(400, 'invalidRequest', message);

/** Renames an item, moves it to another folder of the library, or both. Its id stays (driveItem: update, move). */
export function changeItem(store: DriveStore, target: Target, ask: Ask): Answer {
  const item = changeable(store, target, ask);
  const body = jsonBody(ask);
  checkNames(body, new Set(['name', 'parentReference', 'description']), 'driveItem', bad);
  const name = body['name'] === undefined ? item.name : givenText(body['name'], 'name', 255, bad);
  checkName(name);
  const parent = body['parentReference'] === undefined ? store.get(item.parentId ?? '') : folderOf(store, body['parentReference']);
  if (!parent) throw notFound();
  for (let above: StoredItem | null = parent; above; above = store.get(above.parentId ?? '')) if (above.id === item.id) throw bad('A folder cannot be moved into itself.');
  const there = store.child(parent.id, name);
  if (there && there.id !== item.id) throw taken();
  return itemAnswer(store, store.change(item, { name, parentId: parent.id }, ask.personId, ask.now), 200, ask);
}

/** Deletes an item with all that is in it; the service keeps it in the recycle bin, which is not served here. */
export function removeItem(store: DriveStore, target: Target, ask: Ask): Answer {
  store.remove(changeable(store, target, ask));
  return { status: 204 };
}

function changeable(store: DriveStore, target: Target, ask: Ask): StoredItem {
  const item = existing(target);
  if (item.parentId === null) throw new Refusal(403, 'accessDenied', 'The root of the library cannot be changed.');
  checkMatch(ask, etagOf(item), 'resourceModified');
  if (item.versions && store.isOpenInOffice(item)) throw openInOffice();
  return item;
}

/** The folder that a `parentReference` names by its id. Throws 400 without an id, 404 for a folder that is not there. */
export function folderOf(store: DriveStore, reference: unknown): StoredItem {
  if (typeof reference !== 'object' || reference === null) throw bad('parentReference must be an object.');
  const { driveId: drive, id } = reference as Record<string, unknown>;
  if (typeof id !== 'string') throw bad('parentReference must name the folder by its id.');
  const folder = drive === undefined || drive === driveId ? store.get(id) : null;
  if (!folder) throw notFound();
  if (folder.versions) throw bad('parentReference names a file, and must name a folder.');
  return folder;
}
