/** `npm start`: installs and builds what is missing or stale, then runs the app in this very process. */
import { existsSync } from 'node:fs';
import { checkWritable, ensureInstalled } from './install.mjs';
import { checkNode } from './node-version.mjs';
import { inProject, root, stateFolder } from './project.mjs';
import { runAsMain } from './run.mjs';
import { ensureBuilt } from './stale.mjs';

checkNode();
// What was deployed is what runs: a production host neither installs nor builds at start.
if (process.env.NODE_ENV !== 'production') {
  ensureInstalled();
  ensureBuilt();
  checkWritable(existsSync(stateFolder()) ? stateFolder() : root);
}
runAsMain(inProject('.build', 'bot', 'main.js'));
