import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerResponse } from 'node:http';
import { Refused } from './door';

const files: Record<string, { file: string; type: string }> = {
  '/': { file: 'index.html', type: 'text/html; charset=utf-8' },
  '/local/page/main.js': { file: 'main.js', type: 'text/javascript; charset=utf-8' },
  '/local/page/cards.css': { file: 'cards.css', type: 'text/css; charset=utf-8' },
  '/local/page/style.css': { file: 'style.css', type: 'text/css; charset=utf-8' },
  '/local/page/tabs.css': { file: 'tabs.css', type: 'text/css; charset=utf-8' },
};

/** The host page runs its own script only, and frames pages of its own origin only. */
const policy = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "frame-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ');

/** True for a path of the host page. */
export function isHostPage(pathname: string): boolean {
  return Object.hasOwn(files, pathname);
}

/** Serves one file of the built page from `folder`; throws Refused 503 when it was not built. */
export async function sendHostPage(folder: string, pathname: string, res: ServerResponse, withBody: boolean): Promise<void> {
  const wanted = files[pathname];
  if (!wanted) throw new Refused(404, 'not-found', 'Local Teams has no such page.');
  const bytes = await readFile(join(folder, wanted.file)).catch(() => null);
  if (!bytes) throw new Refused(503, 'not-built', 'The page of local Teams is not built yet. Run npm run build, then load it again.');
  res.writeHead(200, {
    'content-type': wanted.type, 'content-length': bytes.length, 'cache-control': 'no-cache', 'content-security-policy': policy,
    'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'cross-origin-opener-policy': 'same-origin-allow-popups',
  });
  res.end(withBody ? bytes : undefined);
}
