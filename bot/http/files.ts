import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { Request, Response } from 'restify';
import { notFound } from '../errors';
import { pack, packingFor, type Packing } from './packing';

export interface FilesOptions {
  /** Built files; read once, when the handler is made. A folder that is not there serves nothing. */
  folder: string;
  /** Address under which the folder stands, such as `/tab`. */
  prefix: string;
  /** Content-Security-Policy of everything served, such as `tabPolicy(mode)`. */
  policy: string;
}

interface File {
  bytes: Buffer;
  type: string;
  etag: string;
  /** Its name changes with its content, so that it never needs to be asked for again. */
  hashed: boolean;
  packed: Map<Packing, Promise<Buffer>>;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.mjs': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2', '.txt': 'text/plain; charset=utf-8',
};

/**
 * A GET handler for `<prefix>` and `<prefix>/*`: only files that were in the folder at the start, by
 * their exact names; a name without an extension is a place in the app and gets index.html.
 */
export function serveFiles(options: FilesOptions): (req: Request, res: Response) => Promise<void> {
  const files = readFolder(options.folder);
  return async function serveFile(req: Request, res: Response): Promise<void> {
    const path = new URL(req.url ?? '/', 'http://host').pathname;
    const name = path.slice(options.prefix.length).replace(/^\//, '');
    const file = files.get(name) ?? (extname(name) === '' ? files.get('index.html') : undefined);
    if (!file || !(path === options.prefix || path.startsWith(`${options.prefix.replace(/\/$/, '')}/`))) throw notFound();

    res.setHeader('Content-Security-Policy', options.policy);
    res.setHeader('Cache-Control', file.hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
    res.setHeader('ETag', file.etag);
    res.setHeader('Vary', 'Accept-Encoding');
    if (req.headers['if-none-match']?.includes(file.etag)) return void res.sendRaw(304, '');

    const packing = file.bytes.length > 1000 && !/^image\/(?!svg)|^font\//.test(file.type) ? packingFor(req.headers['accept-encoding']) : null;
    const bytes = packing ? await packed(file, packing) : file.bytes;
    if (packing) res.setHeader('Content-Encoding', packing);
    res.sendRaw(200, bytes, { 'Content-Type': file.type, 'Content-Length': String(bytes.length) });
  };
}

function packed(file: File, packing: Packing): Promise<Buffer> {
  const made = file.packed.get(packing) ?? pack(file.bytes, packing, 'once');
  file.packed.set(packing, made);
  return made;
}

function readFolder(folder: string): Map<string, File> {
  const files = new Map<string, File>();
  for (const path of namesIn(folder)) {
    const bytes = readFileSync(path);
    const name = relative(folder, path).split(sep).join('/');
    files.set(name, {
      bytes, type: types[extname(name)] ?? 'application/octet-stream',
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      hashed: /[.-][\w-]{8,}\.\w+$/.test(name) && name.startsWith('assets/'),
      packed: new Map(),
    });
  }
  return files;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
