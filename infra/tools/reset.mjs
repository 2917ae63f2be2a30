/** `npm run reset`: forgets the state of local Teams, its database stopped first. Asks nothing. */
import { existsSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { stateFolder, stopWith } from './project.mjs';
import { built, ensureBuilt } from './stale.mjs';

checkNode();
const folder = stateFolder();
if (!existsSync(folder)) {
  console.log('There is nothing to forget.');
} else {
  ensureInstalled();
  ensureBuilt();
  const { forgetEmbedded } = createRequire(import.meta.url)(built('bot', 'embedded.js'));
  try {
    await forgetEmbedded(join(folder, 'database'));
    rmSync(folder, { recursive: true, force: true });
    console.log('The state of local Teams is forgotten: the next start is a first one.');
  } catch (problem) {
    stopWith(problem.message);
  }
}
