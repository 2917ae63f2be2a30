import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { packagedBrowser } from './packaged';

export interface FoundBrowser {
  /** Absolute path of the program. */
  path: string;
  /** Where it was found: `COP_BROWSER`, `this machine` or `npm`. */
  from: string;
  /** What it needs in its environment besides what is there. */
  env: Record<string, string>;
}

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge', 'microsoft-edge-stable', 'msedge'];

const usualPlaces: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((name) => {
    const base = process.env[name];
    return base ? [join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'), join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe')] : [];
  }),
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
};

/** Root has no sandbox of its own to give; nothing but our own loopback pages is opened. */
export const browserArgs = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run', '--font-render-hinting=none'];

/** How to get a browser, as one sentence. */
export const howToGetOne = 'Install Chromium, Chrome or Edge, or set COP_BROWSER to the path of one.';

/**
 * The browser for the tests: COP_BROWSER, else an installed Chromium, Chrome or Edge, else the one that
 * npm ships for Linux; null where none is found or none runs.
 */
export function findBrowser(): FoundBrowser | null {
  const named = process.env['COP_BROWSER'];
  if (named) return isProgram(named) ? { path: named, from: 'COP_BROWSER', env: {} } : null;
  const installed = [...onPath(), ...(usualPlaces[process.platform] ?? [])].find((path) => isProgram(path));
  if (installed) return { path: installed, from: 'this machine', env: {} };
  const packaged = packagedBrowser();
  return packaged && runs(packaged) ? packaged : null;
}

function onPath(): string[] {
  if (process.platform === 'win32') return [];
  return (process.env['PATH'] ?? '').split(delimiter).filter(Boolean).flatMap((folder) => names.map((name) => join(folder, name)));
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A bare machine may lack a library that the packaged one needs. */
function runs(browser: FoundBrowser): boolean {
  return spawnSync(browser.path, ['--version'], { env: { ...process.env, ...browser.env }, timeout: 20_000 }).status === 0;
}
