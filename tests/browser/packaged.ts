import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FoundBrowser } from './find';

/** Unpacks in a process of its own, whose "temporary folder" and libraries are then ours alone. */
const unpack = "require('@sparticuz/chromium').executablePath().then(() => process.exit(0), () => process.exit(1))";

/** Any of the names by which the package knows that it has to bring its libraries along. */
const withLibraries = { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' };

/** The Chromium that npm ships for Linux on x64, unpacked once; null where it does not serve. */
export function packagedBrowser(): FoundBrowser | null {
  if (process.platform !== 'linux' || process.arch !== 'x64') return null;
  const account = process.getuid?.() ?? 0;
  const folder = join(tmpdir(), `cop-guide-chromium-${account}`);
  const path = join(folder, 'chromium');
  if (!existsSync(path) && !unpackTo(folder)) return null;
  return { path, from: 'npm', env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') } };
}

/** Into a folder with another name first: a half-written browser is never found. */
function unpackTo(folder: string): boolean {
  const making = `${folder}-${process.pid}`;
  mkdirSync(making, { mode: 0o700 });
  try {
    const env = { PATH: process.env['PATH'], HOME: making, TMPDIR: making, ...withLibraries };
    const result = spawnSync(process.execPath, ['-e', unpack], { cwd: join(__dirname, '..', '..'), env });
    if (result.status !== 0 || !existsSync(join(making, 'chromium'))) return false;
    writeFileSync(join(making, 'fonts.conf'), fontsOf(folder));
    renameSync(making, folder);
    return true;
  } catch {
    return existsSync(join(folder, 'chromium'));
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
}

/** The package's own list of font folders names places of the service it was made for. */
function fontsOf(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${folder}/fonts</dir>
  <cachedir>${folder}/fonts-cache</cachedir>
</fontconfig>
`;
}
