import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that seals what is kept of sign-ins on one machine, 32 bytes: made at the first call, and for the owner of the folder alone. */
export function tokenKey(folder: string): Buffer {
  const file = join(folder, 'token-key');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}
