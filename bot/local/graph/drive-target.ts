import type { Answer, Ask } from './answers';
import { entity, Refusal, selected } from './answers';
import { driveId, etagOf, itemJson } from './drive-item';
import type { DriveStore, StoredItem } from './drive-store';

/** What a path names: the item if there is one, else the place where it would be. */
export interface Target {
  item: StoredItem | null;
  parent: StoredItem | null;
  name: string;
  rawPath: string;
}

export const notFound = (): Refusal => new Refusal(404, 'itemNotFound', 'The resource could not be found.');
export const taken = (): Refusal => new Refusal(409, 'nameAlreadyExists', 'An item with the same name already exists under the parent.');

/** The item that is there. Throws 404. */
export function existing(target: Target): StoredItem {
  if (!target.item) throw notFound();
  return target.item;
}

/** The file that is there. Throws 404, or 400 for a folder. */
export function file(target: Target): StoredItem {
  const item = existing(target);
  if (!item.versions) throw new Refusal(400, 'invalidRequest', 'This operation is for files, and the item is a folder.');
  return item;
}

export const itemAnswer = (store: DriveStore, item: StoredItem, status: number, ask: Ask): Answer => ({
  status, headers: { ETag: etagOf(item) }, json: entity(`drives('${driveId}')/items/$entity`, selected(itemJson(store, item), ask.query.get('$select'))),
});

/** The name with the first number behind it that nothing in the folder has. */
export function freeName(store: DriveStore, parentId: string, name: string): string {
  const dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length;
  for (let number = 1; ; number += 1) {
    const next = `${name.slice(0, dot)} ${number}${name.slice(dot)}`;
    if (!store.child(parentId, next)) return next;
  }
}
