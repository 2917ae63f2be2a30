import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { Refusal } from './answers';
import { readJson, writeJson, writeWhole } from './disk';

export interface StoredVersion {
  /** SharePoint's label: `1.0`, `2.0` ... */
  label: string;
  modifiedAt: string;
  modifiedBy: string | null;
  size: number;
  sha256: string;
}

export interface StoredItem {
  id: string;
  name: string;
  /** Null for the root of the library. */
  parentId: string | null;
  createdAt: string;
  createdBy: string | null;
  modifiedAt: string;
  modifiedBy: string | null;
  /** Grows with each change. */
  revision: number;
  /** Oldest first; null for a folder. */
  versions: StoredVersion[] | null;
  mimeType: string | null;
}

/** The library of one team: an index beside real files that a person can open. */
export interface DriveStore {
  root(): StoredItem;
  get(id: string): StoredItem | null;
  child(parentId: string, name: string): StoredItem | null;
  children(parentId: string): StoredItem[];
  /** Names from the root down to the item, the root left out. */
  path(item: StoredItem): string[];
  addFolder(parentId: string, name: string, by: string | null, now: Date): StoredItem;
  /** A new file, or a new version of the one that has this name. */
  putFile(parentId: string, name: string, bytes: Buffer, mimeType: string, by: string | null, now: Date): { item: StoredItem; isNew: boolean };
  /** Another name, another folder, or both; the id stays. */
  change(item: StoredItem, to: { name: string; parentId: string }, by: string | null, now: Date): StoredItem;
  /** Deletes the item, with all that is in it and all versions. */
  remove(item: StoredItem): void;
  /** The bytes of a version, by default of the latest. */
  content(item: StoredItem, label?: string): Buffer | null;
  /** True while an Office program on this machine has the file open: it leaves a lock file beside it. */
  isOpenInOffice(item: StoredItem): boolean;
  /** The copy in `Files` when a person has saved something into it that is none of the versions; null otherwise. */
  changedByHand(item: StoredItem): Buffer | null;
}

interface Index {
  items: StoredItem[];
}

const rootId = '01LOCALROOT00000000000000000000000';

/**
 * `folder/Files/<Team>/...` holds the latest versions, `folder/Versions/<Team>/...` every version, and
 * `folder/drive.json` the index. A put is acknowledged after the version and the index are on the disk; the
 * copy in `Files` follows and is made good at the next opening if the process died in between.
 */
export function openDriveStore(folder: string, teamName: string, folders: readonly string[], now: Date): DriveStore {
  const file = join(folder, 'drive.json');
  const index: Index = readJson<Index>(file) ?? { items: [] };
  const save = (): void => writeJson(file, index);
  const sameName = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

  const get = (id: string): StoredItem | null => index.items.find((one) => one.id === id) ?? null;
  const children = (parentId: string): StoredItem[] =>
    index.items.filter((one) => one.parentId === parentId).sort((a, b) => a.name.localeCompare(b.name, 'en-GB'));
  const child = (parentId: string, name: string): StoredItem | null => children(parentId).find((one) => sameName(one.name, name)) ?? null;
  const path = (item: StoredItem): string[] => {
    const parent = item.parentId === null ? null : get(item.parentId);
    return parent ? [...path(parent), item.name] : [];
  };
  const onDisk = (item: StoredItem): string => join(folder, 'Files', teamName, ...path(item));
  const versionFolder = (item: StoredItem): string => join(folder, 'Versions', teamName, ...path(item));
  const versionFile = (item: StoredItem, label: string): string => join(versionFolder(item), `${label}${extname(item.name)}`);

  function add(name: string, parentId: string | null, by: string | null, at: Date, more: Partial<StoredItem>): StoredItem {
    const time = at.toISOString();
    const id = parentId === null ? rootId : `01${randomBytes(20).toString('hex').toUpperCase().slice(0, 32)}`;
    return { id, name, parentId, createdAt: time, createdBy: by, modifiedAt: time, modifiedBy: by, revision: 1, versions: null, mimeType: null, ...more };
  }

  function addFolder(parentId: string, name: string, by: string | null, at: Date): StoredItem {
    const item = add(name, parentId, by, at, {});
    index.items.push(item);
    save();
    mkdirSync(onDisk(item), { recursive: true });
    return item;
  }

  function putFile(parentId: string, name: string, bytes: Buffer, mimeType: string, by: string | null, at: Date): { item: StoredItem; isNew: boolean } {
    const before = child(parentId, name);
    const item: StoredItem = before ? { ...before } : add(name, parentId, by, at, { mimeType, versions: [], revision: 0 });
    const label = `${(item.versions?.length ?? 0) + 1}.0`;
    const version: StoredVersion = { label, modifiedAt: at.toISOString(), modifiedBy: by, size: bytes.length, sha256: sha256(bytes) };
    item.versions = [...(item.versions ?? []), version];
    Object.assign(item, { revision: item.revision + 1, modifiedAt: version.modifiedAt, modifiedBy: by, mimeType });
    writeWhole(versionFile(item, label), bytes);
    index.items = [...index.items.filter((one) => one.id !== item.id), item];
    save();
    writeWhole(onDisk(item), bytes);
    return { item, isNew: before === null };
  }

  function change(item: StoredItem, to: { name: string; parentId: string }, by: string | null, at: Date): StoredItem {
    const next: StoredItem = { ...item, ...to, revision: item.revision + 1, modifiedAt: at.toISOString(), modifiedBy: by };
    const [fromFile, fromVersions, versions] = [onDisk(item), versionFolder(item), item.versions?.map(({ label }) => ({ label, from: versionFile(item, label) }))];
    index.items = [...index.items.filter((one) => one.id !== item.id), next];
    save();
    if (fromFile === onDisk(next)) return next;
    mkdirSync(dirname(onDisk(next)), { recursive: true });
    renameSync(fromFile, onDisk(next));
    // The ending of a version's file is that of the name.
    for (const { label, from } of versions ?? []) writeWhole(versionFile(next, label), readFileSync(from));
    if (versions) rmSync(fromVersions, { recursive: true });
    else if (existsSync(fromVersions)) {
      mkdirSync(dirname(versionFolder(next)), { recursive: true });
      renameSync(fromVersions, versionFolder(next));
    }
    return next;
  }

  function remove(item: StoredItem): void {
    const gone = new Set([item.id]);
    for (let size = 0; size < gone.size;) {
      size = gone.size;
      for (const one of index.items) if (one.parentId !== null && gone.has(one.parentId)) gone.add(one.id);
    }
    const places = [onDisk(item), versionFolder(item)];
    index.items = index.items.filter((one) => !gone.has(one.id));
    save();
    for (const place of places) rmSync(place, { recursive: true, force: true });
  }

  function content(item: StoredItem, label?: string): Buffer | null {
    const version = label === undefined ? item.versions?.at(-1) : item.versions?.find((one) => one.label === label);
    return version ? readFileSync(versionFile(item, version.label)) : null;
  }

  function changedByHand(item: StoredItem): Buffer | null {
    if (!item.versions || !existsSync(onDisk(item))) return null;
    const bytes = readFileSync(onDisk(item));
    const there = sha256(bytes);
    return item.versions.some((one) => one.sha256 === there) ? null : bytes;
  }

  /** Only a missing or an older copy is replaced: what a person changed by hand is theirs. */
  function makeGood(item: StoredItem): void {
    const latest = item.versions?.at(-1);
    if (!latest) return void mkdirSync(onDisk(item), { recursive: true });
    if (changedByHand(item)) return;
    if (existsSync(onDisk(item)) && sha256(readFileSync(onDisk(item))) === latest.sha256) return;
    writeWhole(onDisk(item), content(item) ?? Buffer.alloc(0));
  }

  if (!get(rootId)) {
    index.items.push(add('root', null, null, now, {}));
    for (const name of folders) addFolder(rootId, name, null, now);
  }
  index.items.forEach(makeGood);

  return {
    root: () => get(rootId) as StoredItem,
    get, child, children, path, addFolder, putFile, change, remove, content, changedByHand,
    isOpenInOffice(item) {
      const beside = join(onDisk(item), '..');
      // Word replaces the first two characters of a long name, LibreOffice puts its mark around the name.
      return [`~$${item.name.slice(2)}`, `~$${item.name}`, `.~lock.${item.name}#`].some((name) => existsSync(join(beside, name)));
    },
  };
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex').toUpperCase();

/** Throws 400 for a name that SharePoint refuses. */
export function checkName(name: string): void {
  const bad = name === '' || name.length > 255 || /["*:<>?/\\|\u0000-\u001f]/.test(name) || /^[\s]|[\s.]$/.test(name) || /^~\$/.test(name)
    || /^(con|prn|aux|nul|com\d|lpt\d|desktop\.ini|\.lock)(\..*)?$/i.test(name) || name.includes('_vti_');
  if (bad) throw new Refusal(400, 'invalidRequest', 'The provided name contains characters or is a name that is not allowed.');
}
