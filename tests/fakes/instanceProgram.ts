import { execFile } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { runFolder } from '../store/server';

let made: Promise<string> | null = null;

/**
 * Where one file with the app and `instance.ts` is, bundled as the app that is shipped: it starts in a quarter of the
 * time that the sources take, and a storm starts dozens. Made once for a test file.
 */
export function instanceProgram(): Promise<string> {
  made ??= (async () => {
    const folder = join(runFolder(), `instance-${process.pid}`);
    const entries = JSON.stringify({ instance: resolve('tests/fakes/instance.ts') });
    // In a process of its own: the tools are ES modules, which tests do not load.
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', `await (await import('./infra/tools/build.mjs')).bundleServer(${entries}, ${JSON.stringify(folder)})`]);
    // They stand beside the program that brings its database up to date.
    cpSync(resolve('bot/store/migrations'), join(folder, 'migrations'), { recursive: true });
    return join(folder, 'instance.js');
  })();
  return made;
}
