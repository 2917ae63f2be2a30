import { posix } from 'node:path';
import { DOMParser, XMLSerializer, type Document, type Element } from '@xmldom/xmldom';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { children, insert, remove } from './elements';

/** The zip of an Office file as its parts (ECMA-376, part 2). What nobody edits goes back byte for byte. */
export interface Parts {
  /** The root element of a part, to read. Throws when there is no such part. */
  read(name: string): Element;
  /** The same, to change. */
  edit(name: string): Element;
  names(): string[];
  add(name: string, xml: string, contentType: string): void;
  /** Takes a part away together with what says that it is there. */
  drop(name: string, ofPart: string): void;
  /** The parts that a part points at. */
  related(ofPart: string): { id: string; type: string; part: string }[];
  /** Lets a part point at another; gives the id of the relation. */
  relate(ofPart: string, type: string, part: string): string;
  bytes(): Buffer;
}

const contentTypes = '[Content_Types].xml';
const relationsOf = (part: string): string => posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
const relationsNamespace = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** A workbook of a few thousand rows has well under this; more is taken for a bomb. */
const largestUnzipped = 200 * 1024 * 1024;

/** Throws when the bytes are not a zip. */
export function openParts(bytes: Uint8Array): Parts {
  let size = 0;
  const files = unzipSync(bytes, {
    filter(file) {
      size += file.originalSize;
      if (size > largestUnzipped) throw new Error('the file unpacks to too much');
      return true;
    },
  });
  const parsed = new Map<string, Document>();
  const edited = new Set<string>();

  function read(name: string): Element {
    const known = parsed.get(name);
    const file = files[name];
    if (!known && !file) throw new Error(`the file has no part ${name}`);
    const document = known ?? new DOMParser().parseFromString(strFromU8(file as Uint8Array), 'text/xml');
    parsed.set(name, document);
    if (!document.documentElement) throw new Error(`the part ${name} is empty`);
    return document.documentElement;
  }

  function edit(name: string): Element {
    edited.add(name);
    return read(name);
  }

  const put = (name: string, xml: string): void => {
    files[name] = strToU8(xml);
    parsed.delete(name);
  };

  function related(ofPart: string): { id: string; type: string; part: string }[] {
    if (!files[relationsOf(ofPart)]) return [];
    return children(read(relationsOf(ofPart)), 'Relationship').filter((one) => one.getAttribute('TargetMode') !== 'External').map((one) => ({
      id: one.getAttribute('Id') ?? '',
      type: (one.getAttribute('Type') ?? '').split('/').at(-1) ?? '',
      part: posix.join(posix.dirname(ofPart), target(ofPart, one.getAttribute('Target') ?? '')),
    }));
  }

  return {
    read, edit, related,
    names: () => Object.keys(files),
    add(name, xml, contentType) {
      put(name, xml);
      insert(edit(contentTypes), 'Override', { PartName: `/${name}`, ContentType: contentType });
    },
    drop(name, ofPart) {
      if (!files[name]) return;
      delete files[name];
      parsed.delete(name);
      edited.delete(name);
      for (const one of children(edit(contentTypes), 'Override')) if (one.getAttribute('PartName') === `/${name}`) remove(one);
      const id = related(ofPart).find((one) => one.part === name)?.id;
      for (const one of children(edit(relationsOf(ofPart)), 'Relationship')) if (one.getAttribute('Id') === id) remove(one);
    },
    relate(ofPart, type, part) {
      const file = relationsOf(ofPart);
      if (!files[file]) put(file, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${relationsNamespace}"/>`);
      const root = edit(file);
      const taken = new Set(children(root).map((one) => one.getAttribute('Id')));
      let number = taken.size + 1;
      while (taken.has(`rId${number}`)) number += 1;
      insert(root, 'Relationship', { Id: `rId${number}`, Type: `http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}`, Target: posix.relative(posix.dirname(ofPart), part) });
      return `rId${number}`;
    },
    bytes() {
      const serializer = new XMLSerializer();
      for (const name of edited) {
        const document = parsed.get(name);
        if (document) files[name] = strToU8(serializer.serializeToString(document));
      }
      edited.clear();
      // A zip made twice of the same is the same.
      return Buffer.from(zipSync(files, { level: 6, mtime: new Date('1980-01-01T00:00:00') }));
    },
  };
}

/** Targets are relative to the folder of the part, or begin with a slash. */
const target = (ofPart: string, text: string): string => (text.startsWith('/') ? posix.relative(posix.join('/', posix.dirname(ofPart)), text) : text);

