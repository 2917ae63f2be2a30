/** `npm run screenshots`: takes the pictures of the README in a browser, from the app as it is now. */
import { spawnSync } from 'node:child_process';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { inProject, root, stopWith } from './project.mjs';
import { ensureBuilt } from './stale.mjs';

checkNode();
ensureInstalled();
ensureBuilt();
const { load } = await import('./typescript.mjs');
const { findBrowser, howToGetOne } = await load('tests/browser/find.ts');
if (!findBrowser()) stopWith(`There is no browser to take pictures with. ${howToGetOne}`);
const result = spawnSync(process.execPath, ['--import', 'tsx', inProject('tests', 'browser', 'screenshots.ts')], { cwd: root, stdio: 'inherit' });
process.exitCode = result.status ?? 1;
